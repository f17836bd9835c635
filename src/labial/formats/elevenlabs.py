"""ElevenLabs' speech with timing: when each character of the text begins and ends, in seconds.

https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps: one object, or the
objects of a stream, one in each line. Over a WebSocket, the lists have other names, and times are
in ms. The sound in the same file is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from labial.errors import FormatError
from labial.formats.mfa import is_number
from labial.formats.timed_words import spoken_words
from labial.formats.transcription import ReadingOptions, Transcription, interval

_ALIGNMENTS = ("alignment", "normalized_alignment", "normalizedAlignment")
_CHARACTERS = "characters"
_STARTS, _ENDS = "character_start_times_seconds", "character_end_times_seconds"
_OF_SOCKETS = ("chars", "charStartTimesMs", "charDurationsMs")


def fits(values: Any) -> bool:
    """Whether JSON values, or the first of several that have any, have the times of characters."""
    parts = values if isinstance(values, list) else [values]
    return all(isinstance(part, dict) for part in parts) and _key(parts) is not None


def transcription(path: Path, values: Any, options: ReadingOptions) -> Transcription:
    """The utterance of timed characters: words with phones of espeak-ng.

    The parts of a stream follow one another, with times from its start; some have no characters.
    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1.0)
    parts = values if isinstance(values, list) else [values]
    key = _key(parts)
    if key and sum(_OF_SOCKETS[1] in (part.get(key) or {}) for part in parts) > 1:
        raise FormatError(
            f"{path}: has several parts of a WebSocket, whose times do not say where each part"
            " begins in the sound; align the sound with its text instead"
        )
    lists: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
    for number, part in enumerate(parts, start=1):
        found = part if key == "" else part.get(key)
        if found is not None:
            where = str(path) if part is values else f"{path}, part {number}"
            for whole, own in zip(lists, _lists(found, where), strict=True):
                whole.extend(own)
    characters, starts, ends = lists
    words = [
        interval(starts[first] * unit_s, ends[last] * unit_s, label, str(path))
        for first, last, label in _words(characters)
    ]
    return spoken_words(path, words, options)


def _key(parts: Sequence[dict[str, Any]]) -> str | None:
    """Under which key the parts have their characters; "" if they are not in a further object."""
    for part in parts:
        if _has_starts(part):
            return ""
        for key in _ALIGNMENTS:
            if isinstance(part.get(key), dict) and _has_starts(part[key]):
                return key
    return None


def _has_starts(values: dict[str, Any]) -> bool:
    return _STARTS in values or _OF_SOCKETS[1] in values


def _lists(values: Any, where: str) -> tuple[list[Any], ...]:
    """The characters with their starts and ends. Raises ``FormatError`` naming ``where``."""
    found = _in_seconds(values) if isinstance(values, dict) else {}
    characters, starts, ends = lists = tuple(
        each if isinstance(each, list) else [None]
        for each in map(found.get, (_CHARACTERS, _STARTS, _ENDS))
    )
    if (
        not len(characters) == len(starts) == len(ends)
        or not all(isinstance(each, str) for each in characters)
        or not all(map(is_number, [*starts, *ends]))
    ):
        raise FormatError(
            f"{where}: expected lists of equal length, '{_CHARACTERS}' with texts, '{_STARTS}' and"
            f" '{_ENDS}' with numbers"
        )
    return lists


def _in_seconds(values: dict[str, Any]) -> dict[str, Any]:
    """The lists of a WebSocket under the other names and in seconds; others as they are."""
    characters, starts, durations = (values.get(key) for key in _OF_SOCKETS)
    numbered = all(isinstance(e, list) and all(map(is_number, e)) for e in (starts, durations))
    if not numbered or starts is None or durations is None or len(starts) != len(durations):
        return values
    return {
        _CHARACTERS: characters,
        _STARTS: [start / 1000 for start in starts],
        _ENDS: [(start + length) / 1000 for start, length in zip(starts, durations, strict=True)],
    }


def _words(characters: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The first and the last letter of each word, and the word with the punctuation around it."""
    places = range(len(characters))
    for is_space, group in groupby(places, key=lambda place: not characters[place].strip()):
        word = list(group)
        letters = [place for place in word if any(c.isalnum() for c in characters[place])]
        if not is_space and letters:
            yield letters[0], letters[-1], "".join(characters[place] for place in word)

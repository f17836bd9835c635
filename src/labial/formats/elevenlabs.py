"""ElevenLabs' speech with timing: when each character of the text begins and ends, in seconds.

https://elevenlabs.io/docs/api-reference/text-to-speech/convert-with-timestamps. The sound in the
same file is not read.
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

_ALIGNMENTS = ("alignment", "normalized_alignment")
_CHARACTERS = "characters"
_STARTS, _ENDS = "character_start_times_seconds", "character_end_times_seconds"


def fits(values: Any) -> bool:
    """Whether JSON values have the times of characters."""
    return isinstance(values, dict) and any(
        isinstance(each, dict) and _STARTS in each
        for each in (values, *(values.get(key) for key in _ALIGNMENTS))
    )


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of timed characters: words with phones of espeak-ng.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1.0)
    alignments = (values, *(values.get(key) for key in _ALIGNMENTS))
    found = next(each for each in alignments if isinstance(each, dict) and _STARTS in each)
    lists: list[list[Any]] = [
        each if isinstance(each, list) else [None]
        for each in map(found.get, (_CHARACTERS, _STARTS, _ENDS))
    ]
    characters, starts, ends = lists
    if (
        not len(characters) == len(starts) == len(ends)
        or not all(isinstance(each, str) for each in characters)
        or not all(map(is_number, [*starts, *ends]))
    ):
        raise FormatError(
            f"{path}: expected lists of equal length, '{_CHARACTERS}' with texts, '{_STARTS}' and"
            f" '{_ENDS}' with numbers"
        )
    words = [
        interval(starts[first] * unit_s, ends[last] * unit_s, label, str(path))
        for first, last, label in _words(characters)
    ]
    return spoken_words(path, words, options)


def _words(characters: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The first and the last letter of each word, and the word with the punctuation around it."""
    places = range(len(characters))
    for is_space, group in groupby(places, key=lambda place: not characters[place].strip()):
        word = list(group)
        letters = [place for place in word if any(c.isalnum() for c in characters[place])]
        if not is_space and letters:
            yield letters[0], letters[-1], "".join(characters[place] for place in word)

"""WhisperX's transcriptions with the times of words, in seconds.

https://github.com/m-bain/whisperX: ``{"segments": [{"start": 0.0, "end": 2.0, "words": [{"word":
"Hello,", "start": 0.1, "end": 0.4, "score": 0.9}, ...]}, ...], "language": "en"}``; Whisper's own,
with times of words, have the same form. A word without times, such as a number, was not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from labial.alignment import Interval
from labial.doubts import doubt
from labial.errors import FormatError
from labial.formats.mfa import is_number
from labial.formats.timed_words import objects_in, spoken_words, text_in, time_in
from labial.formats.transcription import ReadingOptions, Transcription, interval

# The languages that Whisper calls otherwise than espeak-ng.
_LANGUAGES = {"zh": "cmn", "no": "nb", "jw": "jv"}


def fits(values: Any) -> bool:
    """Whether JSON values are a transcription whose words are in its segments."""
    return isinstance(values, dict) and "segments" in values and "words" not in values


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of a transcription: words with phones of espeak-ng.

    Words without times share the time between their neighbours by their number of letters, which is
    a doubt. Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1.0)
    words: list[Interval] = []
    guessed: list[str] = []
    for number, segment in enumerate(objects_in(values["segments"], f"{path}: 'segments'")):
        where = f"{path}: segments[{number}]"
        if "words" not in segment:
            raise FormatError(f"{where}: has no words with times; align the transcription first")
        timed = objects_in(segment["words"], f"{where}.words")
        bounds = (time_in(segment, "start", where, unit_s), time_in(segment, "end", where, unit_s))
        found = _words(timed, bounds, where, unit_s)
        words += found
        guessed += [w.label for w, each in zip(found, timed, strict=True) if not _has_times(each)]
    if guessed:
        doubt(f"{path}: words without times were placed between others: {', '.join(guessed[:8])}")
    language = values.get("language")
    if language is not None and not isinstance(language, str):
        raise FormatError(f"{path}: 'language' is {language!r}, expected a text")
    spoken = spoken_words(path, words, options, _LANGUAGES.get(language or "", language))
    return replace(spoken, only_speech=True)


def _words(
    timed: Sequence[dict[str, Any]], bounds: tuple[float, float], where: str, unit_s: float
) -> list[Interval]:
    """The words of a segment that lasts from the first to the second of ``bounds`` seconds."""
    words: list[Interval] = []
    runs = [(has_times, list(run)) for has_times, run in groupby(timed, key=_has_times)]
    for place, (has_times, run) in enumerate(runs):
        labels = [text_in(each, "word", where).strip() for each in run]
        if has_times:
            for each, label in zip(run, labels, strict=True):
                start, end = (time_in(each, key, where, unit_s) for key in ("start", "end"))
                word = interval(start, end, label, where)
                words.append(replace(word, confidence=_confidence(each)))
            continue
        start = words[-1].end if words else bounds[0]
        following = runs[place + 1][1][0] if place + 1 < len(runs) else None
        end = bounds[1] if following is None else time_in(following, "start", where, unit_s)
        if end <= start:
            raise FormatError(f"{where}: there is no time for '{' '.join(labels)}'")
        words += _shared(labels, start, end, where)
    return words


def _confidence(word: dict[str, Any]) -> float | None:
    """The mean probability of a word's characters, if it is given."""
    score = word.get("score", word.get("probability"))
    return float(score) if is_number(score) and 0 <= score <= 1 else None


def _has_times(word: dict[str, Any]) -> bool:
    return "start" in word or "end" in word


def _shared(labels: Sequence[str], start: float, end: float, where: str) -> list[Interval]:
    """Words that share a time by their number of letters."""
    letters = [max(1, len(label)) for label in labels]
    scale = (end - start) / sum(letters)
    edges = [start + scale * sum(letters[:place]) for place in range(len(letters))]
    return [
        interval(a, b, label, where)
        for (a, b), label in zip(pairwise([*edges, end]), labels, strict=True)
    ]

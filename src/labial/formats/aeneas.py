"""Sync maps of aeneas: lines of a text with their times in seconds.

https://github.com/readbeyond/aeneas: ``{"fragments": [{"begin": "0.000", "end": "2.680", "lines":
["From fairest creatures"]}, ...]}``. The words of a line share its time by their letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from labial.alignment import Interval
from labial.doubts import doubt
from labial.errors import FormatError
from labial.formats.timed_words import has_objects, objects_in, shown, spoken_words
from labial.formats.transcription import ReadingOptions, Transcription, interval, number_in


def fits(values: Any) -> bool:
    """Whether JSON values are a sync map."""
    return has_objects(values, "fragments", "lines")


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of a sync map: words with phones of espeak-ng.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1.0)
    words: list[Interval] = []
    for number, fragment in enumerate(objects_in(values["fragments"], f"{path}: 'fragments'")):
        where = f"{path}: fragments[{number}]"
        start, end = (_time(fragment, key, where) * unit_s for key in ("begin", "end"))
        lines = fragment["lines"]
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise FormatError(f"{where}: 'lines' is {shown(lines)}, expected a list of texts")
        spelled = " ".join(lines).split()
        if spelled:
            words += _shared(interval(start, end, " ".join(spelled), where), spelled)
    doubt(f"{path}: has lines with times, whose words share them by their letters")
    return replace(spoken_words(path, words, options), only_speech=True)


def _time(fragment: dict[str, Any], key: str, where: str) -> float:
    value = fragment.get(key)
    number = number_in(value) if isinstance(value, str) else None
    if number is None:
        raise FormatError(f"{where}: '{key}' is {shown(value)}, expected a time as text")
    return number


def _shared(line: Interval, words: list[str]) -> Iterator[Interval]:
    """The words of a line, each with a part of its time."""
    total = sum(len(word) for word in words)
    edges, letters = [line.start], 0
    for word in words:
        letters += len(word)
        edges.append(line.start + line.duration * letters / total)
    for (start, end), word in zip(pairwise(edges), words, strict=True):
        yield Interval(start, end, word)

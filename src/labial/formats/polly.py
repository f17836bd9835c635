"""Speech marks of Amazon Polly: a JSON object in each line.

https://docs.aws.amazon.com/polly/latest/dg/output.html. Times are in milliseconds. Visemes are read
as one of the phones of https://docs.aws.amazon.com/polly/latest/dg/ref-phoneme-tables-shell.html.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from labial.alignment import SILENCE
from labial.errors import FormatError
from labial.formats.timed_words import (
    Mark,
    objects_in,
    shown,
    spoken_visemes,
    spoken_words,
    text_in,
    time_in,
    words_with_ends,
)
from labial.formats.transcription import ReadingOptions, Transcription

PHONES = {
    "sil": SILENCE, "p": "p", "t": "t", "S": "ʃ", "T": "θ", "f": "f", "k": "k", "s": "s", "r": "ɹ",
    "l": "l", "i": "i", "u": "u", "@": "ə", "a": "a", "e": "e", "E": "ɛ", "o": "o", "O": "ɔ",
    "B": "β", "J": "ʝ",
}  # fmt: skip
"""A phone of each viseme; /p b m/ are one viseme, for example."""

_TYPES = ("sentence", "word", "viseme", "ssml")


def fits(values: Any) -> bool:
    """Whether JSON values are speech marks."""
    marks = values if isinstance(values, list) else [values]
    return bool(marks) and all(isinstance(m, dict) and {"time", "type"} <= m.keys() for m in marks)


def transcription(path: Path, values: Any, options: ReadingOptions) -> Transcription:
    """The utterance of speech marks: phones of visemes, or of words if there are none.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1e-3)
    found: dict[str, list[Mark]] = {kind: [] for kind in _TYPES}
    marks = objects_in(values if isinstance(values, list) else [values], str(path))
    for number, mark in enumerate(marks, start=1):
        where = f"{path}, mark {number}"
        kind = mark["type"]
        if kind not in _TYPES:
            raise FormatError(f"{where}: the type is {shown(kind)}, expected one of {_TYPES}")
        label = text_in(mark, "value", where)
        found[kind].append(Mark(time_in(mark, "time", where, unit_s), label))
    words = [mark for mark in found["word"] if mark.label.strip()]
    if found["viseme"]:
        return spoken_visemes(path, found["viseme"], words, PHONES)
    return spoken_words(path, words_with_ends(words, str(path)), options)

"""Label files of ESPS xlabel: those of Festival and Arctic (``.lab``) and of the Buckeye corpus.

After a header that ends in a line with ``#``, a line is ``END COLOUR LABEL[; MORE]``: a label from
the end of the one before it to ``END``, in seconds. Some programs leave out the colour, which is a
whole number. Buckeye's ``NAME.phones`` has its words in
``NAME.words``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.text import read_lines
from labial.formats.transcription import ReadingOptions, Transcription, interval, number_in

_END_OF_HEADER = "#"
_LINE = re.compile(r"(\S+)\s+(?:-?[0-9]+(?=\s|;|$))?([^;]*)(?:;.*)?")


def is_xlabel(lines: Sequence[str]) -> bool:
    """Whether a file's lines have the header of xlabel."""
    return any(line.strip() == _END_OF_HEADER for line in lines)


def read_xlabel(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The one utterance of a file. Raises ``FormatError`` naming file and line."""
    words = path.with_suffix(".words")
    spoken = _labels(words, options) if path.suffix == ".phones" and words.is_file() else []
    named = [word for word in spoken if word.label and word.label[0] not in "<{"]
    return [Transcription(path.stem, str(path), tuple(_labels(path, options)), tuple(named))]


def _labels(path: Path, options: ReadingOptions) -> list[Interval]:
    unit_s = options.unit_s(1.0)
    lines = [line.strip() for line in read_lines(path)]
    if _END_OF_HEADER not in lines:
        raise FormatError(f"{path}: has no line with '#', which ends the header of xlabel")
    first = lines.index(_END_OF_HEADER) + 1
    found: list[Interval] = []
    end = 0.0
    for number, line in enumerate(lines[first:], start=first + 1):
        if not line:
            continue
        where = f"{path}, line {number}"
        match = _LINE.fullmatch(line)
        time = number_in(match[1]) if match else None
        if match is None or time is None:
            raise FormatError(f"{where}: '{line[:80]}', expected an end, a colour and a label")
        label = match[2].strip()
        if time * unit_s > end or label:
            found.append(interval(end, time * unit_s, label, where))
            end = time * unit_s
    if not found:
        raise FormatError(f"{path}: holds no labels")
    return found

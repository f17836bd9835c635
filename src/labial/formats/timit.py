"""TIMIT's label files: phones in ``NAME.phn``, words in ``NAME.wrd``.

A line is ``START END LABEL``, with times in samples at 16 kHz.
"""

from __future__ import annotations

from pathlib import Path

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.text import read_lines
from labial.formats.transcription import ReadingOptions, Transcription, interval, number_in

RATE = 16_000.0  # Hz


def read_phn(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The one utterance of a file, with the words next to it. Raises ``FormatError``."""
    words = next((w for w in map(path.with_suffix, (".wrd", ".WRD")) if w.is_file()), None)
    return [
        Transcription(
            path.stem,
            str(path),
            tuple(_labels(path, options)),
            tuple(_labels(words, options)) if words is not None else (),
            phone_set="timit",
        )
    ]


def _labels(path: Path, options: ReadingOptions) -> list[Interval]:
    unit_s = options.unit_s(1 / RATE)
    found: list[Interval] = []
    for number, line in enumerate(read_lines(path), start=1):
        fields = line.split()
        if not fields:
            continue
        where = f"{path}, line {number}"
        times = [number_in(field) for field in fields[:2]]
        if len(fields) != 3 or times[0] is None or times[1] is None:
            raise FormatError(f"{where}: '{line[:80]}', expected start, end and label")
        found.append(interval(times[0] * unit_s, times[1] * unit_s, fields[2], where))
    if not found:
        raise FormatError(f"{path}: holds no labels")
    return found

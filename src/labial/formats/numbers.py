"""Tables of numbers in text files, as motion capture systems write them: one row per frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError

Numbers = npt.NDArray[np.float64]


def read_rows(
    path: Path, lines: Sequence[str], separator: str, columns: int, first: int
) -> Numbers:
    """Numbers ``[rows, columns]``, NaN for empty cells; ``first`` is the first line's number.

    Cells after the last column must be empty. Raises ``FormatError`` naming the line at fault.
    """
    if not lines:
        raise FormatError(f"{path}: has no frames")
    for number, line in enumerate(lines, start=first):
        cells = line.count(separator) + 1
        beyond = line.split(separator, columns)[columns] if cells > columns else ""
        if cells < columns or beyond.strip(separator + " "):
            raise FormatError(f"{path}: line {number} has {cells} cells, expected {columns}")
    empty = re.compile(rf"(?:(?<={separator})|^)[ ]*(?={separator}|$)")
    twice = separator * 2
    filled = [
        empty.sub("nan", line) if twice in line or " " in line or line.endswith(separator) else line
        for line in lines
    ]
    try:
        rows: Numbers = _numbers(filled, separator, columns)
    except (ValueError, OverflowError):
        raise FormatError(_first_fault(path, filled, separator, columns, first)) from None
    if np.isinf(rows).any():
        row, column = np.argwhere(np.isinf(rows))[0]
        raise FormatError(f"{path}: line {first + row}, cell {column + 1} is infinite")
    return rows


def check_frames(path: Path, frames: Numbers, times: Numbers, fps: float, first: int) -> None:
    """Raise ``FormatError`` if frames ``[rows]`` are not consecutive or times (s) do not match."""
    steps = np.flatnonzero(np.diff(frames) != 1)
    if np.isnan(frames).any() or len(steps):
        row = int(np.argmax(np.isnan(frames))) if np.isnan(frames).any() else int(steps[0]) + 1
        raise FormatError(f"{path}: line {first + row} is frame {frames[row]:g}, out of order")
    expected = times[0] + np.arange(len(times)) / fps
    # Files round times to a few decimals.
    off = np.flatnonzero(~(np.abs(times - expected) < 0.5 / fps + 0.0015))
    if len(off):
        row = int(off[0])
        raise FormatError(
            f"{path}: line {first + row} is at {times[row]:g} s, expected {expected[row]:.4f} s at"
            f" {fps:g} Hz"
        )


def check_gaps(path: Path, places: Numbers, names: Sequence[str], first: int) -> None:
    """Raise ``FormatError`` if a marker of ``[rows, markers, 3]`` lacks some of its coordinates."""
    lacking = np.isnan(places)
    partly = np.argwhere(lacking.any(axis=2) & ~lacking.all(axis=2))
    if len(partly):
        row, marker = partly[0]
        raise FormatError(
            f"{path}: line {first + row}: '{names[marker]}' lacks some of its coordinates"
        )


def _numbers(lines: Sequence[str], separator: str, columns: int) -> Numbers:
    return np.loadtxt(lines, delimiter=separator, comments=None, ndmin=2, usecols=range(columns))


def _first_fault(path: Path, lines: Sequence[str], separator: str, columns: int, first: int) -> str:
    for number, line in enumerate(lines, start=first):
        for place, cell in enumerate(line.split(separator)[:columns], start=1):
            try:
                _numbers([cell], separator, 1)
            except (ValueError, OverflowError):
                return f"{path}: line {number}, cell {place}: '{cell[:40]}' is not a number"
    return f"{path}: its rows are not numbers"

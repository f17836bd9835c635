"""Motive's CSV export of a take (OptiTrack): single markers by their names.

Above the numbers are a line of settings and lines that say for each column what it belongs to
(Marker, Rigid Body, ...), its name, its ID and what it measures. Only the positions of markers are
used; Motive computes rigid bodies and bones from markers.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from labial.errors import FormatError, MotionError
from labial.face.markers import Markers, markers_in_mm
from labial.formats.numbers import check_frames, check_gaps, read_rows
from labial.formats.text import read_lines

_MOST_HEADER_LINES = 16


def read_motive(path: Path, unit: str | None = None) -> Markers:
    """Read the markers of a take that Motive exported as CSV.

    ``unit`` replaces the file's own. Raises ``FormatError`` naming the file and line.
    """
    lines = read_lines(path)
    settings = _settings(path, lines[0])
    header, rows = _header(path, lines)
    columns = _marker_columns(path, rows)
    fps = _number(path, settings, "Export Frame Rate", "Capture Frame Rate")
    first = header + 2
    width = len(rows[-1])
    numbers = read_rows(path, lines[header + 1 :], ",", width, first)
    promised = settings.get("Total Exported Frames", "").strip()
    if promised and promised != str(len(numbers)):
        raise FormatError(f"{path}: has {len(numbers)} frames, but its header says {promised}")
    if not 1 <= fps <= 10_000:
        raise FormatError(f"{path}: a frame rate of {fps:g} Hz is not between 1 and 10,000")
    check_frames(path, numbers[:, 0], numbers[:, 1], fps, first)
    values = numbers[:, [[place, place + 1, place + 2] for place in columns.values()]]
    check_gaps(path, values, tuple(columns), first)
    try:
        return markers_in_mm(tuple(columns), values, fps, unit or settings.get("Length Units", ""))
    except MotionError as error:
        raise FormatError(f"{path}: {error}") from error


def _settings(path: Path, line: str) -> Mapping[str, str]:
    cells = next(iter(_cells(path, [line])), [])
    if cells[:1] != ["Format Version"]:
        raise FormatError(f"{path}: not an export of Motive: it does not start 'Format Version'")
    return dict(zip(cells[::2], cells[1::2], strict=False))


def _number(path: Path, settings: Mapping[str, str], *names: str) -> float:
    for name in names:
        if name in settings:
            try:
                return float(settings[name])
            except ValueError:
                raise FormatError(f"{path}: '{name}' is '{settings[name]}', not a number") from None
    raise FormatError(f"{path}: lacks the setting '{names[0]}'")


def _header(path: Path, lines: Sequence[str]) -> tuple[int, list[list[str]]]:
    """The index of the line "Frame, Time", and the cells of the lines that describe columns."""
    for place, line in enumerate(lines[1:_MOST_HEADER_LINES], start=1):
        if line.startswith(("Frame,", '"Frame",')):
            rows = _cells(path, [each for each in lines[1 : place + 1] if each.strip(", ")])
            width = len(rows[-1])
            for row in rows:
                if len(row) != width:
                    raise FormatError(
                        f"{path}: a line above the numbers has {len(row)} cells, expected {width}"
                    )
            return place, rows
    raise FormatError(f"{path}: not a whole export of Motive: no line starts with 'Frame'")


def _marker_columns(path: Path, rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The column of each marker's x by name, in order."""
    kinds = next((i for i, row in enumerate(rows) if "Marker" in row[2:]), None)
    if kinds is None or len(rows) < kinds + 4:
        raise FormatError(f"{path}: holds no single markers; export with markers")
    names = next((row for row in rows if row[1].strip() == "Name"), rows[kinds + 1])
    measures, axes = rows[-2], rows[-1]
    columns: dict[str, int] = {}
    place = 2
    while place < len(axes):
        if rows[kinds][place] != "Marker" or measures[place] != "Position":
            place += 1
            continue
        name = names[place].strip()
        three = slice(place, place + 3)
        if list(axes[three]) != ["X", "Y", "Z"] or {n.strip() for n in names[three]} != {name}:
            raise FormatError(f"{path}: column {place + 1}: expected X, Y and Z of '{name}'")
        if name in columns:
            raise FormatError(f"{path}: two markers are named '{name}'")
        columns[name] = place
        place += 3
    if not columns:
        raise FormatError(f"{path}: holds no positions of markers")
    return columns


def _cells(path: Path, lines: Sequence[str]) -> list[list[str]]:
    try:
        return list(csv.reader(lines, strict=True))
    except csv.Error as error:
        raise FormatError(f"{path}: not a whole export of Motive: {error}") from None

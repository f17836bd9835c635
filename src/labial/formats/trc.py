"""TRC files (Motion Analysis, OpenSim): markers as a table separated by tabs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.doubts import doubt
from labial.errors import FormatError, MotionError
from labial.face.markers import Markers, markers_in_mm
from labial.formats.numbers import check_frames, check_gaps, read_rows
from labial.formats.text import read_lines
from labial.progress import Progress, unseen
from labial.sinks import Sink

_HEADER_LINES = 5
_TOLD_FRAMES = 1000


def read_trc(path: Path, unit: str | None = None) -> Markers:
    """Read the markers of a TRC file.

    ``unit`` replaces the file's own. Raises ``FormatError`` naming the file and line.
    """
    lines = read_lines(path)
    if not lines[0].startswith("PathFileType") or len(lines) <= _HEADER_LINES:
        raise FormatError(
            f"{path}: not a whole TRC file: expected 'PathFileType', and {_HEADER_LINES} lines of"
            " header before the frames"
        )
    if _cells(lines[0])[2:3] not in ([], ["(X/Y/Z)"]):
        raise FormatError(f"{path}: its columns are {_cells(lines[0])[2]}, expected (X/Y/Z)")
    header = dict(zip(_cells(lines[1]), _cells(lines[2]), strict=False))
    fps, frames, count = (
        _number(path, header, name) for name in ("DataRate", "NumFrames", "NumMarkers")
    )
    names = _names(path, lines[3], lines[4])
    start = _HEADER_LINES
    while start < len(lines) and not lines[start].strip():
        start += 1
    columns = 2 + 3 * len(names)
    unnamed = _unnamed(lines[start:], columns)
    if len(names) != count and not (unnamed and len(names) + unnamed == count):
        raise FormatError(f"{path}: names {len(names)} markers, but its header says {count:g}")
    if unnamed:
        doubt(f"{path}: {unnamed} markers without names are left out", stacklevel=3)
    numbers = read_rows(path, _cut(lines[start:], columns, unnamed), "\t", columns, start + 1)
    if len(numbers) != frames:
        raise FormatError(f"{path}: has {len(numbers)} frames, but its header says {frames:g}")
    if not 1 <= fps <= 10_000:
        raise FormatError(f"{path}: a frame rate of {fps:g} Hz is not between 1 and 10,000")
    check_frames(path, numbers[:, 0], numbers[:, 1], fps, start + 1)
    values = numbers[:, 2:].reshape(len(numbers), len(names), 3)
    check_gaps(path, values, names, start + 1)
    try:
        return markers_in_mm(names, values, fps, unit or header.get("Units", ""))
    except MotionError as error:
        raise FormatError(f"{path}: {error}") from error


def write_trc(
    sink: Sink,
    names: Sequence[str],
    positions_mm: npt.NDArray[np.floating[Any]],
    fps: float,
    progress: Progress = unseen,
) -> None:
    """Write markers ``[frames, markers, 3]`` in mm, to 1 µm; gaps, NaN, are empty cells.

    ``progress`` receives frames done and in all. Raises ``FormatError`` for a name that the format
    cannot hold.
    """
    for name in names:
        if not name.strip() or set(name) & set("\t\n\r"):
            raise FormatError(f"{sink}: '{name}' cannot be a marker's name in TRC")
    frames, count = len(positions_mm), len(names)
    keys = "DataRate CameraRate NumFrames NumMarkers Units OrigDataRate OrigDataStartFrame"
    settings = [f"{fps:g}", f"{fps:g}", frames, count, "mm", f"{fps:g}", 1, frames]
    axes = [f"{axis}{place}" for place in range(1, count + 1) for axis in "XYZ"]
    with sink.text() as file:
        file.write(f"PathFileType\t4\t(X/Y/Z)\t{sink.name}\n")
        file.write("\t".join([*keys.split(), "OrigNumFrames"]) + "\n")
        file.write("\t".join(map(str, settings)) + "\n")
        file.write("Frame#\tTime\t" + "\t\t\t".join(names) + "\t\t\n")
        file.write("\t\t" + "\t".join(axes) + "\n\n")
        for frame, places in enumerate(positions_mm):
            cells = ["" if isnan(value) else f"{value:.3f}" for value in places.ravel().tolist()]
            file.write("\t".join([str(frame + 1), f"{frame / fps:.6f}", *cells]) + "\n")
            if (frame + 1) % _TOLD_FRAMES == 0 or frame + 1 == frames:
                progress(frame + 1, frames)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _number(path: Path, header: Mapping[str, str], name: str) -> float:
    try:
        return float(header[name])
    except KeyError:
        raise FormatError(f"{path}: its header lacks '{name}'") from None
    except ValueError:
        raise FormatError(f"{path}: '{name}' is '{header[name]}', not a number") from None


def _names(path: Path, line: str, axes: str) -> list[str]:
    cells = _cells(line)
    found = [cell for cell in cells[2:] if cell]
    if [cell for cell in cells[2::3] if cell] != found:
        raise FormatError(f"{path}: line 4: expected a marker's name in every third cell")
    written = [cell[:1].upper() for cell in _cells(axes) if cell]
    if written[: 3 * len(found)] != ["X", "Y", "Z"] * len(found) or len(written) % 3:
        raise FormatError(f"{path}: line 5: expected X, Y and Z of each marker in turn")
    return found


def _unnamed(rows: Sequence[str], columns: int) -> int:
    """The number of markers after the named ones, which Cortex writes in some rows.

    A single row with more cells than the others is a damaged one.
    """
    beyond = [row.rstrip("\t ").count("\t") + 1 - columns for row in rows]
    more = [cells for cells in beyond if cells > 0]
    alike = len(set(more)) == 1 and more[0] % 3 == 0
    return more[0] // 3 if alike and (len(more) > 1 or len(rows) == 1) else 0


def _cut(rows: Sequence[str], columns: int, unnamed: int) -> list[str]:
    """The rows without the markers that have no names."""
    return ["\t".join(row.split("\t")[:columns]) for row in rows] if unnamed else list(rows)

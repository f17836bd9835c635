"""Reading marker files in the format of their ending (``formats/kinds.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from labial.errors import FormatError
from labial.face.markers import Markers
from labial.formats.c3d import read_all_c3d
from labial.formats.kinds import MARKER_FORMATS, listed


def is_markers(path: Path) -> bool:
    """Whether a file has the ending of a marker format."""
    return path.suffix.lower() in MARKER_FORMATS


def read_markers(path: Path, unit: str | None = None) -> Markers:
    """Read markers in the format of the file's ending.

    ``unit`` replaces the file's own. Raises ``FormatError`` naming the file.
    """
    if not path.is_file():
        raise FormatError(f"{path}: no such file")
    if not is_markers(path):
        raise FormatError(f"{path}: expected a file ending in one of {listed(MARKER_FORMATS)}")
    return MARKER_FORMATS[path.suffix.lower()].load()(path, unit)


def read_all_markers(paths: Sequence[Path], unit: str | None = None) -> Iterator[Markers]:
    """Read files in turn, each as :func:`read_markers` does."""
    if all(path.suffix.lower() == ".c3d" for path in paths):
        yield from read_all_c3d(paths, unit)
    else:
        yield from (read_markers(path, unit) for path in paths)

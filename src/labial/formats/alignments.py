"""Alignment files by their ending. A new format is a reader's module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from labial.alignment import Alignment
from labial.errors import FormatError
from labial.formats.alignment_json import read_alignment_json
from labial.formats.textgrid import read_textgrid

READERS: dict[str, Callable[[Path], Alignment]] = {
    ".textgrid": read_textgrid,
    ".json": read_alignment_json,
}


def is_alignment(path: Path) -> bool:
    """Whether a file's ending is one of an alignment's."""
    return path.suffix.lower() in READERS


def read_alignment(path: Path) -> Alignment:
    """Read an alignment in the format that the file's ending names."""
    if not path.exists():
        raise FormatError(f"{path}: no such file or folder")
    if not is_alignment(path):
        raise FormatError(f"{path}: expected a file ending in .TextGrid or .json")
    return READERS[path.suffix.lower()](path)

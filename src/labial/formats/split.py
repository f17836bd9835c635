"""Splits of a corpus: a CSV file with the columns ``utterance`` and ``split``."""

from __future__ import annotations

from pathlib import Path

from labial.errors import FormatError
from labial.formats.cells import name_in
from labial.formats.csv_rows import read_rows

SPLITS = ("train", "validation", "test")

SPLIT_FILE = "split.csv"
"""The name of the split next to the recordings of a corpus."""


def split_of(source: Path) -> dict[str, str]:
    """The split in a folder of recordings, or next to a recording; empty if there is none."""
    path = (source if source.is_dir() else source.parent) / SPLIT_FILE
    return read_split(path) if path.exists() else {}


def read_split(path: Path) -> dict[str, str]:
    """The split ("train", "validation", "test") of each utterance by name.

    Raises ``FormatError`` naming the file for another split, or an utterance without a name or
    with two lines.
    """
    splits: dict[str, str] = {}
    for where, row in read_rows(path, ("utterance", "split")):
        name, split = name_in(row["utterance"]), row["split"]
        if split not in SPLITS:
            raise FormatError(f"{where}: '{name}' is in '{split}', expected one of {SPLITS}")
        if not name:
            raise FormatError(f"{where}: expected the name of an utterance")
        if name in splits:
            raise FormatError(f"{where}: '{name}' appears twice")
        splits[name] = split
    return splits

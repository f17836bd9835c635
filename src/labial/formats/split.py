"""Splits of a corpus: a CSV file with the columns ``utterance`` and ``split``."""

from __future__ import annotations

import csv
from pathlib import Path

from labial.errors import FormatError
from labial.formats.cells import name_in

SPLITS = ("train", "validation", "test")

SPLIT_FILE = "split.csv"
"""The name of the split next to the recordings of a corpus."""


def split_of(source: Path) -> dict[str, str]:
    """The split in a folder of recordings, or next to a recording; empty if there is none."""
    path = (source if source.is_dir() else source.parent) / SPLIT_FILE
    return read_split(path) if path.exists() else {}


def read_split(path: Path) -> dict[str, str]:
    """The split ("train", "validation", "test") of each utterance by name."""
    try:
        with path.open(newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file)
            if not {"utterance", "split"} <= set(reader.fieldnames or ()):
                raise FormatError(f"{path}: expected the columns 'utterance' and 'split'")
            rows = [(name_in(row["utterance"] or ""), row["split"]) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FormatError(f"{path}: cannot be read as a split: {error}") from error
    splits: dict[str, str] = {}
    for name, split in rows:
        if split not in SPLITS:
            raise FormatError(f"{path}: '{name}' is in '{split}', expected one of {SPLITS}")
        if name in splits:
            raise FormatError(f"{path}: '{name}' appears twice")
        splits[name] = split
    return splits

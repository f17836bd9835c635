"""Rows of a table of people's own, in CSV or TSV, by the names of their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from labial.errors import FormatError
from labial.formats.text import read_text

_SEPARATORS = {".tsv": "\t"}


def read_rows(path: Path, columns: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table that has ``columns``, each with the file and the line for errors.

    The first line names the columns; others than ``columns`` are allowed. Cells are separated by
    tabs if the file's name ends in .tsv, by commas otherwise. Raises ``FormatError`` naming the
    file, also for a row with more or fewer cells than columns: lines have been joined or cut.
    """
    separator = _SEPARATORS.get(path.suffix.lower(), ",")
    lines = io.StringIO(read_text(path), newline="")
    rows = csv.reader(lines, delimiter=separator, strict=True)
    try:
        header = next(rows, [])
        if not set(header) >= set(columns) or len(set(header)) < len(header):
            expected = " and ".join(f"'{name}'" for name in columns)
            several = "the columns" if len(columns) > 1 else "a column"
            raise FormatError(f"{path}: expected {several} {expected}, each once")
        for row in rows:
            where = f"{path}, line {rows.line_num}"
            if row and len(row) != len(header):
                raise FormatError(f"{where}: has {len(row)} cells, expected {len(header)}")
            if row:
                yield where, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise FormatError(f"{path}, line {rows.line_num}: not a table: {error}") from error

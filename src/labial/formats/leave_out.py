"""Lists of utterances to leave out: a CSV file with a column ``utterance``, and the reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from labial.errors import FormatError
from labial.formats.cells import name_in, table_row, text_cell
from labial.formats.csv_rows import read_rows
from labial.sinks import Sink

COLUMNS = ("utterance", "kind", "measure", "limit", "why")


def read_leave_out(path: Path) -> frozenset[str]:
    """The names of the utterances; raises ``FormatError`` naming a file that is not such a list."""
    names = set()
    for where, row in read_rows(path, ("utterance",)):
        if not row["utterance"]:
            raise FormatError(f"{where}: expected the name of an utterance")
        names.add(name_in(row["utterance"]))
    return frozenset(names)


def without(splits: Mapping[str, str], path: Path, known: Collection[str]) -> dict[str, str]:
    """``splits`` without the utterances that a list names, all of which must be ``known``.

    Raises ``FormatError`` for one that is not: the list belongs to another corpus.
    """
    left_out = read_leave_out(path)
    strange = sorted(str(name) for name in left_out - set(known))
    if strange:
        raise FormatError(f"{path}: the corpus has no utterance '{strange[0]}'")
    return {name: split for name, split in splits.items() if name not in left_out}


def write_leave_out(sink: Sink, rows: Iterable[Sequence[str]]) -> None:
    """Write rows of ``COLUMNS``."""
    with sink.text() as file:
        file.write(table_row(COLUMNS))
        for name, kind, measure, limit, why in rows:
            file.write(table_row([text_cell(name), kind, measure, limit, text_cell(why)]))

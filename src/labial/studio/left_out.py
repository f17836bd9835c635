"""The takes that were left out by hand, in the file that ``--leave-out`` reads."""

from __future__ import annotations

from pathlib import Path

from labial.formats.cells import name_in
from labial.formats.csv_rows import read_rows
from labial.formats.leave_out import COLUMNS, write_leave_out
from labial.sinks import writing

_BY_HAND = ("by hand", "", "", "left out in the studio")


class LeftOut:
    """The names in the file, and why. Raises ``FormatError`` for a file that is no such list."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, tuple[str, ...]] = {}
        self._read_at = 0.0
        self.look()

    def __contains__(self, name: str) -> bool:
        return name in self._rows

    @property
    def names(self) -> frozenset[str]:
        """All names in the list."""
        return frozenset(self._rows)

    def look(self) -> None:
        """Read the file again if another program has changed it."""
        changed = self._path.stat().st_mtime_ns if self._path.exists() else 0
        if changed != self._read_at:
            self._rows = _rows(self._path) if changed else {}
            self._read_at = changed

    def leave_out(self, name: str) -> None:
        """Add a take."""
        self.look()
        self._write({**self._rows, name: _BY_HAND})

    def keep(self, name: str) -> None:
        """Remove a take, if it is in the list."""
        self.look()
        if name in self._rows:
            self._write({each: row for each, row in self._rows.items() if each != name})

    def _write(self, rows: dict[str, tuple[str, ...]]) -> None:
        with writing(self._path) as sink:
            write_leave_out(sink, [(name, *rows[name]) for name in sorted(rows)])
        self._rows, self._read_at = rows, self._path.stat().st_mtime_ns


def _rows(path: Path) -> dict[str, tuple[str, ...]]:
    return {
        name_in(row["utterance"]): tuple(row.get(column, "") for column in COLUMNS[1:])
        for _, row in read_rows(path, ("utterance",))
    }

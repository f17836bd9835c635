"""Names as cells of CSV tables that spreadsheet programs show and do not evaluate.

A cell that begins with one of ``= + - @`` is a formula to them, and formulas can start programs.
An apostrophe before such a name makes it text; :func:`name_in` removes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Also signs after white space, and those that East Asian versions treat as the same.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")


def text_cell(name: str) -> str:
    """A name as a cell: with an apostrophe if it would be a formula."""
    return f"'{name}" if _FORMULA.match(name) else name


def table_row(cells: Iterable[str]) -> str:
    """A line of a table, with quotes if a cell needs them; csv does not quote carriage returns."""
    return ",".join(map(_quoted, cells)) + "\n"


def name_in(cell: str) -> str:
    """The name that :func:`text_cell` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _quoted(cell: str) -> str:
    if not set(cell) & set(',"\r\n'):
        return cell
    escaped = cell.replace('"', '""')
    return f'"{escaped}"'

"""Names as cells of CSV tables that spreadsheet programs show and do not compute.

A cell that begins with one of ``= + - @`` is a formula to them, and formulas can start programs.
Such a name gets an apostrophe before it, so that it is text; :func:`name_in` takes it off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# With what becomes one of the signs after white space or in East Asian programs.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")


def text_cell(name: str) -> str:
    """A name as a cell: with an apostrophe where it would be a formula."""
    return f"'{name}" if _FORMULA.match(name) else name


def table_row(cells: Iterable[str]) -> str:
    """A line of a table, with quotes where a cell needs them; csv leaves carriage returns bare."""
    return ",".join(map(_quoted, cells)) + "\n"


def name_in(cell: str) -> str:
    """The name that :func:`text_cell` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _quoted(cell: str) -> str:
    if not set(cell) & set(',"\r\n'):
        return cell
    escaped = cell.replace('"', '""')
    return f'"{escaped}"'

"""Pieces of html for labial's pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import TextIO


def write_filled(file: TextIO, template: str, fields: Mapping[str, str | Iterable[str]]) -> None:
    """Write a template with each ``{{name}}`` replaced by its field, which is html.

    A long field may come in parts, so that a page with an hour of sound is never wholly in memory.
    """
    # Split once, so that braces inside a field are left as they are.
    for place, part in enumerate(re.split(r"\{\{(\w+)\}\}", template)):
        field = fields[part] if place % 2 else part
        file.writelines([field] if isinstance(field, str) else field)


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text; ``kind`` is its class."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def caption(text: str) -> str:
    """The caption of a figure, plain text."""
    return f"<figcaption>{escape(text)}</figcaption>"


def table(
    heading: Sequence[str],
    rows: Iterable[Sequence[str]],
    cell: Callable[[str], str] = escape,
    kind: str = "",
) -> str:
    """A table that scrolls if it is too wide; ``cell`` makes html of a cell's text."""
    named = f' class="{kind}"' if kind else ""
    top = "".join(f"<th>{escape(each)}</th>" for each in heading)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell(each)}</td>" for each in row) + "</tr>" for row in rows
    )
    return (
        f'<div class="scroll"><table{named}><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )

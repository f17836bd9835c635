"""Pieces of html that labial's pages are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape


def filled(template: str, fields: Mapping[str, str]) -> str:
    """A template with each ``{{name}}`` replaced by its field, which is html already."""
    # In one pass, so that braces inside a value are left as they are.
    return re.sub(r"\{\{(\w+)\}\}", lambda found: fields[found[1]], template)


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text; ``kind`` is its class."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def caption(text: str) -> str:
    """What stands under a figure, plain text."""
    return f"<figcaption>{escape(text)}</figcaption>"


def table(
    heading: Sequence[str],
    rows: Iterable[Sequence[str]],
    cell: Callable[[str], str] = escape,
    kind: str = "",
) -> str:
    """A table that scrolls where it is too wide; ``cell`` makes html of a cell's text."""
    named = f' class="{kind}"' if kind else ""
    top = "".join(f"<th>{escape(each)}</th>" for each in heading)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell(each)}</td>" for each in row) + "</tr>" for row in rows
    )
    return (
        f'<div class="scroll"><table{named}><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )

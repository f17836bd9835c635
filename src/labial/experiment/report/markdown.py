"""Tables of Markdown whose cells are any text."""

from __future__ import annotations

from collections.abc import Sequence


def markdown_table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown."""
    table = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(map(escaped, row))} |" for row in table)


def escaped(text: str) -> str:
    """Text of a corpus that cannot end a cell or a line."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")

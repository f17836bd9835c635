"""A user's own names of shapes, from a TOML file."""

from __future__ import annotations

from pathlib import Path

from labial.errors import FormatError, RigError
from labial.formats.strict_toml import read_toml
from labial.retargeting.shape_names import ShapeNames


def shape_names(path: Path | None) -> ShapeNames:
    """The names that labial knows, and those that a file gives, if there is one.

    Its table ``[shapes]`` maps a character's own names to known ones: ``Mund_auf = "jawOpen"``.
    Raises ``FormatError`` naming a file that has no such table, or an unknown name in it.
    """
    if path is None:
        return ShapeNames()
    aliases = read_toml(path).get("shapes")
    if not isinstance(aliases, dict) or not all(isinstance(v, str) for v in aliases.values()):
        raise FormatError(f'{path}: expected a table [shapes] of names, such as Mund = "jawOpen"')
    try:
        return ShapeNames(aliases, str(path))
    except RigError as error:
        raise FormatError(f"{path}: {error}") from error

"""TOML files that people write, read as the standard says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from labial.errors import FormatError

_LONE_RETURN = re.compile(rb"\r(?!\n)")


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises ``FormatError`` naming a file that is not TOML.

    Carriage returns are refused where TOML forbids them, outside of a line's end; reading them as
    ends of lines would change the text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    if found := _LONE_RETURN.search(content):
        line = content.count(b"\n", 0, found.start()) + 1
        raise FormatError(f"{path}: not TOML: a carriage return in line {line}")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # of TOML, UTF-8 or numbers of too many digits
        raise FormatError(f"{path}: not TOML: {error}") from error

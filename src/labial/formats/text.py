"""Text files, as people and tools write them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from labial.errors import FormatError


def read_text(path: Path) -> str:
    """A file's text, in UTF-8 or, with a byte order mark, UTF-16. Raises ``FormatError``."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    try:
        return content.decode("utf-16" if content.startswith(marks) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not text in UTF-8 or UTF-16: {error}") from None


def read_lines(path: Path) -> list[str]:
    """A text file's lines, however they end, without empty ones at the end of the file.

    Raises as :func:`read_text` does.
    """
    lines = re.split(r"\r\n|\n|\r", read_text(path))
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines

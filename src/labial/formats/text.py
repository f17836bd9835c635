"""Text files, as people and tools write them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from labial.doubts import doubt
from labial.errors import FormatError

# Bytes that text in Latin-1 does not have: control characters other than white space, and ÿ.
_NO_LATIN_1 = frozenset([*range(32), *range(127, 160), 255]) - frozenset(b"\t\n\r\f\v")


# A character of UTF-8 of several bytes: a file that has one is damaged UTF-8, not Latin-1.
_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


def read_text(path: Path) -> str:
    """A file's text, in UTF-8 or, with a byte order mark, UTF-16. Raises ``FormatError``.

    Text without any character of UTF-8 is Latin-1, with a doubt.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    try:
        return content.decode("utf-16" if content.startswith(marks) else "utf-8-sig")
    except UnicodeDecodeError as error:
        if _UTF8.search(content) or not _NO_LATIN_1.isdisjoint(content):
            raise FormatError(
                f"{path}: not text in UTF-8 or UTF-16, by its byte {error.start + 1}"
            ) from None
    doubt(f"{path}: not UTF-8, read as Latin-1")
    return content.decode("latin-1")


def read_lines(path: Path) -> list[str]:
    """A text file's lines, however they end, without empty ones at the end of the file.

    Raises as :func:`read_text` does.
    """
    lines = re.split(r"\r\n|\n|\r", read_text(path))
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines

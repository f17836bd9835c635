"""Printed text without control characters, so that text from files cannot control the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

# The control characters of ASCII and Latin-1 except tab and newline, the line and paragraph
# separators, and the characters that change the direction of text.
_CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x061C, 0x2028, 0x2029]
_CONTROLS += [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _CONTROLS}


def plain(text: str) -> str:
    """The text with control characters written in hexadecimal; tabs and newlines are kept."""
    return text.translate(_VISIBLE)


@contextmanager
def plain_output() -> Iterator[None]:
    """Write control characters of all text printed inside in hexadecimal, except rich's own."""
    with ExitStack() as stack:
        # A stream is None if the program was started without it.
        if sys.stdout is not None:
            stack.enter_context(redirect_stdout(_Plain(sys.stdout)))
        if sys.stderr is not None:
            stack.enter_context(redirect_stderr(_Plain(sys.stderr)))
        yield


class _Plain(io.TextIOBase):
    """A stream that writes plain text to another one."""

    def __init__(self, stream: TextIO) -> None:
        # rich looks for its own stream under this name.
        self.rich_proxied_file = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.rich_proxied_file.encoding

    def write(self, text: str) -> int:
        self.rich_proxied_file.write(plain(text))
        return len(text)

    def flush(self) -> None:
        self.rich_proxied_file.flush()

    def isatty(self) -> bool:
        return self.rich_proxied_file.isatty()

    def fileno(self) -> int:
        return self.rich_proxied_file.fileno()

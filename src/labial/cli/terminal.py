"""What commands print: text that comes from files cannot control the terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

# The control characters of ASCII and Latin-1 but tab and newline, separators of lines and
# paragraphs, and what turns the direction of text around.
_CONTROLS = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x061C, 0x2028, 0x2029]
_CONTROLS += [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_VISIBLE = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _CONTROLS}


def plain(text: str) -> str:
    """The text with control characters spelled out in hexadecimal; tabs and newlines stay."""
    return text.translate(_VISIBLE)


@contextmanager
def plain_output() -> Iterator[None]:
    """Spell out control characters in all that is printed inside; what rich draws stays."""
    with ExitStack() as stack:
        # A stream is None where a program was started without it.
        if sys.stdout is not None:
            stack.enter_context(redirect_stdout(_Plain(sys.stdout)))
        if sys.stderr is not None:
            stack.enter_context(redirect_stderr(_Plain(sys.stderr)))
        yield


class _Plain(io.TextIOBase):
    """A stream that passes plain text on to another one."""

    def __init__(self, stream: TextIO) -> None:
        # By this name rich finds the stream for what it draws itself.
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

"""Standard output and standard error, which may be closed, full, or no longer read."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast


class Stream(io.RawIOBase):
    """A standard stream, number 1 or 2. ``error`` is the first error; later output is discarded.

    Only ``BrokenPipeError`` is raised, once: the reader has closed the pipe and needs no more.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.error: OSError | None = None
        try:
            os.fstat(number)
        except OSError as error:
            # Occupy the number, here and in child processes: a file opened later would get it,
            # and then what is printed.
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, number)
            if nowhere != number:
                os.close(nowhere)
            os.set_inheritable(number, True)
            self._closed_before: OSError | None = error
        else:
            self._closed_before = None

    def fileno(self) -> int:
        """The stream's number."""
        return self._number

    def isatty(self) -> bool:
        """Whether a terminal shows it."""
        return os.isatty(self._number)

    def writable(self) -> bool:
        """Always true."""
        return True

    def write(self, data: Any) -> int:
        """Write all of ``data``, or discard it."""
        view = memoryview(data).cast("B")
        size = len(view)
        self.error = self.error or self._closed_before
        while view and self.error is None:
            try:
                view = view[os.write(self._number, view) :]
            except BlockingIOError:
                continue
            except OSError as error:
                self.error = error
                if error.errno == errno.EPIPE:
                    raise
        return size


@contextmanager
def standard_streams() -> Iterator[Stream | None]:
    """Print through :class:`Stream`; standard output's, or None if a program has replaced it.

    Characters that a terminal cannot show are replaced.
    """
    before = sys.stdout, sys.stderr
    sys.stdout, output = _wrapped(sys.stdout, sys.__stdout__, 1)
    sys.stderr, _ = _wrapped(sys.stderr, sys.__stderr__, 2)
    try:
        yield output
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        sys.stdout, sys.stderr = before


def _wrapped(now: TextIO | None, usual: TextIO | None, number: int) -> tuple[TextIO, Stream | None]:
    if now is not None and now is not usual:
        if isinstance(now, io.TextIOWrapper):
            now.reconfigure(errors="replace")
        return now, None
    if now is not None:
        with suppress(OSError):
            now.flush()
    raw = Stream(number)
    text = io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding="utf-8" if now is None else now.encoding,
        errors="replace",
        line_buffering=number == 2 or raw.isatty(),
    )
    return cast(TextIO, text), raw

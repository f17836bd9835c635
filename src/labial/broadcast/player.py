"""Sending each frame when it is due, by a monotonic clock."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from labial.errors import LabialError
from labial.streaming.rest import Values


class Player:
    """Calls ``send`` with the values of each frame when it is due, in a thread of its own.

    Times are those of ``time.monotonic``. Of frames that are overdue together only the last is
    sent. After the first error of ``send`` nothing more is sent.
    """

    def __init__(self, send: Callable[[Values], None]) -> None:
        self._send = send
        self._changed = threading.Condition()
        self._waiting: deque[tuple[float, Values]] = deque()
        self._sending = self._closed = False
        self._error: LabialError | None = None
        self._thread = threading.Thread(target=self._run, name="frames to a program", daemon=True)
        self._thread.start()

    def add(self, values: Values, due: Sequence[float]) -> None:
        """Send ``values`` ``[frames, ...]`` at rising times; they replace frames due later.

        Raises the error of an earlier frame.
        """
        with self._changed:
            self._check()
            while len(due) and self._waiting and self._waiting[-1][0] >= due[0]:
                self._waiting.pop()
            self._waiting.extend(zip(due, values, strict=True))
            self._changed.notify_all()

    def wait(self) -> None:
        """Wait until all frames are sent. Raises the error of one that could not be."""
        with self._changed:
            self._changed.wait_for(lambda: self._error or not (self._waiting or self._sending))
            self._check()

    def close(self) -> None:
        """Send nothing more."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        self._thread.join()

    def _check(self) -> None:
        if self._error:
            raise self._error

    def _run(self) -> None:
        while (values := self._next()) is not None:
            try:
                self._send(values)
            except LabialError as error:
                with self._changed:
                    self._error = error
                    self._changed.notify_all()
                return

    def _next(self) -> Values | None:
        """The values of the next frame, when it is due; None to end."""
        with self._changed:
            self._sending = False
            self._changed.notify_all()
            while not self._closed:
                now, values = time.monotonic(), None
                while self._waiting and self._waiting[0][0] <= now:
                    _, values = self._waiting.popleft()
                if values is not None:
                    self._sending = True
                    return values
                self._changed.wait(self._waiting[0][0] - now if self._waiting else None)
            return None

"""A process that does one long piece of work, says how far it is, and stops when it is told to.

The work comes pickled on standard input: a function, "module:name", and its arguments after the
``Report`` by which it says how far it is. What follows there is a wish to stop; when it ends, the
studio has ended, and so does this process. Messages are pickled on standard output.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from labial.doubts import collecting
from labial.errors import LabialError, LabialWarning, in_words
from labial.service.processes import LENGTH_BYTES, framed
from labial.studio.state import CurvePoint

_EVERY_S = 0.2
"""How often the progress is sent."""

_PATIENCE_S = 5.0
"""How long work may go on after the studio has ended."""

_NICENESS = 10  # recording comes first


class StoppedError(LabialError):
    """The work was told to stop."""


class Report:
    """Says how far the work is. Each call raises ``StoppedError`` once it is told to stop."""

    def __init__(self, send: Callable[[str, Any], None]) -> None:
        self._send = send
        self._stopping = threading.Event()
        self._sent_at = 0.0

    def stop(self) -> None:
        """Let the next call stop the work."""
        self._stopping.set()

    def progress(self, done: float, total: float) -> None:
        """How much is done, of how much in all."""
        self._check()
        now = time.monotonic()
        if now - self._sent_at >= _EVERY_S or done >= total:
            self._sent_at = now
            self._send("progress", (float(done), float(total)))

    def curve(self, points: tuple[CurvePoint, ...]) -> None:
        """The losses so far."""
        self._check()
        self._send("curve", points)

    def preview(self) -> None:
        """A voice to look at was written."""
        self._check()
        self._send("preview", None)

    def _check(self) -> None:
        if self._stopping.is_set():
            raise StoppedError("stopped")


def main() -> None:
    """Do the work."""
    # What libraries print must not mix with the messages.
    with os.fdopen(os.dup(1), "wb") as answers, os.fdopen(os.dup(0), "rb") as wishes:
        os.dup2(2, 1)
        with suppress(AttributeError, OSError):
            os.nice(_NICENESS)
        lock = threading.Lock()

        def send(kind: str, value: Any) -> None:
            message = pickle.dumps((kind, value))
            with lock:
                answers.write(framed(message))
                answers.flush()

        work = wishes.read(int.from_bytes(wishes.read(LENGTH_BYTES), "big"))
        report = Report(send)
        threading.Thread(target=_listen, args=(wishes, report), daemon=True).start()
        send(*_result(work, report))
        os._exit(0)  # without waiting for the thread that listens


def _result(work: bytes, report: Report) -> tuple[str, Any]:
    try:
        place, arguments = pickle.loads(work)
        module, name = place.split(":")
        with collecting() as doubts, warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always", LabialWarning)
            value = getattr(import_module(module), name)(report, *arguments)
        doubts += [str(each.message) for each in warned if each.category is LabialWarning]
        return "done", (value, tuple(dict.fromkeys(doubts)))
    except StoppedError:
        return "stopped", None
    except (LabialError, OSError) as error:
        return "failed", (in_words(error), getattr(error, "code", ""))
    except MemoryError:
        return "failed", ("this takes too much memory", "work.memory")
    except Exception:
        traceback.print_exc(file=sys.stderr)
        return "failed", ("the studio has failed; its log says why", "work.broken")


def _listen(wishes: BinaryIO, report: Report) -> None:
    ended = not wishes.read(1)
    report.stop()
    if not ended:
        wishes.read()
    time.sleep(_PATIENCE_S)
    os._exit(1)


if __name__ == "__main__":
    main()

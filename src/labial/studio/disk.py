"""What the project's disk refuses at the moment, which windows are told until it works again."""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import suppress
from pathlib import Path

from labial.studio.disk_errors import disk_error, is_full
from labial.studio.state import DiskProblem
from labial.studio.windows import Windows

_SOON_S, _LATE_S = 2.0, 30.0
"""The first and the longest time until what the disk refused is tried again."""

_PROBE_BYTES = 1 << 18  # a track of some seconds has fewer

_log = logging.getLogger(__name__)


class Disk:
    """The disk with the project. ``probe`` is a file to try whether it can be written to."""

    def __init__(self, windows: Windows, probe: Path) -> None:
        self._windows, self._probe = windows, probe
        self._wait_s = _SOON_S
        self.problem: DiskProblem | None = None

    def refuse(self, reason: str, full: bool) -> None:
        """Tell windows of an error of the disk."""
        problem = DiskProblem(full=full, reason=reason)
        if problem != self.problem:
            _log.warning("%s", reason)
        self._set(problem)

    def refuse_for(self, error: Exception) -> bool:
        """Tell windows of an error if it is one of the disk, and return whether it is."""
        number = disk_error(error)
        if number is None:
            _log.warning("%s", error)
            return False
        self.refuse(os.strerror(number), is_full(number))
        return True

    def accept(self) -> None:
        """Note that something was stored."""
        self._wait_s = _SOON_S
        self._set(None)

    async def recovered(self) -> None:
        """Wait until it is worth trying again."""
        await asyncio.sleep(self._wait_s)
        self._wait_s = min(2 * self._wait_s, _LATE_S)
        while not self.is_writable():
            await asyncio.sleep(_SOON_S)
        self._set(None)

    def is_writable(self) -> bool:
        """Whether something can be stored now."""
        try:
            self._probe.write_bytes(bytes(_PROBE_BYTES))
        except OSError:
            return False
        finally:
            with suppress(OSError):
                self._probe.unlink(missing_ok=True)
        return True

    def _set(self, problem: DiskProblem | None) -> None:
        self.problem = problem
        self._windows.tell("disk", problem)

"""labial at work in a process of its own, while Blender goes on. Nothing here needs Blender."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from .request import environment


class WorkError(Exception):
    """labial has ended with an error; the message is its own."""


class Work:
    """A command of labial that runs from construction on; its messages go to files in ``folder``.

    Files, unlike pipes, hold any number of messages without being read meanwhile.
    """

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._begun = monotonic()
        self._folder = folder
        self._printed, self._errors = folder / "printed.txt", folder / "errors.txt"
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows
        with self._printed.open("wb") as printed, self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=errors,
                cwd=folder,
                env=environment(),
                start_new_session=sys.platform != "win32",
                creationflags=hidden,
            )

    @property
    def elapsed_s(self) -> float:
        """Seconds since it began."""
        return monotonic() - self._begun

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._process.poll() is None

    def wait(self) -> None:
        """Wait for its end."""
        self._process.wait()

    def cancel(self) -> None:
        """End it and the processes that it has started."""
        if not self.running:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def messages(self) -> str:
        """What it has printed, once it has ended, with the names of files in its folder alone.

        Raises ``WorkError`` if it failed.
        """
        errors = self._errors.read_text("utf-8", "replace").strip()
        if self._process.returncode != 0:
            status = f"labial ended with status {self._process.returncode}"
            raise WorkError(errors.removeprefix("labial: error: ") or status)
        printed = self._printed.read_text("utf-8", "replace").strip()
        return "\n".join(filter(None, (errors, printed))).replace(f"{self._folder}{os.sep}", "")

"""A headless Chromium that shows pages, driven through a pair of pipes.

It uses the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/) in the form of
Chromium's ``--remote-debugging-pipe``: JSON with a zero byte after each message, commands on file
descriptor 3, answers on 4. This needs neither an open port nor another library.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from labial.errors import BrowserError
from labial.temporary import temporary_folder

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Possible names of Chromium's program."""

_FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR")
_FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    # WebGL in software, for the same picture on every machine.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
    "--mute-audio",
    "--no-first-run",
    "--no-default-browser-check",
    # No part of it may use the network: no name is resolved.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--disable-breakpad",
    # Containers have a small /dev/shm and no keyring.
    "--disable-dev-shm-usage",
    "--password-store=basic",
    # A page in the background runs as fast as one in the foreground.
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
)

_START_S, _ANSWER_S, _END_S = 60.0, 120.0, 5.0
_CHUNK = 1 << 20


def find_chromium() -> str:
    """The path of Chromium's program. Raises ``BrowserError`` that says what to install.

    Also raised if the system cannot pass pipes to a program (Windows).
    """
    if not hasattr(os, "posix_spawn"):
        raise BrowserError(f"videos cannot be made on {sys.platform}; write another format")
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    raise BrowserError(
        f"videos are drawn by Chromium, which is not found (tried {', '.join(NAMES)}): install"
        " Chromium (on Debian, apt-get install chromium) or Google Chrome, or write another format"
    )


class Chromium:
    """A running browser; a context manager that ends it.

    Raises ``BrowserError`` when it cannot start, dies, or does not answer.
    """

    def __init__(self) -> None:
        self._program = find_chromium()
        self._stack = ExitStack()
        self._folder = self._stack.enter_context(temporary_folder())
        self._log = self._folder / "log"
        self._received = bytearray()
        self._answers: dict[int, dict[str, Any]] = {}
        self._last = 0
        try:
            self._process, self._to, self._from = self._start()
        except BaseException:
            self._stack.close()
            raise

    def _start(self) -> tuple[int, int, int]:
        flags = [*_FLAGS, f"--user-data-dir={self._folder}"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to set up its sandbox for root
        ours, theirs = _pipes()
        try:
            process = os.posix_spawn(
                self._program,
                [self._program, *flags, "about:blank"],
                # Otherwise it keeps crash reports and caches in the user's folders.
                {**os.environ, **dict.fromkeys(_FOLDERS, str(self._folder))},
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, str(self._log), os.O_WRONLY | os.O_CREAT, 0o600),
                    (os.POSIX_SPAWN_DUP2, theirs[0], 3),
                    (os.POSIX_SPAWN_DUP2, theirs[1], 4),
                ],
                setpgroup=0,  # so that all of its processes can be ended
            )
        except OSError as error:
            for descriptor in ours:
                os.close(descriptor)
            raise BrowserError(f"{self._program} cannot be run: {error.strerror}") from error
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        return process, ours[1], ours[0]

    def open(self, page: Path, fragment: str = "") -> Tab:
        """A tab that shows the file ``page``; ``fragment`` is the end of its address."""
        target = self.result(self.ask("Target.createTarget", {"url": "about:blank"}), _START_S)
        attached = {"targetId": target["targetId"], "flatten": True}
        session = str(self.result(self.ask("Target.attachToTarget", attached))["sessionId"])
        address = page.absolute().as_uri() + fragment
        shown = self.result(self.ask("Page.navigate", {"url": address}, session))
        if "errorText" in shown:
            raise BrowserError(f"{self._program} cannot open {address}: {shown['errorText']}")
        return Tab(self, session)

    def ask(self, method: str, parameters: dict[str, Any], session: str | None = None) -> int:
        """Send one of the protocol's commands and return its number, for :meth:`result`."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        try:
            _write_all(self._to, json.dumps(message).encode() + b"\0")
        except OSError as error:
            raise self._dead() from error
        return self._last

    def result(self, number: int, seconds: float = _ANSWER_S) -> dict[str, Any]:
        """Wait for the browser's answer to a command and return it."""
        while number not in self._answers:
            message = json.loads(self._message(seconds))
            if "id" in message:  # others are events
                self._answers[message["id"]] = message
        answer = self._answers.pop(number)
        if "error" in answer:
            raise BrowserError(f"{self._program}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _message(self, seconds: float) -> bytes:
        searched = 0
        while (end := self._received.find(b"\0", searched)) < 0:
            searched = len(self._received)
            ready, _, _ = select.select([self._from], [], [], seconds)
            if not ready:
                raise BrowserError(f"{self._program} has not answered for {seconds:g} s")
            part = os.read(self._from, _CHUNK)
            if not part:
                raise self._dead()
            self._received += part
        message = bytes(self._received[:end])
        del self._received[: end + 1]
        return message

    def _dead(self) -> BrowserError:
        lines = [line for line in self._log.read_text("utf-8", "replace").splitlines() if line]
        last = f"; its last message: {lines[-1][:300]}" if lines else ""
        return BrowserError(f"{self._program} ended unexpectedly{last}")

    def close(self) -> None:
        """End the browser and remove what it wrote."""
        with suppress(OSError, BrowserError):
            self.result(self.ask("Browser.close", {}), _END_S)
        for descriptor in (self._to, self._from):
            os.close(descriptor)
        _end(self._process)
        self._stack.close()

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Tab:
    """A page in a browser. Raises ``BrowserError`` when the page fails."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser = browser
        self._session = session

    def start(self, expression: str) -> int:
        """Start evaluating a JavaScript expression and return its number, for :meth:`value`."""
        asked = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        return self._browser.ask("Runtime.evaluate", asked, self._session)

    def value(self, number: int) -> Any:
        """Wait for an expression's value, or the value that its promise resolves to."""
        answer = self._browser.result(number)
        if "exceptionDetails" in answer:
            failure = answer["exceptionDetails"]
            reason = failure.get("exception", {}).get("description") or failure.get("text", "")
            raise BrowserError(f"the page failed: {str(reason).splitlines()[0]}")
        return answer["result"].get("value")

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        return self.value(self.start(expression))

    def until(self, expression: str, seconds: float = _START_S) -> None:
        """Wait until a JavaScript expression is true; ``BrowserError`` after ``seconds``."""
        last = time.monotonic() + seconds
        while not self.evaluate(expression):
            if time.monotonic() > last:
                raise BrowserError(f"the page was not ready after {seconds:g} s")
            time.sleep(0.02)


def _pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Two pipes as (read, write) descriptors, ours and theirs, none of them 0 to 4."""
    from fcntl import F_DUPFD_CLOEXEC, fcntl  # imported here: Windows lacks this module

    commands, answers = os.pipe(), os.pipe()
    moved = [fcntl(descriptor, F_DUPFD_CLOEXEC, 10) for descriptor in (*commands, *answers)]
    for descriptor in (*commands, *answers):
        os.close(descriptor)
    return (moved[2], moved[1]), (moved[0], moved[3])


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _end(process: int) -> None:
    """Wait for a process that was asked to end; kill it and its children if it does not."""
    last = time.monotonic() + _END_S
    while time.monotonic() < last:
        if os.waitpid(process, os.WNOHANG)[0]:
            break
        time.sleep(0.01)
    else:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process, signal.SIGKILL)

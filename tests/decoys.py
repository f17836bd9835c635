"""Files and an address that hostile files name: what opens them is noticed, in any process."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_IN_ACCESS, _IN_OPEN = 0x1, 0x20  # of inotify(7)
_EVENT = struct.Struct("iIII")
_SEEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "pickle.find_class", "os.system")


@dataclass
class Decoys:
    """``folder`` has the decoys, ``url`` is an address on this machine that nobody may ask.

    Besides, uses of sockets, pickle and shells by this process are noticed.
    """

    folder: Path
    url: str
    _watch: int
    _listener: socket.socket
    used: list[str] = field(default_factory=list)

    def file(self, name: str, content: bytes | Path) -> Path:
        """A decoy with some content, or a copy of a file."""
        path = self.folder / name
        if isinstance(content, Path):
            shutil.copy(content, path)
        else:
            path.write_bytes(content)
        return path

    def arm(self) -> None:
        """Forget what happened to the decoys so far."""
        self.touched()

    def touched(self) -> list[str]:
        """What was opened, read or asked since the last call."""
        found = []
        try:
            events = os.read(self._watch, 1 << 16)
        except BlockingIOError:
            events = b""
        while events:
            _, _, _, length = _EVENT.unpack_from(events)
            end = _EVENT.size + length
            found.append(events[_EVENT.size : end].rstrip(b"\0").decode() or ".")
            events = events[end:]
        try:
            self._listener.accept()[0].close()
            found.append(self.url)
        except BlockingIOError:
            pass
        found += self.used
        self.used.clear()
        return found


_active: list[Decoys] = []


def _hook(event: str, _: object) -> None:
    if _active and event in _SEEN:
        _active[-1].used.append(event)


sys.addaudithook(_hook)


@contextmanager
def decoys_in(folder: Path) -> Iterator[Decoys]:
    """Watch a folder of decoys. Linux only."""
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_NONBLOCK)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    try:
        assert libc.inotify_add_watch(watch, os.fsencode(folder), _IN_OPEN | _IN_ACCESS) >= 0
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        decoys = Decoys(folder, url, watch, listener)
        _active.append(decoys)
        yield decoys
    finally:
        _active.clear()
        listener.close()
        os.close(watch)

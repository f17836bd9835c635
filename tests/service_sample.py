"""A service in a process of its own, and clients of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import msgpack
import numpy as np
import numpy.typing as npt
from websockets.sync.client import ClientConnection, connect

from labial.service import Settings

_PROGRAM = """
import pickle, sys
from labial.service.server import serve
serve(pickle.load(sys.stdin.buffer), lambda address: print(address, flush=True))
"""


@dataclass
class Service:
    """A running service: its address, and its process. Clients go when ``clients`` is closed."""

    address: str
    process: subprocess.Popen[bytes]
    clients: ExitStack

    def client(self, query: str = "", **headers: str) -> ClientConnection:
        """A connection to its stream."""
        url = f"{self.address.replace('http', 'ws')}/stream{query}"
        connection = connect(url, max_size=None, additional_headers=headers, close_timeout=1)
        return self.clients.enter_context(connection)

    def face(self, kind: str = "MessagePack", **start: Any) -> Face:
        """A face that has started."""
        face = Face(self.client(), kind)
        face.say(type="start", **start)
        face.started = face.hear()
        return face

    def memory_mb(self) -> float:
        """Memory of the process."""
        with open(f"/proc/{self.process.pid}/status") as status:  # noqa: PTH123
            (line,) = [each for each in status if each.startswith("VmRSS")]
        return int(line.split()[1]) / 1024

    def open_files(self) -> int:
        """How many files and sockets the process has open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))  # noqa: PTH208


@dataclass
class Face:
    """A client of a live face, in JSON or MessagePack."""

    connection: ClientConnection
    kind: str = "MessagePack"
    started: dict[str, Any] = field(default_factory=dict)

    def say(self, **message: Any) -> None:
        """Send a message."""
        self.connection.send(json.dumps(message) if self.kind == "JSON" else msgpack.packb(message))

    def hear(self) -> dict[str, Any]:
        """The next message."""
        message = self.connection.recv(timeout=20)
        if isinstance(message, str):
            assert self.kind == "JSON"
            return dict(json.loads(message))
        return dict(msgpack.unpackb(message))

    def hear_until(self, kind: str) -> list[dict[str, Any]]:
        """The next messages, the last of a type."""
        heard = [self.hear()]
        while heard[-1]["type"] != kind:
            heard.append(self.hear())
        return heard

    def values(self, message: dict[str, Any]) -> npt.NDArray[np.float32]:
        """The values of a message with frames."""
        values = message["values"]
        if isinstance(values, bytes):
            found = np.frombuffer(values, "<f4")
            return found.reshape(message["count"], *self.started["shape"])
        return np.array(values, np.float32)


@contextmanager
def running(settings: Settings) -> Iterator[Service]:
    """A service until the end of the block."""
    import pickle

    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as process:
        try:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(pickle.dumps(settings))
            process.stdin.close()
            address = process.stdout.readline().decode().strip()
            with ExitStack() as clients:
                yield Service(address, process, clients)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

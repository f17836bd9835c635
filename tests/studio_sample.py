"""A studio in a process of its own, and a window of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

TOKEN = "a-token"


@dataclass
class RunningStudio:
    """A running studio: its address, its process, and a client with the token."""

    address: str
    process: subprocess.Popen[bytes]
    client: httpx.Client

    def ask(self, method: str, path: str, **options: Any) -> Any:
        """The JSON of an answer, which must not be an error."""
        answer = self.client.request(method, f"/studio/api{path}", **options)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    @contextmanager
    def window(self) -> Iterator[Window]:
        """An open window."""
        url = f"{self.address.replace('http', 'ws')}/studio/api/events?token={TOKEN}"
        with connect(url, max_size=None, close_timeout=1) as connection:
            yield Window(connection)

    def record(self, content: bytes, text: str, media: str = "video/webm", chunks: int = 3) -> str:
        """Record a take; returns its id."""
        take: str = self.ask("POST", "/takes", json={"text": text, "media": media})["id"]
        step = -(-len(content) // chunks)
        for number in range(chunks):
            part = content[number * step : (number + 1) * step]
            self.ask(
                "POST",
                f"/takes/{take}/chunks?number={number}",
                content=part,
                headers={"Content-Type": "application/octet-stream"},
            )
        self.ask("POST", f"/takes/{take}/end")
        return take


@dataclass
class Window:
    """A window that is told what changes."""

    connection: ClientConnection

    def hear(self, timeout: float = 30.0) -> dict[str, Any]:
        """The next message."""
        return dict(json.loads(self.connection.recv(timeout=timeout)))

    def hear_until(self, wanted: Any, timeout: float = 60.0) -> dict[str, Any]:
        """The first message for which ``wanted`` is true."""
        while True:
            message = self.hear(timeout)
            if wanted(message):
                return message


@contextmanager
def running_studio(folder: Path, port: int = 0) -> Iterator[RunningStudio]:
    """A studio until the end of the block, of a project that has sentences to read."""
    folder.mkdir(exist_ok=True)
    if not (folder / "project.toml").exists():
        (folder / "project.toml").write_text(f'format = 1\nname = "{folder.name}"\n', "utf-8")
        (folder / "prompts.txt").write_text("People buy big maps.\nSheep like grass.\n", "utf-8")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "LABIAL_TOKEN": TOKEN}
    options = ("--port", str(port), "--no-browser")
    command = (sys.executable, "-m", "labial", "studio", str(folder), *options)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        try:
            assert process.stdout is not None
            page = process.stdout.readline().decode().strip()
            address = page.partition("/studio")[0]
            headers = {"Authorization": f"Bearer {TOKEN}"}
            with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
                yield RunningStudio(address, process, client)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

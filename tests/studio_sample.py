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

import av
import httpx
import numpy as np
from websockets.sync.client import ClientConnection, connect

TOKEN = "a-token"
_SOUND_HZ = 48_000


def as_webm(clip: Path, target: Path) -> Path:
    """A clip as a browser records it: VP8 and Opus, without a duration or an index."""
    with av.open(str(clip)) as source, av.open(str(target), "w", options={"live": "1"}) as file:
        picture = file.add_stream("libvpx", rate=25)
        picture.width, picture.height, picture.pix_fmt = 640, 480, "yuv420p"
        picture.bit_rate = 2_500_000
        picture.options = {"deadline": "realtime", "cpu-used": "8"}
        sound = file.add_stream("libopus", rate=_SOUND_HZ)
        sound.layout = "mono"
        resampler = av.AudioResampler(format="s16", layout="mono", rate=_SOUND_HZ)
        for frame in source.decode(video=0, audio=0):
            if isinstance(frame, av.VideoFrame):
                scaled = frame.reformat(640, 480, "yuv420p")
                scaled.pts, scaled.time_base = frame.pts, frame.time_base
                file.mux(picture.encode(scaled))
            else:
                for part in resampler.resample(frame):
                    file.mux(sound.encode(part))
        file.mux(picture.encode())
        file.mux(sound.encode())
    return target


def as_jpeg(picture: np.ndarray, height: int = 480) -> bytes:
    """A picture as a camera's window sends it."""
    from labial.studio.pictures import to_jpeg

    return to_jpeg(picture, height)


@dataclass
class RunningStudio:
    """A running studio: its project, its address, its process, and a client with the token."""

    folder: Path
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
        with connect(url, max_size=None, close_timeout=1, ping_interval=None) as connection:
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

    def judged(self, take: str) -> Any:
        """The take when it has been judged."""
        with self.window() as window:
            state = window.hear()
            found = [each for each in state["takes"] if each["id"] == take]
            while not found or found[0]["status"] in ("recording", "waiting", "working"):
                message = window.hear_until(lambda m: m["type"] == "take")
                found = [message["take"]] if message["take"]["id"] == take else found
            return found[0]


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


_OF_LITTLE_SPEECH = """
import sys
from pathlib import Path
from labial.studio.server import serve_studio
from labial.studio.workshop import Least
folder, token, *least = sys.argv[1:]
told = lambda address, _: print(address, flush=True)
serve_studio(Path(folder), 0, token, told, Least(*map(float, least)))
"""


@contextmanager
def running_studio(
    folder: Path,
    port: int = 0,
    language: str = "en-gb",
    least: tuple[float, float] | None = None,
) -> Iterator[RunningStudio]:
    """A studio until the end of the block, of a project that has sentences to read.

    ``least`` are the seconds of speech from which on voices are adapted and trained.
    """
    folder.mkdir(exist_ok=True)
    if not (folder / "project.toml").exists():
        about = f'format = 1\nname = "{folder.name}"\nlanguage = "{language}"\n'
        (folder / "project.toml").write_text(about, "utf-8")
        (folder / "prompts.txt").write_text("People buy big maps.\nSheep like grass.\n", "utf-8")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "LABIAL_TOKEN": TOKEN}
    options = ("--port", str(port), "--no-browser")
    command = [sys.executable, "-m", "labial", "studio", str(folder), *options]
    if least is not None:
        command = [sys.executable, "-c", _OF_LITTLE_SPEECH, str(folder), TOKEN, *map(str, least)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        try:
            assert process.stdout is not None
            page = process.stdout.readline().decode().strip()
            address = page.partition("/studio")[0]
            headers = {"Authorization": f"Bearer {TOKEN}"}
            with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
                yield RunningStudio(folder, address, process, client)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)

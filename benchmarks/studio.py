"""How long the studio takes: from the end of a take to its verdict, from "adapt" to a sentence.

Clips of a talker are taken in as a browser records them, in the time that they last. The machine
should have nothing else to do.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from labial.formats.video import is_video

_BYTES = {"Content-Type": "application/octet-stream"}
_OVER = ("done", "failed", "stopped")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", type=Path, help="a folder of videos, each with its words")
    parser.add_argument("--base", default="grid-s1", help="the voice to adapt")
    parser.add_argument("--text", default="People buy big maps.", help="what it says")
    arguments = parser.parse_args()
    clips = [path for path in sorted(arguments.clips.iterdir()) if is_video(path)]
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "voice") as studio:
        time.sleep(15)  # the models are loaded, and the phones of the sentences are found
        measure_verdicts(studio, clips)
        measure_voice(studio, arguments.base, arguments.text)


@dataclass(frozen=True)
class Studio:
    """A running studio, and a window of it."""

    client: httpx.Client
    window: ClientConnection

    def ask(self, method: str, path: str, **options: Any) -> Any:
        """The JSON of an answer."""
        answer = self.client.request(method, f"/studio/api{path}", **options)
        answer.raise_for_status()
        return answer.json()

    def until_told(self, kind: str) -> Any:
        """The next message of a kind."""
        while True:
            message = json.loads(self.window.recv(timeout=300))
            if message["type"] == kind:
                return message[kind]


def measure_verdicts(studio: Studio, clips: list[Path]) -> None:
    """Take in clips one after another, and print how long their verdicts took."""
    took: list[float] = []
    for clip in clips:
        named = {"name": clip.name, "text": clip.with_suffix(".txt").read_text("utf-8")}
        sent = {"content": clip.read_bytes(), "headers": _BYTES, "params": named}
        take = studio.ask("POST", "/takes/upload", **sent)["take"]
        while True:
            told = studio.until_told("take")
            if told["id"] == take and told["status"] in ("good", "doubtful", "bad"):
                break
        took.append(told["seconds_to_verdict"])
        print(f"{clip.name:16}{told['duration_s']:6.2f} s  {told['status']:9}{took[-1]:6.2f} s")
    print(f"verdicts: median {statistics.median(took):.2f} s, largest {max(took):.2f} s")


def measure_voice(studio: Studio, base: str, text: str) -> None:
    """Adapt a voice, and print when it can first be looked at, and when it speaks."""
    start = time.monotonic()
    task = studio.ask("POST", "/voices/adapt", json={"name": "measured", "base": base})["id"]
    seen = False
    while (told := studio.until_told("task"))["status"] not in _OVER or told["id"] != task:
        if told["id"] == task and told["preview"] and not seen:
            seen = True
            studio.ask("GET", f"/tasks/{task}/preview", params={"text": text})
            print(f"first sentence while it is made: {time.monotonic() - start:.1f} s")
    if told["status"] != "done":
        raise SystemExit(told["error"])
    print(f"voice: {time.monotonic() - start:.1f} s")
    spoken = studio.ask("POST", "/phones", json={"text": text})
    phones = [
        {"label": each["label"], "duration": each["end"] - each["start"]}
        for each in spoken["phones"]
    ]
    studio.ask("POST", "/frames", json={"voice": "measured", "phones": phones})
    print(f"its first sentence: {time.monotonic() - start:.1f} s")
    voices = {each["name"]: each for each in studio.ask("GET", "/state")["voices"]}
    print(voices["measured"]["words"]["en"])


@contextmanager
def running(folder: Path) -> Iterator[Studio]:
    """A studio of a new project until the end of the block."""
    token = "measured"
    environment = {**os.environ, "LABIAL_TOKEN": token}
    command = (sys.executable, "-m", "labial", "studio", str(folder), "--port", "0", "--no-browser")
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().decode().partition("/studio")[0]
        headers = {"Authorization": f"Bearer {token}"}
        events = f"{address.replace('http', 'ws')}/studio/api/events?token={token}"
        try:
            with (
                httpx.Client(base_url=address, headers=headers, timeout=120) as client,
                connect(events, max_size=None, ping_interval=None) as window,
            ):
                yield Studio(client, window)
        finally:
            process.send_signal(signal.SIGTERM)


if __name__ == "__main__":
    main()

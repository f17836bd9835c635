"""A browser with the client for sites, and a service that sends what a test wants."""

from __future__ import annotations

import base64
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
from playwright.sync_api import Page, sync_playwright
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from conftest import REPOSITORY
from page_sample import CHROMIUM_FLAGS, chromium_path

FPS = 60
SOUND_RATE = 22050
FIRST_CLICK_S, CLICK_S = 0.05, 0.25
BUILT = REPOSITORY / "src" / "labial" / "service" / "page"

SITE = """<!doctype html>
<title>A site with a face</title>
<link rel="icon" href="data:,">
<script type="module">
import * as labial from "./client.js";
Object.assign(window, { labial, seen: [], events: [] });

const machine = () => performance.now() / 1000;

/** Connects, records the sound and, in each frame, the time and the values at some places. */
window.begin = async (url, options = {}, places = [0], rate = 22050) => {
  const audioContext = new AudioContext({ sampleRate: rate });
  await audioContext.audioWorklet.addModule("tap.js");
  const tap = new AudioWorkletNode(audioContext, "tap");
  window.blocks = [];
  tap.port.onmessage = ({ data }) => blocks.push(data);
  tap.connect(audioContext.destination);
  window.face = await labial.connect(url, { audioContext, audioOutput: tap, ...options });
  for (const type of ["phones", "start", "end", "error", "lost", "back", "blocked"]) {
    face.addEventListener(type, ({ detail }) => events.push([type, detail, machine()]));
  }
  const look = () => {
    // Read together: what leaves the speaker now was placed on the clock at this time.
    const latency = audioContext.outputLatency || audioContext.baseLatency;
    const clock = audioContext.currentTime - latency;
    const values = face.values();
    const shown = places.map((place) => values[place]);
    seen.push([machine(), clock, face.current()?.time ?? -1, ...shown]);
    requestAnimationFrame(look);
  };
  look();
};

/** When the recording starts on the clock, and its samples of 16 bits in base64. */
window.recording = () => {
  const place = ({ time }) => Math.round((time - blocks[0].time) * face.audioContext.sampleRate);
  const sound = new Int16Array(place(blocks.at(-1)) + 128);
  for (const block of blocks) sound.set(block.samples.map((x) => 32768 * x), place(block));
  const letters = Array.from(new Uint8Array(sound.buffer), (byte) => String.fromCharCode(byte));
  return [blocks[0].time, btoa(letters.join(""))];
};
</script>
"""
TAP = """registerProcessor("tap", class extends AudioWorkletProcessor {
  process([[samples]], [[output]]) {
    if (samples) output.set(samples);
    this.port.postMessage({ time: currentTime, samples: output.slice() });
    return true;
  }
});
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Do not log requests."""


@dataclass
class Client:
    """A connection to the scripted service: what the client said, and what it is sent."""

    socket: ServerConnection
    said: list[dict[str, Any]] = field(default_factory=list)

    def hear(self) -> dict[str, Any]:
        """The client's next message."""
        self.said.append(msgpack.unpackb(self.socket.recv()))
        return self.said[-1]

    def send(self, type_: str, **values: object) -> None:
        """Send a message."""
        self.socket.send(msgpack.packb({"type": type_, **values}))

    def start(self) -> None:
        """Answer the start: one weight, which is 0 at rest."""
        assert self.hear()["type"] == "start"
        self.send(
            "started",
            version=1,
            names=["time"],
            shape=[1],
            rest=bytes(4),
            fps=FPS,
            sound_rate=SOUND_RATE,
            attribution="nobody",
        )

    def speak(self, start: float, end: float, utterance: int = 0) -> None:
        """Send clicks, and frames whose value is their time."""
        before = round(start * SOUND_RATE)
        samples = np.zeros(round(end * SOUND_RATE) - before, "<i2")
        for number, click in enumerate(clicks_until(end)):
            if click >= start:
                samples[round(click * SOUND_RATE) - before] = 10000 + 100 * number
        self.send(
            "sound",
            utterance=utterance,
            start=before / SOUND_RATE,
            rate=SOUND_RATE,
            samples=samples.tobytes(),
        )
        first, last = round(start * FPS), round(end * FPS)
        self.frames(first, np.arange(first, last) / FPS, utterance)

    def frames(self, first: int, values: np.ndarray, utterance: int = 0, **more: object) -> None:
        """Send frames of one weight."""
        data = values.astype("<f4").tobytes()
        self.send(
            "frames", utterance=utterance, first=first, count=len(values), values=data, **more
        )

    def end(self, duration: float, utterance: int = 0, *, stopped: bool = False) -> None:
        """Say that an utterance has been sent."""
        self.send("ended", utterance=utterance, duration=duration, stopped=stopped)


@contextmanager
def scripted(script: Callable[[Client, int], None]) -> Iterator[str]:
    """A service whose ``script`` gets each connection and its number; yields its address."""
    count = iter(range(100))
    failures: list[BaseException] = []

    def serve_one(socket: ServerConnection) -> None:
        try:
            client = Client(socket)
            client.start()
            script(client, next(count))
            with suppress(ConnectionClosed):
                for _ in socket:
                    pass
        except ConnectionClosed:
            pass
        except BaseException as error:
            failures.append(error)

    with serve(serve_one, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}/stream"
        finally:
            server.shutdown()
            thread.join()
    assert not failures, failures


@contextmanager
def service(*options: str, port: int = 0) -> Iterator[str]:
    """The address of a `labial serve` in a process of its own."""
    command = [sys.executable, "-m", "labial", "serve", "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            assert process.wait(20) == 0


@contextmanager
def files_of(folder: Path) -> Iterator[str]:
    """The address of a server of a folder's files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium_at(address: str, **context: Any) -> Iterator[Page]:
    """A page in a browser that may play sound; errors of its script fail the test."""
    flags = [*CHROMIUM_FLAGS, "--autoplay-policy=no-user-gesture-required"]
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        page = browser.new_context(**context).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        try:
            yield page
        finally:
            browser.close()
    assert complaints == []


@contextmanager
def site(folder: Path) -> Iterator[Page]:
    """A site that uses the client, with ``begin`` to connect it."""
    (folder / "index.html").write_text(SITE)
    (folder / "tap.js").write_text(TAP)
    (folder / "client.js").write_bytes((BUILT / "client.js").read_bytes())
    with files_of(folder) as address, chromium_at(address) as page:
        until(page, "window.begin !== undefined")
        yield page


def until(page: Page, expression: str, seconds: float = 15) -> None:
    """Wait for a JavaScript expression to be true."""
    last = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < last, f"{expression} was not true within {seconds} s"
        page.wait_for_timeout(20)


@dataclass(frozen=True)
class Recorded:
    """What a site showed and played.

    ``machine`` and ``clock`` are the times in s of the computer and of what is heard at each frame
    that was drawn, ``spoken`` the time in the utterance, -1 if none, ``values`` what was shown.
    ``sound`` int16 starts at ``begin`` s on the clock.
    """

    machine: np.ndarray
    clock: np.ndarray
    spoken: np.ndarray
    values: np.ndarray
    begin: float
    sound: np.ndarray
    events: list[Any]

    @classmethod
    def of(cls, page: Page) -> Recorded:
        """What was recorded until now."""
        seen = np.array(page.evaluate("seen"))
        begin, sound = page.evaluate("recording()")
        return cls(
            *seen.T[:3],
            seen[:, 3:],
            begin,
            np.frombuffer(base64.b64decode(sound), "<i2"),
            page.evaluate("events"),
        )

    @property
    def clicks(self) -> np.ndarray:
        """(clock, time in the utterance) of the clicks that were played."""
        places = np.flatnonzero(self.sound > 5000)
        numbers = np.round((self.sound[places] - 10000) / 100)
        times = FIRST_CLICK_S + numbers * CLICK_S
        return np.stack([self.begin + places / SOUND_RATE, times], axis=1)


def clicks_until(end: float) -> np.ndarray:
    """When there are clicks in an utterance that ends at a time, in s."""
    return np.arange(FIRST_CLICK_S, end, CLICK_S)

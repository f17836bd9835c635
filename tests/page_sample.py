"""A synthetic face from formulas, and a browser to test pages with."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from labial.alignment import SILENCE, Alignment, Interval
from labial.face.layouts import MEDIAPIPE_INNER_LIP, MEDIAPIPE_SENSORS, mediapipe_layout
from labial.face.surface import FaceMap, fit_face_map
from labial.motion import FaceMesh, Motion
from labial.utterance import Audio, Utterance
from labial.voice import Voice

AROUND = 20  # points on each ring around the mouth
RINGS = 5  # inner lip, outer lip, and three more out to the jaw
PHONE_S = 0.25
PHONES = ("sil", "p", "ɑ", "p", "u", "sil")
CHROMIUM_FLAGS = (
    "--no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader"
    " --disable-background-networking --disable-component-update --disable-sync"
    " --no-first-run --mute-audio"
).split()
# Half the aperture, half the width and the protrusion of the lips in each phone, mm.
SHAPES = {"sil": (0.3, 25, 0), "p": (0.0, 24, 1), "ɑ": (7, 25, -1), "u": (2, 19, 5)}


def sample_utterance(fps: float = 60, *, audio: bool = True, openness: float = 1.0) -> Utterance:
    """ "papoo", 1.5 s; ``openness`` scales how far the lips part."""
    phones = tuple(
        Interval(i * PHONE_S, (i + 1) * PHONE_S, label) for i, label in enumerate(PHONES)
    )
    alignment = Alignment(phones, (Interval(PHONE_S, 5 * PHONE_S, "papoo"),))
    times = np.arange(alignment.frame_count(fps)) / fps
    middles = [phone.middle for phone in phones]
    shapes = np.array([SHAPES[label] for label in PHONES], np.float64) * [openness, 1, 1]
    moving = np.stack([np.interp(times, middles, shapes[:, k]) for k in range(3)], axis=1)
    motion = Motion(_sensors(_surface(moving)), fps, mediapipe_layout())
    tone = 8000 * np.sin(2 * np.pi * 140 * np.arange(int(16000 * alignment.duration)) / 16000)
    sound = Audio(tone.astype(np.int16), 16000) if audio else None
    return Utterance("papoo", alignment, motion, sound)


def nothing_said(voice: Voice) -> Utterance:
    """Three seconds in which a voice's face does not move, at 10 Hz."""
    alignment = Alignment((Interval(0, 3, SILENCE),))
    held = np.repeat(voice.animate(alignment, 10).positions[:1], 30, axis=0)
    return Utterance("nothing", alignment, Motion(held, 10, voice.layout))


def sample_face() -> FaceMap:
    """The map from the sample's sensors to a mesh of rings around the mouth."""
    triangles = []
    for ring in range(RINGS - 1):
        for k in range(AROUND):
            a, b = ring * AROUND + k, ring * AROUND + (k + 1) % AROUND
            triangles += [(a, a + AROUND, b + AROUND), (a, b + AROUND, b)]
    mesh = FaceMesh(
        points=tuple(str(i) for i in range(RINGS * AROUND)),
        triangles=np.array(triangles, np.int32),
        outer_lip=tuple(range(AROUND, 2 * AROUND)),
        inner_lip=tuple(range(AROUND)),
    )
    shapes = np.random.default_rng(1).uniform([0, 18, -2], [8, 27, 6], (200, 3))
    surface = _surface(shapes)
    return fit_face_map(mesh, _sensors(surface), surface, ridge=1e-3)


def _surface(shapes: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Points ``[frames, rings * around, 3]`` in mm from half aperture, half width, protrusion."""
    # From the right corner along the lower lip, as in the rings of labial.face.layouts.
    angle = np.pi + 2 * np.pi * np.arange(AROUND) / AROUND
    x, y = np.cos(angle), np.sin(angle)
    aperture, width, protrusion = (shapes[:, k, None] for k in range(3))
    jaw = np.where(y < 0, aperture * y, 0)
    rings = [
        (width * 0.92 * x, aperture * y, protrusion - 1 - 6 * x**2),
        (width * x, (aperture + 9) * y, protrusion + 2 - 8 * x**2),
        ((width + 12) * x, 22 * y + jaw, 0.4 * protrusion - 1 - 16 * x**2),
        (52 * x + 0 * width, 34 * y + jaw, -4 - 34 * x**2 + 0 * width),
        (60 * x + 0 * width, 44 * y + jaw, -14 - 44 * x**2 + 0 * width),
    ]
    points = [np.stack(np.broadcast_arrays(*ring), axis=-1) for ring in rings]
    return np.concatenate(points, axis=1).astype(np.float32)


def _sensors(surface: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The 44 sensors among the points, ``[frames, 44, 3]`` in mm."""
    layout = mediapipe_layout()
    places = list(range(AROUND, 2 * AROUND))
    places += [MEDIAPIPE_INNER_LIP.index(index) for index in MEDIAPIPE_SENSORS[AROUND:28]]
    places += [3 * AROUND + k for k in range(1, 9)]
    places += [2 * AROUND + k for k in (0, 1, 19, 18, 10, 9, 11, 12)]
    assert len(places) == len(layout.names)
    return surface[:, places]


@dataclass
class Shown:
    """A page in a browser, with its network requests and its errors."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def record(self, said: ConsoleMessage) -> None:
        """Record messages of the browser's console, except mere information."""
        # Reading pixels back is slow in software; the test does it, not the page.
        if said.type in ("error", "warning") and "ReadPixels" not in said.text:
            self.complaints.append(said.text)

    def until(self, expression: str, seconds: float = 15) -> None:
        """Wait for a JavaScript expression to be true."""
        # Playwright's own wait_for_function needs eval, which the page's policy forbids.
        last = time.monotonic() + seconds
        while not self.page.evaluate(expression):
            assert time.monotonic() < last, f"{expression} was not true within {seconds} s"
            self.page.wait_for_timeout(20)

    def pixels(self, moment: float, face: int = 0) -> npt.NDArray[np.float64]:
        """A face's canvas at a time in s, ``[64, 64, 4]``: red, green, blue, opacity to 255."""
        # Read in the same task as drawing: later the browser may have cleared the canvas.
        values = self.page.evaluate(
            """([time, face]) => {
                labial.seek(time);
                const small = document.createElement("canvas");
                small.width = small.height = 64;
                const pen = small.getContext("2d");
                pen.drawImage(document.querySelectorAll(".face canvas")[face], 0, 0, 64, 64);
                return Array.from(pen.getImageData(0, 0, 64, 64).data);
            }""",
            [moment, face],
        )
        return np.array(values, np.float64).reshape(64, 64, 4)

    def number(self, expression: str) -> float:
        """The value of a JavaScript expression."""
        return float(self.page.evaluate(expression))


def chromium_path() -> str:
    """The path of Chromium. Without it the test is skipped, or fails in continuous integration."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        found = shutil.which(name)
        if found:
            return found
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium found, which continuous integration must have")
    pytest.skip("no Chromium found: install one to test the page")


@contextmanager
def browser_page(
    path: Path, width: int = 1000, height: int = 700, scheme: str = "light"
) -> Iterator[Shown]:
    """Open a page from disk in a headless Chromium that draws WebGL in software."""
    executable = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        try:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            shown = Shown(context.new_page())
            shown.page.on("request", lambda request: shown.requests.append(request.url))
            shown.page.on("pageerror", lambda error: shown.complaints.append(str(error)))
            shown.page.on("console", shown.record)
            shown.page.goto(path.as_uri())
            shown.until("window.labial !== undefined")
            yield shown
        finally:
            browser.close()

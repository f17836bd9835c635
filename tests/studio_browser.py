"""A browser whose camera and microphone play clips, and the studio's page in it."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import av
import numpy as np
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from labial.temporary import temporary_folder
from live_sample import until
from page_sample import CHROMIUM_FLAGS, chromium_path
from studio_sample import TOKEN

SIZE = (480, 384)  # half of GRID's, which a busy machine can encode in time
FPS = 25
RATE = 48_000
DEVICES = (
    "--use-fake-device-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-gpu-compositing",  # in software it keeps a core busy
)
ALLOWED = "--use-fake-ui-for-media-stream"


@dataclass(frozen=True)
class Camera:
    """Files that Chromium plays as a camera and a microphone, over and over."""

    picture: Path
    sound: Path

    @property
    def flags(self) -> tuple[str, str]:
        """Chromium's options for it."""
        return (
            f"--use-file-for-fake-video-capture={self.picture}",
            f"--use-file-for-fake-audio-capture={self.sound}",
        )


def camera_of(
    clip: Path,
    place: Path,
    *,
    brightness: float = 1.0,
    volume: float = 0.4,
    still: tuple[float, float] = (0.0, 0.0),
) -> Camera:
    """A camera before which a clip is spoken; GRID's sound is too loud as it is.

    ``still`` is for how many seconds nobody speaks or moves before and after it.
    """
    pictures = [picture * brightness for picture in _pictures(clip)]
    before, after = (
        [pictures[end]] * round(FPS * s) for end, s in zip((0, -1), still, strict=True)
    )
    pauses = [np.zeros(round(RATE * seconds)) for seconds in still]
    sound = np.concatenate([pauses[0], _sound(clip) * volume, pauses[1]])
    return write_camera(place, iter([*before, *pictures, *after]), sound)


def empty_camera(place: Path, seconds: int = 3) -> Camera:
    """A camera that shows a grey wall, and a microphone that hears a soft noise."""
    wall = np.full((SIZE[1], SIZE[0], 3), 140.0)
    noise = np.random.default_rng(0).normal(0, 30, RATE * seconds)
    return write_camera(place, (wall for _ in range(FPS * seconds)), noise)


def write_camera(place: Path, pictures: Iterator[np.ndarray], sound: np.ndarray) -> Camera:
    """Write the files of a camera as ``place`` with two endings."""
    camera = Camera(place.with_suffix(".mjpeg"), place.with_suffix(".wav"))
    with av.open(str(camera.picture), "w", format="mjpeg") as file:
        stream = file.add_stream("mjpeg", rate=FPS)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuvj420p"
        stream.codec_context.qmin, stream.codec_context.qmax = 2, 4
        for picture in pictures:
            frame = av.VideoFrame.from_ndarray(picture.astype(np.uint8), format="rgb24")
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    with wave.open(str(camera.sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.clip(-32768, 32767).astype("<i2").tobytes())
    return camera


def _pictures(clip: Path) -> Iterator[np.ndarray]:
    with av.open(str(clip)) as file:
        for frame in file.decode(video=0):
            yield frame.to_ndarray(format="rgb24", width=SIZE[0], height=SIZE[1])


def _sound(clip: Path) -> np.ndarray:
    resampler = av.AudioResampler("s16", "mono", RATE)
    with av.open(str(clip)) as file:
        decoded = (part for frame in file.decode(audio=0) for part in resampler.resample(frame))
        return np.concatenate([part.to_ndarray().ravel() for part in decoded]).astype(float)


def length_of(video: Path) -> float:
    """Seconds from the first to the last picture of a video."""
    with av.open(str(video)) as file:
        times = [frame.time for frame in file.decode(video=0)]
    return float(times[-1] - times[0])


@dataclass
class StudioPage:
    """The studio's page, with what its console complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def hear(self, said: ConsoleMessage) -> None:
        """Record errors and warnings of the console, except those of lost connections."""
        lost = "WebSocket connection" in said.text or "Failed to load resource" in said.text
        if said.type in ("error", "warning") and "ReadPixels" not in said.text and not lost:
            self.complaints.append(said.text)

    def until(self, expression: str, seconds: float = 30) -> None:
        """Wait for a JavaScript expression to be true."""
        until(self.page, expression, seconds)

    def go(self, step: str) -> None:
        """Go to a step by its link."""
        self.page.click(f"[data-step={step}]")
        self.until(f"labial.step === '{step}' && !document.querySelector('#step-{step}').hidden")

    def text(self, selector: str) -> str:
        """What an element says."""
        return self.page.locator(selector).inner_text()

    def says(self, selector: str, words: str, seconds: float = 30) -> None:
        """Wait for an element that is shown to say some words."""
        self.until(
            f"(e => e && !e.closest('[hidden]') && e.textContent.includes({words!r}))"
            f"(document.querySelector({selector!r}))",
            seconds,
        )

    def record(self, seconds: float) -> None:
        """Record a take by the space bar."""
        self.until(
            "labial.camera.stream !== null && !document.querySelector('#record-button').disabled"
        )
        self.page.keyboard.press("Space")
        self.until("labial.steps.record.isRecording")
        self.page.wait_for_timeout(1000 * seconds)
        self.page.keyboard.press("Space")


@contextmanager
def studio_page(
    address: str,
    camera: Camera | None = None,
    *,
    step: str = "",
    allowed: bool = True,
    width: int = 1280,
    height: int = 800,
    language: str = "en-GB",
) -> Iterator[StudioPage]:
    """The page at a step, or where it begins. Errors of its script fail the test."""
    flags = [*CHROMIUM_FLAGS, *DEVICES, *([ALLOWED] if allowed else [])]
    flags += [] if camera is None else camera.flags
    with temporary_folder() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=flags, downloads_path=str(folder)
        )
        try:
            context = browser.new_context(
                viewport={"width": width, "height": height}, locale=language
            )
            shown = StudioPage(context.new_page())
            shown.page.on("pageerror", lambda error: shown.complaints.append(str(error)))
            shown.page.on("console", shown.hear)
            shown.page.goto(f"{address}/studio#token={TOKEN}")
            shown.until("window.labial?.step")
            if step:
                shown.go(step)
            yield shown
        finally:
            browser.close()
    assert shown.complaints == []

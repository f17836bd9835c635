"""Small videos whose brightness encodes the mouth's opening, and a fast finder that decodes it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from conftest import rest_face
from labial.face.layouts import (
    MEDIAPIPE_IRISES,
    MEDIAPIPE_MIRRORED,
    MEDIAPIPE_RIGID,
    MEDIAPIPE_SENSORS,
    MEDIAPIPE_UPRIGHT,
    mediapipe_layout,
)
from labial.face.mediapipe_mesh import FACE_POINTS

WIDTH, HEIGHT = 64, 96
MM_PER_PIXEL = 1.3
MOST_OPEN_MM = 14.0
RATE = 16_000

_MS = Fraction(1, 1000)

# Who is in a picture, encoded by the brightness of its lower rows.
NOBODY, SOMEBODY, TWO, AWAY = 20, 90, 160, 235


def opening(times: np.ndarray) -> np.ndarray:
    """How far the mouth is open at times, 0 to 1."""
    return 0.5 - 0.5 * np.cos(2 * np.pi * 1.3 * np.asarray(times))


def picture(time: float, who: int = SOMEBODY) -> np.ndarray:
    """A picture at a time: a bright bar on top, the opening below it, and who is in it."""
    image = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    image[:16] = 255
    image[16:64] = round(20 + 210 * float(opening(time)))
    image[64:] = who
    return image


def write_video(
    path: Path,
    times: np.ndarray,
    who: np.ndarray | int = SOMEBODY,
    *,
    sound: np.ndarray | None = None,
    sound_start: float = 0.0,
    turned: int = 0,
    codec: str = "libx264",
    stretch: int = 1,
    options: dict[str, str] | None = None,
) -> None:
    """A video with pictures at ``times`` in seconds; ``sound`` is int16 at 16 kHz.

    ``turned`` is the camera's rotation in quarter turns; pixels are ``stretch`` times as wide.
    """
    who = np.broadcast_to(who, len(times))
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=1000)
        shape = np.rot90(picture(0), -turned).shape
        stream.width, stream.height = shape[1] // stretch, shape[0]
        stream.pix_fmt = "rgb24" if codec == "png" else "yuv420p"
        stream.time_base = stream.codec_context.time_base = _MS
        if codec == "libx264":
            stream.options = {"preset": "ultrafast", "crf": "12"} | (options or {})
        if stretch > 1:
            stream.codec_context.sample_aspect_ratio = stretch
        if turned:
            stream.set_display_rotation(90 * turned)
        voice = None
        if sound is not None:
            voice = file.add_stream("pcm_s16le" if path.suffix == ".mkv" else "aac", rate=RATE)
            voice.layout = "mono"
        for time, each in zip(times, who, strict=True):
            image = np.ascontiguousarray(np.rot90(picture(time, int(each)), -turned))
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image[:, ::stretch]))
            frame.pts, frame.time_base = round(1000 * time), _MS
            file.mux(stream.encode(frame))
        file.mux(stream.encode())
        if voice is not None:
            frame = av.AudioFrame.from_ndarray(sound[None].astype(np.int16), "s16", "mono")
            frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
            frame.pts = round(sound_start * RATE)
            file.mux(voice.encode(frame))
            file.mux(voice.encode())


def face() -> np.ndarray:
    """All points of a synthetic talker at rest in mm, x to the left, y up, z forward."""
    points = np.random.default_rng(99).normal(0, 45, (FACE_POINTS, 3))
    points[list(MEDIAPIPE_SENSORS)] = rest_face()
    for right, left in MEDIAPIPE_MIRRORED:
        x, y, z = points[left]
        points[right], points[left] = (-abs(x), y, z), (abs(x), y, z)
    for index, height in zip(MEDIAPIPE_UPRIGHT, (50, 5), strict=True):
        points[index] = (0, height, 0)
    for side, (inner, outer) in zip((-1, 1), MEDIAPIPE_IRISES, strict=True):
        points[inner], points[outer] = (side * 30 - 5.85, 60, 0), (side * 30 + 5.85, 60, 0)
    assert not set(MEDIAPIPE_RIGID) & set(MEDIAPIPE_SENSORS)
    return points


LOWERED = [
    index
    for index, name in zip(MEDIAPIPE_SENSORS, mediapipe_layout().names, strict=True)
    if name == "inner_lip_14"
]


class LightFinder:
    """A stand-in for the face finder that decodes this module's pictures, and counts them."""

    seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def start(self):
        pass

    def is_upside_down(self, image):
        return False

    def find(self, image):
        type(self).seen += 1
        height, width = image.shape[:2]
        assert height > width and image[4].mean() > 200, "the picture is not upright"
        who = image[-16:].mean()
        if who < (NOBODY + SOMEBODY) / 2:
            return []
        points = face()
        points[LOWERED, 1] -= (image[24:56].mean() - 20) / 210 * MOST_OPEN_MM
        if who > (TWO + AWAY) / 2:
            points = points @ turn(60)
        found = (points / MM_PER_PIXEL * [1, -1, -1] + [180, 150, 0]).astype(np.float32)
        if who > (SOMEBODY + TWO) / 2 and who < (TWO + AWAY) / 2:
            return [found, found + np.float32(400)]
        return [found]


def turn(degrees: float) -> np.ndarray:
    """The rotation matrix of a turn of the head to the side."""
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cosine, 0, -sine], [0, 1, 0], [sine, 0, cosine]])

"""A live picture of the camera: where the face is, and what is wrong before anything is recorded.

It runs in a process of its own, which keeps the face from picture to picture.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from labial.face.finder import Face, FaceFinder
from labial.face.mediapipe_mesh import MESH_POINTS, mediapipe_mesh
from labial.importers.tracked_face import facing_deg
from labial.importers.video_track import places
from labial.studio.face_faults import view_faults
from labial.studio.fault_texts import NO_FACE, TURNED, TWO_FACES
from labial.studio.pictures import Picture, brightness, from_jpeg, height_of
from labial.studio.state import Fault, Value

_MOST_TURN_DEG = 25.0
"""A face turned away by less stays usable while it speaks."""


class Mesh(Value):
    """The edges to draw between the points of a view, and which of them are the lips'."""

    edges: tuple[tuple[int, int], ...]
    lips: tuple[tuple[int, int], ...]


class View(Value):
    """What the camera shows.

    ``points`` are in shares of the picture's width and height. ``yaw`` is how far the face is
    turned to the right of the picture, ``pitch`` how far up, in degrees; ``ms`` is how long finding
    it took.
    """

    points: tuple[tuple[float, float], ...] | None = None
    faults: tuple[Fault, ...] = ()
    brightness: float
    face_height: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    ms: float = 0.0


def mesh() -> Mesh:
    """What is drawn on the picture."""
    found = mediapipe_mesh()
    sides = {
        (min(a, b), max(a, b))
        for triangle in found.triangles.tolist()
        for a, b in zip(triangle, (*triangle[1:], triangle[0]), strict=True)
    }
    rings = (found.outer_lip, found.inner_lip)
    lips = [pair for ring in rings for pair in zip(ring, (*ring[1:], ring[0]), strict=True)]
    return Mesh(edges=tuple(sorted(sides)), lips=tuple(lips))


def look(window: str, content: bytes) -> View:
    """What a JPEG file of a window's camera shows. Raises ``FormatError`` if it is not one."""
    start = time.perf_counter()
    picture = from_jpeg(content)
    faces = _eye().find(window, picture)
    view = _view(picture, faces)
    return view.model_copy(update={"ms": round(1000 * (time.perf_counter() - start), 1)})


def _view(picture: Picture, faces: list[Face]) -> View:
    if not faces:
        return View(faults=(NO_FACE,), brightness=round(float(picture.mean()), 1))
    face = max(faces, key=lambda each: height_of(picture, each))
    yaw, pitch = (float(each[0]) for each in facing_deg(face[None].astype(np.float64), places))
    faults = [TWO_FACES] if len(faces) > 1 else []
    faults += view_faults(picture, face)
    if max(abs(yaw), abs(pitch)) > _MOST_TURN_DEG:
        faults.append(TURNED)
    height, width = picture.shape[:2]
    shares = np.round(face[:MESH_POINTS, :2] / [width, height], 4)
    return View(
        points=tuple((float(x), float(y)) for x, y in shares),
        faults=tuple(faults),
        brightness=round(brightness(picture, face), 1),
        face_height=round(height_of(picture, face), 3),
        yaw=round(yaw, 1),
        pitch=round(pitch, 1),
    )


@dataclass
class _Eye:
    """A finder that follows the face of one window at a time."""

    finder: FaceFinder
    window: str = ""

    def find(self, window: str, picture: Picture) -> list[Face]:
        """The faces in a picture of a window."""
        if window != self.window:
            self.finder.start()
            self.window = window
        return self.finder.find(picture)


@lru_cache(maxsize=1)
def _eye() -> _Eye:
    return _Eye(FaceFinder())

"""The face that a motion moves: how it looks at rest, and which of its lips a sensor is on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.face.facing import facing_pairs, inner_lips, is_upper
from labial.face.lips import aperture, least_open, most_open
from labial.face.surface import FaceMap
from labial.motion import Motion, SensorLayout

Array = npt.NDArray[np.float64]

CLOSED_MM = 1.5
"""Aperture below which lips count as closed."""


@dataclass(frozen=True, eq=False)
class Talker:
    """Faces of a talker, float64 in mm in the head's frame of reference.

    ``neutral`` ``[sensors, 3]`` has the lips closed and corresponds to a rig's neutral face;
    ``opened`` ``[sensors, 3]`` has them apart. ``points`` ``[points, 3]`` are further points of the
    neutral face, if known.
    """

    layout: SensorLayout
    neutral: Array
    opened: Array
    points: Array | None = None

    @property
    def width_mm(self) -> float:
        """Distance of the mouth's corners in the neutral face."""
        right, left = self.corners
        return float(np.linalg.norm(self.neutral[right] - self.neutral[left]))

    @property
    def corners(self) -> tuple[int, int]:
        """Indices of the mouth's corners in the layout: right, left."""
        marks = self.layout.landmarks
        return self.layout.index(marks.right_corner), self.layout.index(marks.left_corner)

    @property
    def inner(self) -> list[str]:
        """Names of the sensors on the lips' inner edges: the middles, and those named inner."""
        return inner_lips(self.layout)

    def is_upper(self, sensor: str) -> bool:
        """Whether a sensor is above the line from corner to corner of the opened mouth."""
        return is_upper(self.layout, self.opened, sensor)

    def facing_pairs(self, sensors: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs among ``sensors`` that face each other across the mouth, upper and lower."""
        pairs = facing_pairs(self.layout, self.neutral, self.opened)
        return [pair for pair in pairs if set(pair) <= set(sensors)]

    def symmetric(self) -> Talker:
        """The talker with faces that are their own mirror images, as characters mostly are."""
        points = None if self.points is None else _symmetric(self.points)
        return Talker(self.layout, _symmetric(self.neutral), self.opened, points)


def talker_of(motion: Motion, face: FaceMap | None = None) -> Talker:
    """The talker of a motion: means of the 5 % of frames with the least and the largest aperture.

    Raises ``RigError`` if the lips never come together.
    """
    opening = aperture(motion)
    closed = least_open(motion)
    if opening[closed].mean() > CLOSED_MM:
        raise RigError(
            f"the lips never close in this motion (the least aperture is {opening.min():.1f} mm),"
            " so it does not show the talker's neutral face"
        )
    neutral = motion.positions[closed].mean(axis=0, dtype=np.float64)
    opened = motion.positions[most_open(motion)].mean(axis=0, dtype=np.float64)
    points = None
    if face is not None and face.weights.shape[1] == neutral.size:
        points = (face.weights @ neutral.ravel() + face.bias).reshape(-1, 3)
    return Talker(motion.layout, neutral, opened, points)


def _symmetric(points: Array) -> Array:
    """Each point moved halfway to the mirror image of the point nearest to its own."""
    centred = points - [points[:, 0].mean(), 0.0, 0.0]
    mirrored = centred * [-1.0, 1.0, 1.0]
    partner = ((centred[:, None] - mirrored[None]) ** 2).sum(axis=2).argmin(axis=1)
    halfway: Array = (centred + mirrored[partner]) / 2
    return halfway

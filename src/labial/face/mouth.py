"""A mouth as two vectors for each frame, and lips moved by amounts of some movements.

What lips lack is found from distances between four sensors. They change by movements as the
sensors do, so that the amounts of several movements are found first, and faces are moved once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from labial.motion import SensorLayout

Array = npt.NDArray[np.float64]
Positions = npt.NDArray[np.float32]

_AT_ONCE = 10_000  # frames


def mouth_of(positions: Positions, layout: SensorLayout) -> Array:
    """The mouths, float64 ``[..., 2, 3]``, of faces or movements ``[..., sensors, 3]``.

    The first vector is from the middle of the lower lip's inner edge to that of the upper lip, the
    second from the left corner to the right one.
    """
    first, second = layout.mouth_places
    return (positions[..., first, :] - positions[..., second, :]).astype(np.float64)


def gap_along(mouth: Array, closing: Array) -> Array:
    """The signed distance of the lips in mm of a closing movement, of mouths ``[..., 2, 3]``.

    ``closing`` ``[2, 3]`` is the mouth of the movement, in mm per mm of aperture. The movement by
    the whole gap makes the lips touch; it is below zero if they have crossed.
    """
    opening = closing[0]
    gap: Array = mouth[..., 0, :] @ opening / (opening @ opening)
    return gap


def mouth_width(mouth: Array) -> Array:
    """The distance of the corners in mm, of mouths ``[..., 2, 3]``."""
    across = mouth[..., 1, :]
    wide: Array = np.sqrt(np.einsum("...i,...i", across, across))
    return wide


@dataclass(frozen=True, eq=False)
class Movements:
    """Movements of the sensors of a ``layout``, float32 ``[movements, sensors, 3]``, per mm."""

    of_sensors: Positions
    layout: SensorLayout

    def __len__(self) -> int:
        return len(self.of_sensors)

    @cached_property
    def of_mouth(self) -> Array:
        """What they change in a mouth, ``[movements, 2, 3]``."""
        return mouth_of(self.of_sensors, self.layout)

    def moved_mouth(self, mouth: Array, amounts: Array) -> Array:
        """Mouths ``[frames, 2, 3]`` moved by ``amounts`` ``[frames, movements]`` in mm."""
        change = amounts @ self.of_mouth.reshape(len(self.of_mouth), 6)
        moved: Array = mouth + change.reshape(mouth.shape)
        return moved

    def moved(self, positions: Positions, amounts: Array) -> Positions:
        """Positions ``[frames, sensors, 3]`` moved by ``amounts``; long motions in parts."""
        moved = positions.copy()
        along = self.of_sensors.reshape(len(self), -1)
        for first in range(0, len(moved), _AT_ONCE):
            part = amounts[first : first + _AT_ONCE].astype(np.float32)
            if part.any():
                moved[first : first + _AT_ONCE] += (part @ along).reshape(-1, *moved.shape[1:])
        return moved

"""Lips that do not cross: gaps between facing sensors kept from becoming negative."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.face.contact import Closing
from labial.motion import Motion

# Gaps above this do not change. Below it they approach 0 smoothly.
_NEAR_MM = 0.4

_LEAST_OPENING = 0.1  # of a pair, per mm of aperture, for the closing movement to bring it together


def gap(positions: npt.NDArray[np.float32], pair: tuple[int, int]) -> npt.NDArray[np.float32]:
    """How far a pair's upper sensor is above its lower one, in mm ``[frames]``."""
    upper, lower = pair
    found: npt.NDArray[np.float32] = positions[:, upper, 1] - positions[:, lower, 1]
    return found


def uncrossed(motion: Motion, pairs: Sequence[tuple[int, int]]) -> Motion:
    """``motion`` with no gap below 0 at ``pairs`` of sensors, upper and lower.

    Both sensors of a pair move by the same distance. The new gap is a function of the old one with
    two continuous derivatives, so that lips that move smoothly still do.
    """
    positions = motion.positions
    for pair in pairs:
        old = gap(positions, pair)
        changed = np.flatnonzero(old < _NEAR_MM)
        if not len(changed):
            continue
        if positions is motion.positions:
            positions = positions.copy()
        half = (_above_zero(old[changed]) - old[changed]) / 2
        positions[changed, pair[0], 1] += half
        positions[changed, pair[1], 1] -= half
    return Motion(positions, motion.fps, motion.layout)


def _above_zero(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """``values`` in mm above ``_NEAR_MM``, 0 below its negative, and a smooth rise between."""
    u = np.clip(values / _NEAR_MM, -1, 1)
    # Its second derivative is 3/4 (1 - u²), whose integral over -1 to 1 is 1.
    rise = _NEAR_MM * (3 + u * (8 + u * (6 - u * u))) / 16
    result: npt.NDArray[np.float32] = np.where(values > _NEAR_MM, values, rise)
    return result


def lips_together(
    face: npt.NDArray[np.float32], pairs: Sequence[tuple[int, int]], closing: Closing | None
) -> npt.NDArray[np.float32]:
    """``face`` ``[sensors, 3]`` closed, along a talker's closing movement, until a pair touches.

    Unchanged if the closing movement is not known.
    """
    if closing is None:
        return face
    gaps = np.array([gap(face[None], pair)[0] for pair in pairs])
    opening = np.array([gap(closing.movement[None], pair)[0] for pair in pairs])
    closes = opening > _LEAST_OPENING
    if not closes.any():
        return face
    distance = (gaps[closes] / opening[closes]).min()
    together: npt.NDArray[np.float32] = face - np.float32(distance) * closing.movement
    return together

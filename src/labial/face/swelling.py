"""Lips that keep their height: movements without the swelling and thinning that trackers see.

Trackers take the shade of lips that come forward for their edges, and the red of lips that are
nearly closed for less than there is. A movement that was fitted on this, carried on for several
millimetres, would let lips swell, or vanish.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.face.facing import inner_lips, is_upper
from labial.motion import Motion, SensorLayout

Array = npt.NDArray[np.float64]

_MOST_FULLER = 0.25  # by which a lip becomes higher, mm per mm of narrowing or closing


def without_swelling(movement: npt.NDArray[np.float32], faces: Motion) -> npt.NDArray[np.float32]:
    """A movement ``[sensors, 3]`` in mm per mm, by which lips hardly become higher or less high.

    ``faces`` are any of the talker.
    """
    layout, marks = faces.layout, faces.layout.landmarks
    face = faces.positions.mean(axis=0).astype(np.float64)
    inner, found = inner_lips(layout), movement.copy()
    for name in layout.groups["lips"]:
        if name in inner:
            continue
        upper = is_upper(layout, face, name)
        ends = ("upper_outer", "upper_inner") if upper else ("lower_inner", "lower_outer")
        above, below = (movement[layout.index(getattr(marks, end)), 1] for end in ends)
        fuller = float(above - below)
        excess = fuller - min(max(fuller, -_MOST_FULLER), _MOST_FULLER)
        place = layout.index(name)
        arch = float(arch_of(layout, face, [place])[0])
        found[place, 1] -= arch * excess if upper else -arch * excess
    return found


def arch_of(layout: SensorLayout, face: Array, places: Sequence[int]) -> Array:
    """1 for sensors in the middle of the mouth, 0 at its corners and beyond, linear between."""
    corners = layout.landmarks.right_corner, layout.landmarks.left_corner
    right, left = (face[layout.index(name), 0] for name in corners)
    arch: Array = np.maximum(0, 1 - np.abs(2 * face[places, 0] - right - left) / abs(left - right))
    return arch

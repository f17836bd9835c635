"""Which sensors of the lips' inner edges face each other across the mouth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labial.motion import SensorLayout

# Sensors that face each other differ in x by less than this share of the mouth's width.
_APART = 0.1

Face = npt.NDArray[np.float64]


def inner_lips(layout: SensorLayout) -> list[str]:
    """Names of the sensors on the lips' inner edges: the middles, and those named inner."""
    middles = (layout.landmarks.upper_inner, layout.landmarks.lower_inner)
    return [n for n in layout.groups["lips"] if "inner" in n or n in middles]


def is_upper(layout: SensorLayout, opened: Face, sensor: str) -> bool:
    """Whether a sensor is above the line from corner to corner of the open mouth.

    ``opened`` is ``[sensors, 3]``, a face with the lips apart.
    """
    marks = layout.landmarks
    right, left = (opened[layout.index(n)] for n in (marks.right_corner, marks.left_corner))
    middle = opened[[layout.index(marks.upper_inner), layout.index(marks.lower_inner)]]
    line = sorted([right[:2].tolist(), left[:2].tolist(), middle.mean(axis=0)[:2].tolist()])
    x, y = opened[layout.index(sensor), :2]
    return bool(y >= np.interp(x, [p[0] for p in line], [p[1] for p in line]))


def facing_pairs(layout: SensorLayout, closed: Face, opened: Face) -> list[tuple[str, str]]:
    """Pairs of sensors that face each other, upper and lower; the inner lips' middles come first.

    Others are inner sensors of both lips whose x is alike in the face ``closed`` ``[sensors, 3]``.
    """
    marks = layout.landmarks
    right, left = (closed[layout.index(n)] for n in (marks.right_corner, marks.left_corner))
    farthest = _APART * float(np.linalg.norm(right - left))
    pairs = [(marks.upper_inner, marks.lower_inner)]
    others = [name for name in inner_lips(layout) if name not in pairs[0]]
    upper = {name for name in others if is_upper(layout, opened, name)}
    for above in filter(upper.__contains__, others):
        for below in others:
            apart = closed[layout.index(above), 0] - closed[layout.index(below), 0]
            if below not in upper and abs(apart) < farthest:
                pairs.append((above, below))
    return pairs

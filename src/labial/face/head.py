"""Removing head movement by bringing every frame into the head's frame of reference.

The fit is generalised Procrustes analysis (Gower 1975), a similarity for each frame: rotation,
translation and, for tracks from video, scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.face.similarity import fit_similarity

Points = npt.NDArray[np.float64]


def mean_head(rigid: npt.NDArray[np.floating[Any]], rounds: int = 4) -> Points:
    """The mean ``[points, 3]`` of rigid points ``[frames, points, 3]`` without head movement.

    Each round fits all frames to the last round's mean. The mean keeps the pose of the first frame,
    centred, and the frames' average size.
    """
    points = rigid.astype(np.float64)
    size = np.mean([_size(frame) for frame in points])
    reference: Points = points[0] - points[0].mean(axis=0)
    for _ in range(rounds):
        reference = fit_similarity(points, reference).apply(points).mean(axis=0)
        reference = (reference - reference.mean(axis=0)) * (size / _size(reference))
    return reference


def levelled(head: Points, pairs: Sequence[tuple[int, int]], upright: tuple[int, int]) -> Points:
    """``head`` ``[points, 3]`` turned to face straight ahead.

    ``pairs`` are places of points that mirror each other; their mean direction from first to second
    becomes x. ``upright`` are the places of two points; the part of their direction from first to
    second that is perpendicular to x becomes y.
    """
    across = np.mean([head[second] - head[first] for first, second in pairs], axis=0)
    x = across / np.linalg.norm(across)
    along = head[upright[1]] - head[upright[0]]
    along = along - (along @ x) * x
    y = along / np.linalg.norm(along)
    turned: Points = head @ np.stack([x, y, np.cross(x, y)]).T
    return turned


def _size(points: Points) -> float:
    """The root of the sum of squared distances from the points' centre."""
    return float(np.linalg.norm(points - points.mean(axis=0)))

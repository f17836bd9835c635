"""Taking head movement out: every frame brought into one frame of reference, the head's.

The fit is generalised Procrustes analysis (Gower 1975) with the closed solution of Umeyama (1991)
for one frame: rotation, translation and, for tracks from video, scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class HeadFit:
    """A similarity for each frame: ``aligned = scale * points @ rotation + shift``.

    ``rotation`` ``[frames, 3, 3]``, ``scale`` ``[frames]``, ``shift`` ``[frames, 3]``.
    """

    rotation: Points
    scale: Points
    shift: Points

    def apply(self, points: npt.NDArray[np.floating[Any]]) -> Points:
        """Points ``[frames, points, 3]`` in the frame of reference of the fit."""
        turned = points.astype(np.float64) @ self.rotation
        aligned: Points = turned * self.scale[:, None, None] + self.shift[:, None, :]
        return aligned


def fit_head(rigid: npt.NDArray[np.floating[Any]], reference: Points) -> HeadFit:
    """The similarities that bring ``rigid`` ``[frames, points, 3]`` nearest to ``reference``.

    ``reference`` is ``[points, 3]``; nearest in the least squares over the points (Umeyama 1991,
    eq. 40-42). Mirror images are excluded.
    """
    points = rigid.astype(np.float64)
    centre, reference_centre = points.mean(axis=1), reference.mean(axis=0)
    source, target = points - centre[:, None], reference - reference_centre
    u, singular, vt = np.linalg.svd(np.einsum("fpi,pj->fij", source, target))
    sign = np.ones_like(singular)
    sign[:, 2] = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    rotation = (u * sign[:, None, :]) @ vt
    scale = (singular * sign).sum(axis=1) / (source**2).sum(axis=(1, 2))
    shift = reference_centre - scale[:, None] * np.einsum("fi,fij->fj", centre, rotation)
    return HeadFit(rotation, scale, shift)


def mean_head(rigid: npt.NDArray[np.floating[Any]], rounds: int = 4) -> Points:
    """The mean ``[points, 3]`` of rigid points ``[frames, points, 3]`` without head movement.

    Each round fits all frames to the last round's mean. The mean keeps the pose of the first frame,
    centred, and the frames' average size.
    """
    points = rigid.astype(np.float64)
    size = np.mean([_size(frame) for frame in points])
    reference: Points = points[0] - points[0].mean(axis=0)
    for _ in range(rounds):
        reference = fit_head(points, reference).apply(points).mean(axis=0)
        reference = (reference - reference.mean(axis=0)) * (size / _size(reference))
    return reference


def levelled(head: Points, pairs: Sequence[tuple[int, int]], upright: tuple[int, int]) -> Points:
    """``head`` ``[points, 3]`` turned to face straight ahead.

    ``pairs`` are places of points that mirror each other; from first to second they come to lie
    along x. ``upright`` are the places of two points, the second of which comes to lie from the
    first along y, as far as that is square to x.
    """
    across = np.mean([head[second] - head[first] for first, second in pairs], axis=0)
    x = across / np.linalg.norm(across)
    along = head[upright[1]] - head[upright[0]]
    along = along - (along @ x) * x
    y = along / np.linalg.norm(along)
    turned: Points = head @ np.stack([x, y, np.cross(x, y)]).T
    return turned


def _size(points: Points) -> float:
    """Root of the summed squared distances from the points' centre."""
    return float(np.linalg.norm(points - points.mean(axis=0)))

"""Similarities between sets of corresponding points: rotation, scale and translation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

RIGID = (1.0, 1.0)
"""Limits of the scale for a rigid fit, rotation and translation only (Kabsch 1976)."""


@dataclass(frozen=True, eq=False)
class Similarity:
    """A similarity for each frame: ``moved = scale * points @ rotation + shift``.

    ``rotation`` ``[frames, 3, 3]``, ``scale`` ``[frames]``, ``shift`` ``[frames, 3]``.
    """

    rotation: Array
    scale: Array
    shift: Array

    def apply(self, points: npt.NDArray[np.floating[Any]]) -> Array:
        """Points ``[frames, points, 3]``, moved."""
        turned = points.astype(np.float64) @ self.rotation
        moved: Array = turned * self.scale[:, None, None] + self.shift[:, None, :]
        return moved


def fit_similarity(
    points: npt.NDArray[np.floating[Any]],
    goal: Array,
    weights: Array | None = None,
    scales: tuple[float, float] = (0.0, math.inf),
) -> Similarity:
    """The similarities that bring ``points`` ``[frames, points, 3]`` nearest to ``goal``.

    ``goal`` is ``[points, 3]``, ``weights`` ``[frames, points]``. Weighted least squares over the
    points (Umeyama 1991, eq. 40-42); reflections are excluded, and the scale is clipped to
    ``scales``.
    """
    source = points.astype(np.float64)
    if weights is None:
        centre, goal_centre = source.mean(axis=1), goal.mean(axis=0)[None]
    else:
        total = weights.sum(axis=1, keepdims=True)
        share = (weights / np.where(total > 0, total, 1.0))[..., None]
        centre, goal_centre = (share * source).sum(axis=1), (share * goal).sum(axis=1)
    source, target = source - centre[:, None], goal - goal_centre[:, None]
    weighted = source if weights is None else weights[..., None] * source
    u, singular, vt = np.linalg.svd(np.einsum("fpi,fpj->fij", weighted, target))
    sign = np.ones_like(singular)
    sign[:, 2] = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    rotation = (u * sign[:, None, :]) @ vt
    spread = (weighted * source).sum(axis=(1, 2))
    scale = np.clip((singular * sign).sum(axis=1) / np.where(spread > 0, spread, 1.0), *scales)
    shift = goal_centre - scale[:, None] * np.einsum("fi,fij->fj", centre, rotation)
    return Similarity(rotation, scale, shift)

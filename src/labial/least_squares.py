"""Bounded least squares for many frames at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.optimality import Optimality

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_MOST_ROUNDS = 1000
# Relative to the largest target: a bound is not released if its shape would move by less.
_TOLERANCE = 1e-10


@dataclass(frozen=True, eq=False)
class BoundedWeights:
    """Weights float64 ``[frames, shapes]``, exactly within their bounds.

    ``optimality.dual`` is in the unit of the targets: the largest distance that a shape would still
    have to move.
    """

    weights: Array
    optimality: Optimality


def bounded_weights(
    departures: npt.NDArray[np.floating[Any]],
    targets: npt.NDArray[np.floating[Any]],
    most: npt.NDArray[np.floating[Any]] | float = 1.0,
    most_rounds: int = _MOST_ROUNDS,
) -> BoundedWeights:
    """For each frame the weights from 0 to ``most`` that approximate its target best.

    They minimise the squared distance of the weighted sum of ``departures`` ``[shapes,
    coordinates]`` from ``targets`` ``[frames, coordinates]``. ``most`` is one number or
    ``[frames, shapes]``. Emits a ``LabialWarning`` if ``most_rounds`` are not enough.

    An active-set method (Stark and Parker 1995, "Bounded-variable least squares") for all frames in
    parallel. In a round, a frame's free weights move towards their common optimum until one reaches
    a bound and is fixed there. If none does, the bound whose release has the largest gradient is
    released; if there is no such bound, the frame is solved.
    """
    b, y = departures.astype(np.float64), targets.astype(np.float64)
    # Scale the shapes to unit length; the unknowns are then distances.
    length = np.linalg.norm(b, axis=1)
    length[length == 0] = 1.0
    b /= length[:, None]
    gram, wanted = b @ b.T, y @ b.T
    limit: Array = np.broadcast_to(most, wanted.shape) * length
    tolerance = _TOLERANCE * float(np.abs(wanted).max(initial=0.0))
    moved: Array = np.clip(wanted @ np.linalg.pinv(gram, hermitian=True), 0, limit)
    free = (moved > 0) & (moved < limit)
    left, rounds = np.arange(len(moved)), 0
    while len(left) and rounds < most_rounds:
        moved[left], free[left], ended = _round(
            gram, wanted[left], moved[left], free[left], limit[left], tolerance
        )
        left = left[~ended]
        rounds += 1
    projected = np.clip(moved + wanted - moved @ gram, 0, limit) - moved
    dual = float(np.abs(projected).max(initial=0.0))
    optimality = Optimality(rounds, 0.0, dual, not len(left))
    optimality.warn_if_short("bounded least squares")
    # Rounding in the division can exceed the bounds.
    return BoundedWeights(np.clip(moved / length, 0, most), optimality)


def _round(
    gram: Array, wanted: Array, moved: Array, free: Mask, limit: Array, tolerance: float
) -> tuple[Array, Mask, Mask]:
    """New distances and which are free, ``[frames, shapes]``, and which frames are solved."""
    step = _free_step(gram, wanted - moved @ gram, free)
    room = np.where(step > 0, limit - moved, np.where(step < 0, moved, np.inf))
    share_to_bound = room / np.where(step == 0, 1.0, np.abs(step))
    share = share_to_bound.min(axis=1, initial=1.0, keepdims=True)
    met = share_to_bound <= share
    moved = np.clip(moved + share * step, 0, limit)
    moved = np.where(met, np.where(step > 0, limit, 0.0), moved)
    free = free & ~met
    pull = wanted - moved @ gram
    inward = (pull > 0) & (moved < limit) | (pull < 0) & (moved > 0)
    gain = np.where(inward & ~free & (share == 1), np.abs(pull), 0.0)
    released = (gain > tolerance) & (np.arange(gain.shape[1]) == gain.argmax(axis=1)[:, None])
    ended = (share[:, 0] == 1) & ~released.any(axis=1)
    return moved, free | released, ended


def _free_step(gram: Array, pull: Array, free: Mask) -> Array:
    """The step of free weights to their optimum with the others fixed, ``[frames, shapes]``."""
    step = np.zeros_like(pull)
    patterns, which = np.unique(free, axis=0, return_inverse=True)
    for place, pattern in enumerate(patterns):
        cells = np.ix_(which.ravel() == place, pattern)
        inverse = np.linalg.pinv(gram[np.ix_(pattern, pattern)], hermitian=True)
        step[cells] = pull[cells] @ inverse
    return step

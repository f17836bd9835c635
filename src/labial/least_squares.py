"""Least squares with bounds, for many frames at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

# Weights change by less than this in the last round.
_SETTLED = 1e-5
_MOST_ROUNDS = 1000


def bounded_weights(
    departures: npt.NDArray[np.floating[Any]],
    targets: npt.NDArray[np.floating[Any]],
    most: npt.NDArray[np.floating[Any]] | float = 1.0,
) -> npt.NDArray[np.float64]:
    """For each frame the weights from 0 to ``most`` whose departures sum up nearest to its target.

    ``departures`` is ``[shapes, coordinates]``, ``targets`` ``[frames, coordinates]``, ``most`` one
    number or ``[frames, shapes]``; the weights are float64 ``[frames, shapes]``. Coordinate descent
    over all frames at once, until no weight moves any more.
    """
    b, y = departures.astype(np.float64), targets.astype(np.float64)
    gram, wanted = b @ b.T, y @ b.T
    most = np.broadcast_to(most, wanted.shape)
    weights: npt.NDArray[np.float64] = np.clip(wanted @ np.linalg.pinv(gram), 0, most)
    for _ in range(_MOST_ROUNDS):
        before = weights.copy()
        for shape in np.flatnonzero(gram.diagonal() > 0):
            rest = wanted[:, shape] - weights @ gram[shape]
            weights[:, shape] = np.clip(
                weights[:, shape] + rest / gram[shape, shape], 0, most[:, shape]
            )
        if np.abs(weights - before).max() < _SETTLED:
            break
    return weights

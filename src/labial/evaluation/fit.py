"""Agreement of predicted with recorded positions: RMSE and Pearson's r.

RMSE is computed for each channel over all frames and then averaged over channels; Pearson's r is
computed for each channel and utterance and then averaged (as in Biasutto-Lervat et al. 2019 and its
predecessors). A channel is a coordinate of a sensor or a measure of the lips, in mm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.evaluation.comparison import Comparison
from labial.face import lips
from labial.motion import Motion

# A channel whose range over an utterance is smaller has no meaningful correlation.
CONSTANT_BELOW_MM = 1e-4
SHORTEST_FRAMES = 3

Channels = npt.NDArray[np.float64]
"""``[frames, channels]`` in mm."""


@dataclass(frozen=True)
class Correlation:
    """Pearson's r averaged over channels and utterances, and how many values were left out.

    Channels whose recording is constant and utterances shorter than ``SHORTEST_FRAMES`` have no r
    and are left out; if only the prediction is constant, r counts as 0. ``mean`` is None if no
    values remain.
    """

    mean: float | None
    counted: int
    recorded_constant: int
    predicted_constant: int
    too_short: int


@dataclass(frozen=True)
class Fit:
    """RMSE in mm, the same with each utterance's mean error removed, and r."""

    rmse_mm: float
    rmse_centred_mm: float
    r: Correlation


def coordinates(motion: Motion) -> Channels:
    """Every coordinate of every sensor."""
    return motion.positions.reshape(len(motion), -1).astype(np.float64)


def lip_coordinates(motion: Motion) -> Channels:
    """Every coordinate of the lips' sensors."""
    positions = motion.positions[:, motion.layout.indices("lips")]
    return positions.reshape(len(motion), -1).astype(np.float64)


def aperture_channel(motion: Motion) -> Channels:
    """The opening of the lips, one channel."""
    return lips.aperture(motion)[:, None].astype(np.float64)


def width_channel(motion: Motion) -> Channels:
    """The width of the mouth, one channel."""
    return lips.width(motion)[:, None].astype(np.float64)


def fit(comparisons: Sequence[Comparison], channels: Callable[[Motion], Channels]) -> Fit:
    """RMSE and r of the channels that ``channels`` takes from a motion."""
    recorded = [channels(c.recorded) for c in comparisons]
    predicted = [channels(c.predicted) for c in comparisons]
    errors = [p - r for p, r in zip(predicted, recorded, strict=True)]
    centred = [error - error.mean(axis=0) for error in errors]
    return Fit(
        rmse_mm=_rmse(errors),
        rmse_centred_mm=_rmse(centred),
        r=_correlation(recorded, predicted),
    )


def _rmse(errors: Sequence[Channels]) -> float:
    """Root mean square over frames for each channel, averaged over channels."""
    squares = np.concatenate(errors) ** 2
    return float(np.sqrt(squares.mean(axis=0)).mean())


def _correlation(recorded: Sequence[Channels], predicted: Sequence[Channels]) -> Correlation:
    values: list[float] = []
    recorded_constant = predicted_constant = too_short = 0
    for truth, guess in zip(recorded, predicted, strict=True):
        if len(truth) < SHORTEST_FRAMES:
            too_short += 1
            continue
        moves = np.ptp(truth, axis=0) >= CONSTANT_BELOW_MM
        guess_moves = np.ptp(guess, axis=0) >= CONSTANT_BELOW_MM
        recorded_constant += int((~moves).sum())
        predicted_constant += int((moves & ~guess_moves).sum())
        values += [0.0] * int((moves & ~guess_moves).sum())
        both = moves & guess_moves
        a, b = (x[:, both] - x[:, both].mean(axis=0) for x in (truth, guess))
        norms = np.linalg.norm(a, axis=0) * np.linalg.norm(b, axis=0)
        values += ((a * b).sum(axis=0) / norms).tolist()
    mean = float(np.mean(values)) if values else None
    return Correlation(mean, len(values), recorded_constant, predicted_constant, too_short)

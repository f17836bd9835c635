"""Metrics of predicted against recorded motion, at the recorded frames.

RMSE is taken for each coordinate over all frames and then averaged over coordinates; Pearson's r
for each coordinate and utterance and then averaged (as Biasutto-Lervat et al. 2019 and its
predecessors report them).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from jaxtyping import Float

from labial.alignment import Interval
from labial.errors import LabialError
from labial.face import lips
from labial.motion import Motion
from labial.phones.inventory import BILABIALS, VOWELS
from labial.phones.ipa import segments_of

CLOSED_BELOW_MM = 1.5
OPEN_ABOVE_MM = 4.0
CLOSURE_MARGIN_S = 0.04

# A coordinate that moves less than this over an utterance has no correlation worth the name.
CONSTANT_BELOW_MM = 1e-4
SHORTEST_FRAMES = 3

Channels = Float[npt.NDArray[np.floating[Any]], "_ channels"]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Recorded and predicted motion over the same frames, with the phones spoken meanwhile.

    Frame i is at ``start + i / fps`` seconds of the time that the phones are in.
    """

    name: str
    recorded: Motion
    predicted: Motion
    phones: tuple[Interval, ...]
    start: float = 0.0

    def __post_init__(self) -> None:
        recorded, predicted = self.recorded, self.predicted
        if recorded.positions.shape != predicted.positions.shape or recorded.fps != predicted.fps:
            told = [f"{len(m)} frames at {m.fps:g} Hz" for m in (recorded, predicted)]
            raise LabialError(f"{self.name}: recorded {told[0]}, but predicted {told[1]}")


@dataclass(frozen=True)
class Correlation:
    """Pearson's r averaged over channels and utterances, and what could not be counted.

    A channel whose recording is constant, or an utterance shorter than ``SHORTEST_FRAMES``, has
    none and is left out; one where only the prediction is constant counts as 0. ``mean`` is
    None where nothing remains.
    """

    mean: float | None
    counted: int
    recorded_constant: int
    predicted_constant: int
    too_short: int


@dataclass(frozen=True)
class Fit:
    """RMSE in mm, the same with each utterance's mean error taken out, and r."""

    rmse_mm: float
    rmse_centred_mm: float
    r: Correlation


@dataclass(frozen=True)
class Closure:
    """Whether lips close and open where they should.

    ``closed`` is the share of /p b m/ recorded closed (aperture below 1.5 mm from 40 ms before the
    phone to 40 ms after) that are predicted so; ``vowels_shut`` the share of vowels recorded open
    (above 4 mm at their middle) whose predicted aperture there is below 1.5 mm. None: there were
    none. The one means nothing without the other, for a shut mouth scores 1 and 1.
    """

    closed: float | None
    bilabials: int
    vowels_shut: float | None
    vowels: int


@dataclass(frozen=True)
class Scores:
    """All metrics of one predictor over the same comparisons."""

    frames: int
    all: Fit
    lips: Fit
    aperture: Fit
    width: Fit
    closure: Closure


def score(comparisons: Sequence[Comparison]) -> Scores:
    """All metrics over comparisons of one or more utterances."""
    if not comparisons:
        raise LabialError("there is nothing to compare")

    def lip_coordinates(motion: Motion) -> Channels:
        return motion.positions[:, motion.layout.indices("lips")].reshape(len(motion), -1)

    return Scores(
        frames=sum(len(comparison.recorded) for comparison in comparisons),
        all=fit(comparisons, coordinates),
        lips=fit(comparisons, lip_coordinates),
        aperture=fit(comparisons, lambda motion: lips.aperture(motion)[:, None]),
        width=fit(comparisons, lambda motion: lips.width(motion)[:, None]),
        closure=closure(comparisons),
    )


def coordinates(motion: Motion) -> Channels:
    """Every coordinate of every sensor."""
    return motion.positions.reshape(len(motion), -1)


def fit(comparisons: Sequence[Comparison], channels: Callable[[Motion], Channels]) -> Fit:
    """RMSE and r of what ``channels`` takes from a motion."""
    recorded = [channels(c.recorded).astype(np.float64) for c in comparisons]
    predicted = [channels(c.predicted).astype(np.float64) for c in comparisons]
    errors = [p - r for p, r in zip(predicted, recorded, strict=True)]
    centred = [error - error.mean(axis=0) for error in errors]
    return Fit(
        rmse_mm=_rmse(errors),
        rmse_centred_mm=_rmse(centred),
        r=_correlation(recorded, predicted),
    )


def closure(comparisons: Sequence[Comparison]) -> Closure:
    """Closure of bilabials together with open vowels wrongly shut."""
    closed, shut = [], []
    for comparison in comparisons:
        recorded = lips.aperture(comparison.recorded)
        predicted = lips.aperture(comparison.predicted)
        times = comparison.start + comparison.recorded.times
        for phone in comparison.phones:
            if phone.label in BILABIALS:
                near = times >= phone.start - CLOSURE_MARGIN_S - 1e-6
                near &= times <= phone.end + CLOSURE_MARGIN_S + 1e-6
                if near.any() and recorded[near].min() < CLOSED_BELOW_MM:
                    closed.append(bool(predicted[near].min() < CLOSED_BELOW_MM))
            elif _is_vowel(phone.label) and times[0] <= phone.middle <= times[-1]:
                truth, guess = (
                    np.interp(phone.middle, times, curve) for curve in (recorded, predicted)
                )
                if truth > OPEN_ABOVE_MM:
                    shut.append(bool(guess < CLOSED_BELOW_MM))
    return Closure(_share(closed), len(closed), _share(shut), len(shut))


def _rmse(errors: Sequence[Channels]) -> float:
    """Root of the mean square over frames, a channel at a time, averaged over channels."""
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


def _share(outcomes: Sequence[bool]) -> float | None:
    return float(np.mean(outcomes)) if outcomes else None


def _is_vowel(phone: str) -> bool:
    segments = segments_of(phone)
    return bool(segments) and segments[0][0] in VOWELS

"""Closure of the lips in bilabials and their opening in vowels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from labial.evaluation.comparison import Comparison
from labial.face import lips
from labial.phones.inventory import BILABIALS, VOWELS
from labial.phones.ipa import segments_of

CLOSED_BELOW_MM = 1.5
OPEN_ABOVE_MM = 4.0
CLOSURE_MARGIN_S = 0.04


@dataclass(frozen=True)
class Closure:
    """Closed bilabials and open vowels that are predicted shut.

    ``closed`` is the share of the /p b m/ recorded closed (aperture below 1.5 mm from 40 ms before
    the phone to 40 ms after) that are also predicted closed; ``vowels_shut`` is the share of the
    vowels recorded open (above 4 mm at their midpoint) whose predicted aperture there, interpolated
    linearly between frames, is below 1.5 mm. None if there are no such phones. Both are needed, as
    a mouth that is always shut scores 1 and 1.
    """

    closed: float | None
    bilabials: int
    vowels_shut: float | None
    vowels: int


def closure(comparisons: Sequence[Comparison]) -> Closure:
    """Closed bilabials and shut vowels over all comparisons."""
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


def _share(outcomes: Sequence[bool]) -> float | None:
    return float(np.mean(outcomes)) if outcomes else None


def _is_vowel(phone: str) -> bool:
    segments = segments_of(phone)
    return bool(segments) and segments[0][0] in VOWELS

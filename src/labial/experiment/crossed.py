"""Differences of two conditions over seeds and test sentences, both random.

A difference holds for other seeds and other sentences of the talker only if it is larger than both
make it vary. The variance of the mean of a table of seeds and sentences is estimated from the mean
squares of both, without replication (Satterthwaite, Biometrics Bulletin 2, 1946).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq
from scipy.stats import nct, t

from labial.experiment.statistics import holm

LEVEL = 0.95
POWER = 0.8
FEWEST_SEEDS = 3


@dataclass(frozen=True)
class Crossed:
    """The mean of differences, its standard error, and the error's degrees of freedom.

    ``error`` and ``degrees`` are None for fewer than 3 seeds.
    """

    mean: float
    seeds: int
    error: float | None = None
    degrees: float | None = None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval."""
        if self.error is None:
            return None
        half = float(t.ppf((1 + LEVEL) / 2, self.degrees)) * self.error
        return self.mean - half, self.mean + half

    def shown(self, digits: int) -> str:
        """The mean and, if there is one, its interval, as text."""
        if self.interval is None:
            return f"{self.mean:+.{digits}f}"
        low, high = self.interval
        return f"{self.mean:+.{digits}f} [{low:+.{digits}f}, {high:+.{digits}f}]"

    @property
    def p(self) -> float | None:
        """The two-sided p-value of no difference; 1 if nothing varies and the mean is 0."""
        if self.error is None:
            return None
        if self.error == 0:
            return float(self.mean == 0)
        return float(2 * t.sf(abs(self.mean) / self.error, self.degrees))

    def detectable(self, tests: int) -> float | None:
        """The smallest true difference that would be found with a probability of 80 %.

        Found: significant at 5 %, with Holm's correction for the first of so many ``tests``.
        """
        if self.error is None or self.degrees is None:
            return None
        critical = t.ppf(1 - (1 - LEVEL) / tests / 2, self.degrees)

        def lacking(shift: float) -> float:
            return float(nct.sf(critical, self.degrees, shift)) - POWER

        return float(brentq(lacking, 0, 10 * critical)) * self.error


def corrected(
    differences: Sequence[Crossed], tested: Sequence[bool]
) -> list[tuple[float | None, float | None]]:
    """The p-value and the smallest detectable difference of each, corrected as one family (Holm).

    Both are None for a difference that is not ``tested``, or has too few seeds.
    """
    p_values = [each.p if test else None for each, test in zip(differences, tested, strict=True)]
    family = [p for p in p_values if p is not None]
    of_family = iter(holm(family))
    return [
        (None, None) if p is None else (next(of_family), each.detectable(len(family)))
        for each, p in zip(differences, p_values, strict=True)
    ]


def crossed(differences: npt.NDArray[np.float64]) -> Crossed:
    """Differences ``[seeds, sentences]``; with one sentence, only seeds are random."""
    seeds, sentences = differences.shape
    mean = float(differences.mean())
    if seeds < FEWEST_SEEDS:
        return Crossed(mean, seeds)
    by_seed = differences.mean(axis=1)
    of_seeds = sentences * float(by_seed.var(ddof=1))
    if sentences == 1:
        return Crossed(mean, seeds, (of_seeds / seeds) ** 0.5, seeds - 1.0)
    by_sentence = differences.mean(axis=0)
    of_sentences = seeds * float(by_sentence.var(ddof=1))
    rest = differences - by_seed[:, None] - by_sentence + mean
    free = (seeds - 1) * (sentences - 1)
    of_rest = float((rest**2).sum()) / free
    total = of_seeds + of_sentences - of_rest
    # Chance can make the sum smaller than the larger of both, which it is not in truth.
    total = max(total, of_seeds, of_sentences)
    spread = of_seeds**2 / (seeds - 1) + of_sentences**2 / (sentences - 1) + of_rest**2 / free
    degrees = total**2 / spread if spread else float(free)
    return Crossed(mean, seeds, (total / (seeds * sentences)) ** 0.5, degrees)

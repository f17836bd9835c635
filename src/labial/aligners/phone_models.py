"""Models of phones: three states each, and for each state a Gaussian over the features of a frame.

They are trained on synthesised speech, whose phones' times are known, and adapted to a talker:
the means by an affine map of all (maximum likelihood linear regression, Leggetter and Woodland
1995), and then each towards what was aligned with it (maximum a posteriori, Gauvain and Lee 1994).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from labial.aligners.spectra import DIMENSIONS

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

STATES = 3
"""States of a phone, each a third of it in the training data."""

# How many frames the prior counts as: of a mean, of a variance, and of the map of all means.
_MEAN_WEIGHT, _VARIANCE_WEIGHT, _MAP_WEIGHT = 10.0, 30.0, 50.0

# The least variance, as a share of the mean one; and how uncertain untried models are.
_LEAST_VARIANCE, _UNTRIED = 0.5, 1.5
_LEAST_SILENT_VARIANCE = 0.3

# The map of the means counts at most so many frames of a state, and few for less.
_MOST_FRAMES, _FEW_FRAMES = 50.0, 5.0


@dataclass(eq=False)
class Tally:
    """Counts, sums and sums of squares of the frames of each state."""

    counts: Floats
    sums: Floats
    squares: Floats

    @classmethod
    def empty(cls, rows: int) -> Tally:
        """Nothing counted, for so many rows of models."""
        return cls(np.zeros(rows), np.zeros((rows, DIMENSIONS)), np.zeros((rows, DIMENSIONS)))

    def copy(self) -> Tally:
        """A copy to which frames can be added."""
        return Tally(self.counts.copy(), self.sums.copy(), self.squares.copy())

    def add(self, rows: Rows, features: Floats) -> None:
        """Count frames: the state of each, and its features ``[frames, DIMENSIONS]``."""
        belongs = np.zeros((len(self.counts), len(rows)))
        belongs[rows, np.arange(len(rows))] = 1
        self.counts += belongs.sum(axis=1)
        self.sums += belongs @ features
        self.squares += belongs @ features**2

    def means(self) -> Floats:
        """The means, zero of states without frames."""
        means: Floats = self.sums / np.maximum(self.counts, 1)[:, None]
        return means

    def squares_about(self, means: Floats) -> Floats:
        """Sums of squared departures from ``means``."""
        about = self.squares - 2 * means * self.sums + self.counts[:, None] * means**2
        return np.maximum(about, 0)


@dataclass(frozen=True, eq=False)
class PhoneModels:
    """Gaussians with diagonal covariances: ``means`` and ``variances`` ``[rows, DIMENSIONS]``.

    A phone's states are the rows from ``first[label]`` on; the last row is silence.
    """

    first: Mapping[str, int]
    means: Floats
    variances: Floats

    @property
    def silence(self) -> int:
        """The row of silence."""
        return len(self.means) - 1

    def rows_of(self, labels: Sequence[str]) -> Rows:
        """The rows of the states of phones in order."""
        first = np.array([self.first[label] for label in labels], np.int64)
        return (first[:, None] + np.arange(STATES)).reshape(-1)

    def log_likelihoods(self, features: Floats) -> Floats:
        """Of each frame by each row, ``[frames, rows]``, without a constant."""
        precisions = 1 / self.variances
        weighted = self.means * precisions
        constant = (self.means * weighted).sum(axis=1) + np.log(self.variances).sum(axis=1)
        found: Floats = features @ weighted.T - 0.5 * (features**2 @ precisions.T + constant)
        return found

    def with_silence(self, features: Floats) -> PhoneModels:
        """With a model of silence from these frames."""
        spread = np.median(self.variances[:-1], axis=0)
        means, variances = self.means.copy(), self.variances.copy()
        means[-1] = features.mean(axis=0)
        variances[-1] = np.maximum(features.var(axis=0), _LEAST_SILENT_VARIANCE * spread)
        return replace(self, means=means, variances=variances)

    def adapted(self, tally: Tally) -> PhoneModels:
        """These models as a prior of a talker's, of whom ``tally`` counts aligned frames."""
        prior = self._mapped(tally)
        counts = tally.counts[:, None]
        means = (_MEAN_WEIGHT * prior + tally.sums) / (_MEAN_WEIGHT + counts)
        spread = tally.squares_about(means)
        shared = spread[:-1].sum(axis=0) / max(1.0, float(tally.counts[:-1].sum()))
        variances = (_VARIANCE_WEIGHT * shared + spread) / (_VARIANCE_WEIGHT + counts)
        variances[-1] = np.maximum(variances[-1], _LEAST_SILENT_VARIANCE * shared)
        return replace(self, means=means, variances=variances)

    def _mapped(self, tally: Tally) -> Floats:
        """The means, mapped by the affine map that brings them to the talker's."""
        counts = tally.counts[:-1]
        weights = counts / (counts + _FEW_FRAMES) * np.minimum(counts, _MOST_FRAMES)
        given = np.hstack([self.means[:-1], np.ones((len(counts), 1))])
        weighted = (given * weights[:, None]).T
        identity = np.eye(DIMENSIONS + 1, DIMENSIONS)
        # The constant is not drawn towards zero.
        drawn = np.diag([_MAP_WEIGHT] * DIMENSIONS + [1.0])
        wanted = weighted @ tally.means()[:-1] + drawn @ identity
        fitted = np.linalg.solve(weighted @ given + drawn, wanted)
        return np.vstack([given @ fitted, self.means[-1:]])


def trained(tallies: Mapping[str, Tally]) -> PhoneModels:
    """Models of the frames that were counted for each phone; none yet of silence."""
    labels = sorted(tallies)
    counts = np.concatenate([*(tallies[label].counts for label in labels), np.zeros(1)])
    sums = np.concatenate([*(tallies[label].sums for label in labels), np.zeros((1, DIMENSIONS))])
    squares = [*(tallies[label].squares for label in labels), np.zeros((1, DIMENSIONS))]
    tally = Tally(counts, sums, np.concatenate(squares))
    means = tally.means()
    spread = tally.squares_about(means)
    shared = spread.sum(axis=0) / max(1.0, float(counts.sum()))
    variances = (_VARIANCE_WEIGHT * shared + spread) / (_VARIANCE_WEIGHT + counts[:, None])
    variances = _UNTRIED * np.maximum(variances, _LEAST_VARIANCE * shared)
    return PhoneModels({label: STATES * n for n, label in enumerate(labels)}, means, variances)

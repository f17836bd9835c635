"""Linear prediction of the face from a window of phones, learned from the rest of a corpus.

Each frame is described by how long each phone lasts in cells of 40 ms, up to 240 ms before and
after; ridge regression gives the face's principal components. Utterances are divided into folds,
and each is predicted by what was learned from the other folds. Each utterance's mean is subtracted
on both sides, as the head is not located equally in all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment

Values = npt.NDArray[np.float64]

CELL_S = 0.04
REACH_S = 0.24
FINEST_S = 0.02

# The ridge penalty, in frames.
_RIDGE = 30.0
_LEAST_DEVIATION_MM = 0.05

# The number of windows made at once; they are wide.
_BLOCK = 4096


@dataclass(frozen=True)
class Clock:
    """Frames at ``rate`` Hz, each divided into ``parts`` steps at which the face is predicted."""

    rate: float

    @property
    def parts(self) -> int:
        """Steps per frame, so that none is longer than 20 ms."""
        return math.ceil(1 / (self.rate * FINEST_S) - 1e-9)

    @property
    def step_s(self) -> float:
        """The length of a step in seconds."""
        return 1 / (self.rate * self.parts)

    @property
    def offsets(self) -> npt.NDArray[np.intp]:
        """The middles of the window's cells, in steps from its own middle."""
        apart = max(1, round(CELL_S / self.step_s))
        reach = round(REACH_S / self.step_s / apart)
        return apart * np.arange(-reach, reach + 1)


def windows_at(
    alignment: Alignment, phones: Sequence[str], clock: Clock, steps: range
) -> Iterator[Values]:
    """The windows around steps, in blocks ``[steps, cells x phones]``.

    There is silence before and after an utterance.
    """
    offsets = clock.offsets
    reach, first = int(offsets[-1]), steps[0]
    middles = (first - reach + np.arange(steps[-1] - first + 1 + 2 * reach)) * clock.step_s
    cells = _shares(alignment, phones, middles)
    for start in range(0, len(steps), _BLOCK):
        block = np.array(steps[start : start + _BLOCK])
        places = reach + block[:, None] - first + offsets
        yield cells[places].reshape(len(block), -1)


def _shares(alignment: Alignment, phones: Sequence[str], middles: Values) -> Values:
    """The share of each phone in the cells around ``middles`` in seconds, ``[cells, phones]``."""
    place = {phone: index for index, phone in enumerate(phones)}
    far = max(float(np.abs(middles).max()), alignment.duration) + 1
    edges = np.array([-far, *(p.start for p in alignment.phones), alignment.duration, far])
    labels = [place[SILENCE], *(place[p.label] for p in alignment.phones), place[SILENCE]]
    lasted = np.zeros((len(edges), len(phones)))
    lasted[np.arange(1, len(edges)), labels] = np.diff(edges)
    lasted = lasted.cumsum(axis=0)
    ends = np.stack([middles - CELL_S / 2, middles + CELL_S / 2])
    until = np.stack([np.interp(ends, edges, column) for column in lasted.T], axis=-1)
    shares: Values = (until[1] - until[0]) / CELL_S
    return shares


@dataclass(frozen=True, eq=False)
class UtteranceComponents:
    """An utterance to learn from: its fold, phones, and components ``[frames, components]``."""

    fold: int
    alignment: Alignment
    components: npt.NDArray[np.float32]


class PhoneWindows:
    """Predicts components, for each fold by weights ``[cells x phones, components]``."""

    def __init__(
        self, phones: Sequence[str], clock: Clock, spoken: Sequence[UtteranceComponents]
    ) -> None:
        self.phones, self.clock = tuple(phones), clock
        self._weights = self._fitted(spoken)
        self._whitening = self._learned_whitening(spoken)

    def predict(self, spoken: UtteranceComponents, before: int = 0, after: int = 0) -> Values:
        """Components at each step of an utterance, and of ``before`` and ``after`` steps around it.

        Float64 ``[steps, components]``.
        """
        steps = range(-before, len(spoken.components) * self.clock.parts + after)
        blocks = windows_at(spoken.alignment, self.phones, self.clock, steps)
        return np.concatenate([block @ self._weights[spoken.fold] for block in blocks])

    def errors(self, spoken: UtteranceComponents, most: int) -> Values:
        """The errors of a prediction delayed by ``-most`` to ``most`` steps, ``[2 most + 1]``.

        Mean squares of whitened components over frames, near 1 if they fit as well as others.
        """
        predicted, parts = self.predict(spoken, most, most), self.clock.parts
        count = len(spoken.components)
        errors = np.empty(2 * most + 1)
        for place, later in enumerate(range(-most, most + 1)):
            off = spoken.components - predicted[most - later :: parts][:count]
            errors[place] = (((off - off.mean(axis=0)) @ self._whitening) ** 2).mean()
        return errors

    def baseline_error(self, spoken: UtteranceComponents) -> float:
        """The same error for predicting the utterance's mean, which needs no phones."""
        off = spoken.components - spoken.components.mean(axis=0)
        return float(((off @ self._whitening) ** 2).mean())

    def _fitted(self, spoken: Sequence[UtteranceComponents]) -> list[Values]:
        folds = 1 + max(each.fold for each in spoken)
        size, components = len(self.phones) * len(self.clock.offsets), spoken[0].components.shape[1]
        gram = np.zeros((folds, size, size))
        pull = np.zeros((folds, size, components))
        for each in spoken:
            steps = range(0, len(each.components) * self.clock.parts, self.clock.parts)
            wanted = each.components - each.components.mean(axis=0)
            total, place = np.zeros(size), 0
            for block in windows_at(each.alignment, self.phones, self.clock, steps):
                gram[each.fold] += block.T @ block
                pull[each.fold] += block.T @ wanted[place : place + len(block)]
                total += block.sum(axis=0)
                place += len(block)
            # This subtracts the mean of the windows.
            gram[each.fold] -= np.outer(total, total) / len(steps)
        ridge = _RIDGE * np.eye(size)
        everything, pulled = gram.sum(axis=0), pull.sum(axis=0)
        return [
            np.linalg.solve(everything - gram[fold] + ridge, pulled - pull[fold])
            for fold in range(folds)
        ]

    def _learned_whitening(self, spoken: Sequence[UtteranceComponents]) -> Values:
        """A matrix that makes prediction errors uncorrelated, with a variance of 1."""
        size = spoken[0].components.shape[1]
        scatter, frames = np.zeros((size, size)), 0
        for each in spoken:
            off = each.components - self.predict(each)[:: self.clock.parts]
            off -= off.mean(axis=0)
            scatter += off.T @ off
            frames += len(off)
        covariance = scatter / frames + _LEAST_DEVIATION_MM**2 * np.eye(size)
        return np.linalg.cholesky(np.linalg.inv(covariance))

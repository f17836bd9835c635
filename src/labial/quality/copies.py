"""Recordings that are in a corpus twice: in training and test data, they flatter a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import numpy as np

from labial.quality.finding import Finding
from labial.quality.learned import Learned
from labial.quality.sketches import aperture_sketch
from labial.quality.windows import UtteranceComponents
from labial.utterance import Utterance

LIMIT_MM = 0.02
"""RMS distance between sensors in the corpus' principal components, which exclude most tracking
noise. Repetitions of a sentence differ by more."""


class CopiedRecordings:
    """Utterances with the same motion as an earlier one."""

    name = "copy"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        sensors = len(learned.basis.mean) // 3
        self._originals = _originals(learned.spoken, LIMIT_MM * sensors**0.5)

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The number of utterances of the same length and motion (sensors less than"
            f" {1000 * LIMIT_MM:g} µm apart, RMS, in the corpus' 13 principal components): above 1."
            " The first of them is not suspected."
        )

    @property
    def doubt(self) -> str:
        """Nothing, as any two utterances can be compared."""
        return ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """The recording that is copied, or None."""
        original = self._originals.get(utterance.name)
        if original is None:
            return None
        count = 1 + sum(each == original for each in self._originals.values())
        sketch = aperture_sketch(self._learned, utterance)
        text = f"the same recording as '{original}'"
        return Finding(utterance.name, self.name, text, count, 1, sketch)


def _originals(spoken: Mapping[str, UtteranceComponents], limit: float) -> dict[str, str]:
    """The first utterance like it for each one that is a copy; ``limit`` is an RMS distance."""
    order = {name: place for place, name in enumerate(spoken)}
    found: dict[str, str] = {}
    for one, other in _alike(spoken, limit):
        first, later = sorted((one, other), key=order.__getitem__)
        found[later] = min(found.get(later, first), first, key=order.__getitem__)
    return found


def _alike(spoken: Mapping[str, UtteranceComponents], limit: float) -> Iterator[tuple[str, str]]:
    """Pairs of utterances of the same length whose components differ by at most a limit (RMS).

    Their means differ by no more, so only neighbours by the mean of the first component have to be
    compared.
    """

    def length(name: str) -> int:
        return len(spoken[name].components)

    for _, same in groupby(sorted(spoken, key=length), key=length):
        names = list(same)
        means = [float(spoken[name].components[:, 0].mean()) for name in names]
        ranked = np.argsort(means, kind="stable")
        for place, one in enumerate(ranked):
            for other in ranked[place + 1 :]:
                if means[other] - means[one] > limit:
                    break
                off = spoken[names[one]].components - spoken[names[other]].components
                if np.sqrt((off**2).sum(axis=1).mean()) <= limit:
                    yield names[one], names[other]

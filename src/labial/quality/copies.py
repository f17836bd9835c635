"""Recordings that are in a corpus twice: in training and test, they make a model look too good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import numpy as np

from labial.quality.finding import Finding
from labial.quality.learned import Learned
from labial.quality.sketches import aperture_sketch
from labial.quality.windows import Spoken
from labial.utterance import Utterance

LIMIT_MM = 0.02
"""Root mean square of sensors' distance within the corpus' principal components, which leave out
most of a tracker's tremble: no sentence spoken again comes as near."""


class CopiedRecordings:
    """Utterances whose motion an earlier one has already."""

    name = "copy"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        sensors = len(learned.basis.mean) // 3
        self._originals = _originals(learned.spoken, LIMIT_MM * sensors**0.5)

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "How many utterances are as long and have the same motion, sensors on the mean less"
            f" than {1000 * LIMIT_MM:g} µm apart in the corpus' 13 principal components: above 1."
            " The first of them is not suspected."
        )

    @property
    def doubt(self) -> str:
        """Nothing: two of anything can be compared."""
        return ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """Where the motion comes from, or nothing."""
        original = self._originals.get(utterance.name)
        if original is None:
            return None
        count = 1 + sum(each == original for each in self._originals.values())
        sketch = aperture_sketch(self._learned, utterance)
        text = f"the same recording as '{original}'"
        return Finding(utterance.name, self.name, text, count, 1, sketch)


def _originals(spoken: Mapping[str, Spoken], limit: float) -> dict[str, str]:
    """Of each utterance that is a copy, the first one like it; ``limit`` is a root mean square."""
    order = {name: place for place, name in enumerate(spoken)}
    found: dict[str, str] = {}
    for one, other in _alike(spoken, limit):
        first, later = sorted((one, other), key=order.__getitem__)
        found[later] = min(found.get(later, first), first, key=order.__getitem__)
    return found


def _alike(spoken: Mapping[str, Spoken], limit: float) -> Iterator[tuple[str, str]]:
    """Pairs of utterances of one length whose components are within a limit.

    Means are within it too, so only neighbours by their mean have to be compared.
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

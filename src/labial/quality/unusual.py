"""Utterances far noisier than usual in the corpus."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from labial.quality.finding import Finding
from labial.quality.learned import LEAST_UTTERANCES, Learned
from labial.quality.sketches import aperture_sketch
from labial.utterance import Utterance

LIMIT = 3.0


class _Unusual:
    """A measure of noise that is above three times the corpus' median."""

    name: str
    _what: str
    _unknown: str

    def __init__(self, learned: Learned, measures: Mapping[str, float]) -> None:
        self._learned, self._measures = learned, measures
        self._usual = float(np.median(list(measures.values()))) if measures else 0.0

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return f"{self._what}: above {LIMIT:g} times the corpus' median ({self._usual:.2f} mm)."

    @property
    def doubt(self) -> str:
        """Whether the measure is known."""
        if not self._measures:
            return self._unknown
        few = len(self._measures) < LEAST_UTTERANCES
        return f"Needs at least {LEAST_UTTERANCES} utterances." if few else ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """Unusual noise, or None."""
        measure = self._measures.get(utterance.name, 0.0)
        if self.doubt or measure <= LIMIT * self._usual:
            return None
        text = f"{self._what[0].lower()}{self._what[1:]} is {measure:.2f} mm"
        sketch = aperture_sketch(self._learned, utterance)
        limit = LIMIT * self._usual or measure
        return Finding(utterance.name, self.name, text, measure, limit, sketch)


class ShakyTracking(_Unusual):
    """Jitter in silence."""

    name = "jitter"
    _what = "The RMS of a coordinate's frame-to-frame steps in silence"
    _unknown = "Unknown: no utterance has enough silence."

    def __init__(self, learned: Learned) -> None:
        super().__init__(learned, learned.noise.jitter_mm)


class LooseHead(_Unusual):
    """The residual of the fit of the head."""

    name = "head"
    _what = "The RMS distance of nearly still surface points from a rigid head"
    _unknown = "Unknown: the corpus has sensors only, and all of them move."

    def __init__(self, learned: Learned) -> None:
        super().__init__(learned, learned.noise.residual_mm)

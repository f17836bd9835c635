"""Utterances whose phones do not fit their motion at any shift, like those of another utterance."""

from __future__ import annotations

import numpy as np

from labial.quality.finding import Finding
from labial.quality.learned import LEAST_UTTERANCES, Learned
from labial.quality.shift import LEAST_EVIDENCE, AlignmentShift
from labial.quality.sketches import aperture_sketch
from labial.utterance import Utterance

# If phones are expected to explain less of the motion than this, as in a short utterance, it is not
# unusual that they explain nothing.
_LEAST_USUAL = 6 * LEAST_EVIDENCE


class UnfittingPhones:
    """Phones that do not explain the motion."""

    name = "phones"

    def __init__(self, learned: Learned, alignment: AlignmentShift) -> None:
        self._learned, self._shifts = learned, alignment.shifts
        gains = [shift.gain / shift.freedom for shift in alignment.shifts.values()]
        self._usual = float(np.median(gains)) if gains else 0.0

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The likelihood ratio of the motion between the prediction that the rest of the corpus"
            " makes from the phones, at the shift that fits best, and none: below 20."
        )

    @property
    def doubt(self) -> str:
        """Whether phones usually explain the motion."""
        if not self._shifts:
            return f"Needs at least {LEAST_UTTERANCES} utterances."
        short = [self._usual * s.freedom < _LEAST_USUAL for s in self._shifts.values()]
        if all(short):
            return "Phones explain too little of this corpus' motion to find those that do not fit."
        return f"{sum(short)} utterances are too short to judge." if any(short) else ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """Phones that do not fit, or None."""
        shift = self._shifts.get(utterance.name)
        if shift is None or shift.gain >= LEAST_EVIDENCE:
            return None
        usual = self._usual * shift.freedom
        if usual < _LEAST_USUAL:
            return None
        text = "phones do not fit the motion at any shift: are they from another utterance?"
        sketch = aperture_sketch(self._learned, utterance)
        missing, limit = usual - shift.gain, usual - LEAST_EVIDENCE
        return Finding(utterance.name, self.name, text, missing, limit, sketch)

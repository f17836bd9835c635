"""Utterances whose phones fit their motion at no shift, as those of another utterance do not."""

from __future__ import annotations

import numpy as np

from labial.quality.finding import Finding
from labial.quality.learned import LEAST_UTTERANCES, Learned
from labial.quality.shift import LEAST_EVIDENCE, AlignmentShift
from labial.quality.sketches import aperture_sketch
from labial.utterance import Utterance

# Where phones should tell less of the motion, as in a short utterance, it is not strange that they
# tell nothing.
_LEAST_USUAL = 6 * LEAST_EVIDENCE


class UnfittingPhones:
    """Phones that tell nothing of the motion."""

    name = "phones"

    def __init__(self, learned: Learned, alignment: AlignmentShift) -> None:
        self._learned, self._shifts = learned, alignment.shifts
        told = [shift.told / shift.freedom for shift in alignment.shifts.values()]
        self._usual = float(np.median(told)) if told else 0.0

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The motion that the rest of the corpus predicts from the phones, at the shift where it"
            " fits best, makes the motion less than twenty times likelier than no phones do."
        )

    @property
    def doubt(self) -> str:
        """Whether phones usually tell something."""
        if not self._shifts:
            return f"It takes {LEAST_UTTERANCES} utterances at least."
        short = [self._usual * s.freedom < _LEAST_USUAL for s in self._shifts.values()]
        if all(short):
            return "Phones tell too little of this corpus' motion to say where they do not fit."
        return f"{sum(short)} utterances are too short to tell." if any(short) else ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """Phones that do not fit, or nothing."""
        shift = self._shifts.get(utterance.name)
        if shift is None or shift.told >= LEAST_EVIDENCE:
            return None
        usual = self._usual * shift.freedom
        if usual < _LEAST_USUAL:
            return None
        text = "phones do not fit the motion at any shift: are they another utterance's?"
        sketch = aperture_sketch(self._learned, utterance)
        lacking, limit = usual - shift.told, usual - LEAST_EVIDENCE
        return Finding(utterance.name, self.name, text, lacking, limit, sketch)

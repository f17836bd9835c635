"""Alignments whose phones are too early or too late.

The rest of the corpus predicts the face from the phones, and the prediction is compared with the
recording at shifted times. The likelihood of a shift follows from the errors of whitened
components, assumed to be normal with an unknown scale and independent every 0.2 s. An offset that
all alignments of a corpus share is not found.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.quality.finding import Finding, Sketch
from labial.quality.learned import LEAST_UTTERANCES, Learned
from labial.quality.sketches import aperture_sketch
from labial.utterance import Utterance

LIMIT_MS = 60.0
FARTHEST_S = 0.4

# A shift has to be twenty times as likely as any within the limit, and as a face without phones.
LEAST_EVIDENCE = math.log(20)
_INDEPENDENT_S = 0.2
_LEAST_ERROR = 1e-9

# Alignments are judged only if at least this share of errors of 0.2 s would be found.
_TRIED_S = 0.2
_LEAST_POWER = 0.5


@dataclass(frozen=True)
class Shift:
    """How much later an utterance's motion is than its phones, in ms, and the evidence.

    ``gain`` is the log likelihood ratio of the motion with its phones, shifted by that much, and
    without phones. It is proportional to ``freedom``, half the number of independent values.
    ``evidence`` is the log likelihood ratio against the best shift up to 60 ms, or no phones.
    ``power`` is the share of further shifts by 0.2 s, earlier or later, that would be found.
    """

    later_ms: float
    gain: float
    freedom: float
    evidence: float
    power: float

    @property
    def found(self) -> bool:
        """Whether the shift is above the limit and likely enough."""
        return abs(self.later_ms) > LIMIT_MS and self.evidence > LEAST_EVIDENCE


class AlignmentShift:
    """Phones more than 60 ms off the motion."""

    name = "alignment"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self.shifts: dict[str, Shift] = {}
        if learned.windows is None:
            return
        step_ms = 1000 * learned.clock.step_s
        most = math.ceil(1000 * FARTHEST_S / step_ms)
        for name, spoken in learned.spoken.items():
            errors = learned.windows.errors(spoken, most)
            independent = len(spoken.components) / learned.clock.rate / _INDEPENDENT_S
            freedom = independent * spoken.components.shape[1] / 2
            baseline = learned.windows.baseline_error(spoken)
            self.shifts[name] = most_likely_shift(errors, baseline, step_ms, freedom)

    @property
    def power(self) -> float:
        """The share of alignments that would be found if they were off by 0.2 s."""
        powers = [shift.power for shift in self.shifts.values()]
        return float(np.mean(powers)) if powers else 0.0

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The shift, up to 400 ms to either side, at which the motion that the rest of the"
            f" corpus predicts from the phones fits best: above {LIMIT_MS:g} ms, and twenty times"
            " as likely as any smaller shift, and as no prediction. An offset that all alignments"
            " share is not found."
        )

    @property
    def doubt(self) -> str:
        """Whether the corpus is large enough."""
        if not self.shifts:
            return f"Needs at least {LEAST_UTTERANCES} utterances."
        share = (
            f"An estimated {self.power:.0%} of this corpus' alignments would be found if they were"
            f" off by {1000 * _TRIED_S:.0f} ms"
        )
        if self.power < _LEAST_POWER:
            return f"{share}: too few to judge them. More or longer utterances would help."
        return f"{share}." if self.power < 0.95 else ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """Phones that are too early or too late, or None."""
        shift = self.shifts.get(utterance.name)
        if shift is None or not shift.found or self.power < _LEAST_POWER:
            return None
        off = abs(shift.later_ms)
        text = f"phones are about {off:.0f} ms too {'early' if shift.later_ms > 0 else 'late'}"
        return Finding(utterance.name, self.name, text, off, LIMIT_MS, self._sketch(utterance))

    def _sketch(self, utterance: Utterance) -> Sketch:
        return aperture_sketch(self._learned, utterance)


def most_likely_shift(
    errors: npt.NDArray[np.float64], baseline_error: float, step_ms: float, freedom: float
) -> Shift:
    """The shift with the least of ``errors`` ``[shifts]``, in steps of ``step_ms`` around zero.

    ``baseline_error`` is the error without phones. The log likelihood is
    ``-freedom * log(error)``; the minimum is refined by a parabola.
    """
    most = len(errors) // 2
    shifts = step_ms * np.arange(-most, most + 1)
    likely = -freedom * np.log(np.maximum(errors, _LEAST_ERROR))
    best = int(likely.argmax())
    later = float(shifts[best])
    if 0 < best < len(errors) - 1:
        before, at, after = errors[best - 1 : best + 2]
        bend = before - 2 * at + after
        later += float(step_ms * (before - after) / (2 * bend)) if bend > 0 else 0.0

    baseline = -freedom * math.log(max(baseline_error, _LEAST_ERROR))

    def within(centre: float) -> float:
        near = np.abs(shifts - centre) <= LIMIT_MS + 1e-6
        return float(likely[best] - max(baseline, likely[near].max()))

    tried = [later + sign * 1000 * _TRIED_S for sign in (-1, 1)]
    seen = [within(centre) > LEAST_EVIDENCE for centre in tried if abs(centre) <= shifts[-1]]
    return Shift(
        later_ms=later,
        gain=float(likely[best]) - baseline,
        freedom=freedom,
        evidence=within(0.0),
        power=float(np.mean(seen)) if seen else 0.0,
    )

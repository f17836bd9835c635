"""Faces and sensors that do not move at all, not even by noise."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labial.quality.finding import Finding
from labial.quality.learned import Learned
from labial.quality.noise import in_silence
from labial.quality.sketches import aperture_sketch, spans
from labial.utterance import Utterance

LIMIT_S = 0.1

# A frame repeats the previous one if its sensors differ only by rounding.
_STILL_MM = 1e-3

# Sensors with smaller steps than this are filtered or synthetic: rest is normal for them.
_ALIVE_MM = 0.01

# A recording in which more frames than this repeat the previous one was made at a lower rate.
_LEAST_REPEATED = 0.2


class FrozenFrames:
    """Frames, or single sensors, that repeat the previous frame."""

    name = "frozen"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._alive = learned.noise.least_step_mm > _ALIVE_MM

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The longest time for which the face, or a sensor, moves less than"
            f" {1000 * _STILL_MM:g} µm per frame: above {LIMIT_S:g} s; or the share of frames that"
            f" repeat the previous one: above {_LEAST_REPEATED:.0%}."
        )

    @property
    def doubt(self) -> str:
        """Whether rest is a fault in this corpus."""
        if self._alive.all():
            return ""
        return (
            "Some sensors of this corpus rest at times, as filtered ones do: silence and these"
            " sensors are not judged."
        )

    def judge(self, utterance: Utterance) -> Finding | None:
        """Frozen frames, or None."""
        motion = utterance.motion
        positions = motion.positions.astype(np.float64)
        still = np.linalg.norm(np.diff(positions, axis=0), axis=-1) < _STILL_MM
        whole = still.all(axis=1)
        if not self._alive.all():
            whole &= ~in_silence(utterance.alignment, len(motion), motion.fps)[1:]
        single = still & self._alive & ~whole[:, None]
        sensor, stillest = self._stillest(single, motion.layout.names)
        for frames, what in ((whole, "the face"), (sensor, stillest)):
            longest = max((b - a for a, b in spans(frames, motion.fps)), default=0.0)
            if longest > LIMIT_S + 1e-9:
                text = f"{what} does not move for {longest:.2f} s"
                return self._finding(utterance, text, longest / LIMIT_S, frames)
        share = float(whole.mean()) if len(whole) else 0.0
        if share > _LEAST_REPEATED:
            text = f"{share:.0%} of the frames repeat the previous one"
            return self._finding(utterance, text, share / _LEAST_REPEATED, whole)
        return None

    def _stillest(
        self, still: npt.NDArray[np.bool_], names: tuple[str, ...]
    ) -> tuple[npt.NDArray[np.bool_], str]:
        """The frames in which the sensor that moves least often is still, and its name."""
        worst = int(still.sum(axis=0).argmax())
        return still[:, worst], names[worst]

    def _finding(
        self, utterance: Utterance, text: str, severity: float, frames: npt.NDArray[np.bool_]
    ) -> Finding:
        marked = spans(np.concatenate([[False], frames]), utterance.motion.fps)
        sketch = aperture_sketch(self._learned, utterance, marked)
        return Finding(utterance.name, self.name, text, severity, 1.0, sketch)

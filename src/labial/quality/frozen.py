"""Faces and sensors that stand still as nothing alive does."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labial.quality.finding import Finding
from labial.quality.learned import Learned
from labial.quality.noise import in_silence
from labial.quality.sketches import aperture_sketch, spans
from labial.utterance import Utterance

LIMIT_S = 0.1

# A frame repeats the one before where no coordinate does more than tremble in its last digit.
_STILL_MM = 1e-3

# Sensors that may step less than this are filtered, or made up: that they rest says nothing.
_ALIVE_MM = 0.01

# A recording in which so many frames repeat the one before was made at a lower rate.
_LEAST_REPEATED = 0.2


class FrozenFrames:
    """Frames, or single sensors, that repeat the frame before."""

    name = "frozen"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._alive = learned.noise.least_step_mm > _ALIVE_MM

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            f"How long the face, or a sensor, moves less than {1000 * _STILL_MM:g} µm a frame:"
            f" above {LIMIT_S:g} s at a time; or single frames that repeat the one before, above"
            f" {_LEAST_REPEATED:.0%} of all."
        )

    @property
    def doubt(self) -> str:
        """Whether standing still tells anything."""
        if self._alive.all():
            return ""
        return (
            "Sensors of this corpus rest at times, as filtered ones do: silence is not judged, nor"
            " are single sensors."
        )

    def judge(self, utterance: Utterance) -> Finding | None:
        """Frozen frames, or nothing."""
        motion = utterance.motion
        positions = motion.positions.astype(np.float64)
        still = np.linalg.norm(np.diff(positions, axis=0), axis=-1) < _STILL_MM
        whole = still.all(axis=1)
        if not self._alive.all():
            whole &= ~in_silence(utterance.alignment, len(motion), motion.fps)[1:]
        single = still & self._alive & ~whole[:, None]
        sensor, what_sensor = self._stillest(single, motion.layout.names)
        for frames, what in ((whole, "the face stands"), (sensor, what_sensor)):
            longest = max((b - a for a, b in spans(frames, motion.fps)), default=0.0)
            if longest > LIMIT_S + 1e-9:
                text = f"{what} still for {longest:.2f} s"
                return self._finding(utterance, text, longest / LIMIT_S, frames)
        share = float(whole.mean()) if len(whole) else 0.0
        if share > _LEAST_REPEATED:
            text = f"{share:.0%} of the frames repeat the one before"
            return self._finding(utterance, text, share / _LEAST_REPEATED, whole)
        return None

    def _stillest(
        self, still: npt.NDArray[np.bool_], names: tuple[str, ...]
    ) -> tuple[npt.NDArray[np.bool_], str]:
        """When the sensor is still that is so most often."""
        worst = int(still.sum(axis=0).argmax())
        return still[:, worst], f"{names[worst]} stands"

    def _finding(
        self, utterance: Utterance, text: str, badness: float, frames: npt.NDArray[np.bool_]
    ) -> Finding:
        marked = spans(np.concatenate([[False], frames]), utterance.motion.fps)
        sketch = aperture_sketch(self._learned, utterance, marked)
        return Finding(utterance.name, self.name, text, badness, 1.0, sketch)

"""Coming to rest: from a face in the middle of speech to a silent face with closed lips.

Rest is a voice's face in a long silence with the lips brought together, as articulation is relative
to (``labial.articulation``), and as the neutral faces of characters are. What the network predicts
in silence is not used: its lips are up to 7 mm apart, by how much depends on what is spoken next to
it, and a face that does not speak should not look as if it were about to.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from labial.errors import LabialError
from labial.face.crossing import gap, uncrossed
from labial.motion import Motion, SensorLayout
from labial.start_and_end import minimum_jerk
from labial.voice import Voice
from labial.voice_articulation import articulator_of_voice

Values = npt.NDArray[np.float32]
Array = npt.NDArray[np.float64]

REST_S = 0.25
"""How long a face takes to come to rest, if no sensor becomes too fast."""

START_S = 0.1
"""How long a face takes from where it was to the movement of new speech."""

KEPT_S = 3.0
"""How long ago a face may have been shown from which it comes to rest."""

_MOST_REST_S = 0.5
_STOP_S = 0.1  # how long the movement that was under way takes to end
_PEAK = 1.875  # the largest slope of :func:`minimum_jerk`


@dataclass(frozen=True, eq=False)
class Rest:
    """A voice's face at rest, float32 ``[sensors, 3]`` in mm, and what limits the way to it.

    ``limits`` float32 ``[sensors]`` are the largest speeds in mm/s; ``pairs`` are facing sensors of
    the inner lips, upper and lower. ``goal`` is what becomes ``face`` by :func:`uncrossed`.
    """

    face: Values
    goal: Values
    limits: Values
    pairs: Sequence[tuple[int, int]]
    layout: SensorLayout

    def way(self, face: Values, fps: float) -> Way:
        """The way to rest from a face ``[sensors, 3]``, slow enough for its sensors."""
        distance = np.linalg.norm(self.face - face, axis=1)
        needed = _PEAK * float((distance / self.limits).max())
        return Way.lasting(min(max(needed, REST_S), _MOST_REST_S), fps)

    def positions(self, shown: Values, way: Way) -> Values:
        """Positions ``[frames, sensors, 3]`` on the way from up to two frames ``shown``.

        The lips do not cross; as far as they were crossed when shown, they move apart.
        """
        motion = Motion(way.values(shown, self.goal), way.fps, self.layout)
        positions = uncrossed(motion, self.pairs).positions.copy()
        for upper, lower in self.pairs:
            crossed = np.maximum(0, -gap(shown[-1:], (upper, lower)))
            positions[:, upper, 1] -= (1 - way.share) * crossed / 2
            positions[:, lower, 1] += (1 - way.share) * crossed / 2
        return positions


@lru_cache(maxsize=16)
def rest_of(voice: Voice) -> Rest:
    """The rest of a voice, computed once."""
    articulator = articulator_of_voice(voice)
    goal, pairs = articulator.rest, articulator.pairs
    face = uncrossed(Motion(goal[None], 1.0, voice.layout), pairs).positions[0]
    return Rest(face, goal, articulator.limits, pairs, voice.layout)


@dataclass(frozen=True, eq=False)
class Way:
    """How values go from those that were shown to those of rest, in each frame ``[frames]``.

    ``share`` is how much of the way is gone, from above 0 to 1. ``carried_s`` are seconds by which
    a value is farther along its velocity.
    """

    share: Values
    carried_s: Values
    fps: float

    @classmethod
    def lasting(cls, seconds: float, fps: float) -> Way:
        """A way that has ended after ``seconds``."""
        times = np.arange(1, max(1, math.ceil(seconds * fps)) + 1) / fps
        share, ending = minimum_jerk(times / seconds), np.minimum(times / _STOP_S, 1)
        # The quintic polynomial that starts with slope 1 and ends with slope 0, both at 0.
        carried = _STOP_S * (ending - 6 * ending**3 + 8 * ending**4 - 3 * ending**5)
        return cls(share.astype(np.float32), carried.astype(np.float32), fps)

    def values(self, shown: Values, rest: Values) -> Values:
        """Values ``[frames, ...]`` after the one or two frames ``shown``, the last at ``rest``."""
        last = shown[-1]
        velocity = (last - shown[-2]) * np.float32(self.fps) if len(shown) > 1 else 0 * last
        share, carried = (
            each.reshape(-1, *[1] * last.ndim) for each in (self.share, self.carried_s)
        )
        moved: Values = last + share * (rest - last) + carried * velocity
        return moved


def started(positions: Values, times: Array, start: Values) -> Values:
    """``positions`` ``[frames, sensors, 3]`` at ``times`` of speech that begins at a face at 0 s.

    A mean of both, so that lips that are apart in both do not cross.
    """
    early = times < START_S
    share = minimum_jerk(times[early] / START_S).astype(np.float32)[:, None, None]
    mixed = positions.copy()
    mixed[early] = start + share * (positions[early] - start)
    return mixed


class Recent:
    """The frames of the last 3 s that were returned, by number."""

    def __init__(self, fps: float, first: int, values: Values) -> None:
        self._fps, self._most = fps, math.ceil(KEPT_S * fps)
        self._parts = deque([values])
        self._first = first
        self._end = first + len(values)

    def append(self, values: Values) -> None:
        """Keep frames that follow the last."""
        self._parts.append(values)
        self._end += len(values)
        while self._end - self._first - len(self._parts[0]) >= self._most:
            self._first += len(self._parts.popleft())

    def cut(self, number: int) -> Values:
        """Forget the frames from a number on; returns up to two before it.

        If fewer frames were returned, the last one was still shown. Raises ``LabialError`` if the
        frames before the number are no longer kept.
        """
        if 0 < self._first >= number:
            raise LabialError(
                f"the face at {number / self._fps:.2f} s is no longer known: expected a time in the"
                f" last {KEPT_S:g} s before {self._end / self._fps:.2f} s"
            )
        values = np.concatenate(self._parts)
        end = number - self._first
        kept = values[-1:] if end > len(values) else values[: max(0, end)]
        self._parts, self._first, self._end = deque([kept]), number - len(kept), number
        return kept[-2:]

"""Whatever turns what is spoken into how the face moves.

Recurrent predictors learn from recordings that begin and end in silence. :func:`with_lead` gives
them the same when they animate, so that speech which starts at once is not taken for another thing.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Protocol

from labial.alignment import FRAME_TOLERANCE, SILENCE, Alignment
from labial.motion import Motion, SensorLayout

LEAD_S = 0.4
"""Least silence before and after what a recurrent predictor animates; cut off again."""


class Predictor(Protocol):
    """A network in training, a voice file, a baseline."""

    @property
    def fps(self) -> float:
        """The rate in Hz of the motions it makes."""

    @property
    def layout(self) -> SensorLayout:
        """The sensors of the motions it makes."""

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``; ``alignment.frame_count(fps)`` frames."""


def with_lead(
    alignment: Alignment, fps: float, trained: Collection[str]
) -> tuple[Alignment, slice]:
    """``alignment`` with silence on both sides, and the frames of its own in the longer one.

    Silence that it has already counts, and what it lacks by rounding alone is not added. What is
    added before is a whole number of frames at ``fps`` Hz, so that frames fall on the same times.
    Nothing is added where silence is not ``trained``.
    """
    if SILENCE not in trained:
        return alignment, slice(0, alignment.frame_count(fps))
    silent = [p.duration if p.label == SILENCE else 0.0 for p in alignment.phones]
    before, after = (max(0.0, LEAD_S - silence) for silence in (silent[0], silent[-1]))
    lead = math.ceil(before * fps - FRAME_TOLERANCE)
    longer = alignment.within_silence(lead / fps, after if after * fps > FRAME_TOLERANCE else 0.0)
    return longer, slice(lead, lead + alignment.frame_count(fps))

"""Predictors: from what is spoken to the motion of the face.

Recurrent predictors are trained on recordings that begin and end in silence. :func:`with_lead`
adds that silence when they animate, so that speech that starts at once is not unlike the training
data.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Protocol

from labial.alignment import FRAME_TOLERANCE, SILENCE, Alignment
from labial.motion import Motion, SensorLayout

LEAD_S = 0.4
"""Minimum silence in seconds before and after what a recurrent predictor animates."""


class Predictor(Protocol):
    """A trained network, a voice or a baseline."""

    @property
    def fps(self) -> float:
        """The rate of the motions in Hz."""

    @property
    def layout(self) -> SensorLayout:
        """The sensors of the motions."""

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``; ``alignment.frame_count(fps)`` frames."""


def with_lead(
    alignment: Alignment, fps: float, trained: Collection[str]
) -> tuple[Alignment, slice]:
    """``alignment`` with silence on both sides, and which of the longer one's frames are its own.

    Silence that it already has counts; a lack within rounding error is ignored. A whole number of
    frames at ``fps`` Hz is added before, so that frames fall on the same times. Nothing is added
    if silence is not one of the ``trained`` phones.
    """
    if SILENCE not in trained:
        return alignment, slice(0, alignment.frame_count(fps))
    silent = [p.duration if p.label == SILENCE else 0.0 for p in alignment.phones]
    before, after = (max(0.0, LEAD_S - silence) for silence in (silent[0], silent[-1]))
    lead = math.ceil(before * fps - FRAME_TOLERANCE)
    longer = alignment.within_silence(lead / fps, after if after * fps > FRAME_TOLERANCE else 0.0)
    return longer, slice(lead, lead + alignment.frame_count(fps))

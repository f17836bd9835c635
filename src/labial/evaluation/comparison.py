"""A recorded and a predicted motion over the same frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labial.alignment import Interval
from labial.errors import LabialError, named
from labial.motion import Motion
from labial.predictor import Predictor
from labial.utterance import Utterance

WORD_MARGIN_S = 0.1


@dataclass(frozen=True, eq=False)
class Comparison:
    """Recorded and predicted motion over the same frames, with the phones spoken in them.

    Frame i is at ``start + i / fps`` seconds on the time axis of the phones.
    """

    name: str
    recorded: Motion
    predicted: Motion
    phones: tuple[Interval, ...]
    start: float = 0.0

    def __post_init__(self) -> None:
        recorded, predicted = self.recorded, self.predicted
        if recorded.positions.shape != predicted.positions.shape or recorded.fps != predicted.fps:
            sizes = [f"{len(m)} frames at {m.fps:g} Hz" for m in (recorded, predicted)]
            raise LabialError(f"{self.name}: recorded {sizes[0]}, but predicted {sizes[1]}")


def compare(utterance: Utterance, predictor: Predictor) -> Comparison:
    """Prediction and recording at the recorded frames. Errors name the utterance."""
    recorded = utterance.motion
    with named(f"utterance '{utterance.name}'"):
        motion = predictor.animate(utterance.alignment)
    predicted = motion.resampled(recorded.fps, len(recorded))
    return Comparison(utterance.name, recorded, predicted, utterance.alignment.phones)


def excerpt(comparison: Comparison, span: Interval, margin_s: float = WORD_MARGIN_S) -> Comparison:
    """The frames of ``span`` with ``margin_s`` on each side, and the phones with middles in it."""
    fps = comparison.recorded.fps
    first = max(0, int(np.ceil((span.start - margin_s) * fps - 1e-6)))
    last = int(np.floor((span.end + margin_s) * fps + 1e-6))
    last = min(len(comparison.recorded) - 1, last)

    def cut(motion: Motion) -> Motion:
        return Motion(motion.positions[first : last + 1], fps, motion.layout)

    inside = [p for p in comparison.phones if span.start <= p.middle <= span.end]
    return Comparison(
        comparison.name,
        cut(comparison.recorded),
        cut(comparison.predicted),
        tuple(inside),
        start=first / fps,
    )

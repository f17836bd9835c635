"""Markers that have swapped names, for a whole utterance or a part of it."""

from __future__ import annotations

import numpy as np

from labial.face.swaps import exchanged
from labial.quality.finding import Finding
from labial.quality.learned import Learned
from labial.quality.sketches import sensor_sketch, spans
from labial.utterance import Utterance

LIMIT_S = 0.1


class SwappedMarkers:
    """Two markers or more that give a usual face only if their names are swapped back."""

    name = "swap"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The time for which swapping the names of markers brings the face much closer to the"
            f" shapes of the rest of the corpus: above {LIMIT_S:g} s."
        )

    @property
    def doubt(self) -> str:
        """Whether shapes could be learned."""
        return self._learned.doubt_of_shapes

    def judge(self, utterance: Utterance) -> Finding | None:
        """Swapped markers, or None."""
        learned, shapes = self._learned, self._learned.shapes_for(utterance.name)
        if shapes is None:
            return None
        faces = learned.faces(utterance.motion)
        order = exchanged(faces, np.ones(faces.shape[:2], bool), shapes)
        changed = order != np.arange(faces.shape[1])
        frames = changed.any(axis=1)
        lasts = float(frames.sum() / learned.clock.rate)
        if lasts <= LIMIT_S:
            return None
        # The marker that is wrong most often, and all that are wrong.
        most = int(changed.sum(axis=0).argmax())
        markers = [int(place) for place in np.flatnonzero(changed.any(axis=0))]
        names = [utterance.motion.layout.names[place] for place in markers]
        marked = spans(frames, learned.clock.rate)
        text = (
            f"{', '.join(names[:-1])} and {names[-1]} have swapped names for {lasts:.2f} s,"
            f" from {marked[0][0]:.2f} s to {marked[-1][1]:.2f} s"
        )
        sketch = sensor_sketch(learned, utterance, shapes, most, markers, marked)
        return Finding(utterance.name, self.name, text, lasts, LIMIT_S, sketch)

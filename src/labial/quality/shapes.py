"""Faces unlike those of the rest of the corpus."""

from __future__ import annotations

import numpy as np

from labial.face.head import Points
from labial.face.swaps import exchanged
from labial.quality.finding import Finding
from labial.quality.learned import Learned
from labial.quality.sketches import sensor_sketch, spans
from labial.utterance import Utterance

LIMIT = 8.0
LASTING_S = 0.2


class OutlyingShapes:
    """Shapes far outside those of the other utterances."""

    name = "shape"

    def __init__(self, learned: Learned) -> None:
        self._learned = learned

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The squared Mahalanobis distance of the face from the shapes of the rest of the corpus"
            " (13 principal components and their residual), in multiples of the usual one, reached"
            f" for {LASTING_S:g} s in total: above {LIMIT:g}. Swapped markers are corrected first."
        )

    @property
    def doubt(self) -> str:
        """Whether shapes could be learned."""
        return self._learned.doubt_of_shapes

    def judge(self, utterance: Utterance) -> Finding | None:
        """Outlying shapes, or None."""
        learned, shapes = self._learned, self._learned.shapes_for(utterance.name)
        if shapes is None:
            return None
        faces = learned.faces(utterance.motion)
        distance = shapes.squared_distance(faces) / learned.usual_distance
        if self._lasting(distance) <= LIMIT:
            return None
        order = exchanged(faces, np.ones(faces.shape[:2], bool), shapes)
        faces = np.take_along_axis(faces, order[..., None], axis=1)
        distance = shapes.squared_distance(faces) / learned.usual_distance
        measure = self._lasting(distance)
        if measure <= LIMIT:
            return None
        frames = distance > LIMIT
        off = shapes.residuals(faces[frames]).mean(axis=0)
        worst = int(off.argmax())
        text = (
            f"shapes unlike the others for {frames.sum() / learned.clock.rate:.2f} s; most of all"
            f" {utterance.motion.layout.names[worst]}, {off[worst]:.1f} mm from its expected"
            " position"
        )
        marked = spans(frames, learned.clock.rate)
        sketch = sensor_sketch(learned, utterance, shapes, worst, [worst], marked)
        return Finding(utterance.name, self.name, text, measure, LIMIT, sketch)

    def _lasting(self, distance: Points) -> float:
        """The value reached for ``LASTING_S`` in total, or in all frames of a shorter utterance."""
        frames = max(1, round(LASTING_S * self._learned.clock.rate))
        return float(np.sort(distance)[-min(frames, len(distance))])

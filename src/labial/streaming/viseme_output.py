"""Weights of Oculus' visemes as the output of streams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from labial.alignment import SILENCE
from labial.phones.oculus import OCULUS_VISEMES, REST, visemes_of
from labial.streaming.outputs import Section, Sent
from labial.streaming.rest import Values, Way
from labial.visemes.oculus import (
    REACH_S,
    VisemeEvent,
    allowed_visemes,
    events_of,
    said_visemes,
    shown_visemes,
    viseme_shapes,
)
from labial.visemes.shapes import FaceShapes
from labial.voice import Voice


@dataclass(frozen=True, eq=False)
class VisemeOutput:
    """The visemes of the phones, as far as the voice's face shows them, as of whole sentences.

    With a look-ahead of less than 0.2 s and a chunk, they appear later.
    """

    voice: Voice
    expects_s: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The 15 visemes in Oculus' order."""
        return tuple(OCULUS_VISEMES)

    @cached_property
    def rest(self) -> Values:
        """Silence alone."""
        return np.array([name == REST for name in self.names], np.float32)

    def check(self, labels: Iterable[str]) -> None:
        """Raise ``PhoneError`` for a phone without a viseme."""
        for label in labels:
            visemes_of(label)

    def begin(self, face: Values | None) -> Sent:
        """Silence, as a face that is shown before speech is taken to be silent."""
        return Sent(self.rest[None][: 0 if face is None else 1], face is not None)

    def __call__(self, sections: Sequence[Section]) -> list[Sent]:
        """The weights of sections of different streams, computed together."""
        said, allowed = [], []
        for each in sections:
            frames = range(each.first, each.first + each.kept)
            before = [VisemeEvent(-1.0, 1.0, REST, SILENCE)] if each.memory else []
            events = [*before, *events_of(each.phones)]
            said.append(said_visemes(events, frames, each.fps))
            allowed.append(allowed_visemes(events, frames, each.fps, min(REACH_S, each.ahead_s)))
        positions = np.concatenate([each.positions[: each.kept] for each in sections])
        moved = positions.reshape(len(positions), -1) - self._shapes.base
        weights = shown_visemes(self._shapes, moved, np.concatenate(said), np.concatenate(allowed))
        ends = np.cumsum([each.kept for each in sections])
        parts = np.split(weights, ends[:-1])
        return [Sent(part, each.memory) for part, each in zip(parts, sections, strict=True)]

    def ending(self, way: Way, shown: Values, _positions: Values) -> Values:
        """From the weights shown to silence; they stay above 0 and add up to 1."""
        weights = np.maximum(0, way.values(shown, self.rest))
        ended: Values = weights / weights.sum(axis=1, keepdims=True)
        return ended

    @cached_property
    def _shapes(self) -> FaceShapes:
        return viseme_shapes(self.voice)


def viseme_output(voice: Voice) -> VisemeOutput:
    """The visemes of a voice."""
    return VisemeOutput(voice)

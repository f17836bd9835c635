"""Weights of a character's shapes, or of ARKit's, as the output of streams."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from labial.retargeting.arkit import reference_shapes
from labial.retargeting.character import Character
from labial.retargeting.rig import SensorShapes
from labial.retargeting.shape_model import RetargetingConfig, ShapeModel
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.retargeting.talker import Talker
from labial.retargeting.tying import tied
from labial.retargeting.voice_talker import talker_of_voice
from labial.retargeting.window_solve import Solved, Window, WindowSolver
from labial.streaming.outputs import Section, Sent
from labial.streaming.rest import Values, Way, rest_of
from labial.voice import Voice

_EXPECTS_S = 0.08
_MOST_EXPECTED, _MOST_KEPT = 24, 16  # frames of a window


@dataclass(frozen=True, eq=False)
class ShapeOutput:
    """The weights with which shapes follow a voice's face: ``labial.retargeting`` in windows.

    Weights are within their limits; lips touch where the voice's do, within 0.1 mm at the talker's
    size.
    """

    voice: Voice
    names: tuple[str, ...]
    talker: Talker
    model: ShapeModel
    expects_s: float = _EXPECTS_S

    @classmethod
    def of(
        cls, voice: Voice, shapes: SensorShapes, config: RetargetingConfig | None = None
    ) -> ShapeOutput:
        """The output for shapes that are tied to the voice's sensors.

        Raises ``RigError`` if they do not move the lips.
        """
        talker = talker_of_voice(voice)
        model = ShapeModel.of(talker, shapes, config or RetargetingConfig())
        return cls(voice, shapes.shapes, talker, model)

    @cached_property
    def rest(self) -> Values:
        """The weights ``[shapes]`` of the voice's face at rest."""
        weights: Values = self.begin(rest_of(self.voice).face).values[0]
        return weights

    def check(self, labels: Iterable[str]) -> None:
        """Accept all phones."""

    def begin(self, face: Values | None) -> Sent:
        """The weights of a face that does not move."""
        if face is None:
            return Sent(np.zeros((0, len(self.names)), np.float32), Solved())
        moved, opened = self._moved(face[None])
        weights, solved = self._solver.standing(moved[0], opened[0])
        return Sent(weights[None].astype(np.float32), solved)

    def __call__(self, sections: Sequence[Section]) -> list[Sent]:
        """The weights of sections of different streams, solved together."""
        moved = [self._moved(each.positions) for each in sections]
        solved = [_solved(each.memory) for each in sections]
        found: list[list[Values]] = [[] for _ in sections]
        # Sections are solved in windows of bounded length.
        for start in range(0, max(each.kept for each in sections), _MOST_KEPT):
            places = [place for place, each in enumerate(sections) if each.kept > start]
            windows = [
                _window(sections[place], *moved[place], start, solved[place]) for place in places
            ]
            for place, (weights, after) in zip(places, self._solver(windows), strict=True):
                found[place].append(weights.astype(np.float32))
                solved[place] = after
        return [
            Sent(np.concatenate(weights), after)
            for weights, after in zip(found, solved, strict=True)
        ]

    def ending(self, way: Way, shown: Values, _positions: Values) -> Values:
        """From the weights shown to those of rest, within all limits.

        Where their velocity would cross the lips, less of it is carried on.
        """
        without = way.values(shown[-1:], self.rest)
        carried = np.clip(way.values(shown, self.rest), self.model.low, self.model.high) - without
        gap = self.model.resting_gap + without @ self.model.gaps.T
        closing = np.maximum(1e-9, -carried @ self.model.gaps.T)
        share = np.clip(gap / closing, 0, 1).min(axis=1, initial=1.0)
        weights: Values = (without + share[:, None] * carried).astype(np.float32)
        return weights

    @cached_property
    def _solver(self) -> WindowSolver:
        return WindowSolver(self.model)

    def _moved(self, positions: Values) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        moved = (positions - self.talker.neutral) * self.model.intensity
        return moved, self.model.opening(positions)


def arkit_output(voice: Voice) -> ShapeOutput:
    """ARKit's 52 weights, in the order of ``ARKIT_SHAPES``, for the reference face."""
    known = reference_shapes()
    places = [ARKIT_SHAPES.index(name) for name in known.shapes]
    displacements = np.zeros((len(ARKIT_SHAPES), *known.neutral.shape))
    reach = np.zeros(len(ARKIT_SHAPES))
    displacements[places], reach[places] = known.displacements, known.reach
    shapes = SensorShapes(ARKIT_SHAPES, known.sensors, known.neutral, displacements, reach)
    return ShapeOutput.of(voice, shapes)


def character_output(voice: Voice, character: Character) -> ShapeOutput:
    """The weights of a character, tied as its binding file says or, without one, anew.

    Raises ``LabialError`` for a rig that cannot be read, tied or driven. Nothing is written.
    """
    talker = talker_of_voice(voice)
    rig, binding, _ = tied(character.rig, talker, character.binding, character.names)
    return ShapeOutput.of(voice, binding.sensor_shapes(rig), character.config)


def _window(
    section: Section,
    moved: npt.NDArray[np.float64],
    opened: npt.NDArray[np.float64],
    start: int,
    solved: Solved,
) -> Window:
    kept = min(section.kept - start, _MOST_KEPT)
    expected = min(_MOST_EXPECTED, math.ceil(_EXPECTS_S * section.fps))
    part = slice(start, start + kept + expected)
    return Window(moved[part], opened[part], section.fps, kept, solved)


def _solved(memory: object) -> Solved:
    assert isinstance(memory, Solved)
    return memory

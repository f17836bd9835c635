"""What is learned from a corpus before its utterances are judged, each by the others.

The corpus is read twice, one utterance at a time. Only a sample of faces and each utterance's
components at about 25 frames per second are kept in memory, so that hours of speech need little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE
from labial.corpus import Corpus
from labial.errors import MotionError
from labial.face.head import Points
from labial.face.shape_model import ShapeModel, fit_shapes
from labial.motion import Motion
from labial.principal import principal_components
from labial.progress import Progress, counted, part_of
from labial.quality.coverage import PhoneCoverage
from labial.quality.noise import Noise, NoiseMeter
from labial.quality.windows import Clock, PhoneWindows, UtteranceComponents

LEAST_UTTERANCES = 4
"""The fewest utterances that can be judged by one another."""

RATE_HZ = 25.0
_FOLDS = 10
_COMPONENTS = 13
_SAMPLED = 20_000
_LEAST_SAMPLED = 8


@dataclass(frozen=True, eq=False)
class Basis:
    """Principal components of faces.

    ``mean`` ``[coordinates]`` in mm, ``axes`` ``[components, coordinates]``.
    """

    mean: Points
    axes: Points

    def encode(self, positions: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Components ``[frames, n]`` of positions ``[frames, sensors, 3]``."""
        flat = positions.reshape(len(positions), -1) - self.mean
        return np.asarray(flat @ self.axes.T, np.float32)

    def decode(self, components: Points) -> Points:
        """Positions ``[frames, coordinates]`` in mm."""
        return np.asarray(self.mean + components @ self.axes)


@dataclass(frozen=True, eq=False)
class Learned:
    """What the utterances of a corpus have in common.

    ``shapes`` are by fold, None if there is too little data. ``spoken`` has each utterance by name;
    ``windows`` predicts it, None if there are too few utterances. Every ``every``-th frame of the
    corpus is used.
    """

    names: tuple[str, ...]
    every: int
    clock: Clock
    coverage: PhoneCoverage
    noise: Noise
    basis: Basis
    shapes: tuple[ShapeModel | None, ...]
    usual_distance: float
    spoken: Mapping[str, UtteranceComponents]
    windows: PhoneWindows | None

    def faces(self, motion: Motion) -> Points:
        """The frames of a motion that are used, ``[frames, sensors, 3]`` in mm."""
        return motion.positions[:: self.every].astype(np.float64)

    @property
    def doubt_of_shapes(self) -> str:
        """Why shapes could not be learned; empty if they were."""
        return "" if any(self.shapes) else f"Needs at least {LEAST_UTTERANCES} utterances."

    def shapes_for(self, name: str) -> ShapeModel | None:
        """The shapes learned from the utterances of other folds."""
        return self.shapes[self.spoken[name].fold]

    def predicted(self, name: str) -> Points | None:
        """Positions ``[frames, sensors, 3]`` in mm that other folds predict, with its own mean."""
        if self.windows is None:
            return None
        spoken = self.spoken[name]
        components = self.windows.predict(spoken)[:: self.clock.parts]
        components = components - components.mean(axis=0) + spoken.components.mean(axis=0)
        return self.basis.decode(components).reshape(len(components), -1, 3)


def learn(corpus: Corpus, progress: Progress) -> Learned:
    """Read a corpus and learn what its utterances have in common.

    ``progress`` counts utterances read, each twice. Raises ``CorpusError`` for a damaged corpus.
    """
    names, fps = tuple(corpus.names), corpus.info.fps
    every = max(1, round(fps / RATE_HZ))
    clock = Clock(fps / every)
    folds = min(_FOLDS, len(names))
    fold = {name: place % folds for place, name in enumerate(names)}
    coverage, meter = PhoneCoverage(), NoiseMeter(corpus)
    sampled: dict[str, npt.NDArray[np.float32]] = {}
    most = max(_LEAST_SAMPLED, _SAMPLED // len(names))
    total = 2 * len(names)
    for utterance in counted(corpus.utterances(names, surface=True), total, progress):
        coverage.add(utterance.alignment)
        meter.add(utterance)
        positions = utterance.motion.positions
        sampled[utterance.name] = positions[_spread(len(positions), most)]
    basis = _basis(np.concatenate(list(sampled.values())))
    shapes = tuple(
        _shapes([faces for name, faces in sampled.items() if fold[name] != each], len(names))
        for each in range(folds)
    )
    distances = [
        shapes[fold[name]].squared_distance(faces.astype(np.float64))  # type: ignore[union-attr]
        for name, faces in sampled.items()
        if shapes[fold[name]] is not None
    ]
    spoken = {}
    again = part_of(progress, len(names), total)
    for utterance in counted(corpus.utterances(names), len(names), again):
        components = basis.encode(utterance.motion.positions[::every])
        spoken[utterance.name] = UtteranceComponents(
            fold[utterance.name], utterance.alignment, components
        )
    phones = sorted({SILENCE, *coverage.phones})
    enough = len(names) >= LEAST_UTTERANCES
    return Learned(
        names=names,
        every=every,
        clock=clock,
        coverage=coverage,
        noise=meter.noise(),
        basis=basis,
        shapes=shapes,
        usual_distance=_usual(distances, len(basis.mean)),
        spoken=spoken,
        windows=PhoneWindows(phones, clock, list(spoken.values())) if enough else None,
    )


def _spread(frames: int, most: int) -> npt.NDArray[np.intp]:
    return np.linspace(0, frames - 1, min(most, frames)).astype(np.intp)


def _usual(distances: list[Points], coordinates: int) -> float:
    """The median squared distance, but at least its expectation, the number of coordinates."""
    return max(float(coordinates), float(np.median(np.concatenate(distances or [np.zeros(1)]))))


def _basis(faces: npt.NDArray[np.float32]) -> Basis:
    found = principal_components(faces.reshape(len(faces), -1))
    return Basis(found.mean, found.axes[:_COMPONENTS])


def _shapes(faces: list[npt.NDArray[np.float32]], utterances: int) -> ShapeModel | None:
    if utterances < LEAST_UTTERANCES:
        return None
    try:
        return fit_shapes(np.concatenate(faces).astype(np.float64), _COMPONENTS)
    except MotionError:
        return None

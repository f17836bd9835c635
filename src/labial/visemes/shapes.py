"""How a voice's face looks in classes of phones: its keyshapes, and its visemes.

A voice file has no keyshapes, so the voice is used to find them: it speaks each class's phones
between others, and a class's shape is the mean of the more pronounced half of their middles, as in
training (``labial.latents.blendshapes``). The base is its face in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import MotionError
from labial.keyshapes import pronounced
from labial.least_squares import bounded_weights
from labial.motion import Motion
from labial.phones.inventory import VOWELS
from labial.phones.ipa import segments_of
from labial.progress import Progress, unseen
from labial.voice import Voice
from labial.voice_posture import with_postures

Array = npt.NDArray[np.float64]
Weights = npt.NDArray[np.float32]

# What is spoken to see the shapes: consonants between vowels, vowels between consonants.
_VOWELS, _CONSONANTS = ("ɑ", "i", "u"), ("p", "t", "k")
_PHONE_S, _SILENCE_S = 0.12, 0.6

# A weight of 1 must be worth this much movement of all sensors together (root of the sum of
# squares).
_STEADY_MM = 2.0

_AT_ONCE = 10_000  # frames


@dataclass(frozen=True, eq=False)
class FaceShapes:
    """Shapes of a face: ``base`` float64 ``[coordinates]`` of the sensors, and ``departures`` from
    it ``[shapes, coordinates]``, both in mm.
    """

    names: tuple[str, ...]
    sensors: tuple[str, ...]
    base: Array
    departures: Array

    def about(self, base: Array) -> FaceShapes:
        """The same faces as departures from another base, float64 ``[coordinates]`` in mm."""
        return replace(self, base=base, departures=self.departures + (self.base - base))

    def moved(self, motion: Motion) -> Iterator[tuple[slice, Array]]:
        """A motion's departure from the base in mm, ``[frames, coordinates]``, in parts.

        Raises ``MotionError`` for a motion of other sensors.
        """
        if motion.layout.names != self.sensors:
            raise MotionError(
                f"the motion's {len(motion.layout.names)} sensors are not the {len(self.sensors)}"
                " of the voice whose visemes are sought: give the voice that made it"
            )
        for first in range(0, len(motion), _AT_ONCE):
            part = slice(first, min(len(motion), first + _AT_ONCE))
            positions = motion.positions[part]
            yield part, positions.reshape(len(positions), -1) - self.base


def spoken_shapes(voice: Voice, classes: Mapping[str, Sequence[str]]) -> FaceShapes:
    """How a voice's face looks in each class of phones, in their order.

    Of a class's phones, those that the voice was trained on are spoken; if it was trained on none,
    all are, by the phones that replace them.
    """
    spoken = {name: _trained(voice, phones) for name, phones in classes.items()}
    labels = [SILENCE]
    for phone in dict.fromkeys(phone for phones in spoken.values() for phone in phones):
        labels += [each for next_to in _neighbours(phone) for each in (next_to, phone, next_to)]
    lengths = [_SILENCE_S, *[_PHONE_S] * (len(labels) - 1), _SILENCE_S]
    edges = np.concatenate([[0.0], np.cumsum(lengths)]).tolist()
    spans = zip(pairwise(edges), [*labels, SILENCE], strict=True)
    phones = [Interval(start, end, label) for (start, end), label in spans]
    alignment = Alignment(tuple(phones))
    motion = with_postures(voice.animate(alignment), alignment, voice)
    faces = motion.at([phone.middle for phone in phones])
    flat = faces.reshape(len(faces), -1).astype(np.float64)
    base: Array = (flat[0] + flat[-1]) / 2
    # Of every three phones, the middle one.
    middles: dict[str, list[Array]] = {}
    for place in range(2, len(labels), 3):
        middles.setdefault(labels[place], []).append(flat[place] - base)
    departures = [
        pronounced(np.array([face for phone in each for face in middles[phone]]))
        for each in spoken.values()
    ]
    return FaceShapes(tuple(classes), voice.layout.names, base, np.array(departures))


def keyshape_weights(motion: Motion, shapes: FaceShapes, progress: Progress = unseen) -> Weights:
    """Weights from 0 to 1, float32 ``[frames, shapes]``, whose shapes are nearest to each frame.

    The paper's equation 2: a face is the base and the weighted departures. A small penalty on the
    weights keeps similar shapes from alternating.
    """
    steady = np.eye(len(shapes.names)) * _STEADY_MM
    matrix = np.concatenate([shapes.departures, steady], axis=1)
    weights = np.zeros((len(motion), len(shapes.names)), np.float32)
    for part, moved in shapes.moved(motion):
        goals = np.pad(moved, ((0, 0), (0, len(steady))))
        weights[part] = bounded_weights(matrix, goals).weights
        progress(part.stop, len(motion))
    return weights


def _trained(voice: Voice, phones: Sequence[str]) -> Sequence[str]:
    return [phone for phone in phones if phone in voice.info.phones] or phones


def _neighbours(phone: str) -> tuple[str, ...]:
    return _CONSONANTS if segments_of(phone)[0][0] in VOWELS else _VOWELS

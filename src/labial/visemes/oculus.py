"""Oculus' visemes of what was spoken: as timed events, and as weights that follow the motion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from labial.alignment import Alignment
from labial.least_squares import bounded_weights
from labial.motion import Motion
from labial.phones.oculus import OCULUS_VISEMES, REST, visemes_of
from labial.progress import Progress, unseen
from labial.visemes.shapes import Array, FaceShapes, Weights, spoken_shapes
from labial.voice import Voice
from labial.voice_articulation import articulator_of_voice

_FADE_S = 0.08  # how long one phone's viseme fades over into the next one's
_REACH_S = 0.2  # how far from its phones a viseme may be shown

# A weight that differs by 1 from the phones' viseme costs as much as this share of the movement of
# the voice's median viseme.
_PULL = 0.36


@dataclass(frozen=True)
class VisemeEvent:
    """A viseme shown for a phone from ``time`` for ``duration``; both in seconds."""

    time: float
    duration: float
    viseme: str
    phone: str


def viseme_events(alignment: Alignment) -> list[VisemeEvent]:
    """The visemes of an alignment's phones; those of one phone share its time equally.

    Raises ``PhoneError`` for a phone without a viseme.
    """
    events = []
    for phone in alignment.phones:
        visemes = visemes_of(phone.label)
        length = phone.duration / len(visemes)
        for place, viseme in enumerate(visemes):
            time = phone.start + place * length
            events.append(VisemeEvent(time, length, viseme, phone.label))
    return events


def viseme_shapes(voice: Voice) -> FaceShapes:
    """How a voice's face looks in each of :data:`OCULUS_VISEMES` except ``sil``, its base.

    The base is the face at rest with closed lips, as a character's neutral face has them: talkers
    rest with the lips up to 7 mm apart, and between such a rest and open vowels closed lips would
    hardly count.
    """
    phones = {name: phones for name, phones in OCULUS_VISEMES.items() if name != REST}
    rest = articulator_of_voice(voice).rest.reshape(-1).astype(np.float64)
    return spoken_shapes(voice, phones).about(rest)


def viseme_weights(
    motion: Motion, alignment: Alignment, shapes: FaceShapes, progress: Progress = unseen
) -> Weights:
    """Weights of :data:`OCULUS_VISEMES`, float32 ``[frames, 15]``, that add up to 1.

    The phones decide which visemes appear, the motion how much of each: the weights minimise the
    distance to the face and are drawn towards the phones' visemes, which are cross-faded within
    80 ms, and a viseme stays within 0.2 s of its phones. The rest up to 1 is ``sil``. ``shapes``
    are those of all visemes except ``sil``.
    """
    events = viseme_events(alignment)
    said, allowed = _said(events, motion), _allowed(events, motion)
    pull = _PULL * float(np.median(np.linalg.norm(shapes.departures, axis=1)))
    matrix = np.concatenate([shapes.departures, pull * np.eye(len(shapes.names))], axis=1)
    weights = np.zeros((len(motion), len(OCULUS_VISEMES)), np.float32)
    for part, moved in shapes.moved(motion):
        goals = np.concatenate([moved, pull * said[part, 1:]], axis=1)
        found = bounded_weights(matrix, goals, allowed[part, 1:]).weights
        found /= np.maximum(1.0, found.sum(axis=1, keepdims=True))
        weights[part, 0] = np.maximum(0.0, 1 - found.sum(axis=1))
        weights[part, 1:] = found
        progress(part.stop, len(motion))
    return weights


def _said(events: Sequence[VisemeEvent], motion: Motion) -> Weights:
    """The visemes that the phones say, cross-faded, ``[frames, 15]``; they add up to 1."""
    said = np.zeros((len(motion), len(OCULUS_VISEMES)), np.float32)
    half = _FADE_S / 2
    starts = [-np.inf, *(event.time for event in events[1:])]
    ends = [*starts[1:], np.inf]
    for start, end, column in zip(starts, ends, _columns(events), strict=True):
        first, times = _frames(motion, start - half, end + half)
        said[first : first + len(times), column] += _faded(times - start) - _faded(times - end)
    return said


def _allowed(events: Sequence[VisemeEvent], motion: Motion) -> Weights:
    """Upper limits of the weights, ``[frames, 15]``: 1 at a viseme's phones, 0 far from them."""
    allowed = np.zeros((len(motion), len(OCULUS_VISEMES)), np.float32)
    half = _REACH_S / 2
    for event, column in zip(events, _columns(events), strict=True):
        end = event.time + event.duration
        first, times = _frames(motion, event.time - _REACH_S, end + _REACH_S)
        near = _risen(times - (event.time - half), half) * _risen(end + half - times, half)
        part = allowed[first : first + len(times), column]
        np.maximum(part, near, out=part)
    return allowed


def _columns(events: Sequence[VisemeEvent]) -> list[int]:
    places = {name: place for place, name in enumerate(OCULUS_VISEMES)}
    return [places[event.viseme] for event in events]


def _frames(motion: Motion, start: float, end: float) -> tuple[int, Array]:
    """The first frame from ``start`` to ``end`` s, and the times of all."""
    first, last = np.clip([np.ceil(start * motion.fps), end * motion.fps + 1], 0, len(motion))
    return int(first), np.arange(int(first), max(int(first), int(last))) / motion.fps


def _faded(times: Array) -> Array:
    """From 0 to 1 around 0 s: the integral of a Hann window of the fade's length."""
    x = np.clip(times / _FADE_S + 0.5, 0, 1)
    faded: Array = x - np.sin(2 * np.pi * x) / (2 * np.pi)
    return faded


def _risen(times: Array, half: float) -> Array:
    """From 0 at ``-half`` s to 1 at ``half`` s along a cosine."""
    risen: Array = 0.5 - 0.5 * np.cos(np.pi * np.clip((times + half) / (2 * half), 0, 1))
    return risen

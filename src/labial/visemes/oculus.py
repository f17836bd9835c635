"""Oculus' visemes of what was spoken: as timed events, and as weights that follow the motion."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from labial.alignment import Alignment, Interval
from labial.least_squares import bounded_weights
from labial.motion import Motion
from labial.phones.oculus import OCULUS_VISEMES, REST, visemes_of
from labial.progress import Progress, unseen
from labial.visemes.shapes import Array, FaceShapes, Weights, spoken_shapes
from labial.voice import Voice
from labial.voice_articulation import articulator_of_voice

_FADE_S = 0.08  # how long one phone's viseme fades over into the next one's

REACH_S = 0.2
"""How far from its phones a viseme may be shown."""

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
    """The visemes of an alignment's phones, as :func:`events_of`."""
    return events_of(alignment.phones)


def events_of(phones: Iterable[Interval]) -> list[VisemeEvent]:
    """The visemes of phones in order; those of one phone share its time equally.

    Raises ``PhoneError`` for a phone without a viseme.
    """
    events = []
    for phone in phones:
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
    events, frames = viseme_events(alignment), range(len(motion))
    said = said_visemes(events, frames, motion.fps)
    allowed = allowed_visemes(events, frames, motion.fps)
    weights = np.zeros((len(motion), len(OCULUS_VISEMES)), np.float32)
    for part, moved in shapes.moved(motion):
        weights[part] = shown_visemes(shapes, moved, said[part], allowed[part])
        progress(part.stop, len(motion))
    return weights


def shown_visemes(shapes: FaceShapes, moved: Array, said: Weights, allowed: Weights) -> Weights:
    """As :func:`viseme_weights` for frames that are given by themselves.

    ``moved`` ``[frames, coordinates]`` is the departure from the base of ``shapes`` in mm.
    """
    pull = _PULL * float(np.median(np.linalg.norm(shapes.departures, axis=1)))
    matrix = np.concatenate([shapes.departures, pull * np.eye(len(shapes.names))], axis=1)
    goals = np.concatenate([moved, pull * said[:, 1:]], axis=1)
    found = bounded_weights(matrix, goals, allowed[:, 1:]).weights
    found /= np.maximum(1.0, found.sum(axis=1, keepdims=True))
    rest = np.maximum(0.0, 1 - found.sum(axis=1, keepdims=True))
    weights: Weights = np.concatenate([rest, found], axis=1).astype(np.float32)
    return weights


def said_visemes(events: Sequence[VisemeEvent], frames: range, fps: float) -> Weights:
    """The visemes that the phones say, cross-faded, ``[frames, 15]``; they add up to 1.

    ``frames`` are numbers of frames at ``fps`` Hz; the first and the last event go on beyond them.
    """
    said = np.zeros((len(frames), len(OCULUS_VISEMES)), np.float32)
    half = _FADE_S / 2
    starts = [-np.inf, *(event.time for event in events[1:])]
    ends = [*starts[1:], np.inf]
    for start, end, column in zip(starts, ends, _columns(events), strict=True):
        part, times = _part(frames, fps, start - half, end + half)
        if not len(times):
            continue
        said[part, column] += _faded(times - start) - _faded(times - end)
    return said


def allowed_visemes(
    events: Sequence[VisemeEvent], frames: range, fps: float, ahead_s: float = REACH_S
) -> Weights:
    """Upper limits of the weights, ``[frames, 15]``: 1 at a viseme's phones, 0 far from them.

    A viseme appears at most ``ahead_s`` seconds before its phones.
    """
    allowed = np.zeros((len(frames), len(OCULUS_VISEMES)), np.float32)
    half, half_before = REACH_S / 2, max(ahead_s, 1e-6) / 2
    for event, column in zip(events, _columns(events), strict=True):
        end = event.time + event.duration
        part, times = _part(frames, fps, event.time - REACH_S, end + REACH_S)
        if not len(times):
            continue
        near = _risen(times - (event.time - half_before), half_before) * _risen(
            end + half - times, half
        )
        np.maximum(allowed[part, column], near, out=allowed[part, column])
    return allowed


def _columns(events: Sequence[VisemeEvent]) -> list[int]:
    places = {name: place for place, name in enumerate(OCULUS_VISEMES)}
    return [places[event.viseme] for event in events]


def _part(frames: range, fps: float, start: float, end: float) -> tuple[slice, Array]:
    """Which of some frames are from ``start`` to ``end`` s, and their times."""
    first = (
        frames.start if start * fps <= frames.start else math.ceil(min(start * fps, frames.stop))
    )
    last = frames.stop if end * fps + 1 >= frames.stop else max(first, int(end * fps + 1))
    return slice(first - frames.start, last - frames.start), np.arange(first, last) / fps


def _faded(times: Array) -> Array:
    """From 0 to 1 around 0 s: the integral of a Hann window of the fade's length."""
    x = np.minimum(np.maximum(times / _FADE_S + 0.5, 0), 1)  # np.clip is slow for a few times
    faded: Array = x - np.sin(2 * np.pi * x) / (2 * np.pi)
    return faded


def _risen(times: Array, half: float) -> Array:
    """From 0 at ``-half`` s to 1 at ``half`` s along a cosine."""
    risen: Array = 0.5 - 0.5 * np.cos(
        np.pi * np.minimum(np.maximum((times + half) / (2 * half), 0), 1)
    )
    return risen

"""Closing the lips in bilabials.

A network trained on few sentences may leave the lips apart in a /p b m/ between phones that it was
not trained on together, and a bilabial that looks open is read as another phone. Here the lips are
brought together along the talker's own closing movement, if and only if the prediction leaves them
apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.face.lips import aperture
from labial.motion import Motion
from labial.phones.inventory import BILABIALS
from labial.utterance import Utterance

# The closing movement is fitted on frames in which the lips are at most this far apart.
_NEARLY_CLOSED_MM = 6.0

# The part of the phone in which the lips are held together, and how long they take to close.
_HELD = (0.15, 0.5)
_RAMP_S = 0.06

_AT_ONCE = 10_000  # frames


@dataclass(frozen=True, eq=False)
class Closing:
    """How a talker closes the lips.

    ``movement`` float32 ``[sensors, 3]`` is the displacement of each sensor, in mm, per mm of
    aperture; ``closed_mm`` is the aperture of the closed lips.
    """

    movement: npt.NDArray[np.float32]
    closed_mm: float


def fit_closing(utterances: Iterable[Utterance]) -> Closing | None:
    """The closing movement of recorded utterances, by regression on the aperture.

    None if no bilabial was recorded.
    """
    faces, openings, closed = [], [], []
    for utterance in utterances:
        motion = utterance.motion
        opening = aperture(motion)
        near = opening < _NEARLY_CLOSED_MM
        faces.append(motion.positions[near])
        openings.append(opening[near])
        for phone in utterance.alignment.phones:
            inside = (motion.times >= phone.start) & (motion.times <= phone.end)
            if phone.label in BILABIALS and inside.any():
                closed.append(opening[inside].min())
    if not closed:
        return None
    positions, opened = np.concatenate(faces), np.concatenate(openings)
    spread = opened - opened.mean()
    movement = np.tensordot(spread, positions - positions.mean(axis=0), axes=1) / (spread @ spread)
    return Closing(movement.astype(np.float32), float(np.median(closed)))


def close_bilabials(motion: Motion, alignment: Alignment, closing: Closing) -> Motion:
    """``motion`` with the lips closed in each /p b m/ of ``alignment``, and never crossed.

    The gap between the lips is reduced to ``closing.closed_mm`` from 15 % to 50 % of the phone. The
    correction rises over the part of the phone before that and up to 60 ms of the phone before it,
    and falls within 60 ms. It takes at most half of a neighbouring phone, unless that is silence or
    another bilabial. Lips that are closed already do not change.
    """
    gap = _gap(motion, closing)
    excess = np.maximum(0.0, gap - closing.closed_mm)
    correction, all_times = np.zeros(len(motion)), motion.times
    for place, phone in enumerate(alignment.phones):
        if phone.label in BILABIALS:
            before, after = _ramps(alignment.phones, place)
            # Half a frame more on both sides: a phone may be shorter than a frame.
            start = phone.start + _HELD[0] * phone.duration - 0.5 / motion.fps
            end = phone.start + _HELD[1] * phone.duration + 0.5 / motion.fps
            first = max(0, math.ceil((start - before) * motion.fps))
            frames = slice(first, max(first, math.floor((end + after) * motion.fps) + 1))
            times = all_times[frames]
            held = (times >= start) & (times <= end)
            if held.any():
                wanted = excess[frames][held].max() * _window(times, start, end, before, after)
                correction[frames] = np.maximum(correction[frames], wanted)
    correction = _smoothed(np.minimum(correction, excess))
    # Never beyond touching; lips that cross in the prediction are brought back to touching.
    correction = np.minimum(correction, gap)
    return Motion(_moved(motion.positions, correction, closing), motion.fps, motion.layout)


def _moved(
    positions: npt.NDArray[np.float32], correction: npt.NDArray[np.float64], closing: Closing
) -> npt.NDArray[np.float32]:
    """Positions with the lips closed by ``correction`` ``[frames]`` mm; long motions in parts."""
    moved = positions.copy()
    changed = np.flatnonzero(correction)
    for first in range(0, len(changed), _AT_ONCE):
        frames = changed[first : first + _AT_ONCE]
        moved[frames] -= correction[frames, None, None].astype(np.float32) * closing.movement
    return moved


def _gap(motion: Motion, closing: Closing) -> npt.NDArray[np.float64]:
    """The signed distance in mm of the lips' inner middles, below zero if they have crossed."""
    marks = motion.layout.landmarks
    upper, lower = (motion.layout.index(n) for n in (marks.upper_inner, marks.lower_inner))
    opening = (closing.movement[upper] - closing.movement[lower]).astype(np.float64)
    between = motion.positions[:, upper] - motion.positions[:, lower]
    # In mm of correction, so that a correction by the whole gap makes the lips touch.
    gap: npt.NDArray[np.float64] = between @ opening / (opening @ opening)
    return gap


def _ramps(phones: tuple[Interval, ...], place: int) -> tuple[float, float]:
    """How long the lips take to close before a bilabial and to open after it, in s."""

    def ramp(neighbour: Interval | None) -> float:
        free = neighbour is None or neighbour.label == SILENCE or neighbour.label in BILABIALS
        return _RAMP_S if free or neighbour is None else min(_RAMP_S, neighbour.duration / 2)

    before = phones[place - 1] if place > 0 else None
    after = phones[place + 1] if place + 1 < len(phones) else None
    phone = phones[place]
    # The lips also move in the parts of the phone in which they are not held.
    return (
        ramp(before) + _HELD[0] * phone.duration,
        min(_RAMP_S, ramp(after) + (1 - _HELD[1]) * phone.duration),
    )


def _window(
    times: npt.NDArray[np.float64], start: float, end: float, before: float, after: float
) -> npt.NDArray[np.float64]:
    """1 from ``start`` to ``end``, in s, falling to 0 over the ramps."""
    outside = np.maximum((start - times) / before, (times - end) / after)
    window: npt.NDArray[np.float64] = 0.5 + 0.5 * np.cos(np.pi * np.clip(outside, 0.0, 1.0))
    return window


def _smoothed(correction: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The correction without the corners at its limits."""
    padded = np.pad(correction, 1, mode="edge")
    smoothed: npt.NDArray[np.float64] = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return smoothed

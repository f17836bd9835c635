"""Contact of the lips: closed in bilabials, and no looser when movement is enlarged.

A network trained on few sentences may leave the lips apart in a /p b m/ between phones that it was
not trained on together, and a bilabial that looks open is read as another phone. Here the lips are
brought together along the talker's own closing movement, if and only if the prediction leaves them
apart.

Where movement is enlarged on purpose (``labial.articulation``), :func:`hold_contacts` keeps the
lips as near to each other as they were in bilabials, and in labiodentals, where the lower lip is at
the upper teeth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.face.lips import aperture
from labial.motion import Motion
from labial.phones.inventory import BILABIALS, LABIODENTALS
from labial.utterance import Utterance

# The closing movement is fitted on frames in which the lips are at most this far apart.
_NEARLY_CLOSED_MM = 6.0

# The smallest number of /p b m/ that show reliably how a talker closes the lips.
_ENOUGH_BILABIALS = 5

_RAMP_S = 0.06  # how long the lips take to close, at most

_AT_ONCE = 10_000  # frames


@dataclass(frozen=True)
class _Contact:
    """Phones with the same contact, and the part of the phone in which it is held."""

    phones: frozenset[str]
    held: tuple[float, float]


_BILABIAL = _Contact(BILABIALS, (0.15, 0.5))
_LABIODENTAL = _Contact(LABIODENTALS, (0.15, 0.85))


@dataclass(frozen=True)
class _Span:
    """The frames of a contact and of its ramps.

    ``outside`` ``[frames]`` is 0 or less where the contact is held, and 1 where its ramps end.
    """

    frames: slice
    outside: npt.NDArray[np.float64]


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

    None if no bilabial was recorded, or if the aperture of nearly closed lips never changes.
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
    opened = np.concatenate(openings) if openings else np.zeros(0)
    if not closed or not len(opened) or not np.ptp(opened) > 0:
        return None
    positions = np.concatenate(faces)
    spread = opened - opened.mean()
    movement = np.tensordot(spread, positions - positions.mean(axis=0), axes=1) / (spread @ spread)
    return Closing(movement.astype(np.float32), float(np.median(closed)))


def reliable_closing(utterances: Sequence[Utterance]) -> Closing | None:
    """As :func:`fit_closing`, but None if the recordings have fewer than five bilabials."""
    phones = (phone for utterance in utterances for phone in utterance.alignment.phones)
    bilabials = sum(phone.label in BILABIALS for phone in phones)
    return fit_closing(utterances) if bilabials >= _ENOUGH_BILABIALS else None


def close_bilabials(motion: Motion, alignment: Alignment, closing: Closing) -> Motion:
    """``motion`` with the lips closed in each /p b m/ of ``alignment``, and never crossed.

    The gap between the lips is reduced to ``closing.closed_mm`` from 15 % to 50 % of the phone. The
    correction rises over the part of the phone before that and up to 60 ms of the phone before it,
    and falls within 60 ms. It takes at most half of a neighbouring phone, unless that is silence or
    another bilabial. Lips that are closed already do not change.
    """
    return close_section(motion, alignment.phones, closing, 0)


def close_section(
    motion: Motion, phones: Sequence[Interval], closing: Closing, first: int
) -> Motion:
    """As :func:`close_bilabials`, for the frames from number ``first`` on of a longer motion.

    ``phones`` are those that are spoken in these frames and next to them.
    """
    gap = _gap(motion, closing)
    excess = np.maximum(0.0, gap - closing.closed_mm)
    correction = np.zeros(len(motion))
    for span in _spans(phones, _BILABIAL, range(first, first + len(motion)), motion.fps):
        wanted = excess[span.frames][span.outside <= 0].max() * _window(span.outside)
        correction[span.frames] = np.maximum(correction[span.frames], wanted)
    correction = _smoothed(np.minimum(correction, excess))
    # Never beyond touching; lips that cross in the prediction are brought back to touching.
    correction = np.minimum(correction, gap)
    return Motion(_moved(motion.positions, correction, closing), motion.fps, motion.layout)


def contacts_held(alignment: Alignment, frames: int, fps: float) -> npt.NDArray[np.float64]:
    """How far each frame belongs to a contact in /p b m f v/, float64 ``[frames]``.

    It is 1 from 15 % to 50 % of /p b m/ and to 85 % of /f v/, and falls smoothly to 0 over ramps as
    in :func:`close_bilabials`.
    """
    held = np.zeros(frames)
    for contact in (_BILABIAL, _LABIODENTAL):
        for span in _spans(alignment.phones, contact, range(frames), fps):
            within = held[span.frames]
            held[span.frames] = within + (1 - within) * _smooth_window(span.outside)
    return held


def hold_contacts(
    motion: Motion,
    reference: Motion,
    held: npt.NDArray[np.float64],
    pairs: Sequence[tuple[int, int]],
    closing: Closing | None,
) -> Motion:
    """``motion`` with the lips as far apart as in ``reference`` where contacts are held.

    Both have the same frames; ``held`` is as :func:`contacts_held` returns it. The lips move along
    ``closing``, if it is known; the difference that remains between ``pairs`` of facing sensors,
    upper and lower, is taken by half from each.
    """
    if closing is None:
        positions = motion.positions.copy()
    else:
        wider = _gap(motion, closing) - _gap(reference, closing)
        positions = _moved(motion.positions, held * wider, closing)
    frames = np.flatnonzero(held)
    half = held[frames, None].astype(np.float32) / 2
    for upper, lower in pairs:
        apart, wanted = (
            each[frames, upper] - each[frames, lower] for each in (positions, reference.positions)
        )
        positions[frames, upper] -= half * (apart - wanted)
        positions[frames, lower] += half * (apart - wanted)
    return Motion(positions, motion.fps, motion.layout)


def _spans(
    phones: Sequence[Interval], contact: _Contact, frames: range, fps: float
) -> Iterator[_Span]:
    """Where each phone of a contact is held among ``frames``, if it is held in any of them."""
    all_times = np.arange(frames.start, frames.stop) / fps
    for place, phone in enumerate(phones):
        if phone.label in contact.phones:
            before, after = _ramps(phones, place, contact)
            # Half a frame more on both sides: a phone may be shorter than a frame.
            start = phone.start + contact.held[0] * phone.duration - 0.5 / fps
            end = phone.start + contact.held[1] * phone.duration + 0.5 / fps
            first = max(0, math.ceil((start - before) * fps) - frames.start)
            last = math.floor((end + after) * fps) - frames.start
            span = slice(first, max(first, last + 1))
            times = all_times[span]
            if ((times >= start) & (times <= end)).any():
                yield _Span(span, np.maximum((start - times) / before, (times - end) / after))


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


def _ramps(phones: Sequence[Interval], place: int, contact: _Contact) -> tuple[float, float]:
    """How long the lips take to close before a phone and to open after it, in s."""

    def ramp(neighbour: Interval | None) -> float:
        free = neighbour is None or neighbour.label == SILENCE or neighbour.label in contact.phones
        return _RAMP_S if free or neighbour is None else min(_RAMP_S, neighbour.duration / 2)

    before = phones[place - 1] if place > 0 else None
    after = phones[place + 1] if place + 1 < len(phones) else None
    phone = phones[place]
    # The lips also move in the parts of the phone in which they are not held.
    return (
        ramp(before) + contact.held[0] * phone.duration,
        min(_RAMP_S, ramp(after) + (1 - contact.held[1]) * phone.duration),
    )


def _window(outside: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """1 where a contact is held, falling to 0 over its ramps."""
    window: npt.NDArray[np.float64] = 0.5 + 0.5 * np.cos(
        np.pi * np.minimum(np.maximum(outside, 0.0), 1.0)
    )
    return window


def _smooth_window(outside: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """As :func:`_window`, with two continuous derivatives."""
    ramp = np.clip(outside, 0.0, 1.0)
    window: npt.NDArray[np.float64] = 1 - ramp + np.sin(2 * np.pi * ramp) / (2 * np.pi)
    return window


def _smoothed(correction: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The correction without the corners at its limits."""
    padded = np.concatenate([correction[:1], correction, correction[-1:]])  # faster than np.pad
    smoothed: npt.NDArray[np.float64] = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return smoothed

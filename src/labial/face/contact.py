"""Lips that meet where they must.

A network that met few sentences may leave the lips apart in a /p b m/ between phones it never met
together, and a bilabial that is seen open is read as another phone. Here the lips are brought
together along the talker's own closing movement, when and only when the prediction leaves them
apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.face.lips import aperture
from labial.motion import Motion
from labial.phones.inventory import BILABIALS
from labial.utterance import Utterance

# Recordings from which the closing movement is taken: lips between touching and this far apart.
_NEARLY_CLOSED_MM = 6.0

# The part of the phone in which the lips are held together, and how long they take to get there.
_HELD = (0.15, 0.5)
_RAMP_S = 0.06


@dataclass(frozen=True, eq=False)
class Closing:
    """How a talker closes the lips.

    ``movement`` float32 ``[sensors, 3]`` is what each sensor moves, in mm, for each mm that the
    aperture grows; ``closed_mm`` is the aperture of the closed lips.
    """

    movement: npt.NDArray[np.float32]
    closed_mm: float


def fit_closing(utterances: Iterable[Utterance]) -> Closing | None:
    """The closing movement of recorded utterances, by regression on the aperture.

    None where no bilabial was recorded.
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
    """``motion`` with the lips together in each /p b m/ of ``alignment``.

    The aperture is brought down to ``closing.closed_mm`` over the middle of the phone, within 60 ms
    before and after it; what is closed already stays as it is.
    """
    opening, times = aperture(motion), motion.times
    excess = np.maximum(0.0, opening - closing.closed_mm)
    correction = np.zeros(len(motion))
    for phone in alignment.phones:
        if phone.label in BILABIALS:
            start, end = (phone.start + share * phone.duration for share in _HELD)
            held = (times >= start - 0.5 / motion.fps) & (times <= end + 0.5 / motion.fps)
            if held.any():
                # A kept correction never exceeds what the frame itself is open.
                wanted = excess[held].max() * _window(times, start, end)
                correction = np.maximum(correction, np.minimum(wanted, excess))
    positions = motion.positions - correction[:, None, None].astype(np.float32) * closing.movement
    return Motion(positions, motion.fps, motion.layout)


def _window(times: npt.NDArray[np.float64], start: float, end: float) -> npt.NDArray[np.float64]:
    """One between two times in s, falling to zero over the ramp on both sides."""
    outside = np.maximum(0.0, np.maximum(start - times, times - end))
    window: npt.NDArray[np.float64] = 0.5 + 0.5 * np.cos(np.pi * np.minimum(1.0, outside / _RAMP_S))
    return window

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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.face.held import Held, smooth_window, smoothed, spans
from labial.face.lips import aperture
from labial.face.mouth import Movements, gap_along, mouth_of
from labial.face.swelling import without_swelling
from labial.motion import Motion, SensorLayout
from labial.phones.inventory import BILABIALS, LABIODENTALS
from labial.utterance import Utterance

# The closing movement is fitted on frames in which the lips are at most this far apart.
_NEARLY_CLOSED_MM = 6.0

# The smallest number of /p b m/ that show reliably how a talker closes the lips.
_ENOUGH_BILABIALS = 5


Array = npt.NDArray[np.float64]

_BILABIAL = Held(BILABIALS, (0.15, 0.5))
_LABIODENTAL = Held(LABIODENTALS, (0.15, 0.85))


@dataclass(frozen=True, eq=False)
class Closing:
    """How a talker closes the lips.

    ``movement`` float32 ``[sensors, 3]`` is the displacement of each sensor, in mm, per mm of
    aperture; ``closed_mm`` is the aperture of the closed lips.
    """

    movement: npt.NDArray[np.float32]
    closed_mm: float

    def of_mouth(self, layout: SensorLayout) -> Array:
        """The movement of the mouth ``[2, 3]`` (``labial.face.mouth``)."""
        return mouth_of(self.movement, layout)


def fit_closing(utterances: Iterable[Utterance]) -> Closing | None:
    """The closing movement of recorded utterances, by regression on the aperture.

    Lips hardly become thinner or thicker by it (``labial.face.swelling``). None if no bilabial was
    recorded, or if the aperture of nearly closed lips never changes.
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
    nearly = Motion(positions, motion.fps, motion.layout)
    movement = without_swelling(movement.astype(np.float32), nearly)
    return Closing(movement, float(np.median(closed)))


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
    frames, gap = range(len(motion)), signed_gap(motion, closing)
    correction = lacking_closure(gap, closing.closed_mm, alignment.phones, frames, motion.fps)
    if not correction.any():
        return motion
    return Motion(moved_lips(motion, correction, closing), motion.fps, motion.layout)


def lacking_closure(
    gap: Array, closed_mm: float, phones: Sequence[Interval], frames: range, fps: float
) -> Array:
    """By how many mm :func:`close_bilabials` closes lips, in ``frames`` of a longer motion.

    ``gap`` ``[frames]`` is as :func:`signed_gap` returns it; ``phones`` are those that are spoken
    in these frames and next to them.
    """
    excess = np.maximum(0.0, gap - closed_mm)
    correction = np.zeros(len(gap))
    for span in spans(phones, _BILABIAL, frames, fps):
        wanted = excess[span.held].max() * span.window
        correction[span.frames] = np.maximum(correction[span.frames], wanted)
    if correction.any():
        correction = smoothed(np.minimum(correction, excess))
    # Never beyond touching; lips that cross in the prediction are brought back to touching.
    return np.minimum(correction, gap)


def contacts_held(alignment: Alignment, frames: int, fps: float) -> Array:
    """How far each frame belongs to a contact in /p b m f v/, float64 ``[frames]``.

    It is 1 from 15 % to 50 % of /p b m/ and to 85 % of /f v/, and falls smoothly to 0 over ramps as
    in :func:`close_bilabials`.
    """
    held = np.zeros(frames)
    for contact in (_BILABIAL, _LABIODENTAL):
        for span in spans(alignment.phones, contact, range(frames), fps):
            within = held[span.frames]
            held[span.frames] = within + (1 - within) * smooth_window(span.outside)
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
        wider = signed_gap(motion, closing) - signed_gap(reference, closing)
        positions = moved_lips(motion, held * wider, closing)
    frames = np.flatnonzero(held)
    half = held[frames, None].astype(np.float32) / 2
    for upper, lower in pairs:
        apart, wanted = (
            each[frames, upper] - each[frames, lower] for each in (positions, reference.positions)
        )
        positions[frames, upper] -= half * (apart - wanted)
        positions[frames, lower] += half * (apart - wanted)
    return Motion(positions, motion.fps, motion.layout)


def moved_lips(motion: Motion, correction: Array, closing: Closing) -> npt.NDArray[np.float32]:
    """The positions of a motion with the lips closed by ``correction`` ``[frames]`` mm."""
    movements = Movements(-closing.movement[None], motion.layout)
    return movements.moved(motion.positions, correction[:, None])


def signed_gap(motion: Motion, closing: Closing) -> Array:
    """The signed distance in mm of the lips' inner middles, below zero if they have crossed."""
    return gap_along(mouth_of(motion.positions, motion.layout), closing.of_mouth(motion.layout))

"""Speaking more or less clearly: movement enlarged or reduced about the face at rest.

An articulation of 2 doubles every sensor's departure from rest, one of 0.5 halves it. With a linear
decoder (principal components, blendshapes) this equals scaling the latent vector about that of
rest, so the face stays among those that the voice can show. The decoder of an autoencoder is not
linear: there, values above 1 may leave them a little, along the direction in which the voice moved.

Three things do not scale. The lips are as near to each other as before in /p b m/, where they
meet, and in /f v/, where the lower lip is at the upper teeth (``labial.face.contact``). The lips
never cross (``labial.face.crossing``). And no sensor moves faster than the talker was recorded to
move it: where the scaled movement would, the gain is reduced, slowly in time, and never below 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment
from labial.errors import MotionError
from labial.face.contact import Closing, contacts_held, hold_contacts
from labial.face.crossing import uncrossed
from labial.face.speed import SPAN_S, speeds
from labial.motion import Motion

Array = npt.NDArray[np.float64]

LEAST, MOST = 0.5, 2.0
"""The range of articulations."""

# The gain is the least that is allowed within this time before and after, then averaged over as
# much; and it is 1 in silence farther than this from speech.
_EASE_S = 0.12

_LEAST_FPS = 50.0  # the least rate in Hz at which gains are computed

# Reducing the gain adds movement of its own, so the speeds are computed again with the new gain.
_ROUNDS = 8
_ENOUGH = 0.99

_AT_ONCE = 5_000  # frames


@dataclass(frozen=True, eq=False)
class Articulator:
    """What the articulation of a talker is relative to.

    ``rest`` float32 ``[sensors, 3]`` in mm is the face in silence with its lips brought together,
    so that an aperture is scaled as a whole and lips that are apart cannot cross. ``pairs`` are
    facing sensors of the inner lips, upper and lower. ``closing`` is how the lips close, if known.
    ``limits`` float32 ``[sensors]`` are the largest speeds in mm/s.
    """

    rest: npt.NDArray[np.float32]
    pairs: tuple[tuple[int, int], ...]
    closing: Closing | None
    limits: npt.NDArray[np.float32]


def check_articulation(articulation: float) -> None:
    """Raise ``MotionError`` unless an articulation is 0.5 to 2."""
    if not LEAST <= articulation <= MOST:
        raise MotionError(f"articulation is {articulation:g}, expected {LEAST:g} to {MOST:g}")


def articulated(
    motion: Motion, alignment: Alignment, articulation: float, articulator: Articulator
) -> Motion:
    """``motion`` of ``alignment`` with its departures from rest scaled by ``articulation``.

    Frames and rate are the same; an articulation of 1 returns ``motion`` itself. Silence of more
    than 0.24 s is not scaled, and the 0.12 s of speech next to it are scaled in part. Raises
    ``MotionError`` for an articulation that is not 0.5 to 2.
    """
    check_articulation(articulation)
    if articulation == 1.0:
        return motion
    gain = gains(motion, alignment, articulation, articulator)
    held = contacts_held(alignment, len(motion), motion.fps)
    positions = np.empty_like(motion.positions)
    for first in range(0, len(motion), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        scaled = _scaled(_frames(motion, part), gain[part], held[part], articulator)
        positions[part] = scaled.positions
    return Motion(positions, motion.fps, motion.layout)


def gains(
    motion: Motion, alignment: Alignment, articulation: float, articulator: Articulator
) -> Array:
    """The factor of each frame's departure from rest, float64 ``[frames]``.

    It lies between 1 and ``articulation``.
    """
    # Computed between the frames too where they are far apart.
    step = math.ceil(_LEAST_FPS / motion.fps)
    frames, fps = step * len(motion), step * motion.fps
    bound = np.where(_in_pause(alignment, frames, fps), 1.0, np.inf)
    if articulation > 1:
        bound = _within_speeds(motion, bound, contacts_held(alignment, frames, fps), articulator)
    return _eased(bound, articulation, fps)[::step]


def _within_speeds(motion: Motion, bound: Array, held: Array, articulator: Articulator) -> Array:
    """``bound`` reduced so far that no sensor moves faster than its limit, or than in ``motion``.

    ``bound`` and ``held`` have a whole number of values for each frame. Gains are found for the
    largest articulation, so that they are monotonic in the articulation.
    """
    reduced, step = np.empty_like(bound), len(bound) // len(motion)
    # No round has an effect farther away than its windows, its speeds and their interpolation.
    margin = _ROUNDS * math.ceil((2 * _EASE_S + SPAN_S) * motion.fps + 3)
    for first in range(0, len(motion), _AT_ONCE):
        start, last = max(0, first - margin), first + _AT_ONCE
        section = _frames(motion, slice(start, last + margin))
        section = section.resampled(step * motion.fps, step * len(section))
        part = slice(step * start, step * (last + margin))
        found = _reduced(section, bound[part].copy(), held[part], articulator)
        reduced[step * first : step * last] = found[step * (first - start) : step * (last - start)]
    return reduced


def _reduced(motion: Motion, bound: Array, held: Array, articulator: Articulator) -> Array:
    """As :func:`_within_speeds`, for a motion that is short, changing ``bound``."""
    allowed = np.maximum(articulator.limits, speeds(motion, motion.fps))
    for _ in range(_ROUNDS):
        gain = _eased(bound, MOST, motion.fps)
        scaled = _scaled(motion, gain, held, articulator)
        share = (allowed / np.maximum(speeds(scaled, motion.fps), allowed)).min(axis=1)
        fast = share < _ENOUGH
        if not fast.any():
            break
        bound[fast] = np.maximum(1.0, np.minimum(bound[fast], gain[fast] * share[fast]))
    return bound


def _scaled(motion: Motion, gain: Array, held: Array, articulator: Articulator) -> Motion:
    """The motion with these gains, and with contacts held where ``held`` is not 0."""
    scale = gain[:, None, None].astype(np.float32)
    positions = articulator.rest + scale * (motion.positions - articulator.rest)
    scaled = Motion(positions, motion.fps, motion.layout)
    if gain.max() > 1:
        scaled = hold_contacts(scaled, motion, held, articulator.pairs, articulator.closing)
    return uncrossed(scaled, articulator.pairs)


def _frames(motion: Motion, part: slice) -> Motion:
    return Motion(motion.positions[part], motion.fps, motion.layout)


def _in_pause(alignment: Alignment, frames: int, fps: float) -> npt.NDArray[np.bool_]:
    """Frames that are farther than 0.12 s from all speech."""
    paused = np.ones(frames, bool)
    for phone in alignment.phones:
        if phone.label != SILENCE:
            first = max(0, math.ceil((phone.start - _EASE_S) * fps))
            last = max(0, math.floor((phone.end + _EASE_S) * fps))
            paused[first : last + 1] = False
    return paused


def _eased(bound: Array, articulation: float, fps: float) -> Array:
    """The gain nearest to ``articulation`` below ``bound``, changing slowly."""
    full = abs(articulation - 1)
    excess = np.minimum(bound - 1, full)
    reach = math.floor(_EASE_S * fps)
    least = _windows(excess, reach).min(axis=1)
    kernel = 1 + np.cos(np.pi * np.arange(-reach, reach + 1) / (reach + 1))
    eased = _windows(least, reach) @ (kernel / kernel.sum())
    gain: Array = 1 + math.copysign(1, articulation - 1) * eased
    return gain


def _windows(curve: Array, reach: int) -> Array:
    """``[frames, 2 * reach + 1]`` values around each frame, the ends repeated."""
    padded = np.pad(curve, reach, mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)

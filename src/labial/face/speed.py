"""How fast the face moves: the speed of each sensor, and the largest that a talker shows."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment
from labial.motion import Motion
from labial.utterance import Utterance

SPAN_S = 0.04
"""Speeds are mean speeds over this time, a frame of common video, so that rates compare."""

SLOWEST_LIMIT_MM_S = 30.0
"""No limit is smaller: slower movement of a sensor is hardly distinguished from tracking noise."""

# Above the speeds of nearly all frames, but not of the single frames in which tracking jumps.
_QUANTILE = 0.998

_RATE_HZ = 50.0
_AT_ONCE = 10_000  # frames


def speeds(motion: Motion, rate: float) -> npt.NDArray[np.float32]:
    """Speed of each sensor in mm/s at ``i / rate`` s, float32 ``[times, sensors]``."""
    times = np.arange(math.ceil(len(motion) * rate / motion.fps - 1e-6)) / rate
    found = np.empty((len(times), len(motion.layout.names)), np.float32)
    for first in range(0, len(times), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        moved = motion.at(times[part] + SPAN_S / 2) - motion.at(times[part] - SPAN_S / 2)
        found[part] = np.linalg.norm(moved, axis=2) / SPAN_S
    return found


def largest_speeds(utterances: Iterable[Utterance]) -> npt.NDArray[np.float32] | None:
    """The largest speed of each sensor in recorded speech, float32 ``[sensors]`` in mm/s.

    This is the 99.8th percentile of its speeds outside silence, and at least 30 mm/s. None if there
    is no speech.
    """
    spoken = []
    for utterance in utterances:
        found = speeds(utterance.motion, _RATE_HZ)
        spoken.append(found[_in_speech(utterance.alignment, len(found))])
    if not sum(map(len, spoken)):
        return None
    return at_least_slowest(np.quantile(np.concatenate(spoken), _QUANTILE, axis=0))


def at_least_slowest(limits: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Speed limits in mm/s, none below ``SLOWEST_LIMIT_MM_S``."""
    return np.maximum(np.asarray(limits, np.float32), np.float32(SLOWEST_LIMIT_MM_S))


def _in_speech(alignment: Alignment, frames: int) -> npt.NDArray[np.bool_]:
    times, spoken = np.arange(frames) / _RATE_HZ, np.zeros(frames, bool)
    for phone in alignment.phones:
        if phone.label != SILENCE:
            spoken[(times >= phone.start) & (times < phone.end)] = True
    return spoken

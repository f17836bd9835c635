"""A zero-phase low-pass filter for tracks."""

from __future__ import annotations

import numpy as np
from scipy.signal import butter, sosfiltfilt

from labial.errors import MotionError
from labial.face.head import Points

ORDER = 4

# The filter is applied twice, forwards and backwards. The cut-off of each pass is higher by the
# inverse of this, so that both together halve the power at the given cut-off (Winter 2009, ch. 3).
_TWICE = (np.sqrt(2) - 1) ** (1 / (2 * ORDER))


def check_cutoff(cutoff_hz: float, fps: float) -> None:
    """Raise ``MotionError`` for a cut-off that is not possible for tracks at ``fps`` Hz."""
    if not 0 < cutoff_hz < fps / 2:
        raise MotionError(
            f"a cut-off of {cutoff_hz:g} Hz at {fps:g} frames per second: expected more than 0 and"
            f" less than {fps / 2:g} Hz"
        )


def low_pass(positions: Points, fps: float, cutoff_hz: float) -> Points:
    """``positions`` ``[frames, ...]`` without frequencies above ``cutoff_hz``, and without delay.

    A Butterworth filter of the fourth order is applied forwards and backwards: half of the power
    remains at the cut-off.
    """
    check_cutoff(cutoff_hz, fps)
    if len(positions) < 2:
        return positions
    # The bilinear transform warps frequencies by the tangent.
    once = fps / np.pi * np.arctan(np.tan(np.pi * cutoff_hz / fps) / _TWICE)
    sections = butter(ORDER, once, fs=fps, output="sos")
    padding = min(len(positions) - 1, int(np.ceil(3 * fps / cutoff_hz)))
    filtered: Points = sosfiltfilt(sections, positions, axis=0, padlen=padding)
    return filtered

"""Equal loudness by ITU-R BS.1770-4."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from labial.errors import StudyError

Samples = npt.NDArray[np.float64]
"""Sound ``[samples]`` of one channel; 1 is full scale."""

_BLOCK_S = 0.4
"""The standard's shortest sound; shorter ones are measured with silence, which its gate ignores."""
_MOST_PEAK = 0.99


def loudness(samples: Samples, rate: int) -> float:
    """The integrated loudness in LUFS; minus infinity for silence."""
    import pyloudnorm

    lacking = max(0, math.ceil(_BLOCK_S * rate) + 1 - len(samples))
    measured = np.pad(samples, (0, lacking))
    if not measured.any():
        return -math.inf
    return float(pyloudnorm.Meter(rate, filter_class="DeMan").integrated_loudness(measured))


def at_loudness(samples: Samples, rate: int, lufs: float) -> Samples:
    """The sound at an integrated loudness.

    Raises ``StudyError`` for a silent sound, and for one whose peaks would then be cut off.
    """
    found = loudness(samples, rate)
    if not math.isfinite(found):
        raise StudyError("the sound is silent, or too soft to measure")
    louder = samples * 10 ** ((lufs - found) / 20)
    peak = float(np.abs(louder).max())
    if peak > _MOST_PEAK:
        possible = lufs - 20 * math.log10(peak / _MOST_PEAK)
        raise StudyError(
            f"at {lufs:g} LUFS its peaks are cut off: expected loudness_lufs below {possible:.1f}"
        )
    return louder

"""Sound as the aligners take it: 16 kHz, in frames of 10 ms."""

from __future__ import annotations

from math import gcd
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.alignment import Interval
from labial.errors import MissingExtraError, TranscriptError
from labial.utterance import Audio

RATE = 16_000
"""The sample rate, in Hz."""

FRAME_S = 0.01
SAMPLES_PER_FRAME = int(RATE * FRAME_S)
FULL_SCALE = 32767

# Speech of half a second has as many frames above the level of loud speech.
_LOUD_PERCENTILE, _LOUD_FRAMES = 95, 12

# A peak below this is a converter's noise only.
_SILENT_PEAK = 0.001


def peak_of(recording: Audio) -> float:
    """The largest departure from the mean, as a share of full scale.

    Raises ``TranscriptError`` for silence.
    """
    samples = recording.samples
    peak = 0.0
    if len(samples):
        mean = float(samples.mean())
        peak = max(float(samples.max()) - mean, mean - float(samples.min())) / FULL_SCALE
    if peak < _SILENT_PEAK:
        raise TranscriptError("contains only silence, expected speech")
    return peak


def resampled(sound: npt.NDArray[np.float64], rate: int) -> npt.NDArray[np.float64]:
    """Float64 ``[samples]`` at ``rate`` Hz as ``[samples]`` at ``RATE``. Needs the extra align."""
    try:
        from scipy.signal import resample_poly
    except ModuleNotFoundError as error:
        raise MissingExtraError("aligning a recording with a text", "align") from error
    common = gcd(RATE, rate)
    converted: npt.NDArray[np.float64] = resample_poly(sound, RATE // common, rate // common)
    return converted


def loud_level(levels: npt.NDArray[np.floating[Any]]) -> float:
    """The level of loud speech, of ``levels`` ``[frames]`` or powers.

    The 95th percentile, or that of the half second's loudest frames if it is higher, so that
    silence around short speech does not matter.
    """
    usual = float(np.percentile(levels, _LOUD_PERCENTILE))
    count = min(len(levels), _LOUD_FRAMES)
    return max(usual, float(np.partition(levels, -count)[-count]))


def frame_interval(start: int, end: int, label: str, duration_s: float) -> Interval:
    """Frames ``start`` to before ``end`` in seconds; the last may reach beyond the sound."""
    return Interval(round(start * FRAME_S, 2), min(round(end * FRAME_S, 2), duration_s), label)


def longest_run(chosen: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """The first place of the longest run in bool ``[places]``, and the one after its last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]])))
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    return max(runs, key=lambda run: run[1] - run[0], default=(0, 0))

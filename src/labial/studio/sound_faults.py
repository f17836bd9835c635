"""What is wrong with the sound of a take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.quality.clipping import clipped_samples
from labial.studio.fault_texts import CLIPPED, NOISY, SILENT
from labial.studio.state import Fault
from labial.utterance import Audio

_WINDOW_S = 0.02
_LOUD, _QUIET = 95, 10  # percentiles of the levels: those of speech, and of the pauses
_FULL_SCALE = 32768.0


@dataclass(frozen=True)
class SoundLimits:
    """When sound is faulty: levels in dB below full scale of windows of 20 ms.

    Nothing is heard if loud windows are below ``silent_db``, or hardly differ from quiet ones, by
    less than ``spoken_db``. There is noise if they differ by less than ``noise_db``; the clips of
    GRID have 28 to 45 dB. Up to ``clipped_ms`` at full scale are not heard.
    """

    silent_db: float = -45.0
    spoken_db: float = 6.0
    noise_db: float = 15.0
    clipped_ms: float = 2.0


def sound_faults(sound: Audio | None, limits: SoundLimits | None = None) -> list[Fault]:
    """The faults of a take's sound, None if it has none."""
    limits = limits or SoundLimits()
    if sound is None or len(sound.samples) < _WINDOW_S * sound.rate:
        return [SILENT]
    levels = levels_db(sound)
    loud, quiet = np.percentile(levels, [_LOUD, _QUIET])
    if loud < limits.silent_db or loud - quiet < limits.spoken_db:
        return [SILENT]
    found = []
    if 1000 * float(clipped_samples(sound).sum()) / sound.rate > limits.clipped_ms:
        found.append(CLIPPED)
    if loud - quiet < limits.noise_db:
        found.append(NOISY)
    return found


def levels_db(sound: Audio) -> npt.NDArray[np.float64]:
    """The level of each 20 ms in dB of full scale, ``[windows]``."""
    size = round(_WINDOW_S * sound.rate)
    count = len(sound.samples) // size
    windows = sound.samples[: count * size].astype(np.float64).reshape(count, size) / _FULL_SCALE
    levels: npt.NDArray[np.float64] = 10 * np.log10((windows**2).mean(axis=1) + 1e-12)
    return levels

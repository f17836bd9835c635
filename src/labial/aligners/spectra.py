"""Spectra and features of sound in frames of 10 ms, for models of phones.

Frame i is centred at ``(i + 1 / 2) * FRAME_S``, so that the border between frames i - 1 and i is at
``i * FRAME_S``: borders that are found in frames have no shift from the analysis window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.aligners.sound import FULL_SCALE, RATE, SAMPLES_PER_FRAME, loud_level, resampled
from labial.utterance import Audio

Floats = npt.NDArray[np.float64]
Mels = npt.NDArray[np.float32]

BANDS, CEPSTRA = 26, 13
DIMENSIONS = 3 * CEPSTRA

_WINDOW, _TRANSFORM = 320, 512
_LOWEST_HZ, _HIGHEST_HZ = 80.0, 6800.0
_EMPHASIS = 0.97

# Sound is transformed in blocks, so that memory does not grow with its length.
_BLOCK_S = 30
_BLOCK = _BLOCK_S * RATE // SAMPLES_PER_FRAME
_AROUND_S = 0.25

# The loud speech is at this percentile of the frames' power; frames this far below are no speech.
_SPEECH_DB = 30.0
_QUIET_PERCENTILE = 8

# Power is at least this share of the loud speech's, in each band.
_LEAST_POWER = 1e-5 / BANDS

_TINY = 1e-30

# Slopes get about the deviation of the cepstra themselves.
_SLOPE_SCALES = (1.0, 2.5, 4.0)


def mel_spectra(audio: Audio, warps: Sequence[float] = (1.0,)) -> list[Mels]:
    """The power in mel bands, one array ``[frames, BANDS]`` for each of ``warps``.

    A warp multiplies the bands' frequencies, as another length of the vocal tract would.
    """
    banks = [_bank(warp) for warp in warps]
    block, around = audio.rate * _BLOCK_S, int(audio.rate * _AROUND_S)
    frames = max(1, int(audio.duration * RATE) // SAMPLES_PER_FRAME)
    found: list[list[Mels]] = [[] for _ in warps]
    for start in range(0, len(audio.samples), block):
        before = min(around, start)
        sound = audio.samples[start - before : start + block + around] / FULL_SCALE
        power = _power(resampled(sound, audio.rate), before * RATE / audio.rate)
        for bank, spectra in zip(banks, found, strict=True):
            spectra.append(
                (power[: _BLOCK_S * RATE // SAMPLES_PER_FRAME] @ bank).astype(np.float32)
            )
    return [np.concatenate(spectra)[:frames] for spectra in found]


def _power(sound: Floats, start: float) -> Floats:
    """The power spectrum of each frame from the sample ``start`` on, ``[frames, frequencies]``."""
    # The first window is centred on the first frame.
    shift = round(start) + SAMPLES_PER_FRAME // 2 - _WINDOW // 2
    emphasised = np.append(sound[:1], sound[1:] - _EMPHASIS * sound[:-1])
    padded = np.pad(emphasised, (_WINDOW, 2 * _WINDOW))[_WINDOW + shift :]
    frames = max(1, (len(sound) - round(start)) // SAMPLES_PER_FRAME)
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::SAMPLES_PER_FRAME]
    spectra = np.fft.rfft(windows[:frames] * np.hamming(_WINDOW), _TRANSFORM)
    return spectra.real**2 + spectra.imag**2


def _bank(warp: float) -> Floats:
    """Triangular filters evenly spaced in mel, ``[frequencies, BANDS]``."""
    lowest, highest = (1127 * np.log1p(hz / 700) for hz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges = 700 * np.expm1(np.linspace(lowest, highest, BANDS + 2) / 1127) * warp
    edges = np.minimum(edges, RATE / 2 - np.arange(BANDS + 2)[::-1])
    hz = np.arange(_TRANSFORM // 2 + 1)[:, None] * RATE / _TRANSFORM
    rising = (hz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hz) / (edges[2:] - edges[1:-1])
    filters: Floats = np.maximum(0, np.minimum(rising, falling))
    return filters


@dataclass(frozen=True, eq=False)
class Spectra:
    """The mel spectra of a recording, with its loud speech's power as the unit.

    ``noise`` float64 ``[BANDS]`` is the power of its quiet frames.
    """

    mels: Mels
    noise: Floats

    @classmethod
    def of(cls, mels: Mels, noise: Floats | float = 0.0) -> Spectra:
        """The spectra with ``noise`` added, relative to the loud speech's power."""
        loud = loud_level(mels.sum(axis=1))
        relative = mels / max(loud, _TINY) + noise + _LEAST_POWER
        quiet = np.percentile(relative, _QUIET_PERCENTILE, axis=0) - _LEAST_POWER
        return cls(relative.astype(np.float32), np.maximum(quiet, 0.0))

    @property
    def levels(self) -> Floats:
        """The level of each frame in dB, ``[frames]``."""
        levels: Floats = 10 * np.log10(self.mels.sum(axis=1, dtype=np.float64))
        return levels

    def loud(self, below_db: float = _SPEECH_DB) -> npt.NDArray[np.bool_]:
        """Which frames are less than ``below_db`` below the loud speech, bool ``[frames]``."""
        levels = self.levels
        chosen: npt.NDArray[np.bool_] = levels > loud_level(levels) - below_db
        return chosen


@dataclass(frozen=True, eq=False)
class Features:
    """Cepstra with their slopes, float64 ``[frames, DIMENSIONS]``, computed where they are needed.

    Cepstra are normalised by their means and deviations over the speech of the whole recording.
    """

    spectra: Spectra
    means: Floats
    deviations: Floats

    @classmethod
    def of(cls, spectra: Spectra) -> Features:
        """The features of a recording."""
        speech = _cepstra(spectra.mels[spectra.loud()])
        return cls(spectra, speech.mean(axis=0), speech.std(axis=0) + 1e-3)

    def __len__(self) -> int:
        return len(self.spectra.mels)

    def between(self, first: int = 0, end: int | None = None) -> Floats:
        """The features of the frames from ``first`` to before ``end``."""
        cepstra = (_cepstra(self.spectra.mels[first:end]) - self.means) / self.deviations
        slopes = _slopes(cepstra)
        parts = (cepstra, slopes, _slopes(slopes))
        return np.hstack([part * by for part, by in zip(parts, _SLOPE_SCALES, strict=True)])


def _cepstra(mels: Mels) -> Floats:
    """The cosine transform of the logarithms, ``[frames, CEPSTRA]``."""
    order, band = np.arange(CEPSTRA)[:, None], np.arange(BANDS) + 0.5
    cosines = np.cos(np.pi * order * band / BANDS) * np.sqrt(2 / BANDS)
    cepstra: Floats = np.log(mels.astype(np.float64)) @ cosines.T
    return cepstra


def _slopes(values: Floats, reach: int = 2) -> Floats:
    """The slope of a regression over ``reach`` frames on both sides, per frame."""
    padded = np.pad(values, ((reach, reach), (0, 0)), "edge")
    count = len(values)
    total = np.zeros_like(values)
    for by in range(1, reach + 1):
        total += by * (padded[reach + by :][:count] - padded[reach - by :][:count])
    return total / (2 * sum(by * by for by in range(1, reach + 1)))

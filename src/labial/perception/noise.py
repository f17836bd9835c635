"""Speech-shaped noise, and speech in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from labial.alignment import SILENCE, Alignment
from labial.perception.loudness import Samples

_SEGMENT = 1024
"""Samples over which spectra are averaged."""
_FADE_S = 0.02


def mean_spectrum(sounds: Iterable[Samples]) -> Samples:
    """The long-term average magnitude of sounds of one rate, ``[513]`` from 0 Hz to half of it.

    It is Welch's estimate with Hann windows that overlap by half.
    """
    window = np.hanning(_SEGMENT)
    total, count = np.zeros(_SEGMENT // 2 + 1), 0
    for sound in sounds:
        padded = np.pad(sound, (0, max(0, _SEGMENT - len(sound))))
        frames = np.lib.stride_tricks.sliding_window_view(padded, _SEGMENT)[:: _SEGMENT // 2]
        total += (np.abs(np.fft.rfft(frames * window)) ** 2).sum(axis=0)
        count += len(frames)
    return np.asarray(np.sqrt(total / max(1, count)), np.float64)


def speech_shaped(spectrum: Samples, samples: int, random: np.random.Generator) -> Samples:
    """Gaussian noise with a long-term spectrum, ``[samples]`` with a root mean square of 1."""
    noise = np.fft.rfft(random.standard_normal(samples))
    places = np.linspace(0, len(spectrum) - 1, len(noise))
    shaped = np.fft.irfft(noise * np.interp(places, np.arange(len(spectrum)), spectrum), samples)
    return np.asarray(shaped / np.sqrt(np.mean(shaped**2)), np.float64)


def speech_level(samples: Samples, rate: int, alignment: Alignment) -> float:
    """The root mean square of a sound while phones other than silence are spoken."""
    spoken: Sequence[Samples] = [
        samples[round(phone.start * rate) : round(phone.end * rate)]
        for phone in alignment.phones
        if phone.label != SILENCE
    ]
    parts = np.concatenate([*spoken, np.zeros(0)]) if spoken else samples
    return float(np.sqrt(np.mean(parts**2))) if len(parts) else 0.0


def in_noise(
    samples: Samples,
    rate: int,
    alignment: Alignment,
    snr_db: float,
    spectrum: Samples,
    random: np.random.Generator,
) -> Samples:
    """Speech in noise, whose ratio in dB is that of root mean squares while speech lasts.

    The noise lasts as long as the sound, and fades in and out within 20 ms.
    """
    noise = speech_shaped(spectrum, len(samples), random)
    level = speech_level(samples, rate, alignment) * 10 ** (-snr_db / 20)
    fade = min(len(samples) // 2, round(_FADE_S * rate))
    envelope = np.ones(len(samples))
    if fade:
        rise = np.sin(np.linspace(0, np.pi / 2, fade)) ** 2
        envelope[:fade], envelope[-fade:] = rise, rise[::-1]
    return np.asarray(samples + level * noise * envelope, np.float64)

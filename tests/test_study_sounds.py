"""Loudness and noise of stimuli, against the standard and by their definitions."""

from __future__ import annotations

import numpy as np
import pytest

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import StudyError
from labial.perception.loudness import at_loudness, loudness
from labial.perception.noise import in_noise, mean_spectrum, speech_level, speech_shaped

RATE = 48_000


def sine(hertz: float, seconds: float, level: float = 1.0) -> np.ndarray:
    return level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def test_loudness_is_that_of_the_standards_sine():
    # ITU-R BS.1770-4: a 997 Hz sine of full scale in one channel is -3.01 LKFS.
    assert loudness(sine(997, 2), RATE) == pytest.approx(-3.01, abs=0.02)
    assert loudness(sine(997, 0.2, 0.1), RATE) == pytest.approx(-23.01, abs=3.1)  # a short one
    assert loudness(np.zeros(RATE), RATE) == -np.inf


def test_sounds_have_the_loudness_that_is_asked_for():
    for level in (0.01, 0.5):
        equal = at_loudness(sine(300, 1, level) + sine(2500, 1, level), RATE, -23)
        assert loudness(equal, RATE) == pytest.approx(-23, abs=1e-6)
    with pytest.raises(StudyError, match="cut off: expected loudness_lufs below -3"):
        at_loudness(sine(997, 1), RATE, -1)
    with pytest.raises(StudyError, match="silent"):
        at_loudness(np.zeros(RATE), RATE, -23)


def test_noise_has_its_ratio_to_the_speech_that_lasts():
    speech = np.concatenate([np.zeros(RATE), sine(440, 1, 0.3), np.zeros(2 * RATE)])
    phones = (Interval(0, 1, SILENCE), Interval(1, 2, "ɑ"), Interval(2, 4, SILENCE))
    alignment = Alignment(phones)
    assert speech_level(speech, RATE, alignment) == pytest.approx(0.3 / np.sqrt(2))
    spectrum = mean_spectrum([np.random.default_rng(0).normal(size=RATE)])
    for snr in (-6.0, 3.0):
        random = np.random.default_rng(1)
        noise = in_noise(speech, RATE, alignment, snr, spectrum, random) - speech
        level = np.sqrt(np.mean(noise[RATE:-RATE] ** 2))
        assert 20 * np.log10(0.3 / np.sqrt(2) / level) == pytest.approx(snr, abs=0.1)
        assert abs(noise[0]) < 1e-6
        assert abs(noise[-1]) < 1e-6


def test_noise_has_the_spectrum_of_the_speech():
    random = np.random.default_rng(2)
    # Speech of two bands, of which the lower one is 20 dB stronger.
    speech = np.fft.rfft(random.normal(size=10 * RATE))
    hertz = np.fft.rfftfreq(10 * RATE, 1 / RATE)
    speech *= np.where(hertz < 1000, 1.0, np.where(hertz < 4000, 0.1, 1e-6))
    spectrum = mean_spectrum([np.fft.irfft(speech)])
    noise = speech_shaped(spectrum, 10 * RATE, random)
    assert np.sqrt(np.mean(noise**2)) == pytest.approx(1)
    power = np.abs(np.fft.rfft(noise)) ** 2

    def band(low: float, high: float) -> float:
        return 10 * np.log10(power[(hertz > low) & (hertz < high)].mean())

    assert band(200, 800) - band(1300, 3700) == pytest.approx(20, abs=1)
    assert band(200, 800) - band(5000, 20_000) > 50

"""Speech that starts with a face at rest, and ends with it.

A synthesiser's sound starts and ends with speech. A face that shows nothing else appears in the
middle of a movement, and stops in another. Here the sound and its phones get silence around them,
in which the face comes from rest and goes back to it.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from labial.alignment import FRAME_TOLERANCE, SILENCE, Alignment, Interval
from labial.motion import Motion
from labial.utterance import Audio

START_S = 0.3
"""Silence before speech."""

END_S = 0.5
"""Silence after speech, at least; it ends with a whole frame."""

# How long the face takes from rest to the first phone, and back after the last.
_RISE_S, _FALL_S = 0.25, 0.35


def within_rest(
    alignment: Alignment, audio: Audio | None, fps: float
) -> tuple[Alignment, Audio | None]:
    """An alignment and its sound with silence around the speech.

    Silence that is there already counts. The duration is a whole number of frames at ``fps`` Hz, so
    that sound, phones and frames last equally long.
    """
    spoken = _spoken(alignment)
    before = max(0.0, START_S - spoken[0].start)
    least = max(alignment.duration, spoken[-1].end + END_S) + before
    duration = math.ceil(least * fps - FRAME_TOLERANCE) / fps
    longer = Alignment.tile(
        [_later(each, before) for each in spoken],
        [_later(each, before) for each in alignment.words],
        duration,
    )
    return longer, None if audio is None else _padded(audio, before, duration)


def from_rest(motion: Motion, alignment: Alignment, rest: npt.NDArray[np.float32]) -> Motion:
    """``motion`` that comes from the face at rest and returns to it, in the silence at its ends.

    ``rest`` float32 ``[sensors, 3]`` is in mm. Frames from the first phone to the end of the last
    do not change.
    """
    spoken = _spoken(alignment)
    start, end = spoken[0].start, spoken[-1].end
    rising = minimum_jerk((motion.times - (start - _RISE_S)) / _RISE_S)
    falling = minimum_jerk((motion.times - end) / _FALL_S)
    share = (rising * (1 - falling)).astype(np.float32)[:, None, None]
    return Motion(rest + share * (motion.positions - rest), motion.fps, motion.layout)


def minimum_jerk(share: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From 0 at 0 to 1 at 1, with two derivatives that are 0 at both.

    Flash and Hogan, The coordination of arm movements, Journal of Neuroscience 5, 1985, eq. 3.
    """
    s = np.clip(share, 0, 1)
    rise: npt.NDArray[np.float64] = s**3 * (10 - 15 * s + 6 * s**2)
    return rise


def _spoken(alignment: Alignment) -> tuple[Interval, ...]:
    """The phones without silence at the ends; all of them if nothing is spoken."""
    sounding = [i for i, phone in enumerate(alignment.phones) if phone.label != SILENCE]
    return alignment.phones[sounding[0] : sounding[-1] + 1] if sounding else alignment.phones


def _later(interval: Interval, seconds: float) -> Interval:
    start, end = interval.start + seconds, interval.end + seconds
    return Interval(start, end, interval.label, interval.confidence)


def _padded(audio: Audio, before: float, duration: float) -> Audio:
    """Sound with silence before it, and after it up to a duration in seconds."""
    samples = np.zeros(round(duration * audio.rate), np.int16)
    first = round(before * audio.rate)
    kept = audio.samples[: len(samples) - first]
    samples[first : first + len(kept)] = kept
    return Audio(samples, audio.rate)

"""Speech that starts with a face at rest and ends with it, and rests in long pauses.

A synthesiser's sound starts and ends with speech. A face that shows nothing else appears in the
middle of a movement, and stops in another. Here the sound and its phones get silence around them,
in which the face comes from rest and goes back to it. It does so in pauses too: a voice that heard
no pauses leaves the lips as they are, up to 10 mm apart.

Times are those of 35 minutes of one talker (GRID's s1), whose lips are closed 0.1 s after each
sentence and until 0.3 s before the next one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.alignment import FRAME_TOLERANCE, SILENCE, Alignment, Interval
from labial.motion import Motion
from labial.utterance import Audio

START_S = 0.3
"""Silence before speech."""

END_S = 0.5
"""Silence after speech, at least; it ends with a whole frame."""

RISE_S = 0.25
"""How long the face takes from rest to the next phone."""

_FALL_S = 0.35  # and back after the last one
_ON_FRAME_S = 1e-9  # a phone that starts this little after a frame starts at it


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
    whole = Interval(spoken[0].start, spoken[-1].end, "")
    return _resting(motion, [whole], rest)


def resting(motion: Motion, alignment: Alignment, rest: npt.NDArray[np.float32]) -> Motion:
    """As :func:`from_rest`, in each silence.

    The face does not come to rest in short ones: it goes a twentieth of the way in one of 0.2 s, a
    quarter in 0.3 s, and nine tenths in 0.5 s.
    """
    return _resting(motion, alignment.phones, rest)


def rested(
    positions: npt.NDArray[np.float32],
    times: npt.NDArray[np.float64],
    phones: Sequence[Interval],
    rest: npt.NDArray[np.float32],
    rise_s: float = RISE_S,
) -> npt.NDArray[np.float32]:
    """``positions`` ``[frames, sensors, 3]`` at ``times``, at rest where no phone is spoken.

    Nothing is spoken before the first of ``phones`` and after the last. The face leaves rest
    ``rise_s`` seconds before speech, so that phones that start later do not matter.
    """
    spoken = [phone for phone in phones if phone.label != SILENCE]
    if len(spoken) == len(phones) and phones[0].start <= times[0] and times[-1] <= phones[-1].end:
        return positions
    edges = np.array([(phone.start, phone.end) for phone in spoken]).reshape(-1, 2)
    started = np.searchsorted(edges[:, 0], times + _ON_FRAME_S, side="right")
    last = np.concatenate([[-np.inf], edges[:, 1]])[started]
    following = np.concatenate([edges[:, 0], [np.inf]])[started]
    falling = minimum_jerk(np.minimum(times - last, _FALL_S) / _FALL_S)
    rising = minimum_jerk(np.maximum(times - (following - rise_s), 0) / rise_s)
    share = (falling * (1 - rising)).astype(np.float32)
    if not share.any():
        return positions
    found: npt.NDArray[np.float32] = positions + share[:, None, None] * (rest - positions)
    return found


def _resting(motion: Motion, phones: Sequence[Interval], rest: npt.NDArray[np.float32]) -> Motion:
    positions = rested(motion.positions, motion.times, phones, rest)
    return Motion(positions, motion.fps, motion.layout)


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

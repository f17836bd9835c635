"""What is done to a stream's predictions as to those of whole speech: closed lips, postures, rest.

Each part of it is computed for a window of frames: some that were sent, those of the chunk, and
those that are expected after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Interval
from labial.face.contact import close_section
from labial.motion import Motion
from labial.start_and_end import RISE_S, rested
from labial.voice import Voice
from labial.voice_articulation import articulator_of_voice
from labial.voice_posture import postures_of

Positions = npt.NDArray[np.float32]

_EASE_S = 0.03  # how slowly an expectation changes to that of the next chunk


def eased(values: Positions, expected: Positions, fps: float) -> Positions:
    """``values`` from a chunk on, without a jump from what was ``expected`` for its first frame.

    The difference decays. ``expected`` ``[0 or 1, ...]`` is empty if nothing was.
    """
    if not len(expected):
        return values
    left = np.exp(-np.arange(len(values)) / (_EASE_S * fps)).astype(np.float32)
    found: Positions = values + left[:, None, None] * (expected[0] - values[0])
    return found


def prepare_lips(voice: Voice) -> None:
    """Find out how a voice moves its lips, which streams of it use, before the first of them."""
    postures_of(voice)
    articulator_of_voice(voice)


@dataclass(frozen=True, eq=False)
class Window:
    """Consecutive frames ``positions`` of a stream, in mm at the voice's rate.

    Their first is frame ``first``; those from ``start`` to before ``end`` are computed now.
    ``known`` and ``said`` are the phones that are spoken in them and next to them: those that the
    voice learned, and as they were pushed.
    """

    positions: Positions
    first: int
    start: int
    end: int
    known: Sequence[Interval]
    said: Sequence[Interval]


class StreamLips:
    """The lips of one stream, whose windows follow one another.

    With ``postures`` they take those that phones need and rest in pauses; otherwise they only
    close in /p b m/. Speech is known for ``ahead_s`` seconds after each frame, at least.
    """

    def __init__(self, voice: Voice, postures: bool, ahead_s: float) -> None:
        self._voice = voice
        self._postures = postures_of(voice) if postures else None
        self._rest = articulator_of_voice(voice).rest if postures else None
        self._rise_s = min(RISE_S, max(ahead_s, 1 / voice.fps))
        self._sent = np.zeros((0, len(voice.layout.names), 3), np.float32)
        self._expected = self._sent

    def finished(self, window: Window, keep: int) -> Positions:
        """The window's frames as they are shown; the next one begins with frame ``keep``."""
        closing, fps = self._voice.info.closing, self._voice.fps
        motion = Motion(window.positions, fps, self._voice.layout)
        if closing is not None:
            motion = close_section(motion, window.known, closing, window.first)
        phones = window.said
        if self._postures is not None:
            phones = self._postures.phones(window.said)
            taken = self._postures.taken(motion, phones, window.first)
            change = self._continued(taken.positions - motion.positions, window, keep)
            motion = Motion(motion.positions + change, fps, self._voice.layout)
            motion = self._postures.closed(motion, phones, window.first)
        positions: Positions = motion.positions
        if self._rest is None:
            return positions
        times = np.arange(window.first, window.first + len(positions)) / fps
        return rested(positions, times, phones, self._rest, self._rise_s)

    def _continued(self, change: Positions, window: Window, keep: int) -> Positions:
        """What postures change, going on from what they changed in the window before."""
        before, end = window.start - window.first, window.end - window.first
        now = eased(change[before:], self._expected, self._voice.fps)
        found: Positions = np.concatenate([self._sent, now])
        self._expected = found[end : end + 1].copy()
        self._sent = found[keep - window.first : end].copy()
        return found

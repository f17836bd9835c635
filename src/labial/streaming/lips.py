"""What is done to a stream's predictions as to those of whole speech: closed lips, postures, rest.

Each part of it is computed for a window of frames: some that were sent, those of the chunk, and
those that are expected after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from labial.alignment import Interval
from labial.face.contact import Closing, lacking_closure
from labial.face.mouth import Movements, gap_along, mouth_of
from labial.start_and_end import RISE_S, rested
from labial.voice import Voice
from labial.voice_articulation import articulator_of_voice
from labial.voice_posture import postures_of, shown_phones

Positions = npt.NDArray[np.float32]
Amounts = npt.NDArray[np.float64]

V = TypeVar("V", np.float32, np.float64)

_EASE_S = 0.03  # how slowly an expectation changes to that of the next chunk


def eased(values: npt.NDArray[V], expected: npt.NDArray[V], fps: float) -> npt.NDArray[V]:
    """``values`` from a chunk on, without a jump from what was ``expected`` for its first frame.

    The difference decays. ``expected`` ``[0 or 1, ...]`` is empty if nothing was.
    """
    if not len(expected):
        return values
    left = _left(len(values), fps).astype(values.dtype).reshape(-1, *[1] * (values.ndim - 1))
    found: npt.NDArray[V] = values + left * (expected[0] - values[0])
    return found


@lru_cache(maxsize=64)
def _left(frames: int, fps: float) -> npt.NDArray[np.float64]:
    """How much of a difference is left in each frame after it."""
    left: npt.NDArray[np.float64] = np.exp(-np.arange(frames) / (_EASE_S * fps))
    return left


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
        self._fps = voice.fps
        self._closing = voice.info.closing
        self._postures = postures_of(voice) if postures else None
        self._movements = _movements(voice) if self._postures is None else self._postures.movements
        self._rest = articulator_of_voice(voice).rest if postures else None
        self._rise_s = min(RISE_S, max(ahead_s, 1 / voice.fps))
        self._sent = np.zeros((0, len(self._movements)))
        self._expected = self._sent

    def finished(self, window: Window, keep: int) -> Positions:
        """The window's frames as they are shown; the next one begins with frame ``keep``."""
        positions, phones = window.positions, window.said
        if self._postures is not None:
            phones = shown_phones(phones, self._postures.learned)
        if self._closing is not None:
            amounts = self._amounts(self._closing, window, phones, keep)
            positions = self._movements.moved(positions, amounts)
        if self._rest is None:
            return positions
        times = np.arange(window.first, window.first + len(positions)) / self._fps
        return rested(positions, times, phones, self._rest, self._rise_s)

    def _amounts(
        self, closing: Closing, window: Window, phones: Sequence[Interval], keep: int
    ) -> Amounts:
        """How far the lips move along each of their movements, of which the last closes them.

        They close in /p b m/ as the voice does, and again after they took postures.
        """
        mouth = mouth_of(window.positions, self._movements.layout)
        frames = range(window.first, window.first + len(mouth))
        amounts = np.zeros((len(mouth), len(self._movements)))
        gap = gap_along(mouth, -self._movements.of_mouth[-1])
        amounts[:, -1] = lacking_closure(gap, closing.closed_mm, window.known, frames, self._fps)
        if self._postures is not None:
            mouth = self._movements.moved_mouth(mouth, amounts)
            taken = self._postures.taken(mouth, phones, window.first, self._fps)
            taken = self._continued(taken, window, keep)
            amounts += self._postures.closed(mouth, taken, phones, window.first, self._fps)
        return amounts

    def _continued(self, taken: Amounts, window: Window, keep: int) -> Amounts:
        """How postures move the lips, going on from how they did in the window before."""
        before, end = window.start - window.first, window.end - window.first
        now = eased(taken[before:], self._expected, self._fps)
        found: Amounts = np.concatenate([self._sent, now])
        self._expected = found[end : end + 1].copy()
        self._sent = found[keep - window.first : end].copy()
        return found


def _movements(voice: Voice) -> Movements:
    """What lips without postures are moved along: how they close, if that is known."""
    closing = voice.info.closing
    along = np.zeros((0, len(voice.layout.names), 3), np.float32)
    return Movements(along if closing is None else -closing.movement[None], voice.layout)

"""What is known of the speech of a stream: phones as they come, and the voice's frames of them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from labial.alignment import FRAME_TOLERANCE, SILENCE, Interval
from labial.errors import AlignmentError
from labial.predictor import LEAD_S
from labial.spoken_frames import SpokenFrames
from labial.voice_info import VoiceInfo

_ON_FRAME_S = 1e-9  # a phone that starts this little after a frame starts at it, as in Alignment

_NO_FRAMES = SpokenFrames(np.zeros(0, np.int64), np.zeros((0, 2), np.float32))


class Spoken(Protocol):
    """A phone and its duration in seconds: a :class:`Phone` or an ``Interval``."""

    @property
    def label(self) -> str:
        """IPA, ARPABET in capitals, or ``SILENCE``."""

    @property
    def duration(self) -> float:
        """Length in seconds."""


class Phone(NamedTuple):
    """A phone that follows the one before it and lasts ``duration`` seconds."""

    label: str
    duration: float


class KnownSpeech:
    """The phones of a stream, replaced by trained phones of its voice, and their frames.

    Frames are numbered from 0 at 0 s. What :meth:`forget` was called for is no longer there.
    ``end_s`` is where the last phone ends.
    """

    def __init__(self, info: VoiceInfo) -> None:
        self._info = info
        self._index = {phone: place for place, phone in enumerate(info.phones)}
        self._phones: list[Interval] = []
        self._said: list[Interval] = []  # the same, labelled as they were pushed
        self._frames, self._first = _NO_FRAMES, 0  # the number of the first of the frames
        self._lead_s = 0.0
        self.end_s = 0.0

    @property
    def frame_count(self) -> int:
        """Number of frames from 0 s to the end of the last phone."""
        return self._first + len(self._frames)

    def extend(self, spoken: Iterable[Spoken]) -> None:
        """Append phones: all of them or, if an error is raised, none.

        Raises ``PhoneError`` for a label without a trained phone, ``AlignmentError`` for a duration
        that is not finite and above 0.
        """
        added: list[Interval] = []
        said: list[Interval] = []
        end = self.end_s
        for each in spoken:
            if not (math.isfinite(each.duration) and each.duration > 0):
                raise AlignmentError(
                    f"phone '{each.label}' at {end:.3f} s: its duration is {each.duration} s,"
                    " expected above 0 and finite"
                )
            phone = Interval(end, end + each.duration, each.label)
            said.append(phone)
            added += phone.divided(self._info.substitutions.resolve_at(phone))
            end = phone.end
        if added and not self.end_s:
            self._lead_s = self._lacking(added[0])
        for phone in added:
            self._frames = self._frames.followed_by(self._frames_of(phone))
        self._phones += added
        self._said += said
        self.end_s = end

    def lead(self) -> SpokenFrames:
        """Frames of the silence before the first phone that ``predictor.with_lead`` adds."""
        frames = math.ceil(self._lead_s * self._info.fps - FRAME_TOLERANCE)
        if frames <= 0:
            return _NO_FRAMES
        return self._frames_of(Interval(0.0, frames / self._info.fps, SILENCE))

    def tail(self) -> SpokenFrames:
        """Frames of the silence after the last phone, likewise."""
        lacking = self._lacking(self._phones[-1])
        if lacking * self._info.fps <= FRAME_TOLERANCE:
            return _NO_FRAMES
        return self._frames_of(Interval(self.end_s, self.end_s + lacking, SILENCE))

    def frames(self, start: int, end: int) -> SpokenFrames:
        """The frames from number ``start`` to before ``end``."""
        return self._frames[start - self._first : end - self._first]

    def phones(self, start: int, end: int) -> list[Interval]:
        """The phones that are spoken in the same frames, and the one before them."""
        first, last = start / self._info.fps, (end - 1) / self._info.fps + _ON_FRAME_S
        before = _before(self._phones, first)
        return self._phones[before : bisect_right(self._phones, last, key=_start)]

    def said(self, until_s: float) -> list[Interval]:
        """All phones that are not forgotten and start until a time, labelled as pushed."""
        return self._said[: bisect_right(self._said, until_s + _ON_FRAME_S, key=_start)]

    def forget(self, frames: int, phones: int) -> None:
        """Forget the frames before a number, and what :meth:`phones` does not need from another."""
        self._frames = self._frames[frames - self._first :]
        self._first = frames
        for kept in (self._phones, self._said):
            del kept[: _before(kept, phones / self._info.fps)]

    def _lacking(self, phone: Interval) -> float:
        """Seconds of silence to add next to the first or last phone."""
        if SILENCE not in self._index:
            return 0.0
        return max(0.0, LEAD_S - (phone.duration if phone.label == SILENCE else 0.0))

    def _frames_of(self, phone: Interval) -> SpokenFrames:
        """The frames from a phone's start to before its end."""
        fps = self._info.fps
        numbers = np.arange(self._number(phone.start), self._number(phone.end))
        times = numbers / fps
        around = np.stack([times - phone.start, phone.end - times], axis=1)
        phones = np.full(len(numbers), self._index[phone.label], np.int64)
        return SpokenFrames(phones, np.maximum(around, 0).astype(np.float32))

    def _number(self, time: float) -> int:
        """The number of the first frame that is not before ``time`` in seconds."""
        return math.ceil((time - _ON_FRAME_S) * self._info.fps)


def _before(phones: Sequence[Interval], time: float) -> int:
    """The index of the phone before the one at ``time``."""
    return max(0, bisect_right(phones, time, key=_start) - 2)


def _start(phone: Interval) -> float:
    return phone.start

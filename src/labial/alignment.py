"""What is spoken and when: phones and words with their times."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from labial.errors import AlignmentError

SILENCE = "sil"

# Times closer than this are taken as equal: annotation tools write only a few decimals.
TIME_TOLERANCE_S = 5e-4

FRAME_TOLERANCE = 1e-6
"""A time closer to a frame than this fraction of the frame period falls on that frame."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A label from ``start`` to ``end``, both in seconds.

    ``confidence`` is the estimated probability that the label is right, if an aligner gave one.
    """

    start: float
    end: float
    label: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.start) and math.isfinite(self.end)):
            raise AlignmentError(f"{self}: times must be finite")
        if self.start < 0:
            raise AlignmentError(f"{self}: times must not be negative")
        if self.end <= self.start:
            raise AlignmentError(f"{self}: must end after it starts")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise AlignmentError(f"{self}: confidence {self.confidence}, expected 0 to 1")

    def __str__(self) -> str:
        return f"interval '{self.label}' from {self.start:.3f} s to {self.end:.3f} s"

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """Midpoint, in seconds."""
        return (self.start + self.end) / 2

    def divided(self, labels: Sequence[str]) -> list[Interval]:
        """Intervals with ``labels`` that share the time equally.

        Those whose length rounding reduces to zero are left out.
        """
        edges = [self.start + self.duration * i / len(labels) for i in range(len(labels))]
        return _lasting(
            (start, end, label)
            for (start, end), label in zip(pairwise([*edges, self.end]), labels, strict=True)
        )


@dataclass(frozen=True)
class Alignment:
    """Consecutive phones from 0 s to the end without gaps, and the words if known.

    A phone's label is IPA without stress or length (see ``labial.phones``), or ``SILENCE``.
    Use :meth:`tile` for phones that may leave gaps.
    """

    phones: tuple[Interval, ...]
    words: tuple[Interval, ...] = ()

    def __post_init__(self) -> None:
        if not self.phones:
            raise AlignmentError("an alignment needs at least one phone")
        if self.phones[0].start != 0:
            raise AlignmentError(f"{self.phones[0]}: the first phone must start at 0 s")
        for previous, current in pairwise(self.phones):
            if current.start != previous.end:
                raise AlignmentError(f"{current}: must start where the {previous} ends")
        for previous, current in pairwise(self.words):
            if current.start < previous.end:
                raise AlignmentError(f"{current}: overlaps the {previous}")
        if self.words and self.words[-1].end > self.duration + TIME_TOLERANCE_S:
            raise AlignmentError(
                f"word {self.words[-1]}: ends after the last phone, at {self.duration:.3f} s"
            )

    @classmethod
    def tile(
        cls,
        phones: Iterable[Interval],
        words: Iterable[Interval] = (),
        duration: float | None = None,
    ) -> Alignment:
        """An alignment from phones in order; gaps between them become silence.

        If ``duration`` in seconds is given, silence fills the time after the last phone. Raises
        ``AlignmentError`` if intervals overlap, are out of order or end after ``duration``.
        """
        joined = _joined(phones)
        tiled: list[Interval] = []
        now = 0.0
        for phone in joined:
            if phone.start > now:
                tiled.append(Interval(now, phone.start, SILENCE))
            tiled.append(phone)
            now = phone.end
        if duration is not None:
            if not (math.isfinite(duration) and duration > 0):
                raise AlignmentError(f"duration is {duration} s, expected above 0 and finite")
            if now > duration + TIME_TOLERANCE_S:
                raise AlignmentError(f"{tiled[-1]}: ends after the duration, {duration:.3f} s")
            if duration > now + TIME_TOLERANCE_S:
                tiled.append(Interval(now, duration, SILENCE))
        return cls(tuple(tiled), tuple(_joined(words)))

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.phones[-1].end

    @property
    def speech_s(self) -> float:
        """Seconds of speech: the duration without silence."""
        return sum(phone.duration for phone in self.phones if phone.label != SILENCE)

    def frame_count(self, fps: float) -> int:
        """Number of frames ``i`` with ``i / fps`` below the duration, at least 1."""
        return max(1, math.ceil(self.duration * fps - FRAME_TOLERANCE))

    def phone_at(self, time: float) -> Interval:
        """The phone spoken at ``time`` in seconds; after the end, the last phone."""
        return self.phones[self._place_at(time)]

    def labels(self, fps: float) -> list[str]:
        """Label of the phone at each frame's time ``i / fps``."""
        return [self.phones[place].label for place in self.places(fps)]

    def places(self, fps: float) -> list[int]:
        """Index into ``phones`` at each frame's time ``i / fps``."""
        # A frame that falls on a boundary belongs to the phone that starts there.
        return [self._place_at(i / fps + 1e-9) for i in range(self.frame_count(fps))]

    def _place_at(self, time: float) -> int:
        return max(0, bisect_right(self.phones, time, key=_start) - 1)

    def within_silence(self, before: float, after: float) -> Alignment:
        """A copy with ``before`` and ``after`` seconds of silence; times count from the new start.

        Intervals whose length rounding reduces to zero are dropped.
        """

        def later(intervals: tuple[Interval, ...]) -> list[Interval]:
            moved = ((i, i.start + before, i.end + before) for i in intervals)
            return [replace(i, start=start, end=end) for i, start, end in moved if end != start]

        end = self.duration + before
        start = _lasting([(0, before, SILENCE)])
        stop = _lasting([(end, end + after, SILENCE)])
        return Alignment((*start, *later(self.phones), *stop), tuple(later(self.words)))

    def lasting(self, duration: float) -> Alignment:
        """A copy extended with silence to ``duration`` seconds, if it is shorter."""
        if duration <= self.duration:
            return self
        return Alignment.tile(self.phones, self.words, duration)

    def relabelled(self, relabel: Callable[[Interval], Sequence[str]]) -> Alignment:
        """A copy with each phone replaced by one or more labels that share its time equally."""
        phones: list[Interval] = []
        for phone in self.phones:
            phones += phone.divided(relabel(phone))
        return Alignment(tuple(phones), self.words)


def _start(interval: Interval) -> float:
    return interval.start


def _lasting(spans: Iterable[tuple[float, float, str]]) -> list[Interval]:
    """Intervals from start, end and label, without those whose length rounding made zero."""
    return [Interval(start, end, label) for start, end, label in spans if end != start]


def _joined(intervals: Iterable[Interval]) -> list[Interval]:
    """The intervals, with gaps and overlaps within the tolerance closed."""
    joined: list[Interval] = []
    for interval in intervals:
        previous_end = joined[-1].end if joined else 0.0
        if interval.start < previous_end - TIME_TOLERANCE_S:
            raise AlignmentError(f"{interval}: overlaps the {joined[-1]}")
        if abs(interval.start - previous_end) <= TIME_TOLERANCE_S:
            if interval.label == SILENCE and interval.end <= previous_end:
                continue  # left by rounding
            interval = replace(interval, start=previous_end)
        joined.append(interval)
    return joined

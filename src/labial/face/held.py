"""What phones hold for a part of their time, and how the lips come to it and leave it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Interval

Array = npt.NDArray[np.float64]

RAMP_S = 0.06
"""How long the lips take to close, at most."""


@dataclass(frozen=True)
class Held:
    """Phones that hold the same, and from where to where in the phone, as shares of its time.

    ``ramp_s`` is how long the lips take to come to it, at most.
    """

    phones: Collection[str]
    part: tuple[float, float]
    ramp_s: float = RAMP_S


@dataclass(frozen=True)
class Span:
    """The frames in which a phone is ``held``, and ``frames`` with the ramps before and after it.

    ``outside`` ``[frames]`` is 0 or less where the phone is held, and 1 where its ramps end;
    ``window`` ``[frames]`` is 1 where it is held, and falls to 0 over its ramps.
    """

    frames: slice
    held: slice
    outside: Array
    window: Array


def spans(phones: Sequence[Interval], held: Held, frames: range, fps: float) -> Iterator[Span]:
    """Where each phone of a kind is held among ``frames``, if it is held in any of them."""
    for place, phone in enumerate(phones):
        if phone.label in held.phones:
            span = span_of(phones, place, held, frames, fps)
            if span is not None:
                yield span


def span_of(
    phones: Sequence[Interval], place: int, held: Held, frames: range, fps: float
) -> Span | None:
    """Where the phone at ``place`` is held among ``frames``; None if in none of them.

    A ramp takes at most half of a neighbouring phone, unless that is silence or of the same kind.
    """
    phone = phones[place]
    # Half a frame more on both sides: a phone may be shorter than a frame.
    start = phone.start + held.part[0] * phone.duration - 0.5 / fps
    end = phone.start + held.part[1] * phone.duration + 0.5 / fps
    inside = range(
        max(frames.start, _first_from(start, fps)), min(frames.stop, _last_until(end, fps) + 1)
    )
    if not inside:
        return None
    whole = _whole(start, end, *_ramps(phones, place, held), fps)
    first, stop = max(frames.start, whole.first), min(frames.stop, whole.first + len(whole.outside))
    part = slice(first - whole.first, stop - whole.first)
    return Span(
        slice(first - frames.start, stop - frames.start),
        slice(inside.start - frames.start, inside.stop - frames.start),
        whole.outside[part],
        whole.window[part],
    )


class _Whole(NamedTuple):
    """A span of all frames, from frame ``first`` on."""

    first: int
    outside: Array
    window: Array


@lru_cache(maxsize=4096)  # streams look at each phone several times
def _whole(start: float, end: float, before: float, after: float, fps: float) -> _Whole:
    """The span of a phone that is held from ``start`` to ``end``, with ramps of some seconds."""
    first = math.ceil((start - before) * fps)
    times = np.arange(first, math.floor((end + after) * fps) + 1) / fps
    outside = np.maximum((start - times) / before, (times - end) / after)
    window = 0.5 + 0.5 * np.cos(np.pi * np.minimum(np.maximum(outside, 0.0), 1.0))
    for each in (outside, window):
        each.flags.writeable = False
    return _Whole(first, outside, window)


def _first_from(time: float, fps: float) -> int:
    """The first frame that is not before a time, by the frame's own time ``number / fps``."""
    number = math.ceil(time * fps - 0.5)
    return number if number / fps >= time else number + 1


def _last_until(time: float, fps: float) -> int:
    """The last frame that is not after a time, likewise."""
    number = math.floor(time * fps + 0.5)
    return number if number / fps <= time else number - 1


def _ramps(phones: Sequence[Interval], place: int, held: Held) -> tuple[float, float]:
    """How long the lips take to come to what a phone holds and to leave it, in s."""

    def ramp(neighbour: Interval | None) -> float:
        free = neighbour is None or neighbour.label == SILENCE or neighbour.label in held.phones
        if free or neighbour is None:
            return held.ramp_s
        return min(held.ramp_s, neighbour.duration / 2)

    before = phones[place - 1] if place > 0 else None
    after = phones[place + 1] if place + 1 < len(phones) else None
    phone = phones[place]
    # The lips also move in the parts of the phone in which it is not held.
    return (
        ramp(before) + held.part[0] * phone.duration,
        min(held.ramp_s, ramp(after) + (1 - held.part[1]) * phone.duration),
    )


def smooth_window(outside: Array) -> Array:
    """As ``Span.window``, with two continuous derivatives."""
    ramp = np.clip(outside, 0.0, 1.0)
    found: Array = 1 - ramp + np.sin(2 * np.pi * ramp) / (2 * np.pi)
    return found


def smoothed(curve: Array) -> Array:
    """A curve without the corners at its limits."""
    padded = np.concatenate([curve[:1], curve, curve[-1:]])  # faster than np.pad
    found: Array = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return found

"""What phones hold for a part of their time, and how the lips come to it and leave it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Interval

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

    ``outside`` ``[frames]`` is 0 or less where the phone is held, and 1 where its ramps end.
    """

    frames: slice
    held: slice
    outside: npt.NDArray[np.float64]


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
    before, after = _ramps(phones, place, held)
    around = range(
        max(frames.start, math.ceil((start - before) * fps)),
        min(frames.stop, math.floor((end + after) * fps) + 1),
    )
    times = np.arange(around.start, around.stop) / fps
    outside = np.maximum((start - times) / before, (times - end) / after)
    return Span(_among(around, frames), _among(inside, frames), outside)


def _among(part: range, frames: range) -> slice:
    return slice(part.start - frames.start, part.stop - frames.start)


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


def window(outside: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """1 where a phone is held, falling to 0 over its ramps."""
    found: npt.NDArray[np.float64] = 0.5 + 0.5 * np.cos(
        np.pi * np.minimum(np.maximum(outside, 0.0), 1.0)
    )
    return found


def smooth_window(outside: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """As :func:`window`, with two continuous derivatives."""
    ramp = np.clip(outside, 0.0, 1.0)
    found: npt.NDArray[np.float64] = 1 - ramp + np.sin(2 * np.pi * ramp) / (2 * np.pi)
    return found


def smoothed(curve: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A curve without the corners at its limits."""
    padded = np.concatenate([curve[:1], curve, curve[-1:]])  # faster than np.pad
    found: npt.NDArray[np.float64] = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    return found

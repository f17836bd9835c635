"""Long speech through a recurrent network, one passage at a time, in bounded memory.

A network forgets what was spoken long ago, so a passage computed with enough context before and
after it gives the same motion as the whole. A long silence or held phone does not erase the memory:
at most 0.4 s of each phone count as context. The voice grid-s1 forgets to within rounding error
within 15 s of speech that has pauses (``benchmarks/memory.py``). Other speech and other voices may
need more, so neighbouring passages must agree where they meet; if they do not, all are computed
again with twice the context.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.spoken_frames import SpokenFrames

Phones = npt.NDArray[np.int64]
Positions = npt.NDArray[np.float32]
Compute = Callable[[Sequence[SpokenFrames]], Sequence[Positions]]
"""Positions ``[frames, sensors, 3]`` in mm for each of several sequences of frames."""

PASSAGE_S = 60.0
CONTEXT_S = 15.0
AGREEMENT_ULPS = 4
"""Largest difference where passages meet, in units in the last place of the largest value."""

_LONGEST_COUNTED_S = 0.4
_COMPARED_S = 1.0
_TOGETHER = 2  # passages computed at once


@dataclass(frozen=True)
class Passage:
    """The frames ``start`` to ``end``, computed from frames ``begin`` to ``stop``."""

    begin: int
    start: int
    end: int
    stop: int


def in_passages(spoken: SpokenFrames, fps: float, compute: Compute) -> Positions:
    """What ``compute`` gives for ``spoken``, at ``fps`` Hz, computed a passage at a time."""
    context_s = CONTEXT_S
    while (found := divided(spoken.phones, fps, context_s))[1:]:
        positions = _joined(found, spoken, round(_COMPARED_S * fps), compute)
        if positions is not None:
            return positions
        context_s *= 2
    return compute([spoken])[0]


def divided(phones: Phones, fps: float, context_s: float) -> list[Passage]:
    """Consecutive passages of 60 s, each with ``context_s`` seconds before and after it.

    Both count at most 0.4 s of each phone. A single passage if the whole is not longer than that.
    """
    counted = _counted(phones, round(_LONGEST_COUNTED_S * fps))
    context, total = round(context_s * fps), int(counted[-1])
    if total <= round(PASSAGE_S * fps) + 2 * context:
        return [Passage(0, 0, len(phones), len(phones))]
    edges = np.searchsorted(counted, np.arange(0, total, round(PASSAGE_S * fps)))
    edges = np.append(edges, len(phones))
    begins = np.searchsorted(counted, np.maximum(counted[edges] - context, 0), side="right") - 1
    stops = np.searchsorted(counted, counted[edges] + context)
    stops = np.where(stops < len(counted), stops, len(phones))
    return [
        Passage(int(begin), int(start), int(end), int(stop))
        for begin, start, end, stop in zip(begins, edges, edges[1:], stops[1:], strict=False)
    ]


def _counted(phones: Phones, longest: int) -> npt.NDArray[np.int64]:
    """Number of frames that count before each, ``[frames + 1]``: a phone's first ``longest``."""
    changes = np.append(True, phones[1:] != phones[:-1])
    frames = np.arange(len(phones))
    since = frames - np.maximum.accumulate(np.where(changes, frames, 0))
    return np.append(0, np.cumsum(since < longest))


def _joined(
    passages: Sequence[Passage], spoken: SpokenFrames, compared: int, compute: Compute
) -> Positions | None:
    """The motion joined from its passages; None if two of them do not agree."""
    positions, continued = np.zeros((0, 0, 3), np.float32), None
    for first in range(0, len(passages), _TOGETHER):
        together = passages[first : first + _TOGETHER]
        computed = compute([spoken[each.begin : each.stop] for each in together])
        for passage, found in zip(together, computed, strict=True):
            if not len(positions):
                positions = np.empty((len(spoken), *found.shape[1:]), np.float32)
            start, end = passage.start - passage.begin, passage.end - passage.begin
            if continued is not None:
                off = found[start : start + len(continued)] - continued
                if np.abs(off).max(initial=0) > AGREEMENT_ULPS * np.spacing(np.abs(found).max()):
                    return None
            positions[passage.start : passage.end] = found[start:end]
            continued = found[end : end + compared].copy()
    return positions

"""The best path through a chain of states whose durations have a distribution.

A hidden semi-Markov model (Ferguson 1980; Rabiner 1989, section IV.D): the states of a text's
phones follow one another, each for at least a frame, and a pause of any length may come before
some of them. Explicit durations keep a state from taking the time of its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

# A pause between words takes at least this many frames, at this cost.
_LEAST_PAUSE, _PAUSE_COST = 4, 3.0

# What came before a state, if not a pause: another state, or the silence at the beginning.
_NO_PAUSE, _BEGIN = -1, -2


@dataclass(frozen=True, eq=False)
class Chain:
    """States in order: ``durations`` float64 ``[states, longest]``, logarithms of probabilities.

    ``may_pause`` bool ``[states]``: a pause may come before the state, which then begins a word.
    The path begins with one of the states ``starts``. It ends after the last state, or, if
    ``may_end``, before any that may follow a pause. Pauses at both ends cost nothing.
    """

    durations: Floats
    may_pause: npt.NDArray[np.bool_]
    starts: Sequence[int] = (0,)
    may_end: bool = False


@dataclass(frozen=True, eq=False)
class Path:
    """States ``first`` to before ``end``: each from the frame ``starts`` to before ``ends``."""

    first: int
    end: int
    starts: Places
    ends: Places


def best_path(scores: Floats, silence: Floats, chain: Chain) -> Path | None:
    """The best path through all frames; None if none is possible.

    ``scores`` ``[frames, states]`` and ``silence`` ``[frames]`` are log likelihoods.
    """
    frames, states = scores.shape
    sums = np.concatenate([np.zeros((1, states)), np.cumsum(scores, axis=0)])
    quiet = np.concatenate([[0.0], np.cumsum(silence)])
    before = np.full(frames + 1, -np.inf)
    lasting = np.zeros((states, frames + 1), np.int16)
    since = np.full((states, frames + 1), _NO_PAUSE, np.int32)
    ends: list[tuple[float, int, int]] = []
    for state in range(states):
        if chain.may_pause[state]:
            if chain.may_end:
                ends.append(_ending(before, quiet, state))
            rested, begins = _pause(before, quiet)
            since[state] = np.where(rested > before, begins, _NO_PAUSE)
            before = np.maximum(before, rested)
        if state in chain.starts:
            # All before is silence.
            since[state] = np.where(quiet > before, _BEGIN, since[state])
            before = np.maximum(before, quiet)
        before, lasting[state] = _state(before, sums[:, state], chain.durations[state])
    ends.append(_ending(before, quiet, states))
    score, end, border = max(ends)
    return _traced(end, border, lasting, since) if np.isfinite(score) else None


def _state(before: Floats, sums: Floats, durations: Floats) -> tuple[Floats, npt.NDArray[np.int16]]:
    """The best score of a state that ends at each border, and how long it then lasts."""
    longest = len(durations)
    opened = np.concatenate([np.full(longest, -np.inf), before - sums])
    # [border, duration - 1]: opened that long before.
    totals = np.lib.stride_tricks.sliding_window_view(opened, longest)[: len(sums), ::-1]
    totals = totals + durations
    chosen = totals.argmax(axis=1)
    best = np.take_along_axis(totals, chosen[:, None], axis=1)[:, 0]
    return best + sums, (chosen + 1).astype(np.int16)


def _pause(before: Floats, quiet: Floats) -> tuple[Floats, Places]:
    """The best score of a pause that ends at each border, and where it then begins."""
    opened = before - quiet
    best = np.maximum.accumulate(opened)
    begins = np.maximum.accumulate(np.where(opened >= best, np.arange(len(opened)), 0))
    scores, places = np.full(len(opened), -np.inf), np.zeros(len(opened), np.int64)
    scores[_LEAST_PAUSE:] = best[:-_LEAST_PAUSE] + quiet[_LEAST_PAUSE:] - _PAUSE_COST
    places[_LEAST_PAUSE:] = begins[:-_LEAST_PAUSE]
    return scores, places


def _ending(before: Floats, quiet: Floats, state: int) -> tuple[float, int, int]:
    """The score of the best path that ends before a state, followed by silence; and its border."""
    border = int((before - quiet).argmax())
    return float(before[border] - quiet[border] + quiet[-1]), state, border


def _traced(
    end: int, border: int, lasting: npt.NDArray[np.int16], since: npt.NDArray[np.int32]
) -> Path:
    starts, ends = np.zeros(end, np.int64), np.zeros(end, np.int64)
    for state in range(end - 1, -1, -1):
        ends[state] = border
        border -= int(lasting[state, border])
        starts[state] = border
        before = int(since[state, border])
        if before == _BEGIN:
            return Path(state, end, starts[state:], ends[state:])
        if before != _NO_PAUSE:
            border = before
    raise AssertionError("a path begins with one of the chain's starts")

"""Weights of shapes a few frames at a time, as those of the whole clip as far as is known.

The programme is that of ``labial.retargeting.solve`` over a window: the frames to be solved and a
few that are expected after them. Second differences connect it to the two frames before it, the
weights of which stay as they are, so that weights have no jump between windows. The iteration
starts where the window before ended, and its number of steps is fixed: what is found for one of
many windows that are solved together does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from labial.retargeting.shape_model import RIDGE, ShapeModel, smoothness
from labial.retargeting.splitting import Array, Split, Unknowns

_RHO, _GAP_RHO = 0.25, 15.0
_ITERATIONS = 30
_FIRST_ITERATIONS = 200  # without a window before


@dataclass(frozen=True, eq=False)
class Solved:
    """What a window needs of those before it.

    ``before`` ``[2, unknowns]`` are the last two frames, None at the start of a motion; ``guess``
    is where the iteration begins, for the frames that the last window expected.
    """

    before: Array | None = None
    guess: Split | None = None


class Window(NamedTuple):
    """Frames to solve: displacements ``[frames, sensors, 3]`` and ``opened`` ``[frames, pairs]``.

    Both are in mm, as in ``ShapeModel.goals``, at ``fps`` Hz. ``kept`` frames will be shown; the
    others are expected after them.
    """

    moved: Array
    opened: Array
    fps: float
    kept: int
    solved: Solved


@dataclass(frozen=True, eq=False)
class WindowSolver:
    """Solves windows of motions that drive one rig."""

    model: ShapeModel

    def __call__(self, windows: Sequence[Window]) -> list[tuple[Array, Solved]]:
        """The weights ``[kept, shapes]`` of each window, and what the next one needs."""
        found: dict[int, tuple[Array, Solved]] = {}
        for places in _alike(windows):
            together = [windows[place] for place in places]
            for place, each in zip(places, self._solved(together), strict=True):
                found[place] = each
        return [found[place] for place in range(len(windows))]

    def standing(self, moved: Array, opened: Array) -> tuple[Array, Solved]:
        """The weights ``[shapes]`` of a face that does not move, given as one frame of a window."""
        alone = Window(moved[None], opened[None], 1.0, 1, Solved())
        weights, solved = self([alone])[0]
        return weights[0], Solved(solved.before)

    @cached_property
    def _unknowns(self) -> Unknowns:
        model = self.model
        return Unknowns.of(
            model.matrix,
            model.gaps,
            model.low,
            model.high,
            model.sparsity,
            RIDGE,
            model.inertia,
        )

    @cached_property
    def _spectrum(self) -> tuple[Array, Array]:
        return self._unknowns.spectrum(_RHO, _GAP_RHO)

    def _solved(self, windows: Sequence[Window]) -> Iterable[tuple[Array, Solved]]:
        """As :meth:`__call__` for windows of the same size, all with or all without a guess."""
        of, (values, vectors) = self._unknowns, self._spectrum
        goals, gap_low, gap_high = (
            np.stack(each)
            for each in zip(*(self.model.goals(w.moved, w.opened) for w in windows), strict=True)
        )
        before = [window.solved.before for window in windows]
        differences, times, turn = _basis(goals.shape[1], before[0] is not None)
        smooth = np.array([smoothness(window.fps) for window in windows])[:, None, None]
        linear = goals @ of.matrix
        if before[0] is not None:
            linear -= smooth * of.inertia**2 * _carried(np.array(before), differences)
        inverse = 1.0 / (values + smooth * times[:, None])

        def step(right: Array) -> Array:
            solved: Array = turn @ ((turn.T @ (right @ vectors)) * inverse) @ vectors.T
            return solved

        guesses = [window.solved.guess for window in windows]
        if guesses[0] is None:
            split, iterations = Split.at(step(linear), of, gap_low, gap_high), _FIRST_ITERATIONS
        else:
            known = [each.lasting(goals.shape[1]) for each in guesses if each]
            split, iterations = Split.stacked(known), _ITERATIONS
        for _ in range(iterations):
            x = step(split.right(linear, of, _RHO, _GAP_RHO))
            split = split.after(x, of, gap_low, gap_high, _RHO, _GAP_RHO)
        for place, window in enumerate(windows):
            yield self._kept(window, split.of(place))

    def _kept(self, window: Window, split: Split) -> tuple[Array, Solved]:
        kept, before = split.z[: window.kept], window.solved.before
        shown = kept if before is None else np.concatenate([before, kept])
        last = shown[-2:] if len(shown) > 1 else np.repeat(shown, 2, axis=0)
        return self._unknowns.weights(kept), Solved(last, split.beyond(window.kept))


@lru_cache(maxsize=128)
def _basis(frames: int, continued: bool) -> tuple[Array, Array, Array]:
    """Second differences ``[differences, frames]``, and the spectrum of their squares.

    If ``continued``, two more frames before the first take part.
    """
    differences = np.eye(frames) - 2 * np.eye(frames, k=-1) + np.eye(frames, k=-2)
    if not continued:
        differences = differences[2:]
    values, vectors = np.linalg.eigh(differences.T @ differences)
    return differences, values, vectors


def _carried(before: Array, differences: Array) -> Array:
    """What two frames before ``[windows, 2, unknowns]`` add to the gradient."""
    part = np.zeros((len(before), len(differences), before.shape[2]))
    part[:, 0] = before[:, 0] - 2 * before[:, 1]
    part[:, 1:2] = before[:, 1:]
    carried: Array = differences.T @ part
    return carried


def _alike(windows: Sequence[Window]) -> Iterable[list[int]]:
    """The places of windows that can be solved together."""
    kinds: dict[tuple[int, bool, bool], list[int]] = {}
    for place, window in enumerate(windows):
        solved = window.solved
        kind = len(window.moved), solved.before is None, solved.guess is None
        kinds.setdefault(kind, []).append(place)
    return kinds.values()

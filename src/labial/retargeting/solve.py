"""Weights over a whole clip at once: bounded, smooth, sparse least squares with lips that touch.

A quadratic programme in all frames' weights together, solved by the alternating direction method of
multipliers (Boyd et al. 2011; the splitting is that of OSQP, Stellato et al. 2020). Its linear step
couples shapes within a frame and frames by their second differences; a cosine transform over time
and the eigenvectors over shapes decouple both, so that a step is a few array products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labial.optimality import Optimality
from labial.retargeting.splitting import Array, Split, Unknowns

_MOST_ITERATIONS = 5000
_CHECKED_EVERY = 10
# In mm, as how far a shape moves all sensors together: for the constraints and the change in an
# iteration, and for the gradient.
_TOLERANCE = 2e-3
_DUAL_TOLERANCE = 1e-2


@dataclass(frozen=True, eq=False)
class Programme:
    """What is minimised over weights ``w`` ``[frames, shapes]``.

    ``½ |matrix w - goals|² + ½ smoothness |second differences of inertia v|² + ½ ridge |v|²
    + sparsity · |w|``, where ``v`` is ``w`` times the lengths of the columns of ``matrix``, with
    ``low <= w <= high`` and ``gap_low <= gaps w <= gap_high``, the latter as nearly as possible.
    ``matrix`` is ``[rows, shapes]``, ``goals`` ``[frames, rows]``, ``gaps`` ``[pairs, shapes]``,
    ``gap_low`` and ``gap_high`` ``[frames, pairs]``, all in mm; ``sparsity``, ``low``, ``high``,
    ``inertia`` ``[shapes]``.
    """

    matrix: Array
    goals: Array
    gaps: Array
    gap_low: Array
    gap_high: Array
    low: Array
    high: Array
    sparsity: Array
    smoothness: float
    ridge: float
    inertia: Array


@dataclass(frozen=True, eq=False)
class Solution:
    """The minimising weights, float64 ``[frames, shapes]``; bounds hold exactly.

    The residuals of ``optimality`` are in mm, for shapes scaled to move all sensors together (root
    of the sum of squares) by 1 mm: ``primal`` is how far the two copies of a weight, or of a gap,
    differ; ``dual`` is what is left of the gradient (Boyd et al. 2011, section 3.3).
    """

    weights: Array
    optimality: Optimality


def solve(programme: Programme, most_iterations: int = _MOST_ITERATIONS) -> Solution:
    """Minimise until the residuals are within tolerances or after ``most_iterations``."""
    of = Unknowns.of(
        programme.matrix,
        programme.gaps,
        programme.low,
        programme.high,
        programme.sparsity,
        programme.ridge,
        programme.inertia,
    )
    if not of.used.any():
        unmoved = of.weights(np.zeros((len(programme.goals), 0)))
        return Solution(unmoved, Optimality(0, 0.0, 0.0, True))
    scaled, optimality = _minimised(of, programme, most_iterations)
    return Solution(of.weights(scaled), optimality)


def _minimised(
    of: Unknowns, programme: Programme, most_iterations: int
) -> tuple[Array, Optimality]:
    linear = programme.goals @ of.matrix
    gap_low, gap_high = programme.gap_low, programme.gap_high
    smooth = programme.smoothness * _second_difference_spectrum(len(programme.goals))
    rho, gap_rho = 0.5, 30.0
    step = _LinearStep(of, smooth, rho, gap_rho)
    split = Split.at(step(linear), of, gap_low, gap_high)
    optimality = Optimality(0, np.inf, np.inf, False)
    for number in range(1, most_iterations + 1):
        x = step(split.right(linear, of, rho, gap_rho))
        before = split
        split = before.after(x, of, gap_low, gap_high, rho, gap_rho)
        if number % _CHECKED_EVERY == 0 or number == most_iterations:
            apart = max(
                np.abs(x - split.z).max(), np.abs(x @ of.gaps.T - split.z_gap).max(initial=0)
            )
            change, gap_change = split.z - before.z, split.z_gap - before.z_gap
            moved = max(np.abs(change).max(), np.abs(gap_change).max(initial=0))
            dual = float(np.abs(rho * change + gap_rho * gap_change @ of.gaps).max())
            converged = max(apart, moved) < _TOLERANCE and dual < _DUAL_TOLERANCE
            optimality = Optimality(number, float(apart), dual, bool(converged))
            if converged:
                break
            factor = _rebalanced(apart, rho * moved)
            if factor != 1.0:
                rho, gap_rho, split = rho * factor, gap_rho * factor, split.rescaled(factor)
                step = _LinearStep(of, smooth, rho, gap_rho)
    return split.z, optimality


def _rebalanced(apart: float, pulled: float) -> float:
    """The factor for the penalty, not 1 if one of the two residuals lags far behind the other."""
    ratio = (apart + 1e-12) / (pulled + 1e-12)
    return float(np.clip(ratio**0.5, 0.2, 5.0)) if not 0.2 < ratio < 5.0 else 1.0


class _LinearStep:
    """Solves ``(hessian + rho + gap_rho gaps'gaps + smooth over time) x = right side``."""

    def __init__(self, of: Unknowns, smooth: Array, rho: float, gap_rho: float) -> None:
        values, self._vectors = of.spectrum(rho, gap_rho)
        self._inverse = 1.0 / (values + smooth[:, None])

    def __call__(self, right: Array) -> Array:
        turned = right @ self._vectors
        solved: Array = _from_cosines(_to_cosines(turned) * self._inverse) @ self._vectors.T
        return solved


def _second_difference_spectrum(frames: int) -> Array:
    """Squared eigenvalues of second differences over time, the ends mirrored, ``[frames]``."""
    values: Array = (2 - 2 * np.cos(np.pi * np.arange(frames) / frames)) ** 2
    return values


def _to_cosines(values: Array) -> Array:
    """The cosine transform (DCT-II) over the first axis, in a scale that its inverse undoes."""
    frames = len(values)
    # A transform of half the mirrored length (Makhoul 1980): even frames, then odd ones backwards.
    folded = np.concatenate([values[::2], values[1::2][::-1]])
    turned = np.fft.fft(folded, axis=0)
    phase = np.exp(-0.5j * np.pi * np.arange(frames) / frames)[:, None]
    return np.ascontiguousarray((turned * phase).real)


def _from_cosines(values: Array) -> Array:
    """The inverse of :func:`_to_cosines`."""
    frames = len(values)
    phase = np.exp(0.5j * np.pi * np.arange(frames) / frames)[:, None]
    mirrored = np.concatenate([np.zeros((1, *values.shape[1:])), values[:0:-1]])
    folded = np.fft.ifft((values - 1j * mirrored) * phase, axis=0).real
    result = np.empty_like(values)
    half = (frames + 1) // 2
    result[::2], result[1::2] = folded[:half], folded[half:][::-1]
    return result

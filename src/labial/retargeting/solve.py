"""Weights over a whole clip at once: bounded, smooth, sparse least squares with lips that touch.

A quadratic programme in all frames' weights together, solved by the alternating direction method of
multipliers (Boyd et al. 2011; the splitting is that of OSQP, Stellato et al. 2020). Its linear step
couples shapes within a frame and frames by their second differences; a cosine transform over time
and the eigenvectors over shapes take both couplings apart, so that a step is a few array products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_STEPS = 1000
_CHECKED_EVERY = 10
_TOLERANCE = 2e-3  # mm, of how far a shape moves all sensors together
_RELAXED = 1.6
_STIFFNESS = 1e5  # of contact against the sensors, where both cannot be had


@dataclass(frozen=True, eq=False)
class Programme:
    """What is minimised over weights ``w`` ``[frames, shapes]``.

    ``½ |matrix w - goals|² + ½ smoothness |second differences of w|² + sparsity · |w|`` with
    ``low <= w <= high`` and ``gap_low <= gaps w <= gap_high``, the latter as nearly as can be.
    ``matrix`` is ``[rows, shapes]``, ``goals`` ``[frames, rows]``, ``gaps`` ``[pairs, shapes]``,
    ``gap_low`` and ``gap_high`` ``[frames, pairs]``, all in mm; ``sparsity``, ``low``, ``high``
    ``[shapes]``. Second differences are taken of columns scaled to unit length.
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


def solve(programme: Programme) -> Array:
    """The minimising weights, float64 ``[frames, shapes]``; bounds hold exactly."""
    length = np.linalg.norm(programme.matrix, axis=0)
    used = length > 1e-9 * length.max(initial=1e-300)
    resting = np.clip(0.0, programme.low, programme.high)
    weights: Array = np.tile(resting, (len(programme.goals), 1))
    if used.any():
        weights[:, used] = _solve_scaled(programme, used, length[used])
    return weights


def _solve_scaled(programme: Programme, used: npt.NDArray[np.bool_], length: Array) -> Array:
    """In variables that each move the sensors by unit length."""
    matrix = programme.matrix[:, used] / length
    gaps = programme.gaps[:, used] / length
    low, high = programme.low[used] * length, programme.high[used] * length
    sparse = programme.sparsity[used] / length
    linear = programme.goals @ matrix
    hessian = matrix.T @ matrix + programme.ridge * np.eye(len(length))
    smooth = programme.smoothness * _second_difference_spectrum(len(linear))

    rho = 0.5
    gap_rho = 30.0
    step = _LinearStep(hessian, gaps, smooth, rho, gap_rho)
    z = np.clip(step(linear), low, high)
    z_gap = np.clip(z @ gaps.T, programme.gap_low, programme.gap_high)
    u, u_gap = np.zeros_like(z), np.zeros_like(z_gap)
    for number in range(1, _STEPS + 1):
        x = step(linear + rho * (z - u) + gap_rho * (z_gap - u_gap) @ gaps)
        before, before_gap = z, z_gap
        x_gap = x @ gaps.T
        reach = _RELAXED * x + (1 - _RELAXED) * z + u
        reach_gap = _RELAXED * x_gap + (1 - _RELAXED) * z_gap + u_gap
        shrunk = np.sign(reach) * np.maximum(np.abs(reach) - sparse / rho, 0.0)
        z = np.clip(shrunk, low, high)
        inside = np.clip(reach_gap, programme.gap_low, programme.gap_high)
        z_gap = (gap_rho * reach_gap + _STIFFNESS * inside) / (gap_rho + _STIFFNESS)
        u, u_gap = reach - z, reach_gap - z_gap
        if number % _CHECKED_EVERY == 0:
            apart = max(np.abs(x - z).max(), np.abs(x_gap - z_gap).max(initial=0))
            moved = max(np.abs(z - before).max(), np.abs(z_gap - before_gap).max(initial=0))
            if max(apart, moved) < _TOLERANCE:
                break
            change = _rebalanced(apart, rho * moved)
            if change != 1.0:
                rho, gap_rho, u, u_gap = rho * change, gap_rho * change, u / change, u_gap / change
                step = _LinearStep(hessian, gaps, smooth, rho, gap_rho)
    # Dividing rounds: back within the bounds.
    weights: Array = np.clip(z / length, programme.low[used], programme.high[used])
    return weights


def _rebalanced(apart: float, pulled: float) -> float:
    """By what to change the penalty where one of the two residuals lags far behind the other."""
    ratio = (apart + 1e-12) / (pulled + 1e-12)
    return float(np.clip(ratio**0.5, 0.2, 5.0)) if not 0.2 < ratio < 5.0 else 1.0


class _LinearStep:
    """Solves ``(hessian + rho + gap_rho gaps'gaps + smooth over time) x = right side``."""

    def __init__(
        self, hessian: Array, gaps: Array, smooth: Array, rho: float, gap_rho: float
    ) -> None:
        full = hessian + rho * np.eye(len(hessian)) + gap_rho * gaps.T @ gaps
        values, self._vectors = np.linalg.eigh(full)
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
    """The cosine transform (DCT-II) over the first axis, to a scale that its inverse undoes."""
    frames = len(values)
    # A transform of half the mirrored length (Makhoul 1980): even frames, then odd ones backwards.
    folded = np.concatenate([values[::2], values[1::2][::-1]])
    turned = np.fft.fft(folded, axis=0)
    phase = np.exp(-0.5j * np.pi * np.arange(frames) / frames)[:, None]
    return np.ascontiguousarray((turned * phase).real)


def _from_cosines(values: Array) -> Array:
    """What :func:`_to_cosines` was given."""
    frames = len(values)
    phase = np.exp(0.5j * np.pi * np.arange(frames) / frames)[:, None]
    mirrored = np.concatenate([np.zeros((1, *values.shape[1:])), values[:0:-1]])
    folded = np.fft.ifft((values - 1j * mirrored) * phase, axis=0).real
    result = np.empty_like(values)
    half = (frames + 1) // 2
    result[::2], result[1::2] = folded[:half], folded[half:][::-1]
    return result

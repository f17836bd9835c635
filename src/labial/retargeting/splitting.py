"""One iteration of the alternating direction method of multipliers for weights of shapes.

The unknowns ``x`` are free; their copies ``z`` and ``z_gap`` obey bounds and gaps; ``u`` are the
duals. ``rho`` and ``gap_rho`` are the penalties on the differences between them. Arrays of frames
may have an axis before them that counts problems of the same size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_RELAXED = 1.6
_STIFFNESS = 1e5  # of contact relative to the sensors, if both are impossible


@dataclass(frozen=True, eq=False)
class Unknowns:
    """Weights in a scale in which each moves the sensors by unit length.

    ``used`` ``[shapes]`` are the shapes that move any; the others stay at ``resting``. ``matrix``,
    ``gaps``, ``sparse``, ``low`` and ``high`` are those of a ``Programme`` in this scale;
    ``limits`` ``[2, unknowns]`` are the bounds of the weights, and ``inertia`` ``[unknowns]`` is
    how much smoother than others each is.
    """

    used: npt.NDArray[np.bool_]
    resting: Array
    limits: Array
    length: Array
    matrix: Array
    hessian: Array
    sparse: Array
    low: Array
    high: Array
    gaps: Array
    inertia: Array

    @classmethod
    def of(
        cls,
        matrix: Array,
        gaps: Array,
        low: Array,
        high: Array,
        sparsity: Array,
        ridge: float,
        inertia: Array,
    ) -> Unknowns:
        """The unknowns of a programme with these values."""
        lengths = np.linalg.norm(matrix, axis=0)
        used = lengths > 1e-9 * lengths.max(initial=1e-300)
        length = lengths[used]
        scaled = matrix[:, used] / length
        return cls(
            used=used,
            resting=np.clip(0.0, low, high),
            limits=np.stack([low[used], high[used]]),
            length=length,
            matrix=scaled,
            hessian=scaled.T @ scaled + ridge * np.eye(len(length)),
            sparse=sparsity[used] / length,
            low=low[used] * length,
            high=high[used] * length,
            gaps=gaps[:, used] / length,
            inertia=inertia[used],
        )

    def weights(self, scaled: Array) -> Array:
        """Weights ``[frames, shapes]`` of all shapes."""
        weights: Array = np.tile(self.resting, (len(scaled), 1))
        # Division rounds: clip to the bounds again.
        weights[:, self.used] = np.clip(scaled / self.length, *self.limits)
        return weights

    def spectrum(self, rho: float, gap_rho: float) -> tuple[Array, Array]:
        """Values and vectors that make the quadratic form with both penalties diagonal.

        With the values as a diagonal matrix, the form is the inverse of ``vectors values⁻¹
        vectors'``, and that of the squared inertia is the inverse of ``vectors vectors'``.
        """
        full = self.hessian + rho * np.eye(len(self.hessian)) + gap_rho * self.gaps.T @ self.gaps
        values, vectors = np.linalg.eigh(full / np.outer(self.inertia, self.inertia))
        return values, vectors / self.inertia[:, None]


@dataclass(frozen=True, eq=False)
class Split:
    """The copies ``z`` ``[frames, unknowns]`` and ``z_gap`` ``[frames, pairs]``, and the duals."""

    z: Array
    z_gap: Array
    u: Array
    u_gap: Array

    @classmethod
    def at(cls, x: Array, of: Unknowns, gap_low: Array, gap_high: Array) -> Split:
        """The copies nearest to ``x``, without duals."""
        z = np.clip(x, of.low, of.high)
        z_gap = np.clip(z @ of.gaps.T, gap_low, gap_high)
        return cls(z, z_gap, np.zeros_like(z), np.zeros_like(z_gap))

    def right(self, linear: Array, of: Unknowns, rho: float, gap_rho: float) -> Array:
        """The right side of the linear equations for the next ``x``."""
        right: Array = (
            linear + rho * (self.z - self.u) + gap_rho * (self.z_gap - self.u_gap) @ of.gaps
        )
        return right

    def after(
        self, x: Array, of: Unknowns, gap_low: Array, gap_high: Array, rho: float, gap_rho: float
    ) -> Split:
        """The copies and duals after ``x`` was found."""
        x_gap = x @ of.gaps.T
        reach = _RELAXED * x + (1 - _RELAXED) * self.z + self.u
        reach_gap = _RELAXED * x_gap + (1 - _RELAXED) * self.z_gap + self.u_gap
        shrunk = np.sign(reach) * np.maximum(np.abs(reach) - of.sparse / rho, 0.0)
        z = np.clip(shrunk, of.low, of.high)
        inside = np.clip(reach_gap, gap_low, gap_high)
        z_gap = (gap_rho * reach_gap + _STIFFNESS * inside) / (gap_rho + _STIFFNESS)
        return Split(z, z_gap, reach - z, reach_gap - z_gap)

    def rescaled(self, factor: float) -> Split:
        """The same for penalties that are ``factor`` times as large."""
        return Split(self.z, self.z_gap, self.u / factor, self.u_gap / factor)

    def beyond(self, frames: int) -> Split:
        """Without the first frames, but with at least the last one."""
        return self._each(lambda values: values[min(frames, len(values) - 1) :])

    def lasting(self, frames: int) -> Split:
        """The first ``frames``; if there are fewer, the last one is repeated."""
        places = np.minimum(np.arange(frames), len(self.z) - 1)
        return self._each(lambda values: values[places])

    def of(self, place: int) -> Split:
        """One of several problems."""
        return self._each(lambda values: values[place])

    @classmethod
    def stacked(cls, problems: Sequence[Split]) -> Split:
        """Several problems of the same size in one."""
        return cls(*(np.stack([vars(each)[name] for each in problems]) for name in _PARTS))

    def _each(self, change: Callable[[Array], Array]) -> Split:
        return Split(*(change(vars(self)[name]) for name in _PARTS))


_PARTS = ("z", "z_gap", "u", "u_gap")

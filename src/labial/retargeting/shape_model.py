"""What driving a rig's shapes by a talker's sensors depends on, the same in every frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.motion import SensorLayout
from labial.retargeting.driven_shapes import driven_shapes
from labial.retargeting.rig import Array, SensorShapes
from labial.retargeting.shape_prices import inertia_of, price_rows
from labial.retargeting.similar import similar
from labial.retargeting.solve import Programme
from labial.retargeting.talker import Talker

TOUCHING_MM = 1.0
"""Lips touch up to this much more distance than they have in the neutral face."""

# Vertices of closed lips are up to this far apart where lips are round.
_RESTING_MM = 2.0

# How much a sensor's error counts, by group. Lips matter for speech, cheeks are mostly noise, and
# chins that are followed by a camera move half as far as jaws do.
_GROUP_WEIGHTS = {"lips": 1.0, "chin": 0.03, "cheeks": 0.15}
# The same for left, up and forward: cameras see little of how far lips and jaw go forward.
_AXIS_WEIGHTS = (1.0, 1.0, 0.05)
_GAP_WEIGHT = 5.0
_CUTOFF_HZ = 15.0  # above it, a shape that alone moves the sensors is attenuated
RIDGE = 2e-3

_LEAST_LIPS_MM = 0.5


@dataclass(frozen=True)
class RetargetingConfig:
    """How a motion drives a rig.

    ``intensity`` scales the talker's movement for this rig, at any speed (``labial.articulation``
    makes the talker speak more clearly). ``limits`` are a shape's least and largest weight, by
    default 0 and 1; a shape with limits is driven whatever it is made for. ``sparsity`` is a length
    in mm: a shape alone is used only if the talker moves farther than that along it, all sensors
    together (root of the sum of squares, each weighted as in the solution). ``meaning`` scales the
    prices of Apple's shapes (``shape_prices``); with 0, only millimetres count.
    """

    intensity: float = 1.0
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    sparsity: float = 0.4
    meaning: float = 1.0

    def __post_init__(self) -> None:
        if not (np.isfinite(self.intensity) and self.intensity >= 0):
            raise RigError(f"an intensity of {self.intensity} is not 0 or more")
        if not (np.isfinite(self.sparsity) and self.sparsity >= 0):
            raise RigError(f"a sparsity of {self.sparsity} mm is not 0 or more")
        for name, (low, high) in self.limits.items():
            if not (np.isfinite(low) and np.isfinite(high) and low <= high):
                raise RigError(f"limits of '{name}': {low} to {high} is not a range")

    def limits_of(self, shapes: Sequence[str]) -> Array:
        """The least and the largest weights of shapes, ``[2, shapes]``."""
        return np.array([self.limits.get(name, (0.0, 1.0)) for name in shapes], np.float64).T


@dataclass(frozen=True, eq=False)
class ShapeModel:
    """What a rig's shapes do to a talker's sensors, and how much of what counts.

    ``matrix`` and ``gaps`` are as in ``Programme``; ``pairs`` are facing sensors of the talker,
    ``sensors`` those that the rig is tied to.
    """

    sensors: list[int]
    pairs: list[tuple[int, int]]
    neutral_gap: Array
    resting_gap: Array
    matrix: Array
    gaps: Array
    row_weights: Array
    low: Array
    high: Array
    sparsity: Array
    inertia: Array
    intensity: float

    @classmethod
    def of(cls, talker: Talker, target: SensorShapes, config: RetargetingConfig) -> ShapeModel:
        """The model of a rig. Raises ``RigError`` if its shapes do not move the lips."""
        layout = talker.layout
        _check(layout, target, config)
        pairs = talker.facing_pairs(target.sensors)
        upper, lower = ([target.sensors.index(pair[k]) for pair in pairs] for k in (0, 1))
        driven = driven_shapes(layout, target, config.limits)
        displacements = target.displacements * driven[:, None, None]
        gaps = (displacements[:, upper, 1] - displacements[:, lower, 1]).T
        resting = target.neutral[upper, 1] - target.neutral[lower, 1]
        root = np.sqrt([_weight(name, layout) for name in target.sensors])
        row_weights = (root[:, None] * np.sqrt(_AXIS_WEIGHTS)).ravel()
        matrix = displacements.reshape(len(target.shapes), -1).T * row_weights[:, None]
        prices = config.meaning * price_rows(target.shapes, target.names) * driven
        low, high = config.limits_of(target.shapes)
        places = [(layout.index(a), layout.index(b)) for a, b in pairs]
        return cls(
            sensors=[layout.index(name) for name in target.sensors],
            pairs=places,
            neutral_gap=_gaps(talker.neutral[None], places)[0],
            # A neutral face with closed lips touches there, whatever the distance of its vertices.
            resting_gap=np.where(resting < _RESTING_MM, 0.0, resting),
            matrix=np.concatenate([matrix, _GAP_WEIGHT * gaps, prices]),
            gaps=gaps,
            row_weights=row_weights,
            low=low,
            high=high,
            sparsity=config.sparsity * np.linalg.norm(matrix, axis=0),
            inertia=1.0 + config.meaning * (inertia_of(target.shapes, target.names) - 1.0),
            intensity=config.intensity,
        )

    def opening(self, positions: npt.NDArray[np.float32]) -> Array:
        """How far apart the talker's lips are at each pair, ``[frames, pairs]``; 0 if touching."""
        beyond = _gaps(positions, self.pairs) - self.neutral_gap - TOUCHING_MM
        # Above the threshold of touching, the opening catches up with the true one.
        return np.maximum(0.0, np.minimum(1.5 * beyond, beyond + TOUCHING_MM))

    def goals(self, moved: Array, opened: Array) -> tuple[Array, Array, Array]:
        """``goals``, ``gap_low`` and ``gap_high`` of a programme.

        ``moved`` ``[frames, sensors, 3]`` are displacements, ``opened`` openings, both in mm.
        """
        wanted_gap = self.intensity * opened - self.resting_gap
        rows = moved[:, self.sensors].reshape(len(moved), -1) * self.row_weights
        unused = np.zeros((len(moved), len(self.matrix) - rows.shape[1] - wanted_gap.shape[1]))
        never_crossed = np.broadcast_to(-self.resting_gap, wanted_gap.shape)
        return (
            np.concatenate([rows, _GAP_WEIGHT * wanted_gap, unused], axis=1),
            never_crossed,
            np.where(opened > 0, np.inf, never_crossed),
        )

    def programme(self, moved: Array, opened: Array, fps: float) -> Programme:
        """The programme of frames at ``fps`` Hz, given as in :meth:`goals`."""
        goals, gap_low, gap_high = self.goals(moved, opened)
        return Programme(
            matrix=self.matrix,
            goals=goals,
            gaps=self.gaps,
            gap_low=gap_low,
            gap_high=gap_high,
            low=self.low,
            high=self.high,
            sparsity=self.sparsity,
            smoothness=smoothness(fps),
            ridge=RIDGE,
            inertia=self.inertia,
        )


def smoothness(fps: float) -> float:
    """How much second differences cost between frames at ``fps`` Hz."""
    return float((fps / (2 * np.pi * _CUTOFF_HZ)) ** 4)


def _check(layout: SensorLayout, target: SensorShapes, config: RetargetingConfig) -> None:
    for name in target.sensors:
        if name not in layout.names:
            raise RigError(f"the motion has no sensor '{name}', which the rig is tied to")
    for name in config.limits:
        if name not in target.shapes:
            there = similar(name, target.shapes, "its shapes")
            raise RigError(
                f"limits are given for '{name}', which is not a shape of the rig; {there}"
            )
    lips = [target.sensors.index(n) for n in layout.groups["lips"] if n in target.sensors]
    moved = np.linalg.norm(target.displacements[:, lips], axis=2).max(initial=0)
    if moved < _LEAST_LIPS_MM:
        raise RigError(
            f"none of the rig's {len(target.shapes)} shapes moves the lips: the largest movement"
            f" is {moved:.2f} mm at the talker's size"
        )


def _gaps(positions: npt.NDArray[Any], pairs: Sequence[tuple[int, int]]) -> Array:
    upper, lower = [a for a, _ in pairs], [b for _, b in pairs]
    gaps: Array = (positions[:, upper, 1] - positions[:, lower, 1]).astype(np.float64)
    return gaps


def _weight(name: str, layout: SensorLayout) -> float:
    for group, weight in _GROUP_WEIGHTS.items():
        if name in layout.groups.get(group, ()):
            return weight
    return 1.0

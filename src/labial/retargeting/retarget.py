"""From a motion of the sensors to weights of a rig's shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.motion import Motion, SensorLayout
from labial.optimality import Optimality
from labial.progress import Progress, unseen
from labial.retargeting.rig import Array, SensorShapes
from labial.retargeting.solve import Programme, solve
from labial.retargeting.talker import Talker

TOUCHING_MM = 1.0
"""Lips touch up to this much more distance than they have in the neutral face."""

# How much a sensor's error counts, by group: lips matter for speech, cheeks are mostly noise.
_GROUP_WEIGHTS = {"lips": 1.0, "chin": 0.5, "cheeks": 0.15}
_GAP_WEIGHT = 4.0
_CUTOFF_HZ = 15.0  # above it, a shape that alone moves the sensors is attenuated
_RIDGE = 2e-3

_WINDOW = 3600  # frames solved at once: a minute at 60 Hz
_OVERLAP = 120  # frames that two windows share and are cross-faded over

_LEAST_LIPS_MM = 0.5
_SPEAKING_SHARE = 0.15

_LOST_MM = 0.5  # a sensor is reported if its residual is above this, and
_LOST_SHARE = 0.5  # above this share of its movement


@dataclass(frozen=True)
class RetargetingConfig:
    """How a motion drives a rig.

    ``intensity`` scales the talker's movement for this rig, at any speed (``labial.articulation``
    makes the talker speak more clearly). ``limits`` are a shape's least and largest weight, by
    default 0 and 1. ``sparsity`` is a length in mm: a shape alone is used only if the
    talker moves farther than that along it, all sensors together (root of the sum of squares, each
    weighted as in the solution).
    """

    intensity: float = 1.0
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    sparsity: float = 0.4

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
class Retargeted:
    """Weights float32 ``[frames, shapes]`` at ``fps`` Hz, and how well the rig follows.

    ``residual_mm`` and ``movement_mm`` ``[sensors]`` are each sensor's root mean square distance
    from where the talker has it, and from its neutral place. ``gap_mm`` ``[frames, pairs]`` is the
    distance between the rig's lips, below 0 if they cross; ``touching`` ``[frames, pairs]`` where
    the talker's touch. ``optimality`` is the worst of all windows, in mm (``solve.Solution``).
    """

    shapes: tuple[str, ...]
    sensors: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    fps: float
    residual_mm: Array
    movement_mm: Array
    gap_mm: Array
    touching: npt.NDArray[np.bool_]
    optimality: Optimality

    @property
    def lost(self) -> tuple[str, ...]:
        """Sensors that the rig cannot follow."""
        lost = (self.residual_mm > _LOST_MM) & (self.residual_mm > _LOST_SHARE * self.movement_mm)
        return tuple(name for name, gone in zip(self.sensors, lost, strict=True) if gone)

    def limited(self, config: RetargetingConfig) -> dict[str, int]:
        """Shapes whose weight is at its upper limit, and in how many frames."""
        _, high = config.limits_of(self.shapes).astype(np.float32)
        counts = (self.weights >= high).sum(axis=0).tolist()
        return {name: count for name, count in zip(self.shapes, counts, strict=True) if count}


def retarget(
    motion: Motion,
    talker: Talker,
    target: SensorShapes,
    config: RetargetingConfig | None = None,
    progress: Progress = unseen,
) -> Retargeted:
    """The weights with which a rig moves its sensors as ``motion`` does.

    The rig's neutral face corresponds to the talker's. A clip of up to 3600 frames is solved whole,
    a longer one in windows of that length that overlap by 120 frames, which bounds memory;
    ``progress`` receives frames done and frames in all. Warns (``LabialWarning``) if the solver
    has not converged. Raises ``RigError`` if the rig's shapes do not move the lips.
    """
    config = config or RetargetingConfig()
    model = _Model.of(talker, target, config)
    frames = len(motion)
    weights = np.zeros((frames, len(target.shapes)), np.float32)
    squares = np.zeros((2, len(target.sensors)))
    gap = np.zeros((frames, len(model.pairs)))
    touching = np.zeros(gap.shape, bool)
    solved = []
    for first, last, fade in _windows(frames):
        moved = (motion.positions[first:last] - talker.neutral) * config.intensity
        opened = model.opening(motion.positions[first:last])
        solution = solve(model.programme(moved, opened, motion.fps))
        solved.append(solution.optimality)
        rising = np.minimum(1.0, (np.arange(last - first) + 0.5) / max(fade, 0.5))
        keep = weights[first:last].astype(np.float64)
        weights[first:last] = keep + rising[:, None] * (solution.weights - keep)
        progress(last, frames)
    for first in range(0, frames, _WINDOW):
        part = slice(first, first + _WINDOW)
        moved = (motion.positions[part] - talker.neutral) * config.intensity
        driven = np.tensordot(weights[part].astype(np.float64), target.displacements, axes=1)
        squares[0] += ((driven - moved[:, model.sensors]) ** 2).sum(axis=(0, 2))
        squares[1] += (moved[:, model.sensors] ** 2).sum(axis=(0, 2))
        gap[part] = model.resting_gap + weights[part] @ model.gaps.T
        touching[part] = model.opening(motion.positions[part]) <= 0
    residual, movement = np.sqrt(squares / frames)
    optimality = Optimality.worst(solved)
    optimality.warn_if_short("solving for the weights of shapes")
    return Retargeted(
        shapes=target.shapes,
        sensors=target.sensors,
        weights=weights,
        fps=motion.fps,
        residual_mm=residual,
        movement_mm=movement,
        gap_mm=gap,
        touching=touching,
        optimality=optimality,
    )


def _windows(frames: int) -> Sequence[tuple[int, int, int]]:
    """First frame, last, and the number of frames to cross-fade with the window before."""
    windows, first = [], 0
    while True:
        last = min(frames, first + _WINDOW)
        windows.append((first, last, _OVERLAP if first else 0))
        if last == frames:
            return windows
        first = last - _OVERLAP


@dataclass(frozen=True, eq=False)
class _Model:
    """What stays the same over a clip."""

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
    intensity: float

    @classmethod
    def of(cls, talker: Talker, target: SensorShapes, config: RetargetingConfig) -> _Model:
        layout = talker.layout
        _check(layout, target, config)
        pairs = talker.facing_pairs(target.sensors)
        upper, lower = ([target.sensors.index(pair[k]) for pair in pairs] for k in (0, 1))
        displacements = target.displacements * _speaking(layout, target)[:, None, None]
        gaps = (displacements[:, upper, 1] - displacements[:, lower, 1]).T
        resting = target.neutral[upper, 1] - target.neutral[lower, 1]
        root = np.sqrt([_weight(name, layout) for name in target.sensors])
        matrix = (displacements * root[None, :, None]).reshape(len(target.shapes), -1).T
        low, high = config.limits_of(target.shapes)
        places = [(layout.index(a), layout.index(b)) for a, b in pairs]
        return cls(
            sensors=[layout.index(name) for name in target.sensors],
            pairs=places,
            neutral_gap=_gaps(talker.neutral[None], places)[0],
            # A neutral face with closed lips touches there, whatever the distance of its vertices.
            resting_gap=np.where(resting < TOUCHING_MM, 0.0, resting),
            matrix=np.concatenate([matrix, _GAP_WEIGHT * gaps]),
            gaps=gaps,
            row_weights=np.repeat(root, 3),
            low=low,
            high=high,
            sparsity=config.sparsity * np.linalg.norm(matrix, axis=0),
            intensity=config.intensity,
        )

    def opening(self, positions: npt.NDArray[np.float32]) -> Array:
        """How far apart the talker's lips are at each pair, ``[frames, pairs]``; 0 if touching."""
        beyond = _gaps(positions, self.pairs) - self.neutral_gap - TOUCHING_MM
        # Above the threshold of touching, the opening catches up with the true one.
        return np.maximum(0.0, np.minimum(1.5 * beyond, beyond + TOUCHING_MM))

    def programme(self, moved: Array, opened: Array, fps: float) -> Programme:
        """The programme for displacements ``[frames, sensors, 3]`` and openings in mm."""
        frames = len(moved)
        wanted_gap = self.intensity * opened - self.resting_gap
        rows = moved[:, self.sensors].reshape(frames, -1) * self.row_weights
        never_crossed = np.broadcast_to(-self.resting_gap, wanted_gap.shape)
        return Programme(
            matrix=self.matrix,
            goals=np.concatenate([rows, _GAP_WEIGHT * wanted_gap], axis=1),
            gaps=self.gaps,
            gap_low=never_crossed,
            gap_high=np.where(opened > 0, np.inf, never_crossed),
            low=self.low,
            high=self.high,
            sparsity=self.sparsity,
            smoothness=(fps / (2 * np.pi * _CUTOFF_HZ)) ** 4,
            ridge=_RIDGE,
        )


def _check(layout: SensorLayout, target: SensorShapes, config: RetargetingConfig) -> None:
    for name in target.sensors:
        if name not in layout.names:
            raise RigError(f"the motion has no sensor '{name}', which the rig is tied to")
    for name in config.limits:
        if name not in target.shapes:
            raise RigError(f"limits are given for '{name}', which is not a shape of the rig")
    lips = [target.sensors.index(n) for n in layout.groups["lips"] if n in target.sensors]
    moved = np.linalg.norm(target.displacements[:, lips], axis=2).max(initial=0)
    if moved < _LEAST_LIPS_MM:
        raise RigError(
            f"none of the rig's {len(target.shapes)} shapes moves the lips: the largest movement"
            f" is {moved:.2f} mm at the talker's size"
        )


def _speaking(layout: SensorLayout, target: SensorShapes) -> npt.NDArray[np.bool_]:
    """Shapes that are made for the mouth: their largest movement is not far from lips and chin."""
    speaking = {*layout.groups["lips"], *layout.groups.get("chin", ())}
    places = [place for place, name in enumerate(target.sensors) if name in speaking]
    moved = np.linalg.norm(target.displacements[:, places], axis=2).max(axis=1, initial=0)
    chosen: npt.NDArray[np.bool_] = moved > _SPEAKING_SHARE * target.reach
    return chosen


def _gaps(positions: npt.NDArray[Any], pairs: Sequence[tuple[int, int]]) -> Array:
    upper, lower = [a for a, _ in pairs], [b for _, b in pairs]
    gaps: Array = (positions[:, upper, 1] - positions[:, lower, 1]).astype(np.float64)
    return gaps


def _weight(name: str, layout: SensorLayout) -> float:
    for group, weight in _GROUP_WEIGHTS.items():
        if name in layout.groups.get(group, ()):
            return weight
    return 1.0

"""From a motion of the sensors to weights of a rig's shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.motion import Motion
from labial.optimality import Optimality
from labial.progress import Progress, unseen
from labial.retargeting.rig import Array, SensorShapes
from labial.retargeting.shape_model import RetargetingConfig, ShapeModel
from labial.retargeting.solve import solve
from labial.retargeting.talker import Talker

_WINDOW = 3600  # frames solved at once: a minute at 60 Hz
_OVERLAP = 120  # frames that two windows share and are cross-faded over

_VISIBLE_MM = 0.5  # a sensor that a talker moves less (root mean square) need not follow
_FOLLOWS = 1 / 3  # the least share of the talker's movement that follows it visibly


@dataclass(frozen=True, eq=False)
class Retargeted:
    """Weights float32 ``[frames, shapes]`` at ``fps`` Hz, and how well the rig follows.

    ``residual_mm`` and ``movement_mm`` ``[sensors]`` are each sensor's root mean square distance
    from where the talker has it, and from its neutral place, seen from the front, as depth counts
    little. ``moving_mm`` and ``share`` ``[sensors]`` are how far the talker moves a sensor about
    its mean place (root mean square), and how much of that the rig's does, by regression: 1 if it
    follows, 0 if it does not move with the talker's. ``gap_mm`` ``[frames, pairs]`` is the distance
    between the rig's lips, below 0 if they cross; ``touching`` ``[frames, pairs]`` where the
    talker's touch; ``opened_mm`` how far the talker's lips are apart at most, in their middle.
    ``optimality`` is the worst of all windows, in mm (``solve.Solution``).
    """

    shapes: tuple[str, ...]
    sensors: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    fps: float
    residual_mm: Array
    movement_mm: Array
    moving_mm: Array
    share: Array
    gap_mm: Array
    touching: npt.NDArray[np.bool_]
    opened_mm: float
    optimality: Optimality

    @property
    def lost(self) -> tuple[str, ...]:
        """Sensors that the rig does not follow."""
        return tuple(name for name in self.sensors if not self.follows([name]))

    def follows(self, sensors: Sequence[str]) -> bool:
        """Whether the rig's sensors move with the talker's, together, as far as that is visible.

        They do if they go a third of the way, or if the talker hardly moves them.
        """
        places = [self.sensors.index(name) for name in sensors]
        moving = self.moving_mm[places] ** 2
        if not len(places) or np.sqrt(moving.mean()) < _VISIBLE_MM:
            return True
        return float(self.share[places] @ moving) >= _FOLLOWS * float(moving.sum())

    @property
    def used(self) -> int:
        """How many shapes move."""
        return int((self.weights != self.weights[:1]).any(axis=0).sum())

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
    model = ShapeModel.of(talker, target, config)
    frames = len(motion)
    weights = np.zeros((frames, len(target.shapes)), np.float32)
    squares = np.zeros((2, len(target.sensors)))
    sums = np.zeros((4, len(target.sensors), 2))  # of the rig, the talker, both, and the talker²
    gap = np.zeros((frames, len(model.pairs)))
    touching = np.zeros(gap.shape, bool)
    widest = 0.0
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
        driven, wanted = driven[..., :2], moved[:, model.sensors, :2]
        squares[0] += ((driven - wanted) ** 2).sum(axis=(0, 2))
        squares[1] += (wanted**2).sum(axis=(0, 2))
        sums += [each.sum(axis=0) for each in (driven, wanted, driven * wanted, wanted**2)]
        gap[part] = model.resting_gap + weights[part] @ model.gaps.T
        opening = config.intensity * model.opening(motion.positions[part])
        touching[part] = opening <= 0
        widest = max(widest, float(opening[:, 0].max()))
    residual, movement = np.sqrt(squares / frames)
    own, talkers, both, square = sums / frames
    together, alone = ((both - own * talkers).sum(axis=1), (square - talkers**2).sum(axis=1))
    alone = np.maximum(alone, np.finfo(np.float64).tiny)
    optimality = Optimality.worst(solved)
    optimality.warn_if_short("solving for the weights of shapes")
    return Retargeted(
        shapes=target.shapes,
        sensors=target.sensors,
        weights=weights,
        fps=motion.fps,
        residual_mm=residual,
        movement_mm=movement,
        moving_mm=np.sqrt(alone),
        share=together / alone,
        gap_mm=gap,
        touching=touching,
        opened_mm=widest,
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

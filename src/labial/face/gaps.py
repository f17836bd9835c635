"""Gaps in the tracks of markers: bridged in time, or filled from the other markers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.interpolate import make_smoothing_spline

from labial.errors import MotionError
from labial.face.head import Points
from labial.face.shape_model import ShapeModel

# The spline is fitted to this many seen frames on each side, at most this far from the gap.
_AROUND, _NEAR = 10, 24
_LEAST_KNOWN = 5

# The share of markers that must be seen to fill the others.
_LEAST_SEEN = 0.5


@dataclass(frozen=True)
class Gap:
    """Marker ``marker`` is missing from frame ``start`` to before ``end``."""

    marker: int
    start: int
    end: int

    @property
    def frames(self) -> int:
        """The number of frames."""
        return self.end - self.start


@dataclass(frozen=True)
class GapLimits:
    """The longest gaps, in seconds, to bridge by a spline and to fill from other markers."""

    bridge_s: float = 0.1
    fill_s: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.bridge_s <= self.fill_s < np.inf:
            raise MotionError(
                f"gaps are bridged up to {self.bridge_s} s and filled up to {self.fill_s} s:"
                " expected 0 s or more, and the second not below the first"
            )


@dataclass(frozen=True)
class GapCounts:
    """The numbers of gaps that were bridged and filled, and of the frames in them."""

    bridged: int = 0
    bridged_frames: int = 0
    filled: int = 0
    filled_frames: int = 0

    def __add__(self, other: GapCounts) -> GapCounts:
        values = {name: value + getattr(other, name) for name, value in vars(self).items()}
        return replace(self, **values)


def find_gaps(positions: Points) -> list[Gap]:
    """The gaps in ``positions`` ``[frames, markers, 3]``, where these are NaN."""
    missing = np.isnan(positions).any(axis=-1)
    gaps = []
    for marker in np.flatnonzero(missing.any(axis=0)):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], missing[:, marker].astype(int), [0]])))
        gaps += [
            Gap(int(marker), int(start), int(end))
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
    return gaps


def close_gaps(
    positions: Points, fps: float, limits: GapLimits, shapes: ShapeModel | None
) -> tuple[Points, GapCounts]:
    """``positions`` ``[frames, markers, 3]`` in mm without gaps, and what was done.

    Raises ``TooLongError`` with a gap that is too long, or during which too few other markers are
    seen to fill it.
    """
    gaps = find_gaps(positions)
    for gap in gaps:
        if gap.frames > limits.fill_s * fps or gap.frames == len(positions):
            raise TooLongError(gap, f"is not seen for {gap.frames / fps:.2f} s")
    short = [g for g in gaps if g.frames <= limits.bridge_s * fps and _inside(g, len(positions))]
    bridged = positions.copy()
    for gap in short:
        _bridge(positions, bridged, gap)
    long = [gap for gap in gaps if gap not in short]
    if long:
        bridged = _fill(bridged, long, shapes)
    return bridged, GapCounts(
        len(short), sum(g.frames for g in short), len(long), sum(g.frames for g in long)
    )


class TooLongError(MotionError):
    """A gap that cannot be closed."""

    def __init__(self, gap: Gap, why: str) -> None:
        super().__init__(why)
        self.gap = gap


def _inside(gap: Gap, frames: int) -> bool:
    return gap.start > 0 and gap.end < frames


def _bridge(positions: Points, target: Points, gap: Gap) -> None:
    """A cubic spline along the seen frames on both sides of a gap.

    Its smoothness is found by generalised cross-validation, as a spline through every noisy frame
    would overshoot in the gap.
    """
    near = np.arange(max(0, gap.start - _NEAR), min(len(positions), gap.end + _NEAR))
    known = near[~np.isnan(positions[near, gap.marker]).any(axis=-1)]
    known = np.concatenate([known[known < gap.start][-_AROUND:], known[known >= gap.end][:_AROUND]])
    missing = np.arange(gap.start, gap.end)
    for axis, values in enumerate(positions[known, gap.marker].T):
        if len(known) < _LEAST_KNOWN:
            target[missing, gap.marker, axis] = np.interp(missing, known, values)
        else:
            spline = make_smoothing_spline(known.astype(np.float64), values)
            target[missing, gap.marker, axis] = spline(missing)


def _fill(positions: Points, gaps: list[Gap], shapes: ShapeModel | None) -> Points:
    """Gaps filled by the most likely positions, adjusted to meet the seen frames at their ends."""
    seen: npt.NDArray[np.bool_] = ~np.isnan(positions).any(axis=-1)
    for gap in gaps:
        share = seen[gap.start : gap.end].mean(axis=1).min()
        if shapes is None or share < _LEAST_SEEN:
            raise TooLongError(gap, f"is not seen, nor are {1 - share:.0%} of the markers")
    assert shapes is not None
    expected = shapes.filled(positions)
    filled = expected.copy()
    for gap in gaps:
        ends = [f for f in (gap.start - 1, gap.end) if 0 <= f < len(positions)]
        # The model's error in the last frame seen before the gap and the first one after it.
        off = []
        for frame in ends:
            hidden = positions[frame : frame + 1].copy()
            hidden[:, gap.marker] = np.nan
            guess = shapes.filled(hidden)[0, gap.marker]
            at = expected[frame, gap.marker]
            off.append(at - guess)
        inside = np.arange(gap.start, gap.end)
        adjustment = [np.interp(inside, ends, column) for column in np.transpose(off)]
        filled[inside, gap.marker] += np.stack(adjustment, axis=1)
    return filled

"""Markers that swap names, and markers that jump.

Capture systems confuse markers that come close to each other or were hidden for a moment. Swaps
from one frame to the next are found in the tracks alone; names that were wrong from the start, or
changed during a gap, are found by the shapes that the talker's face takes.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from labial.face.head import Points
from labial.face.shape_model import ShapeModel

Order = npt.NDArray[np.intp]
"""``[frames, markers]``: the place at which each marker's true position is found."""

# Markers have swapped names if they move by more than this, and if swapping them back leaves less
# than this share of their squared steps. Steps are from the last position seen in this time.
_LEAST_STEP_MM = 2.5
_REMAINING = 0.25
_REMEMBERED_S = 0.1

# No lip accelerates faster, in mm/s²; a marker farther off its neighbours in time has jumped.
_FASTEST = 10_000.0
_LEAST_JUMP_MM = 5.0
_AROUND_S = 0.02

# A swap against the shapes must reduce the squared distance by this much per coordinate, for three
# frames or more.
_LEAST_GAIN = 0.5
_LEAST_FRAMES = 3

# A marker is astray if its residual is above the first, and this multiple of its usual one.
_LEAST_OFF_MM = 6.0
_OFF_DEVIATIONS = 8.0


def followed(positions: Points, fps: float) -> Order:
    """The order in which markers move smoothly from frame to frame, starting with their own names.

    ``positions`` ``[frames, markers, 3]`` in mm, in the head's frame of reference, NaN for gaps.
    """
    last = _last_seen(positions, max(1, round(_REMEMBERED_S * fps)))
    step = np.linalg.norm(positions[1:] - last[:-1], axis=-1)
    order = np.tile(np.arange(positions.shape[1]), (len(positions), 1))
    for frame in np.flatnonzero((step > _LEAST_STEP_MM).sum(axis=1) >= 2) + 1:
        moved = np.flatnonzero(step[frame - 1] > _LEAST_STEP_MM)
        cost = ((positions[frame, moved][None] - last[frame - 1, moved][:, None]) ** 2).sum(axis=-1)
        _, best = linear_sum_assignment(cost)
        changed = best != np.arange(len(moved))
        before, after = cost[changed, changed].sum(), cost[changed, best[changed]].sum()
        if changed.any() and after < _REMAINING * before:
            now = np.arange(positions.shape[1])
            now[moved] = moved[best]
            order[frame:] = now[order[frame:]]
    return order


def named_as(face: Points, usual: Points) -> npt.NDArray[np.intp]:
    """The place of each marker in an utterance whose markers are named wrongly throughout.

    ``face`` is the utterance's median and ``usual`` the corpus', ``[markers, 3]``, NaN if unknown.
    """
    order = np.arange(len(face))
    known = np.flatnonzero(~np.isnan(face).any(axis=-1) & ~np.isnan(usual).any(axis=-1))
    cost = ((face[known][None] - usual[known][:, None]) ** 2).sum(axis=-1)
    _, best = linear_sum_assignment(cost)
    changed = np.flatnonzero(best != np.arange(len(known)))
    before, after = cost[changed, changed].sum(), cost[changed, best[changed]].sum()
    if len(changed) and after < _REMAINING * before and before > _LEAST_STEP_MM**2:
        order[known] = known[best]
    return order


def exchanged(faces: Points, seen: npt.NDArray[np.bool_], shapes: ShapeModel) -> Order:
    """The order that makes ``faces`` likely, by swapping pairs that greatly reduce the distance.

    ``faces`` ``[frames, markers, 3]`` have their gaps filled; only markers that were ``seen``
    ``[frames, markers]`` are swapped. The distance is ``shapes.squared_distance``.
    """
    order = np.tile(np.arange(faces.shape[1]), (len(faces), 1))
    pairs = list(combinations(range(faces.shape[1]), 2))
    least = _LEAST_GAIN * faces[0].size
    doubtful = np.flatnonzero(shapes.squared_distance(faces) > 2 * faces[0].size)
    for _ in range(faces.shape[1]):
        if len(doubtful) < _LEAST_FRAMES:
            break
        current = np.take_along_axis(faces[doubtful], order[doubtful][..., None], axis=1)
        gains = shapes.exchange_gains(current, pairs)
        here = np.take_along_axis(seen[doubtful], order[doubtful], axis=1)
        both = here[:, [a for a, _ in pairs]] & here[:, [b for _, b in pairs]]
        gains = np.where((gains > least) & both.T, gains, 0)
        pair = int(np.argmax(gains.sum(axis=1)))
        frames = _in_runs(doubtful[gains[pair] > 0])
        if not len(frames):
            break
        a, b = pairs[pair]
        order[frames[:, None], [a, b]] = order[frames[:, None], [b, a]]
        rest = shapes.squared_distance(np.take_along_axis(faces, order[..., None], axis=1))
        doubtful = doubtful[rest[doubtful] > 2 * faces[0].size]
    return order


def jumps(positions: Points, fps: float) -> npt.NDArray[np.bool_]:
    """Which markers are, for a frame or two, where no movement could have brought them.

    Bool ``[frames, markers]`` for ``positions`` ``[frames, markers, 3]`` in mm, which are compared
    with the median over 20 ms (at least a frame) on either side.
    """
    half = max(1, round(_AROUND_S * fps))
    known = _last_seen(positions, len(positions))
    padded = np.pad(known, ((half, half), (0, 0), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1, axis=0)
    off = np.linalg.norm(positions - np.median(windows, axis=-1), axis=-1)
    found: npt.NDArray[np.bool_] = off > _LEAST_JUMP_MM + _FASTEST / 2 * (half / fps) ** 2
    return found


def astray(
    faces: Points, seen: npt.NDArray[np.bool_], shapes: ShapeModel, usual_residual: Points
) -> npt.NDArray[np.bool_]:
    """Which seen markers are far from their expectation given the others, ``[frames, markers]``.

    ``usual_residual`` ``[markers]`` is how far each usually is, in mm.
    """
    limit = np.maximum(_LEAST_OFF_MM, _OFF_DEVIATIONS * usual_residual)
    faces, seen = faces.copy(), seen.copy()
    gone = np.zeros_like(seen)
    for _ in range(faces.shape[1]):
        excess = np.where(seen, shapes.residuals(faces) / limit, 0)
        # A marker that is astray affects its neighbours, so only the worst is removed each time.
        worst = (excess == excess.max(axis=1, keepdims=True)) & (excess > 1)
        if not worst.any():
            break
        gone, seen = gone | worst, seen & ~worst
        frames = worst.any(axis=1)
        faces[frames] = shapes.filled(np.where(gone[frames, :, None], np.nan, faces[frames]))
    return gone


def _last_seen(positions: Points, most: int) -> Points:
    """Each marker's last seen position in every frame, NaN if more than ``most`` frames ago."""
    frames = np.arange(len(positions))[:, None]
    seen = ~np.isnan(positions).any(axis=-1)
    latest = np.maximum.accumulate(np.where(seen, frames, -1), axis=0)
    last = np.take_along_axis(positions, np.maximum(latest, 0)[..., None], axis=0)
    return np.where(((latest >= 0) & (frames - latest <= most))[..., None], last, np.nan)


def _in_runs(frames: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """The ascending frames that are in runs of three or more, in which one may be missing."""
    if not len(frames):
        return frames
    runs = np.split(frames, np.flatnonzero(np.diff(frames) > 2) + 1)
    kept = [run for run in runs if len(run) >= _LEAST_FRAMES]
    return np.concatenate(kept) if kept else frames[:0]

"""One take's sensors in the head's frame of reference, with swaps corrected and jumps removed."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from labial.face.head import Points
from labial.face.marker_layout import MarkerLayout
from labial.face.markers import Markers
from labial.face.shape_model import ShapeModel
from labial.face.swaps import Order, astray, exchanged, followed, jumps
from labial.importers.marker_head import TalkerHead


@dataclass(frozen=True)
class Fault:
    """Markers that had swapped names (corrected) or jumped (made a gap); times in seconds."""

    kind: Literal["swap", "jump"]
    markers: tuple[str, ...]
    start: float
    end: float

    def __str__(self) -> str:
        span = f"from {self.start:.2f} s to {self.end:.2f} s"
        if self.kind == "swap":
            return f"{' and '.join(self.markers)} have swapped names {span}: corrected"
        return f"{self.markers[0]} jumps {span}: treated as a gap"


@dataclass(frozen=True, eq=False)
class Tracks:
    """Sensors ``[frames, sensors, 3]`` in mm, NaN for gaps, at ``fps`` Hz.

    ``order`` gives the place of the marker that each comes from, ``jumped`` bool ``[frames,
    sensors]`` what was removed, and ``head_lost`` counts frames in which the head was not found.
    """

    positions: Points
    fps: float
    names: tuple[str, ...]
    order: Order
    jumped: npt.NDArray[np.bool_]
    head_lost: int

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Swaps and jumps in order of time."""
        found = [*_swaps(self), *_jumps(self)]
        return tuple(sorted(found, key=lambda fault: (fault.start, fault.markers)))


def follow(markers: Markers, head: TalkerHead, layout: MarkerLayout) -> Tracks:
    """A take's sensors without head movement, tracked from frame to frame."""
    names = layout.sensors.names
    positions = head.bring(markers, names)
    seen = ~np.isnan(positions).any(axis=-1)
    in_file = ~np.isnan(markers.positions[:, markers.places(names)]).any(axis=-1)
    # Jumps first: a single marker that jumps is not a swap.
    jumped = jumps(positions, markers.fps)
    order = followed(np.where(jumped[..., None], np.nan, positions), markers.fps)
    positions = _ordered(positions, order)
    jumped = jumps(positions, markers.fps)
    return Tracks(
        positions=np.where(jumped[..., None], np.nan, positions),
        fps=markers.fps,
        names=names,
        order=order,
        jumped=jumped,
        head_lost=int((in_file.any(axis=1) & ~seen.any(axis=1)).sum()),
    )


def mend(
    tracks: Tracks,
    order: npt.NDArray[np.intp],
    shapes: ShapeModel | None,
    usual_residual: Points,
) -> Tracks:
    """``tracks`` corrected by what is known of the whole corpus.

    ``order`` ``[sensors]`` gives the place in ``tracks`` of each sensor, to correct names that are
    wrong in the whole take. With ``shapes``, swaps and jumps that do not fit the shapes of the face
    are found; ``usual_residual`` ``[sensors]`` is each sensor's usual distance from them in mm.
    """
    total = tracks.order[:, order]
    positions, jumped = tracks.positions[:, order], tracks.jumped[:, order]
    if shapes is not None:
        seen = ~np.isnan(positions).any(axis=-1)
        changed = exchanged(shapes.filled(positions), seen, shapes)
        positions, total = _ordered(positions, changed), np.take_along_axis(total, changed, axis=1)
        jumped = np.take_along_axis(jumped, changed, axis=1)
        seen = ~np.isnan(positions).any(axis=-1)
        gone = astray(shapes.filled(positions), seen, shapes, usual_residual)
        positions = np.where(gone[..., None], np.nan, positions)
        jumped = jumped | gone
    return replace(tracks, positions=positions, order=total, jumped=jumped)


def median_face(positions: Points) -> Points:
    """Each marker's median position ``[markers, 3]``; NaN for one never seen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        median: Points = np.nanmedian(positions, axis=0)
    return median


def _ordered(positions: Points, order: Order) -> Points:
    return np.take_along_axis(positions, order[..., None], axis=1)


def _swaps(tracks: Tracks) -> Sequence[Fault]:
    order, own = tracks.order, np.arange(tracks.order.shape[1])
    edges = np.flatnonzero((np.diff(order, axis=0) != 0).any(axis=1)) + 1
    faults = []
    for start, end in zip([0, *edges], [*edges, len(order)], strict=True):
        changed = [tracks.names[place] for place in np.flatnonzero(order[start] != own)]
        if changed:
            faults.append(Fault("swap", tuple(changed), start / tracks.fps, end / tracks.fps))
    return faults


def _jumps(tracks: Tracks) -> Sequence[Fault]:
    faults = []
    for place in np.flatnonzero(tracks.jumped.any(axis=0)):
        column = np.concatenate([[0], tracks.jumped[:, place].astype(int), [0]])
        edges = np.flatnonzero(np.diff(column))
        faults += [
            Fault("jump", (tracks.names[place],), start / tracks.fps, end / tracks.fps)
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
    return faults

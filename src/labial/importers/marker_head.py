"""The talker's head in marker takes: which markers move rigidly with it, and where it faces."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from labial.errors import CorpusError, LabialWarning, MotionError
from labial.face.head import Points
from labial.face.marker_layout import LIP_GROUPS, MarkerLayout, check_size, head_axes
from labial.face.markers import Markers
from labial.face.rigid import fit_rigid, mean_rigid, most_rigid
from labial.importers.takes import Take, read_takes

# The most takes, spread evenly over all, and the most frames that the head is found from.
_MOST_TAKES = 50
_MOST_FRAMES = 3000

# Skin under a beanie or on the forehead moves by less. More is a warning, far more an error.
_LOOSE_MM = 1.5
_BROKEN_MM = 6.0


@dataclass(frozen=True, eq=False)
class TalkerHead:
    """The mean head: ``reference`` ``[markers, 3]`` are the positions of its markers in mm.

    ``names`` are the markers. ``axes`` ``[3, 3]`` rotate the head to face straight ahead;
    ``origin`` ``[3]``, in mm, is then subtracted. ``description`` and ``axes_description`` say what
    was found. ``residual_mm`` measures how rigid the head is: the median over frames of the RMS
    distance of markers from their mean positions.
    """

    names: tuple[str, ...]
    reference: Points
    axes: Points
    origin: Points
    residual_mm: float
    description: str
    axes_description: str

    def moved(self, origin: Points) -> TalkerHead:
        """The same head with another origin."""
        return replace(self, origin=origin)

    def bring(self, markers: Markers, names: Sequence[str]) -> Points:
        """Markers by name in the head's frame of reference, ``[frames, names, 3]`` in mm.

        NaN where they, or too many of the head's markers, were not seen. Raises ``MotionError`` for
        a missing marker.
        """
        fit = fit_rigid(markers.positions[:, markers.places(self.names)], self.reference).fit
        points = fit.apply(markers.positions[:, markers.places(names)])
        brought: Points = points @ self.axes.T - self.origin
        return brought


def find_head(takes: Sequence[Take], layout: MarkerLayout, unit: str | None = None) -> TalkerHead:
    """The head from the markers that the layout names, else from the most rigid set found.

    Markers of lips and jaw are not candidates, and other sensors only if nothing else is rigid.
    Raises ``CorpusError`` naming the take or folder and saying why no head was found.
    """
    spread = np.linspace(0, len(takes) - 1, min(_MOST_TAKES, len(takes))).astype(int)
    chosen = [takes[place] for place in spread]
    sampled: list[Markers] = []
    for take, markers in read_takes(chosen, unit):
        try:
            markers.places(layout.markers)
        except MotionError as error:
            raise CorpusError(f"{take.path}: {error}") from error
        sampled.append(_thinned(markers, _MOST_FRAMES // len(chosen)))
    common = [n for n in sampled[0].names if all(n in each.names for each in sampled)]
    points = np.concatenate([each.positions[:, each.places(common)] for each in sampled])
    where = {name: place for place, name in enumerate(common)}
    marks = layout.landmarks
    try:
        check_size(points[:, where[marks.right_corner]], points[:, where[marks.left_corner]])
        head = list(layout.head) or _found(points, common, layout)
        reference = mean_rigid(points[:, [where[name] for name in head]])
        fitted = fit_rigid(points[:, [where[name] for name in head]], reference)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a marker that is never seen
            face = np.nanmedian(fitted.fit.apply(points), axis=0)
        known = [name for name in layout.markers if np.isfinite(face[where[name]]).all()]
        unseen = sorted(set(layout.markers) - set(known))
        if unseen:
            raise MotionError(f"'{unseen[0]}' is never seen together with the head's markers")
        axes = head_axes(face, common, layout)
    except MotionError as error:
        raise CorpusError(f"{chosen[0].path.parent}: {error}") from error
    residual = float(np.nanmedian(fitted.residual_mm))
    if residual > _BROKEN_MM or np.isnan(residual):
        raise CorpusError(
            f"{chosen[0].path.parent}: the head's markers {', '.join(head)} are not rigid:"
            f" {residual:.1f} mm off their mean positions, expected at most {_BROKEN_MM:g} mm"
        )
    if residual > _LOOSE_MM:
        message = (
            f"the head's markers are {residual:.1f} mm off their mean positions (median), expected"
            f" at most {_LOOSE_MM:g} mm"
        )
        warnings.warn(message, LabialWarning, stacklevel=2)
    how = "named" if layout.head else f"found, the most rigid of {len(common)} markers"
    return TalkerHead(
        names=tuple(head),
        reference=reference,
        axes=axes.axes,
        origin=np.zeros(3),
        residual_mm=residual,
        description=f"{', '.join(head)} ({how}; {residual:.2f} mm off their mean positions)",
        axes_description=f"{axes.description}; in the file {_in_file(axes.axes)}",
    )


def _found(points: Points, names: Sequence[str], layout: MarkerLayout) -> list[str]:
    moving = {name for group in (*LIP_GROUPS, "jaw") for name in layout.groups.get(group, ())}
    for face in (set(layout.sensors.names), moving):
        candidates = [place for place, name in enumerate(names) if name not in face]
        with suppress(MotionError):
            return [names[candidates[place]] for place in most_rigid(points[:, candidates])]
    raise MotionError(
        "no three markers move as one rigid body: name the head's markers in the layout, [head]"
        " markers"
    )


def _thinned(markers: Markers, most: int) -> Markers:
    frames = np.unique(np.linspace(0, len(markers) - 1, max(1, most)).astype(int))
    return Markers(markers.names, markers.positions[frames], markers.fps, markers.unit)


def _in_file(axes: Points) -> str:
    """The file's axis nearest to each of the head's."""
    found = []
    for direction, axis in zip(("left", "up", "forward"), axes, strict=True):
        place = int(np.argmax(np.abs(axis)))
        found.append(f"{direction} is {'-' if axis[place] < 0 else '+'}{'xyz'[place]}")
    return ", ".join(found)

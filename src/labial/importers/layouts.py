"""The layout of a take's markers, from a file or from their names, and what to draw of a take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from labial.doubts import doubt
from labial.errors import CorpusError, MotionError
from labial.face.head import Points
from labial.face.marker_layout import MarkerLayout, guess_groups, guess_layout, head_axes
from labial.face.markers import Markers
from labial.face.similarity import RIGID, fit_similarity
from labial.formats.marker_layout import read_marker_layout
from labial.formats.markers import read_markers
from labial.importers.takes import find_markers

Up = Literal["x", "y", "z"]

LEAST_MARKERS = 3
"""How many markers determine where a head is."""


@dataclass(frozen=True, eq=False)
class View:
    """A take's face to draw: its markers, at ``places`` ``[markers, 3]`` in mm.

    The axes are x to the talker's left, y up and z forward; ``axes_description`` says how they were
    found. ``groups`` are those of ``layout``, or guessed from names; ``problem`` says why there is
    no layout.
    """

    names: tuple[str, ...]
    places: Points
    groups: dict[str, tuple[str, ...]]
    layout: MarkerLayout | None
    problem: str
    axes_description: str


def layout_for(source: Path, layout: Path | None, unit: str | None = None) -> MarkerLayout:
    """The layout in a file, or one guessed from the marker names of the first take.

    Raises ``CorpusError`` saying how to write a layout if the names are not enough.
    """
    if layout is not None:
        return read_marker_layout(layout)
    path = find_markers(source)[0]
    markers = read_markers(path, unit)
    try:
        return guess_layout(markers.names, _whole(markers))
    except MotionError as error:
        raise CorpusError(
            f"{path}: {error}; give --layout FILE (`labial corpus layout {path}` draws the markers"
            " and drafts the file)"
        ) from error


def view(
    path: Path, layout: Path | None = None, unit: str | None = None, up: Up | None = None
) -> View:
    """What to draw of a take; ``up`` is the file's upward axis, for markers without a layout.

    The default is z for C3D files and y for others, as most systems write them.
    """
    markers = read_markers(path, unit)
    face = _whole(markers)
    seen = np.flatnonzero(np.isfinite(face).all(axis=-1))
    if len(seen) < len(markers.names):
        unseen = [name for place, name in enumerate(markers.names) if place not in seen]
        doubt(f"{path}: never visible, and not drawn: {', '.join(unseen)}")
    names, face = tuple(markers.names[place] for place in seen), face[seen]
    known, problem = None, ""
    try:
        known = read_marker_layout(layout) if layout else guess_layout(names, face)
        markers.places(known.markers)
        axes = head_axes(face, names, known)
        turn, description = axes.axes, axes.description
    except (MotionError, KeyError) as error:
        if layout:
            raise CorpusError(f"{path}: {error}") from error
        known, problem = None, str(error)
        axis = up or ("z" if path.suffix.lower() == ".c3d" else "y")
        turn = _upright_axes(face, "xyz".index(axis))
        description = f"up assumed to be the file's {axis}, forward where the markers bulge"
    places = (face - face.mean(axis=0)) @ turn.T
    groups = {**known.groups, "head": known.head} if known else guess_groups(names)
    return View(names, places, dict(groups), known, problem, description)


def _whole(markers: Markers) -> Points:
    """The face ``[markers, 3]`` in mm in the frame with most markers visible.

    It is the middle one of several such frames. A marker that is not visible there is placed as in
    the frame in which it is seen with most of the others; NaN if there is none.
    """
    seen = ~np.isnan(markers.positions).any(axis=-1)
    best = np.flatnonzero(seen.sum(axis=1) == seen.sum(axis=1).max())
    frame = int(best[len(best) // 2])
    face: Points = markers.positions[frame].copy()
    for marker in np.flatnonzero(~seen[frame]):
        shared = np.where(seen[:, marker], (seen & seen[frame]).sum(axis=1), 0)
        other = int(shared.argmax())
        common = seen[frame] & seen[other]
        if shared[other] >= LEAST_MARKERS:
            there = markers.positions[other]
            fit = fit_similarity(there[None, common], face[common], scales=RIGID)
            face[marker] = fit.apply(there[None, [marker]])[0, 0]
    return face


def _upright_axes(face: Points, up: int) -> Points:
    """Axes ``[3, 3]`` with the file's axis ``up`` as y: the face is wider than deep and bulges."""
    level = [axis for axis in range(3) if axis != up]
    flat = face[:, level] - face[:, level].mean(axis=0)
    _, _, directions = np.linalg.svd(flat, full_matrices=False)
    y, z = np.zeros(3), np.zeros(3)
    y[up] = 1
    across, depth = flat @ directions[0], flat @ directions[1]
    # The middle of the face is in front of its sides.
    bulge = np.polyfit(across, depth, 2)[0] if len(face) > 3 else -1.0
    z[level] = directions[1] * (-1 if bulge > 0 else 1)
    return np.stack([np.cross(y, z), y, z])

"""What all tracks of one face from video share: the head's frame of reference and the scale.

Points are MediaPipe's (see ``labial.face.layouts``): x to the right, y down, z away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.face.head import Points, levelled, mean_head
from labial.face.layouts import (
    MEDIAPIPE_IRISES,
    MEDIAPIPE_MIRRORED,
    MEDIAPIPE_OUTER_LIP,
    MEDIAPIPE_RIGID,
    MEDIAPIPE_UPRIGHT,
)
from labial.face.similarity import fit_similarity

IRIS_MM = 11.7
"""The width of a human iris, which varies little."""

Places = Callable[[tuple[int, ...]], list[int]]
"""Maps MediaPipe's point indices to places in a track."""

# Image axes (x right, y down, z away) to the head's (x to the talker's left, y up, z forward).
_IMAGE_TO_HEAD = np.array([1.0, -1.0, -1.0])


@dataclass(frozen=True, eq=False)
class HeadFrame:
    """Brings tracks into the head's frame of reference, in mm.

    ``head`` float64 ``[rigid points, 3]`` is the mean head in the tracks' unit, ``mm_per_unit`` the
    size of that unit, and ``origin`` ``[3]`` the mean position of the lip corners in mm.
    """

    head: Points
    mm_per_unit: float
    origin: Points
    places: Places

    def apply(self, track: Points) -> npt.NDArray[np.float32]:
        """A track ``[frames, points, 3]`` without head movement, float32, in mm."""
        fit = fit_similarity(track[:, self.places(MEDIAPIPE_RIGID)], self.head)
        points = fit.apply(track) * self.mm_per_unit * _IMAGE_TO_HEAD
        return np.asarray(points - self.origin, np.float32)


class Gathering:
    """Collects what the head's frame of reference is found from, one track at a time."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._rigid: list[Points] = []
        self._corners: list[Points] = []
        self._irises: list[Points] = []

    def add(self, track: Points) -> None:
        """Add a track ``[frames, points, 3]`` without gaps."""
        self._rigid.append(track[:, self._places(MEDIAPIPE_RIGID)])
        ends = (MEDIAPIPE_OUTER_LIP[0], MEDIAPIPE_OUTER_LIP[10])
        self._corners.append(track[:, self._places(ends)])
        self._irises.append(iris_widths(track, self._places))

    def head_frame(self, iris_mm: float = IRIS_MM) -> HeadFrame:
        """The frame of reference found from all tracks added, at least one."""
        mm_per_unit = iris_mm / float(np.median(np.concatenate(self._irises)))
        frames = np.concatenate(self._rigid)
        pairs = [_within_rigid(pair) for pair in MEDIAPIPE_MIRRORED]
        head = levelled(mean_head(frames), pairs, _within_rigid(MEDIAPIPE_UPRIGHT))
        corners = fit_similarity(frames, head).apply(np.concatenate(self._corners))
        origin: Points = corners.mean(axis=(0, 1)) * mm_per_unit * _IMAGE_TO_HEAD
        return HeadFrame(head, mm_per_unit, origin, self._places)


def iris_widths(track: Points, places: Places) -> Points:
    """The irises' widths in the track's unit, ``[2 frames]``."""
    pairs = [places(pair) for pair in MEDIAPIPE_IRISES]
    return np.concatenate([np.linalg.norm(track[:, a] - track[:, b], axis=-1) for a, b in pairs])


def turned_away_deg(track: Points, places: Places) -> Points:
    """How far the face is turned away from the camera, ``[frames]`` in degrees.

    Straight ahead is perpendicular to the lines between mirrored points and to that from the brows
    to the nose's base, as in :func:`labial.face.head.levelled`.
    """
    behind = _behind(track, places)
    cosine = behind[:, 2] / np.linalg.norm(behind, axis=1)
    angles: Points = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    return angles


def facing_deg(track: Points, places: Places) -> tuple[Points, Points]:
    """How far the face is turned to the right of the picture, and up, each ``[frames]`` in degrees.

    Both are 0 straight ahead, as in :func:`turned_away_deg`.
    """
    x, y, z = _behind(track, places).T
    return np.degrees(np.arctan2(-x, z)), np.degrees(np.arctan2(y, z))


def _behind(track: Points, places: Places) -> Points:
    """The direction opposite to that in which the face looks, ``[frames, 3]``."""
    rights, lefts = (places(side) for side in zip(*MEDIAPIPE_MIRRORED, strict=True))
    across = (track[:, lefts] - track[:, rights]).mean(axis=1)
    above, below = places(MEDIAPIPE_UPRIGHT)
    behind: Points = np.cross(across, track[:, below] - track[:, above])
    return behind


def rolled_deg(track: Points, places: Places) -> Points:
    """How far the face is rotated in the picture from upright, ``[frames]`` from 0 to 180 degrees.

    Down is from the brows to the nose's base.
    """
    above, below = places(MEDIAPIPE_UPRIGHT)
    down = (track[:, below] - track[:, above])[:, :2]
    angles: Points = np.degrees(np.arctan2(np.abs(down[:, 0]), down[:, 1]))
    return angles


def bridged(track: Points, times: Points) -> Points:
    """A track whose missing frames (NaN) are interpolated linearly, and held constant at the ends.

    ``times`` ``[frames]`` are in any unit.
    """
    missing = np.isnan(track).any(axis=(1, 2))
    if not missing.any():
        return track
    flat = track.reshape(len(track), -1)
    columns = [np.interp(times, times[~missing], column[~missing]) for column in flat.T]
    return np.stack(columns, axis=1).reshape(track.shape)


def _within_rigid(pair: tuple[int, int]) -> tuple[int, int]:
    """The places of two face-mesh points among the rigid ones."""
    return MEDIAPIPE_RIGID.index(pair[0]), MEDIAPIPE_RIGID.index(pair[1])

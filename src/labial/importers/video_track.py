"""A face tracked through a span of video: as found, checked, and interpolated over time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from labial.errors import CorpusError
from labial.face.finder import FaceFinder, nearest_face
from labial.face.mediapipe_mesh import FACE_POINTS
from labial.formats.video import read_frames
from labial.importers.tracked_face import bridged, rolled_deg, turned_away_deg
from labial.motion import interpolate_between
from labial.progress import Progress, unseen

# Pictures read before and after a span, for interpolation at its ends.
_MARGIN_FRAMES = 2.5

# The face mesh is found in rotated faces too, but several mm off.
_MOST_ROLL_DEG = 45.0

# Pictures of a span that are also looked at upside down.
_LOOKED_AT = 2

_ROTATE = "rotate the video, or set its rotation, e.g. with ffmpeg -display_rotation"

_Mask = npt.NDArray[np.bool_]

FaceProblem = Literal["picture", "face", "faces", "rotated", "turned"]
"""What is missing, or wrong with the face."""


class FaceError(CorpusError):
    """A face that cannot be used, because of ``problem``."""

    def __init__(self, problem: FaceProblem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


@dataclass(frozen=True)
class FaceLimits:
    """The longest gap without a face, and the largest angle by which it may be turned away."""

    max_gap_s: float = 0.2
    max_turn_deg: float = 40.0

    def __post_init__(self) -> None:
        if not self.max_gap_s >= 0 or not 0 < self.max_turn_deg <= 90:
            raise CorpusError(
                f"the longest gap is {self.max_gap_s} s, expected 0 or more; the largest turn is"
                f" {self.max_turn_deg}°, expected above 0 and up to 90"
            )


@dataclass(frozen=True, eq=False)
class VideoTrack:
    """The face in each picture of a span of video.

    ``times`` float64 ``[pictures]`` are the file's, in seconds; ``points`` float32
    ``[pictures, 478, 3]`` are in pixels, NaN if there is no face; ``faces`` is the number of faces.
    """

    times: npt.NDArray[np.float64]
    points: npt.NDArray[np.float32]
    faces: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.times)


def places(indices: tuple[int, ...]) -> list[int]:
    """Map MediaPipe's indices to places in a :class:`VideoTrack`, which has all points."""
    return list(indices)


def follow_face(
    path: Path,
    span: tuple[float, float],
    fps: float,
    finder: FaceFinder,
    progress: Progress = unseen,
) -> VideoTrack:
    """Track the face in a video file over a span of its time; ``progress`` counts seconds.

    Raises ``FormatError`` naming the file if it cannot be decoded, ``FaceError`` for a face that is
    upside down.
    """
    margin = _MARGIN_FRAMES / fps
    times: list[float] = []
    points: list[npt.NDArray[np.float32]] = []
    counts: list[int] = []
    last = None
    upright = 0
    nothing = np.full((FACE_POINTS, 3), np.nan, np.float32)
    finder.start()
    for time, picture in read_frames(path, span[0] - margin, span[1] + margin):
        faces = finder.find(picture)
        face = nearest_face(faces, last)
        last = face if face is not None else last
        if face is not None and upright < _LOOKED_AT:
            if finder.is_upside_down(picture):
                message = f"the face is upside down at {time:.2f} s: {_ROTATE}"
                raise FaceError("rotated", message)
            upright += 1
        times.append(time)
        points.append(nothing if face is None else face)
        counts.append(len(faces))
        progress(max(0.0, time - span[0]), span[1] - span[0])
    stacked = np.stack(points) if points else np.empty((0, FACE_POINTS, 3), np.float32)
    return VideoTrack(np.array(times, np.float64), stacked, np.array(counts, np.uint8))


@dataclass(frozen=True, eq=False)
class FacePath:
    """A face without gaps from ``start`` to ``end`` of the file's time, in seconds.

    This may be shorter than the span asked for. ``bridged`` of its pictures show no usable face.
    """

    start: float
    end: float
    bridged: int
    times: npt.NDArray[np.float64]
    points: npt.NDArray[np.float32]

    def at(self, times: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        """The points float32 ``[times, 478, 3]`` in pixels at the file's times."""
        return interpolate_between(self.points, self.times, times)


def face_path(
    track: VideoTrack, span: tuple[float, float], fps: float, limits: FaceLimits
) -> FacePath:
    """The face of a track over a span of time, with short gaps interpolated linearly.

    A gap at the beginning or end makes the path shorter than the span. Raises ``FaceError`` that
    says what is wrong and when: no face, two faces, a face rotated or turned away, no picture.
    """
    if not len(track):
        raise FaceError("picture", f"no picture {_span(*span)}")
    found = track.faces > 0
    if not found.any():
        raise FaceError("face", "no face is found in it")
    longest = _longest_run(track, track.faces > 1, fps)
    if longest and longest[1] - longest[0] > limits.max_gap_s:
        raise FaceError("faces", f"two faces {_span(*longest)}")
    rolled = float(np.median(rolled_deg(track.points[found].astype(np.float64), places)))
    if rolled > _MOST_ROLL_DEG:
        message = f"the face is rotated by {rolled:.0f}° in the picture: {_ROTATE}"
        raise FaceError("rotated", message)
    angles = np.zeros(len(track))
    angles[found] = turned_away_deg(track.points[found].astype(np.float64), places)
    usable = found & (angles <= limits.max_turn_deg)
    if not usable.any():
        message = f"the face is turned away, by {np.median(angles[found]):.0f}°"
        raise FaceError("turned", message)
    good = np.flatnonzero(usable)
    # A picture lasts until the next; time stamps may be rounded.
    lost = np.diff(track.times[good]) - 1.1 / fps
    if lost.max(initial=0) > limits.max_gap_s:
        first = good[int(np.argmax(lost))]
        last = good[int(np.argmax(lost)) + 1]
        between = slice(first + 1, last)
        away = angles[between].max(initial=0)
        problem: FaceProblem = "face" if last > first + 1 else "picture"
        why = f"no {problem}"
        if away > limits.max_turn_deg:
            problem, why = "turned", f"a face turned away by up to {away:.0f}°"
        where = _span(track.times[first] + 1 / fps, track.times[last])
        raise FaceError(problem, f"{why} {where}")
    inside = slice(good[0], good[-1] + 1)
    times, points = track.times[inside], track.points[inside].astype(np.float64)
    points[~usable[inside]] = np.nan
    reach = limits.max_gap_s + 1e-6
    start, end = span
    if times[0] - start > reach:
        start = float(times[0])
    if end - times[-1] - 1 / fps > reach:
        end = float(times[-1]) + 1 / fps
    within = (times >= start) & (times < end)
    count = int(np.count_nonzero(within & ~usable[inside]))
    return FacePath(start, end, count, times, bridged(points, times).astype(np.float32))


def _longest_run(track: VideoTrack, mask: _Mask, fps: float) -> tuple[float, float] | None:
    """The start and end of the longest run of pictures in ``mask``, in seconds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]])))
    runs = [
        (float(track.times[a]), float(track.times[b - 1]) + 1 / fps)
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    return max(runs, key=lambda run: run[1] - run[0], default=None)


def _span(start: float, end: float) -> str:
    return f"from {max(start, 0.0):.2f} s to {end:.2f} s"

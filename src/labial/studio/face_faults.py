"""What is wrong with a face that was followed through a take, or that the camera shows now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labial.face.finder import Face
from labial.importers.tracked_face import IRIS_MM, iris_widths
from labial.importers.video_track import FaceError, FaceProblem, VideoTrack, places
from labial.studio.fault_texts import (
    DARK,
    FAR,
    LOST_FACE,
    NO_FACE,
    ROTATED,
    TURNED,
    TWO_FACES,
    slow_camera,
)
from labial.studio.pictures import Picture, brightness, height_of
from labial.studio.state import Fault


@dataclass(frozen=True)
class ViewLimits:
    """What a view of a face needs: brightness from 0 to 255, a share of the picture, resolution.

    GRID's faces have a brightness of 100 to 150, 0.43 to 0.52 of the picture's height, and 1.1 to
    1.5 mm a pixel.
    """

    least_brightness: float = 45.0
    least_height: float = 0.2
    most_mm_per_pixel: float = 2.5
    least_fps: float = 24.0


LIMITS = ViewLimits()

_PROBLEMS: dict[FaceProblem, Fault] = {
    "picture": slow_camera(0),
    "face": NO_FACE,
    "faces": TWO_FACES,
    "rotated": ROTATED,
    "turned": TURNED,
}


def view_faults(picture: Picture, face: Face, limits: ViewLimits = LIMITS) -> list[Fault]:
    """What is wrong with how a face is seen in a picture."""
    found = []
    if brightness(picture, face) < limits.least_brightness:
        found.append(DARK)
    if height_of(picture, face) < limits.least_height:
        found.append(FAR)
    return found


def track_faults(track: VideoTrack, limits: ViewLimits = LIMITS) -> list[Fault]:
    """What is wrong with a track whose face can be used: too few pixels or pictures."""
    found = []
    seen = track.points[track.faces > 0].astype(np.float64)
    if len(seen):
        mm_per_pixel = IRIS_MM / max(1e-6, float(np.median(iris_widths(seen, places))))
        if mm_per_pixel > limits.most_mm_per_pixel:
            found.append(FAR)
    rate = pictures_per_second(track)
    if rate < limits.least_fps:
        found.append(slow_camera(rate))
    return found


def pictures_per_second(track: VideoTrack) -> float:
    """How many different pictures a second there are."""
    if len(track) < 2:
        return 0.0
    return (len(track) - 1) / float(track.times[-1] - track.times[0])


def problem_fault(error: FaceError, track: VideoTrack | None) -> Fault:
    """Why a face cannot be used, as a person is told it."""
    if error.problem == "picture" and track is not None:
        return slow_camera(pictures_per_second(track))
    if error.problem == "face" and track is not None and (track.faces > 0).any():
        return LOST_FACE
    return _PROBLEMS[error.problem]

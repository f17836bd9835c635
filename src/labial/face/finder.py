"""Finding faces in pictures with MediaPipe, whose wheel has the models; no network requests."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import MissingExtraError
from labial.face.mediapipe_mesh import FACE_POINTS

Face = npt.NDArray[np.float32]
"""Points of a face ``[478, 3]`` in pixels: x to the right, y down, z away from the camera."""

MOST_FACES = 2
"""The most faces to find: the talker's, and another that should not be there."""

FINDER = "mediapipe-0.10 face mesh, refined, 2 faces"
"""The name of the finder; tracks kept from a finder with another name are computed again."""


_NOTHING = np.zeros((64, 64, 3), np.uint8)
_LEAST_SCORE, _SURER = 0.1, 0.1


class FaceFinder:
    """Tracks the faces of a video from picture to picture; a context manager.

    Needs the extra ``video``. :meth:`start` comes before the first picture of each video.
    """

    def __init__(self) -> None:
        try:
            with _quiet():
                from mediapipe.python.solutions.face_detection import FaceDetection
                from mediapipe.python.solutions.face_mesh import FaceMesh

                self._mesh: Any = FaceMesh(
                    static_image_mode=False, max_num_faces=MOST_FACES, refine_landmarks=True
                )
                self._detector: Any = FaceDetection(min_detection_confidence=_LEAST_SCORE)
                self._detector.process(_NOTHING)
                self._await_start()
        except ModuleNotFoundError as error:
            raise MissingExtraError(
                "finding faces in video (with Python 3.11 or 3.12)", "video"
            ) from error

    def __enter__(self) -> FaceFinder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with _quiet():
            self._detector.close()
            self._mesh.close()

    def start(self) -> None:
        """Forget the faces of earlier pictures."""
        with _quiet():
            self._mesh.reset()
            self._await_start()

    def find(self, picture: npt.NDArray[np.uint8]) -> list[Face]:
        """The faces in an RGB picture uint8 ``[height, width, 3]``."""
        with _quiet():
            found = self._mesh.process(picture).multi_face_landmarks
        height, width = picture.shape[:2]
        return [_points(face.landmark, width, height) for face in found or ()]

    def is_upside_down(self, picture: npt.NDArray[np.uint8]) -> bool:
        """Whether the face in an RGB picture is upside down.

        The face mesh fits an upright face to it all the same, several mm off. The face detector
        gives upright faces scores above 0.9, and others at least 0.15 less.
        """
        upright, turned = (self._score(each) for each in (picture, picture[::-1, ::-1]))
        return turned > upright + _SURER

    def _score(self, picture: npt.NDArray[np.uint8]) -> float:
        """The score of the surest face in a picture, 0 without one."""
        with _quiet():
            found = self._detector.process(np.ascontiguousarray(picture)).detections
        return max((float(face.score[0]) for face in found or ()), default=0.0)

    def _await_start(self) -> None:
        # MediaPipe starts in threads that write messages; a result shows that they are done.
        self._mesh.process(_NOTHING)


def nearest_face(faces: Sequence[Face], last: Face | None) -> Face | None:
    """The face in a picture that is nearest to the last one, or the largest if there is none."""
    if not faces:
        return None
    if last is None:
        return max(faces, key=lambda face: float(np.ptp(face[:, 1])))
    centre = last.mean(axis=0)
    return min(faces, key=lambda face: float(np.linalg.norm(face.mean(axis=0) - centre)))


def _points(landmarks: Any, width: int, height: int) -> Face:
    # MediaPipe gives z on x's scale.
    points = np.array([(mark.x * width, mark.y * height, mark.z * width) for mark in landmarks])
    assert points.shape == (FACE_POINTS, 3)
    return points.astype(np.float32)


@contextmanager
def _quiet() -> Iterator[None]:
    """Suppress what MediaPipe's libraries write to standard error, which is never an error."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)

"""Curves that show what is wrong: the utterance and what the rest of the corpus predicts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labial.face.head import Points
from labial.face.lips import aperture
from labial.face.shape_model import ShapeModel
from labial.motion import Motion
from labial.quality.finding import Sketch, Span
from labial.quality.learned import Learned
from labial.utterance import Utterance


def aperture_sketch(
    learned: Learned, utterance: Utterance, marked: tuple[Span, ...] = ()
) -> Sketch:
    """The opening of the mouth as recorded and as predicted from the phones."""
    recorded = aperture(utterance.motion)[:: learned.every]
    predicted = learned.predicted(utterance.name)
    expected = None
    if predicted is not None:
        motion = utterance.motion
        expected = aperture(Motion(predicted.astype(np.float32), learned.clock.rate, motion.layout))
    times = np.arange(len(recorded)) / learned.clock.rate
    return Sketch("aperture", "mm", times, recorded, expected, marked)


def sensor_sketch(
    learned: Learned,
    utterance: Utterance,
    shapes: ShapeModel,
    sensor: int,
    hidden: list[int],
    marked: tuple[Span, ...] = (),
) -> Sketch:
    """The position of a sensor, and its expected one given the sensors that are not ``hidden``.

    Only the coordinate that differs most is drawn.
    """
    faces = learned.faces(utterance.motion)
    expected = _without(faces, shapes, hidden)[:, sensor]
    recorded = faces[:, sensor]
    axis = int(np.abs(recorded - expected).mean(axis=0).argmax())
    title = f"{utterance.motion.layout.names[sensor]}, {'xyz'[axis]}"
    times = np.arange(len(faces)) / learned.clock.rate
    return Sketch(title, "mm", times, recorded[:, axis], expected[:, axis], marked)


def spans(frames: npt.NDArray[np.bool_], rate: float) -> tuple[Span, ...]:
    """The spans of time, in seconds, of frames ``[frames]`` that are true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], frames.astype(int), [0]])))
    return tuple((a / rate, b / rate) for a, b in zip(edges[::2], edges[1::2], strict=True))


def _without(faces: Points, shapes: ShapeModel, hidden: list[int]) -> Points:
    faces = faces.copy()
    faces[:, hidden] = np.nan
    return shapes.filled(faces)

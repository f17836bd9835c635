"""Predictors that ignore context, the simplest baselines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.motion import Motion, SensorLayout
from labial.predictor import Predictor
from labial.utterance import Utterance

Face = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class MeanFace:
    """Always the mean face ``[sensors, 3]`` in mm."""

    face: Face
    fps: float
    layout: SensorLayout

    def animate(self, alignment: Alignment) -> Motion:
        """The mean face in every frame."""
        frames = alignment.frame_count(self.fps)
        return Motion(_float32(np.tile(self.face, (frames, 1, 1))), self.fps, self.layout)


@dataclass(frozen=True, eq=False)
class MeanOfPhone:
    """Each phone's mean face, smoothed over time by a Gaussian of ``smoothing_s`` seconds.

    A phone that is not in the training data takes the mean face.
    """

    faces: dict[str, Face]
    face: Face
    fps: float
    layout: SensorLayout
    smoothing_s: float = 0.0

    def animate(self, alignment: Alignment) -> Motion:
        """The phones' mean faces, smoothed."""
        frames = [self.faces.get(label, self.face) for label in alignment.labels(self.fps)]
        positions = np.stack(frames)
        if self.smoothing_s > 0:
            positions = _smoothed(positions, self.smoothing_s * self.fps)
        return Motion(_float32(positions), self.fps, self.layout)


def fit_baselines(
    utterances: Iterable[Utterance], smoothing_s: float = 0.04
) -> dict[str, Predictor]:
    """Three baselines by name, from training utterances of one rate and layout.

    They are the mean face, phone means, and phone means smoothed over time.
    """
    sums: dict[str, Face] = {}
    counts: dict[str, int] = defaultdict(int)
    for utterance in utterances:
        motion = utterance.motion
        for label, face in zip(
            utterance.alignment.labels(motion.fps), motion.positions, strict=False
        ):
            sums[label] = sums.get(label, np.zeros(face.shape)) + face
            counts[label] += 1
    mean = np.sum(list(sums.values()), axis=0) / sum(counts.values())
    faces = {label: total / counts[label] for label, total in sums.items()}
    fps, layout = motion.fps, motion.layout
    return {
        "mean face": MeanFace(mean, fps, layout),
        "phone means": MeanOfPhone(faces, mean, fps, layout),
        f"smoothed {smoothing_s * 1000:.0f} ms": MeanOfPhone(faces, mean, fps, layout, smoothing_s),
    }


def _smoothed(positions: Face, deviation: float) -> Face:
    """Convolution over time with a Gaussian of ``deviation`` frames; end frames are repeated."""
    reach = int(np.ceil(4 * deviation))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    padded = np.pad(positions, ((reach, reach), (0, 0), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, len(kernel), axis=0)
    smoothed: Face = windows @ (kernel / kernel.sum())
    return smoothed


def _float32(positions: Face) -> npt.NDArray[np.float32]:
    return positions.astype(np.float32)

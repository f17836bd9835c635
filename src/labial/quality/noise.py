"""How noisy a corpus' motion is: jitter in silence, the fit of the head, and filled gaps.

Jitter is movement from one frame to the next during silence. The fit of the head is judged by the
surface points that move least: they move with the head alone, so a similarity per frame should map
them onto their mean positions. A corpus of sensors without a surface does not show this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment
from labial.corpus import Corpus
from labial.face.head import Points
from labial.face.similarity import fit_similarity
from labial.utterance import Utterance

# Lips still move before the first phone and after the last.
_MARGIN_S = 0.1
_LEAST_STEPS = 5

_REFERENCE_UTTERANCES = 24
_QUIET_SHARE, _LEAST_QUIET = 0.1, 6


@dataclass(frozen=True, eq=False)
class Noise:
    """Measures by utterance; unknown ones are missing.

    ``jitter_mm`` is the root mean square of frame-to-frame steps of a coordinate, ``residual_mm``
    that of the distance of ``quiet_points`` surface points from their mean positions after the fit
    of the head, ``filled`` the share of positions that were filled in. ``least_step_mm``
    ``[sensors]`` is the 5th percentile of each sensor's frame-to-frame steps, the median over
    utterances.
    """

    jitter_mm: Mapping[str, float]
    residual_mm: Mapping[str, float]
    filled: Mapping[str, float]
    quiet_points: int
    least_step_mm: npt.NDArray[np.float64]


class NoiseMeter:
    """Measures utterances one at a time, after reading a few of ``corpus`` for reference."""

    def __init__(self, corpus: Corpus) -> None:
        self._fps = corpus.info.fps
        self._jitter: dict[str, float] = {}
        self._residual: dict[str, float] = {}
        self._filled: dict[str, float] = {}
        self._steps: list[npt.NDArray[np.float64]] = []
        self._sensors = len(corpus.info.layout.names)
        self._quiet, self._usual = _quiet_points(corpus)

    def add(self, utterance: Utterance) -> None:
        """Measure an utterance, with its surface if it has one."""
        name, positions = utterance.name, utterance.motion.positions
        silent = in_silence(utterance.alignment, len(positions), self._fps, _MARGIN_S)
        moved = np.diff(positions.astype(np.float64), axis=0)
        if len(moved):
            self._steps.append(np.percentile(np.linalg.norm(moved, axis=-1), 5, axis=0))
        steps = moved[silent[:-1] & silent[1:]]
        if len(steps) >= _LEAST_STEPS:
            self._jitter[name] = float(np.sqrt((steps**2).mean()))
        if utterance.filled is not None:
            self._filled[name] = utterance.filled / (len(positions) * self._sensors)
        if utterance.surface is not None and self._usual is not None:
            points = utterance.surface[:, self._quiet]
            off = fit_similarity(points, self._usual).apply(points) - self._usual
            self._residual[name] = float(np.sqrt((off**2).sum(axis=-1).mean()))

    def noise(self) -> Noise:
        """What was measured."""
        usual = np.median(self._steps, axis=0) if self._steps else np.zeros(self._sensors)
        quiet = len(self._quiet) if self._residual else 0
        return Noise(self._jitter, self._residual, self._filled, quiet, usual)


def in_silence(
    alignment: Alignment, frames: int, fps: float, margin_s: float = 0.0
) -> npt.NDArray[np.bool_]:
    """Which frames are silent and at least ``margin_s`` s from any phone, bool ``[frames]``."""
    times = np.arange(frames) / fps
    silent = np.ones(frames, bool)
    for phone in alignment.phones:
        if phone.label != SILENCE:
            silent &= (times < phone.start - margin_s) | (times >= phone.end + margin_s)
    return silent


def _quiet_points(corpus: Corpus) -> tuple[npt.NDArray[np.intp], Points | None]:
    """Indices of the surface points that move least, and their mean positions in mm."""
    if corpus.info.mesh is None:
        return np.zeros(0, np.intp), None
    names = corpus.names
    chosen = names[:: max(1, len(names) // _REFERENCE_UTTERANCES)]
    faces = [
        utterance.surface.astype(np.float64)
        for utterance in corpus.utterances(chosen, surface=True)
        if utterance.surface is not None
    ]
    if not faces:
        return np.zeros(0, np.intp), None
    frames = np.concatenate(faces)
    spread = frames.var(axis=0).sum(axis=-1)
    count = min(len(spread), max(_LEAST_QUIET, round(_QUIET_SHARE * len(spread))))
    quiet = np.sort(np.argsort(spread)[:count])
    return quiet, frames[:, quiet].mean(axis=0)

"""Comparison with another package on a corpus: openfacefx, which makes viseme curves by rules.

Its curves (version 0.24, default settings) are made from the recorded phones. They are weights of
shapes, not positions, so they are mapped to sensor coordinates by the linear map that fits the
training sentences best in the least squares sense. Scores are those of `labial evaluate` on the
test sentences, with its baselines.

    python benchmarks/peers.py runs/grid-s1.h5
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from openfacefx.alignment import PhonemeSegment
from openfacefx.coarticulation import build_viseme_curves

from labial.alignment import SILENCE, Alignment
from labial.corpus import Corpus, names_in
from labial.evaluation.report import evaluate
from labial.evaluation.table import rows
from labial.formats.split import read_split
from labial.motion import Motion, SensorLayout
from labial.phones.arpabet import ARPABET

# The shortest symbol of each phone: "B", not "BCL".
SYMBOLS = {phone: symbol for symbol, phone in sorted(ARPABET.items(), key=lambda s: -len(s[0]))}
SYMBOLS[SILENCE] = "sil"


@dataclass(frozen=True, eq=False)
class LinearOfCurves:
    """Positions in mm as a linear map ``[curves + 1, coordinates]`` of viseme curves."""

    weights: npt.NDArray[np.float64]
    fps: float
    layout: SensorLayout

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``."""
        positions = curves(alignment, self.fps) @ self.weights
        return Motion(
            positions.astype(np.float32).reshape(len(positions), -1, 3), self.fps, self.layout
        )


def curves(alignment: Alignment, fps: float) -> npt.NDArray[np.float64]:
    """Viseme curves ``[frames, curves + 1]``; the last column is 1."""
    segments = [PhonemeSegment(SYMBOLS[p.label], p.start, p.end) for p in alignment.phones]
    times, matrix = build_viseme_curves(segments, fps=100.0)
    frames = np.arange(alignment.frame_count(fps)) / fps
    sampled = [np.interp(frames, times, curve) for curve in matrix.T]
    return np.stack([*sampled, np.ones(len(frames))], axis=1)


def fit(corpus: Corpus, splits: dict[str, str]) -> LinearOfCurves:
    """The map that fits the training sentences best in the least squares sense."""
    inputs, targets = [], []
    for utterance in corpus.utterances(names_in(splits, "train", corpus)):
        motion = utterance.motion
        rows = curves(utterance.alignment, motion.fps)
        count = min(len(rows), len(motion))
        inputs.append(rows[:count])
        targets.append(motion.positions[:count].reshape(count, -1))
    weights = np.linalg.lstsq(np.concatenate(inputs), np.concatenate(targets), rcond=None)[0]
    return LinearOfCurves(weights, corpus.info.fps, corpus.info.layout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--split", type=Path, help="a CSV file that replaces the split of the corpus"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    with Corpus(arguments.corpus) as corpus:
        splits = read_split(arguments.split) if arguments.split else corpus.splits
        evaluation = evaluate("openfacefx", fit(corpus, splits), corpus, splits)
    if arguments.json:
        print(json.dumps(evaluation.scores))
        return
    print(f"{'':26}" + "".join(f"{name:>18}" for name in evaluation.scores))
    for label, _, *cells in rows(list(evaluation.scores.values())):
        print(f"{label:26}" + "".join(f"{cell:>18}" for cell in cells))


if __name__ == "__main__":
    main()

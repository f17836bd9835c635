"""How well a network learns a known law.

Makes a synthetic corpus through marker files, trains on it, and scores the network and the law
itself on the test sentences: the law's error is that of the noise. Exits with 1 if the network's
error is more than 15 % larger.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.alignment import Alignment
from labial.cli import main as labial
from labial.corpus import Corpus, names_in
from labial.evaluation.metrics import METRICS, RMSE
from labial.evaluation.opening import open_predictor
from labial.evaluation.report import evaluate
from labial.face.head import Points
from labial.face.rigid import fit_rigid
from labial.motion import Motion, SensorLayout
from labial.synthesis.law import DominanceLaw

MOST_RATIO = 1.15


@dataclass(frozen=True, eq=False)
class LawInFrame:
    """The law with its motion rotated and translated into a corpus' frame of reference."""

    law: DominanceLaw
    rotation: Points
    shift: Points

    @property
    def fps(self) -> float:
        """The law's rate in Hz."""
        return self.law.fps

    @property
    def layout(self) -> SensorLayout:
        """The law's sensors."""
        return self.law.layout

    def animate(self, alignment: Alignment) -> Motion:
        """The law's motion."""
        motion = self.law.animate(alignment)
        moved = motion.positions @ self.rotation + self.shift
        return Motion(moved.astype(np.float32), motion.fps, motion.layout)


def law_of(corpus: Corpus, utterances: int = 40) -> LawInFrame:
    """The law in the frame of reference of a synthetic corpus, fitted on training sentences."""
    law = DominanceLaw(corpus.info.fps)
    recorded, true = [], []
    for utterance in corpus.utterances(names_in(corpus.splits, "train", corpus)[:utterances]):
        recorded.append(utterance.motion.positions[::10].reshape(-1, 3))
        true.append(law.animate(utterance.alignment).positions[::10].reshape(-1, 3))
    pairs = [np.concatenate(each).astype(np.float64) for each in (true, recorded)]
    fit = fit_rigid(pairs[0][None], pairs[1]).fit
    return LawInFrame(law, fit.rotation[0], fit.shift[0])


def main() -> int:
    """Synthesise, train, score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=300)
    parser.add_argument("--language", default="en-gb")
    parser.add_argument("--fps", type=float, default=30.0, help="the network's rate in Hz")
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--folder", type=Path, default=Path("runs"))
    arguments = parser.parse_args()
    stem = arguments.folder / f"synthetic-{arguments.language}-{arguments.sentences}"
    path, run = stem.with_suffix(".h5"), stem
    arguments.folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    if not path.exists():
        command = f"corpus synthesise --output {path} --language {arguments.language}"
        _run([*command.split(), "--sentences", str(arguments.sentences)])
    made = time.monotonic()
    resume = ["--resume"] if (run / "run.json").exists() else []
    command = f"train {path} -o {run} --fps {arguments.fps:g} --epochs {arguments.epochs}"
    _run([*command.split(), *resume])
    trained = time.monotonic()
    opened = open_predictor(run)
    with Corpus(path) as corpus:
        law = evaluate("the law", law_of(corpus), corpus, corpus.splits).scores["the law"]
        scored = evaluate(opened.name, opened.predictor, corpus, corpus.splits, opened.trained_on)
    for name, scores in {"the law": law, **scored.scores}.items():
        metrics = (RMSE, METRICS["aperture_rmse_mm"])
        print(f"{name:24}" + ", ".join(f"{m.label} {m.of(scores):.3f} {m.unit}" for m in metrics))
    network = scored.scores[opened.name]
    ratio = RMSE.of(network) / RMSE.of(law)
    print(f"network / law             {ratio:.3f}, expected {MOST_RATIO} at most")
    print(f"made in {made - started:.0f} s, trained in {trained - made:.0f} s")
    return 0 if ratio <= MOST_RATIO else 1


def _run(arguments: list[str]) -> None:
    if labial(arguments) != 0:
        sys.exit(f"labial {' '.join(arguments)} failed")


if __name__ == "__main__":
    sys.exit(main())

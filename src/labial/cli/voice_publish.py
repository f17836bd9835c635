"""labial voice publish"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from tyro.conf import Positional, arg

from labial.cli.options import Output, needs_extra


@dataclass(frozen=True)
class VoicePublish:
    """Make a voice file of a training run, with its figures on the test split inside."""

    folder: Annotated[Positional[Path], arg(metavar="RUN")]
    """The run's folder."""
    corpus: Annotated[Path, arg(metavar="CORPUS")]
    """The corpus it was trained on."""
    output: Output
    """The voice file to write, ending in .onnx."""
    weights: Literal["best", "last"] = "best"
    """The weights of the best validation loss, or the last epoch's."""

    def run(self) -> int:
        """Do it."""
        with needs_extra("publishing a voice", "train"):
            from labial.corpus import Corpus
            from labial.evaluation.models import open_run
            from labial.evaluation.report import evaluate
            from labial.evaluation.table import headline
            from labial.publishing import publish

        run = open_run(self.folder, self.weights)
        with Corpus(self.corpus) as corpus:
            evaluation = evaluate(
                run.model.name, run.model.predictor, corpus, run.info.splits, run.model.trained_on
            )
            figures = headline(evaluation.scores[run.model.name])
            publish(run.info, run.checkpoint, self.weights, corpus, self.output, figures)
        print(f"{self.output}: {self.output.stat().st_size / 1e6:.1f} MB")
        for name, figure in figures.items():
            print(f"{name:40}{figure}")
        return 0

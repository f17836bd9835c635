"""labial voice publish"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.options import Output, needs_extra
from labial.errors import LabialError

if TYPE_CHECKING:
    from labial.voice import Voice


@dataclass(frozen=True)
class VoicePublish:
    """Make a voice file from training runs. It contains the scores on the test split."""

    folders: Annotated[
        Positional[tuple[Path, ...]], arg(metavar="RUN ...", help_behavior_hint="(required)")
    ]
    """The runs' folders; the voice is the mean of several runs on the same data."""
    output: Output
    """The voice file to write, ending in .onnx."""
    corpus: Annotated[
        Path | None, arg(metavar="CORPUS", help_behavior_hint="(default: where the run found it)")
    ] = None
    """The corpus that the run was trained on."""
    weights: Literal["best", "last"] = "best"
    """The weights with the best validation loss, or those of the last epoch."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("publishing a voice", "train"):
            from labial.corpus import Corpus
            from labial.evaluation.opening import open_run
            from labial.evaluation.report import evaluate
            from labial.evaluation.table import figures
            from labial.files import check_place
            from labial.publishing import publish

        if not self.folders:
            raise LabialError("voice publish: expected one or more folders of runs")
        check_place(self.output, ".onnx")
        Inputs.of(self.corpus).check_apart([self.output])
        runs = {str(folder): open_run(folder, self.weights) for folder in self.folders}
        if len(runs) < len(self.folders):
            raise LabialError("a run is given twice; give each run once")
        first = runs[str(self.folders[0])]
        with Corpus(self._corpus(first.info.corpus_path)) as corpus:

            def figures_of(voice: Voice) -> dict[str, str]:
                trained_on = first.named.trained_on
                evaluation = evaluate("voice", voice, corpus, first.info.splits, trained_on)
                return figures(evaluation.scores["voice"])

            trained = {name: (run.info, run.checkpoint) for name, run in runs.items()}
            published = publish(trained, self.weights, corpus, self.output, figures_of)
        print(f"{self.output}: {self.output.stat().st_size / 1e6:.1f} MB")
        for name, figure in published.items():
            print(f"{name:28}{figure}")
        return 0

    def _corpus(self, trained_on: str) -> Path:
        if self.corpus is not None:
            return self.corpus
        if not Path(trained_on).exists():
            raise LabialError(f"{trained_on}: the corpus is not there; give its path by --corpus")
        return Path(trained_on)

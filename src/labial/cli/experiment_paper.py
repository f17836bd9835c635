"""labial experiment paper"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from tyro.conf import arg

from labial.apart import Inputs
from labial.cli.experiments import (
    Made,
    NetworkFps,
    Only,
    RunningAs,
    RunningOptions,
    check_positive,
    check_rate,
    only_conditions,
    recorded_command,
    run_plans,
    splits_of,
)
from labial.cli.options import (
    CorpusFile,
    KeyshapesFile,
    LeaveOutFile,
    OutputFolder,
    SplitFile,
    needs_extra,
)

if TYPE_CHECKING:
    from labial.corpus import Corpus
    from labial.experiment.plan import Plan


@dataclass(frozen=True)
class ExperimentPaper:
    """Run the study of Biasutto-Lervat, Dahmani and Ouni (2019) and write its report.

    If the command is stopped, repeating it runs what is missing in the folder.
    """

    how_to_resume: ClassVar[str] = "the same command continues with what is missing"

    corpus: CorpusFile
    """The corpus file."""
    output: OutputFolder
    """The folder for the results and the report."""
    seeds: int = 10
    """Trainings of each of the paper's conditions, each from another initialisation."""
    further_seeds: int = 3
    """Trainings of each further condition; 0 leaves these conditions out."""
    split: SplitFile = None
    """A CSV file with the columns utterance and split."""
    leave_out: LeaveOutFile = None
    """A CSV file with a column utterance, as `labial corpus check` writes: what to leave out."""
    words: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """A split that keeps some words out of training; adds conditions on unseen words."""
    fps: NetworkFps = None
    """The networks' frame rate in Hz."""
    keyshapes: KeyshapesFile = None
    """A TOML file that defines the keyshapes of blendshapes."""
    only: Only = ()
    """Run these conditions only."""
    running: RunningAs = field(default_factory=RunningOptions)

    def run(self) -> int:
        """Run the command."""
        with needs_extra("an experiment", "train"):
            from labial.corpus import Corpus
            from labial.experiment.corpus_content import CorpusContent
            from labial.experiment.reference import describe_corpus
            from labial.experiment.report import REPORT_FILES
            from labial.experiment.results import FILES, Results, Shared

        check_rate(self.fps)
        check_positive(seeds=self.seeds)
        self.running.check()
        inputs = Inputs.of(self.corpus, self.split, self.leave_out, self.words, self.keyshapes)
        inputs.check_apart(self.output / name for name in (*FILES, *REPORT_FILES))
        engine = self.running.chosen()
        with Corpus(self.corpus) as corpus:
            splits = splits_of(corpus, self.split, self.leave_out)
            shared = Shared(
                corpus.info.name,
                CorpusContent.of(corpus, splits),
                self.fps or corpus.info.fps,
                self.running.at_most_epochs,
            )
            plans = self._plans(corpus, splits)
            reference = describe_corpus(corpus, splits)
        results = Results(self.output, shared)
        made = Made(reference, self._command(), self.corpus)
        return run_plans(plans, results, made, None if self.running.dry_run else engine)

    def _plans(self, corpus: Corpus, splits: dict[str, str]) -> list[Plan]:
        from labial.experiment.conditions import FURTHER, PAPER
        from labial.experiment.keyshapes import keyshapes_for
        from labial.experiment.models import Setting
        from labial.experiment.plan import Grid, Planner

        words = splits_of(corpus, self.words, self.leave_out) if self.words else None
        fps = self.fps or corpus.info.fps
        setting = Setting(fps, keyshapes_for(corpus, splits, self.keyshapes))
        planner = Planner(corpus, splits, words, setting, self.running.at_most_epochs)
        grids = (Grid(PAPER, self.seeds), Grid(FURTHER, self.further_seeds))
        plans = [planner.plan(grid) for grid in grids]
        return only_conditions(plans, self.only)

    def _command(self) -> str:
        options = {
            "--seeds": self.seeds,
            "--further-seeds": self.further_seeds,
            "--split": self.split,
            "--leave-out": self.leave_out,
            "--words": self.words,
            "--keyshapes": self.keyshapes,
            "--fps": self.fps,
            "--at-most-epochs": self.running.at_most_epochs,
            "--only": self.only,
        }
        return recorded_command("labial experiment paper", [self.corpus], options)

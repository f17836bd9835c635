"""labial experiment pretrained"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from tyro.conf import Positional, arg

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
from labial.cli.options import CorpusFile, LeaveOutFile, OutputFolder, SplitFile, needs_extra

if TYPE_CHECKING:
    from labial.corpus import Corpus
    from labial.experiment.plan import Plan


@dataclass(frozen=True)
class ExperimentPretrained:
    """Train networks with and without pre-trained models of phones, and write a report.

    Networks with an injected and with a random decoder learn from 2, 5, 10, 20 and all minutes of
    speech. If the command is stopped, repeating it runs what is missing in the folder.
    """

    how_to_resume: ClassVar[str] = "the same command continues with what is missing"

    corpus: CorpusFile
    """The corpus file."""
    models: Annotated[Positional[tuple[Path, ...]], arg(metavar="MODEL.safetensors")]
    """Models of `labial phones pretrain`, which are compared by the names of their files."""
    output: OutputFolder
    """The folder for the results and the report."""
    seeds: int = 3
    """Trainings of each condition, each from another initialisation."""
    short_seeds: int = 10
    """The same for conditions of at most 5 minutes, which are trained faster."""
    tuned: Annotated[
        tuple[Path, ...], arg(metavar="MODEL ...", help_behavior_hint="(default: none)")
    ] = ()
    """Models whose states networks read, to be compared also trained with the network."""
    split: SplitFile = None
    """A CSV file with the columns utterance and split."""
    leave_out: LeaveOutFile = None
    """A CSV file with a column utterance, as `labial corpus check` writes: what to leave out."""
    fps: NetworkFps = None
    """The networks' frame rate in Hz."""
    only: Only = ()
    """Run these conditions only."""
    running: RunningAs = field(default_factory=RunningOptions)

    def run(self) -> int:
        """Run the command."""
        with needs_extra("an experiment", "train"):
            from labial.corpus import Corpus
            from labial.experiment.corpus_content import CorpusContent
            from labial.experiment.pretrained import STUDY, describe_models
            from labial.experiment.reference import describe_corpus
            from labial.experiment.report import PRETRAINED_FILES
            from labial.experiment.results import FILES, Results, Shared

        check_rate(self.fps)
        check_positive(seeds=self.seeds, short_seeds=self.short_seeds)
        self.running.check()
        models = (*self.models, *self.tuned)
        inputs = Inputs.of(self.corpus, self.split, self.leave_out, *models)
        inputs.check_apart(self.output / name for name in (*FILES, *PRETRAINED_FILES))
        engine = self.running.chosen()
        with Corpus(self.corpus) as corpus:
            splits = splits_of(corpus, self.split, self.leave_out)
            shared = Shared(
                corpus.info.name,
                CorpusContent.of(corpus, splits),
                self.fps or corpus.info.fps,
                self.running.at_most_epochs,
                STUDY,
            )
            plans = self._plans(corpus, splits)
            reference = describe_corpus(corpus, splits) | {"models": describe_models(models)}
        results = Results(self.output, shared)
        made = Made(reference, self._command(), self.corpus)
        return run_plans(plans, results, made, None if self.running.dry_run else engine)

    def _plans(self, corpus: Corpus, splits: dict[str, str]) -> list[Plan]:
        from labial.experiment.models import Setting
        from labial.experiment.plan import Grid, Planner
        from labial.experiment.pretrained import conditions_of, is_short, variants_of

        models, tuned = ([path.absolute() for path in of] for of in (self.models, self.tuned))
        conditions = conditions_of(variants_of(models, tuned))
        setting = Setting(self.fps or corpus.info.fps)
        planner = Planner(corpus, splits, None, setting, self.running.at_most_epochs)
        short = tuple(each for each in conditions if is_short(each))
        others = tuple(each for each in conditions if not is_short(each))
        plans = [
            planner.plan(Grid(short, self.short_seeds)),
            planner.plan(Grid(others, self.seeds)),
        ]
        return only_conditions(plans, self.only)

    def _command(self) -> str:
        options = {
            "--seeds": self.seeds,
            "--short-seeds": self.short_seeds,
            "--tuned": self.tuned,
            "--split": self.split,
            "--leave-out": self.leave_out,
            "--fps": self.fps,
            "--at-most-epochs": self.running.at_most_epochs,
            "--only": self.only,
        }
        inputs = [self.corpus, *self.models]
        return recorded_command("labial experiment pretrained", inputs, options)

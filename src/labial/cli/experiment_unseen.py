"""labial experiment unseen"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from tyro.conf import arg

from labial.apart import Inputs
from labial.cli.experiments import (
    Made,
    NetworkFps,
    RunningAs,
    RunningOptions,
    check_positive,
    check_rate,
    recorded_command,
    run_plans,
    splits_of,
)
from labial.cli.options import CorpusFile, LeaveOutFile, OutputFolder, SplitFile, needs_extra
from labial.cli.terminal import plain

if TYPE_CHECKING:
    from labial.experiment.folds import Folds
    from labial.experiment.report.unseen import UnseenSummary

_OF = (
    "What is left out in turn: groups of words, such that every word that can be left out is in"
    " one, or single phones."
)
_ONLY = (
    "Run these conditions: any of `labial experiment paper` without blendshapes, `pca injected"
    " features, stand-ins`, or `pca injected, mean of one-hot and features`."
)
_VALUE_CHARACTERS = 6  # as in -0.039
_HINT = "(default: pca injected, pca injected features, phone means, smoothed, dominance functions)"


@dataclass(frozen=True)
class ExperimentUnseen:
    """Leave words or phones out of training in turn, and score models on them.

    Only the training and validation utterances are used. If the command is stopped, repeating it
    runs what is missing in the folder.
    """

    how_to_resume: ClassVar[str] = "the same command continues with what is missing"

    corpus: CorpusFile
    """The corpus file."""
    output: OutputFolder
    """The folder for the results and the report."""
    of: Annotated[Literal["words", "phones"], arg(help=_OF)] = "words"
    share: float = 0.3
    """The largest share of the utterances that is left out at a time."""
    seeds: int = 1
    """Trainings of each condition on each group, each from another initialisation."""
    split: SplitFile = None
    """A CSV file with the columns utterance and split."""
    leave_out: LeaveOutFile = None
    """A CSV file with a column utterance, as `labial corpus check` writes: what to leave out."""
    fps: NetworkFps = None
    """The networks' frame rate in Hz."""
    models: Annotated[
        tuple[Path, ...], arg(metavar="MODEL ...", help_behavior_hint="(default: none)")
    ] = ()
    """Models of `labial phones pretrain`; each adds a condition, `pca injected, NAME`."""
    only: Annotated[
        tuple[str, ...], arg(metavar="CONDITION ...", help=_ONLY, help_behavior_hint=_HINT)
    ] = ()
    running: RunningAs = field(default_factory=RunningOptions)

    def run(self) -> int:
        """Run the command."""
        with needs_extra("an experiment", "train"):
            from labial.corpus import Corpus
            from labial.experiment.corpus_content import CorpusContent
            from labial.experiment.folds import Limits, read_spoken
            from labial.experiment.models import Setting
            from labial.experiment.pretrained import variants_of
            from labial.experiment.report.unseen import UNSEEN_FILES, summarised
            from labial.experiment.results import FILES, Results, Shared
            from labial.experiment.unseen import (
                KINDS,
                MAIN,
                UnseenPlanner,
                chosen,
                describe_folds,
                pretrained_conditions,
            )

        check_rate(self.fps)
        check_positive(seeds=self.seeds)
        self.running.check()
        limits, kind = Limits(self.share), KINDS[self.of]
        variants = variants_of([path.absolute() for path in self.models])
        added = [condition.name for condition in pretrained_conditions(variants)]
        conditions = chosen(self.only or (*MAIN, *added), variants)
        inputs = Inputs.of(self.corpus, self.split, self.leave_out, *self.models)
        inputs.check_apart(self.output / name for name in (*FILES, *UNSEEN_FILES))
        engine = self.running.chosen()
        with Corpus(self.corpus) as corpus:
            splits = splits_of(corpus, self.split, self.leave_out)
            spoken = read_spoken(corpus, splits)
            folds = kind.find(spoken, limits)
            shared = Shared(
                corpus.info.name,
                CorpusContent.of(corpus, splits, spoken.names),
                self.fps or corpus.info.fps,
                self.running.at_most_epochs,
                kind.study,
                self.share,
            )
            reference = describe_folds(corpus, folds, limits)
        planner = UnseenPlanner(
            kind, spoken, folds, Setting(shared.fps), self.running.at_most_epochs
        )
        plans = [planner.plan(conditions, self.seeds)]
        results = Results(self.output, shared)
        _print_folds(folds, self.running.dry_run)
        made = Made(reference, self._command(), self.corpus)
        status = run_plans(plans, results, made, None if self.running.dry_run else engine)
        if not self.running.dry_run:
            _print_summary(summarised(self.output))
        return status

    def _command(self) -> str:
        options = {
            "--of": self.of,
            "--share": self.share,
            "--seeds": self.seeds,
            "--split": self.split,
            "--leave-out": self.leave_out,
            "--fps": self.fps,
            "--at-most-epochs": self.running.at_most_epochs,
            "--models": self.models,
            "--only": self.only,
        }
        return recorded_command("labial experiment unseen", [self.corpus], options)


def _print_folds(folds: Folds, reasons: bool) -> None:
    for fold in folds.folds:
        print(f"{fold.number}: {' '.join(fold.items)} ({len(fold.left_out)} utterances)")
    if not folds.kept:
        return
    if not reasons:
        print(f"not left out: {len(folds.kept)} in all; --dry-run lists them with the reasons")
        return
    for item, reason in folds.kept.items():
        print(f"not left out: {item} ({reason})")


def _print_summary(summary: UnseenSummary) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(plain(summary.title), "table.title"),
        title_justify="left",
        box=SIMPLE_HEAD,
        padding=0,
        show_edge=False,
    )
    # Headings are broken at spaces only. In a narrow terminal, names are broken before numbers.
    for place, head in enumerate(summary.heading):
        width = max([_VALUE_CHARACTERS, *map(len, head.split())])
        table.add_column(
            fill(head, width),
            justify="right" if place else "left",
            no_wrap=bool(place),
            overflow="fold",
        )
    for row in summary.rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)

"""labial experiment paper"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from tyro.conf import arg

from labial.apart import Inputs
from labial.cli.bars import Bar, Bars
from labial.cli.options import (
    CorpusFile,
    Flag,
    KeyshapesFile,
    LeaveOutFile,
    OutputFolder,
    SplitFile,
    needs_extra,
)
from labial.errors import ExperimentError
from labial.motion import check_fps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labial.corpus import Corpus
    from labial.experiment.engine import Engine, Event, Failed
    from labial.experiment.plan import Plan
    from labial.experiment.runner import Stage
    from labial.experiment.task import Task

_LOG_CHARACTERS = 2000


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
    fps: Annotated[float | None, arg(help_behavior_hint="(default: the corpus' own)")] = None
    """The networks' frame rate in Hz."""
    keyshapes: KeyshapesFile = None
    """A TOML file that defines the keyshapes of blendshapes."""
    only: Annotated[
        tuple[str, ...], arg(metavar="CONDITION ...", help_behavior_hint="(default: all)")
    ] = ()
    """Run these conditions only."""
    engine: Literal["local", "ray"] = "local"
    """Processes on this machine, or a Ray cluster."""
    workers: int = 2
    """Processes at a time on this machine, one thread each."""
    address: Annotated[
        str | None, arg(help_behavior_hint="(default: a cluster of this machine alone)")
    ] = None
    """The Ray cluster's address."""
    at_most_epochs: Annotated[int | None, arg(help_behavior_hint="(default: no limit)")] = None
    """Stop every training after this number of epochs, for a quick look."""
    dry_run: Flag = False
    """Only report what would be run."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("an experiment", "train"):
            from labial.corpus import Corpus
            from labial.experiment.reference import describe_corpus
            from labial.experiment.report import REPORT_FILES, write_report
            from labial.experiment.results import FILES, Results, Shared, corpus_digest
            from labial.experiment.runner import missing, run_missing

        self._check()
        inputs = Inputs.of(self.corpus, self.split, self.leave_out, self.words, self.keyshapes)
        inputs.check_apart(self.output / name for name in (*FILES, *REPORT_FILES))
        engine = self._engine()
        with Corpus(self.corpus) as corpus:
            splits = self._splits(corpus, self.split)
            shared = Shared(
                corpus.info.name,
                corpus_digest(corpus, splits),
                self.fps or corpus.info.fps,
                self.at_most_epochs,
            )
            plans = self._plans(corpus, splits)
            reference = describe_corpus(corpus, splits)
        results = Results(self.output, shared)
        todo = missing(plans, results)
        self._print_plan(plans, todo)
        if self.dry_run:
            return 0
        with results.open(reference, self._command()), Bars(0.0, kept=True, counts=True) as bars:
            display = _Display(bars, todo)
            failed = run_missing(todo, results, self.corpus, engine, display.show)
        print(write_report(self.output))
        return _print_failed(failed)

    def _check(self) -> None:
        if self.fps is not None:
            check_fps(self.fps)
        for name in ("seeds", "workers", "at_most_epochs"):
            value = getattr(self, name)
            if value is not None and not value > 0:
                option = name.replace("_", "-")
                raise ExperimentError(f"--{option} is {value}, expected above 0")
        if self.address and self.engine != "ray":
            raise ExperimentError(f"--address {self.address}: used with --engine ray only")

    def _plans(self, corpus: Corpus, splits: dict[str, str]) -> list[Plan]:
        from labial.experiment.conditions import FURTHER, PAPER
        from labial.experiment.keyshapes import keyshapes_for
        from labial.experiment.models import Setting
        from labial.experiment.plan import Grid, Planner

        words = self._splits(corpus, self.words) if self.words else None
        fps = self.fps or corpus.info.fps
        setting = Setting(fps, keyshapes_for(corpus, splits, self.keyshapes))
        planner = Planner(corpus, splits, words, setting, self.at_most_epochs)
        grids = (Grid(PAPER, self.seeds), Grid(FURTHER, self.further_seeds))
        plans = [planner.plan(grid) for grid in grids]
        known = sorted(name for plan in plans for name in plan.conditions)
        for name in self.only:
            if name not in known:
                choices = "; ".join(known)
                raise ExperimentError(f"unknown condition '{name}', expected one of: {choices}")
        return [plan.only(self.only) for plan in plans] if self.only else plans

    def _splits(self, corpus: Corpus, path: Path | None) -> dict[str, str]:
        """The split in a file, or the corpus' own, without the utterances to leave out."""
        from labial.formats.leave_out import without
        from labial.formats.split import read_split

        splits = read_split(path) if path else corpus.splits
        return without(splits, self.leave_out, corpus.names) if self.leave_out else splits

    def _command(self) -> str:
        """The command with the options that change results, and files without their folders."""
        options = {
            "--seeds": self.seeds,
            "--further-seeds": self.further_seeds,
            "--split": self.split and self.split.name,
            "--leave-out": self.leave_out and self.leave_out.name,
            "--words": self.words and self.words.name,
            "--keyshapes": self.keyshapes and self.keyshapes.name,
            "--fps": self.fps,
            "--at-most-epochs": self.at_most_epochs,
            "--only": " ".join(f'"{name}"' for name in self.only) or None,
        }
        given = [f"{name} {value}" for name, value in options.items() if value is not None]
        return " ".join(["labial experiment paper", self.corpus.name, "-o RESULTS", *given])

    def _engine(self) -> Engine:
        if self.engine == "ray":
            with needs_extra("a Ray cluster", "cluster"):
                from labial.experiment.cluster import RayCluster

            return RayCluster(self.address)
        from labial.experiment.local import Processes

        return Processes(self.workers)

    def _print_plan(self, plans: Sequence[Plan], todo: Sequence[Stage]) -> None:
        trainings = sum(len(plan.runs) for plan in plans)
        left, epochs = sum(len(stage.runs) for stage in todo), sum(stage.epochs for stage in todo)
        print(
            f"{self.output}: {trainings} trainings, {trainings - left} done,"
            f" {left} to do with {epochs} epochs"
        )


class _Display:
    """A bar for all epochs, one for each running task, and a line for each that has ended."""

    def __init__(self, bars: Bars, todo: Sequence[Stage]) -> None:
        self._bars = bars
        self._whole = sum(stage.epochs for stage in todo)
        self._all = bars.bar("all epochs")
        self._all(0, self._whole)
        self._under_way: dict[str, tuple[Bar, float]] = {}
        self._epochs: dict[str, int] = {}

    def show(self, event: Event) -> None:
        """Show an engine's event."""
        from labial.experiment.engine import Ended, Progressed, Started

        task = event.task
        match event:
            case Started():
                self._under_way[task.name] = self._bars.bar(task.name), monotonic()
                self._advance(task, 0)
            case Progressed(_, epochs):
                self._advance(task, epochs)
            case Ended():
                self._advance(task, task.epochs)
                self._end(task.name, "done")
            case _:
                # Also of runs that were never started because their latent space failed.
                self._advance(task, task.epochs)
                self._end(task.name, "failed")

    def _advance(self, task: Task, epochs: int) -> None:
        if task.name in self._under_way:
            self._under_way[task.name][0](epochs, task.epochs)
        self._epochs[task.name] = epochs
        self._all(sum(self._epochs.values()), self._whole)

    def _end(self, name: str, outcome: str) -> None:
        seconds = 0.0
        if name in self._under_way:
            bar, begun = self._under_way.pop(name)
            bar.remove()
            seconds = monotonic() - begun
        print(f"{outcome}: {name}, {seconds:.0f} s", file=sys.stderr, flush=True)


def _print_failed(failed: Sequence[Failed]) -> int:
    for failure in failed:
        print(f"labial: failed: {failure.task.name}", file=sys.stderr)
        print(failure.log[-_LOG_CHARACTERS:], file=sys.stderr)
    return 1 if failed else 0

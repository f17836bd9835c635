"""What the commands that run many trainings share: options, checks, progress and failures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, Literal

from tyro.conf import OmitArgPrefixes, arg

from labial.cli.bars import Bar, Bars
from labial.cli.options import Flag, needs_extra
from labial.errors import ExperimentError
from labial.motion import check_fps

if TYPE_CHECKING:
    from labial.corpus import Corpus
    from labial.experiment.engine import Engine, Event
    from labial.experiment.plan import Plan
    from labial.experiment.results import Results
    from labial.experiment.runner import Stage
    from labial.experiment.task import Task

_LOG_CHARACTERS = 2000

Only = Annotated[tuple[str, ...], arg(metavar="CONDITION ...", help_behavior_hint="(default: all)")]
NetworkFps = Annotated[
    float | None, arg(metavar="HZ", help_behavior_hint="(default: the corpus' own)")
]


@dataclass(frozen=True)
class RunningOptions:
    """How trainings are run."""

    engine: Literal["local", "ray"] = "local"
    """Processes on this machine, or a Ray cluster."""
    workers: int = 2
    """Processes at a time on this machine, one thread each."""
    address: Annotated[
        str | None,
        arg(metavar="ADDRESS", help_behavior_hint="(default: a cluster of this machine alone)"),
    ] = None
    """The Ray cluster's address."""
    at_most_epochs: Annotated[
        int | None, arg(metavar="N", help_behavior_hint="(default: no limit)")
    ] = None
    """Stop every training after this number of epochs, for a quick look."""
    dry_run: Flag = False
    """Only report what would be run."""

    def check(self) -> None:
        """Raise ``ExperimentError`` for invalid values."""
        check_positive(workers=self.workers, at_most_epochs=self.at_most_epochs)
        if self.address and self.engine != "ray":
            raise ExperimentError(f"--address {self.address}: used with --engine ray only")

    def chosen(self) -> Engine:
        """The engine that the options choose."""
        if self.engine == "ray":
            with needs_extra("a Ray cluster", "cluster"):
                from labial.experiment.cluster import RayCluster

            return RayCluster(self.address)
        from labial.experiment.local import Processes

        return Processes(self.workers)


RunningAs = OmitArgPrefixes[RunningOptions]


def check_positive(**values: int | None) -> None:
    """Raise ``ExperimentError`` for an option, by its name in Python, that is not above 0."""
    for name, value in values.items():
        if value is not None and not value > 0:
            option = name.replace("_", "-")
            raise ExperimentError(f"--{option} is {value}, expected above 0")


def check_rate(fps: float | None) -> None:
    """Raise ``MotionError`` for an invalid frame rate."""
    if fps is not None:
        check_fps(fps)


def splits_of(corpus: Corpus, path: Path | None, leave_out: Path | None) -> dict[str, str]:
    """The split in a file, or the corpus' own, without the utterances to leave out."""
    from labial.formats.leave_out import without
    from labial.formats.split import read_split

    splits = read_split(path) if path else corpus.splits
    return without(splits, leave_out, corpus.names) if leave_out else splits


def recorded_command(command: str, inputs: Sequence[Path], options: Mapping[str, object]) -> str:
    """A command with the options that change results, and files without their folders."""
    given = []
    for name, value in options.items():
        if value is None or value == ():
            continue
        several = isinstance(value, tuple)
        words = [_named(each) for each in (value if isinstance(value, tuple) else (value,))]
        given += [name, *(f'"{word}"' if several else word for word in words)]
    return " ".join([command, *(path.name for path in inputs), "-o RESULTS", *given])


def _named(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value)


def only_conditions(plans: Sequence[Plan], names: Sequence[str]) -> list[Plan]:
    """The plans with these conditions only, or as they are if none is named.

    Raises ``ExperimentError`` for an unknown name.
    """
    from labial.experiment.conditions import check_known

    check_known(names, {name for plan in plans for name in plan.conditions})
    return [plan.only(names) for plan in plans] if names else list(plans)


@dataclass(frozen=True)
class Made:
    """What results are made from: ``reference`` values, the ``command`` and the corpus file."""

    reference: Mapping[str, Any]
    command: str
    corpus: Path


def run_plans(plans: Sequence[Plan], results: Results, made: Made, engine: Engine | None) -> int:
    """Print how much is missing; unless ``engine`` is None, run it and report; the exit status."""
    from labial.experiment.runner import missing

    todo = missing(plans, results)
    _print_plan(results.folder, plans, todo)
    return 0 if engine is None else _run_and_report(todo, results, made, engine)


def _print_plan(folder: Path, plans: Sequence[Plan], todo: Sequence[Stage]) -> None:
    trainings = sum(len(plan.runs) for plan in plans)
    left, epochs = sum(len(stage.runs) for stage in todo), sum(stage.epochs for stage in todo)
    print(
        f"{folder}: {trainings} training{'' if trainings == 1 else 's'}, {trainings - left} done,"
        f" {left} to do with {epochs} epochs"
    )


def _run_and_report(todo: Sequence[Stage], results: Results, made: Made, engine: Engine) -> int:
    """Run what is missing, write the report, print its path and the failures; the exit status."""
    from labial.experiment.report import write_report
    from labial.experiment.runner import run_missing

    with results.open(made.reference, made.command), _showing(todo) as show:
        failed = run_missing(todo, results, made.corpus, engine, show)
    print(write_report(results.folder))
    for failure in failed:
        print(f"labial: failed: {failure.task.name}", file=sys.stderr)
        print(failure.log[-_LOG_CHARACTERS:], file=sys.stderr)
    return 1 if failed else 0


@contextmanager
def _showing(todo: Sequence[Stage]) -> Iterator[Callable[[Event], None]]:
    with Bars(0.0, kept=True, counts=True) as bars:
        yield _Display(bars, todo).show


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

"""Running plans: executes the tasks without a result and stores each result as it arrives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labial.experiment.engine import Ended, Engine, Event, Failed
from labial.experiment.plan import Plan
from labial.experiment.results import Results
from labial.experiment.task import RunTask, SpaceTask, Task

Listener = Callable[[Event], None]


@dataclass(frozen=True)
class Stage:
    """The missing tasks of a plan: latent spaces, then runs, each with the space it needs."""

    spaces: tuple[SpaceTask, ...]
    runs: tuple[tuple[RunTask, SpaceTask | None], ...]

    @property
    def epochs(self) -> int:
        """The number of epochs of all tasks."""
        tasks: Sequence[Task] = [*self.spaces, *(run for run, _ in self.runs)]
        return sum(task.epochs for task in tasks)


def missing(plans: Sequence[Plan], results: Results) -> list[Stage]:
    """The tasks without a result, by plan. Raises ``ExperimentError`` as ``Results.has`` does."""
    stages: list[Stage] = []
    met: set[str] = set()
    for plan in plans:
        runs = tuple((run, space) for run, space in plan.runs if not results.has(run))
        needed = {space.name: space for _, space in runs if space and space.name not in met}
        met |= set(needed)
        spaces = tuple(space for space in needed.values() if not results.has(space))
        stages.append(Stage(spaces, runs))
    return stages


def run_missing(
    stages: Sequence[Stage], results: Results, corpus: Path, engine: Engine, listen: Listener
) -> list[Failed]:
    """Execute the missing tasks and return the failures.

    In each stage latent spaces come first; a run whose space failed also fails. All other tasks are
    executed whatever fails.
    """
    failed: list[Failed] = []

    def handle(event: Event) -> None:
        if isinstance(event, Ended):
            results.write(event.task, event.content)
        elif isinstance(event, Failed):
            failed.append(event)
        listen(event)

    def execute_all(tasks: Sequence[Task]) -> None:
        for event in engine.run(tasks, corpus):
            handle(event)

    for stage in stages:
        execute_all(stage.spaces)
        without = {failure.task.name for failure in failed}
        ready: list[Task] = []
        for run, space in stage.runs:
            if space and space.name in without:
                handle(Failed(run, f"its latent space, {space.name}, could not be fitted"))
            else:
                ready.append(replace(run, space=results.read(space) if space else None))
        execute_all(ready)
    return failed

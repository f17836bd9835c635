"""Running a plan: what is missing is done, and each result kept as it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labial.experiment.engine import Ended, Engine, Event, Failed
from labial.experiment.plan import Plan
from labial.experiment.results import Results
from labial.experiment.task import SpaceTask, Task

Listener = Callable[[Event], None]


@dataclass(frozen=True)
class Missing:
    """What of a plan is still to do."""

    spaces: tuple[SpaceTask, ...]
    runs: Plan

    @property
    def epochs(self) -> int:
        """All epochs of it."""
        tasks: Sequence[Task] = [*self.spaces, *(run for run, _ in self.runs.runs)]
        return sum(task.epochs for task in tasks)


def missing(plan: Plan, results: Results) -> Missing:
    """What of ``plan`` has no result yet. Raises ``ExperimentError`` as ``Results.has`` does."""
    runs = tuple((run, space) for run, space in plan.runs if not results.has(run))
    needed = {space.name: space for _, space in runs if space}
    spaces = tuple(space for space in needed.values() if not results.has(space))
    return Missing(spaces, Plan(runs))


def run_missing(
    todo: Missing, results: Results, corpus: Path, engine: Engine, listen: Listener
) -> list[Failed]:
    """Do what is missing and give what failed.

    Latent spaces come first; a run whose space failed fails with it. The rest is done whatever
    fails.
    """
    failed: list[Failed] = []

    def do(tasks: Sequence[Task]) -> None:
        for event in engine.run(tasks, corpus):
            if isinstance(event, Ended):
                results.write(event.task, event.content)
            elif isinstance(event, Failed):
                failed.append(event)
            listen(event)

    do(todo.spaces)
    without = {failure.task.name for failure in failed}
    ready: list[Task] = []
    for run, space in todo.runs.runs:
        if space and space.name in without:
            failed.append(Failed(run, f"its latent space, {space.name}, could not be fitted"))
        else:
            ready.append(replace(run, space=results.read(space) if space else None))
    do(ready)
    return failed

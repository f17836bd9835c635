"""How many participants a study takes: its power, by simulation.

Each simulated study is analysed as the real one will be, so that the power is that of this design,
with its orders, trials, random effects and test.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

from scipy.stats import beta

from labial.errors import StudyError
from labial.perception.answers import main_answers
from labial.perception.design import Design, Task
from labial.perception.simulation import simulated
from labial.perception.tasks import TASKS
from labial.perception.trials import Plan
from labial.progress import Progress, unseen


@dataclass(frozen=True)
class Scenario:
    """A task, a number of participants, and the effect that is true, in log odds."""

    task: str
    participants: int
    effect: float


@dataclass(frozen=True)
class Power:
    """How many of the simulated studies found an effect, and how many intervals held the truth.

    ``failed`` studies could not be analysed; they count as not found.
    """

    scenario: Scenario
    found: int
    covered: int
    failed: int
    simulations: int

    @property
    def share(self) -> float:
        """The share that found it."""
        return self.found / self.simulations

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """The exact interval of the share (Clopper and Pearson 1934)."""
        tail, n, k = (1 - level) / 2, self.simulations, self.found
        low = float(beta.ppf(tail, k, n - k + 1)) if k else 0.0
        high = float(beta.ppf(1 - tail, k + 1, n - k)) if k < n else 1.0
        return low, high


def scenarios(design: Design) -> list[Scenario]:
    """All of a design's power analysis, with no effect as well: then the share is of errors."""
    power = design.power
    return [
        Scenario(task.name, participants, effect)
        for task in design.tasks
        for effect in dict.fromkeys([0.0, *power.effects])
        for participants in power.participants
    ]


def power_of(
    design: Design,
    plan: Plan,
    wanted: Sequence[Scenario],
    workers: int = 1,
    progress: Progress = unseen,
) -> list[Power]:
    """The power of each scenario. ``progress`` reports simulated studies."""
    simulations = design.power.simulations
    jobs = [(design, plan, each, seed) for each in wanted for seed in range(simulations)]
    found = []
    with ProcessPoolExecutor(workers, get_context("forkserver")) as pool:
        for done, outcome in enumerate(pool.map(_outcome, jobs, chunksize=4), 1):
            found.append(outcome)
            progress(done, len(jobs))
    powers = []
    for place, each in enumerate(wanted):
        outcomes = found[place * simulations : (place + 1) * simulations]
        known = [outcome for outcome in outcomes if outcome is not None]
        powers.append(
            Power(
                each,
                sum(significant for significant, _ in known),
                sum(covered for _, covered in known),
                simulations - len(known),
                simulations,
            )
        )
    return powers


def compared_faces(design: Design, task: Task) -> tuple[str, str]:
    """The two faces that the first effect of a task's analysis compares."""
    cells = TASKS[task.kind].load().cells(task, design.conditions_of(task))
    faces = list(dict.fromkeys(face for cell in cells for face in cell.faces if face))
    return (faces[0], faces[1]) if len(faces) > 1 else (faces[0], "")


def _outcome(job: tuple[Design, Plan, Scenario, int]) -> tuple[bool, bool] | None:
    """Whether a simulated study found the effect, and whether its interval held it."""
    design, plan, scenario, seed = job
    (task,) = (each for each in design.tasks if each.name == scenario.task)
    alone = replace(design, tasks=(task,))
    first, _ = compared_faces(design, task)
    people = simulated(alone, plan, {first: scenario.effect}, scenario.participants, seed)
    try:
        analyse = TASKS[task.kind].load().analyse
        findings = analyse(task, design.conditions_of(task), main_answers(people, task.name))
    except StudyError:
        return None
    found = findings.effects[0].found
    return found.p < design.power.level, found.low <= scenario.effect <= found.high

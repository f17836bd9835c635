"""Whether the analysis of perceptual studies keeps its promises, by simulated studies.

    python benchmarks/perception.py --studies 200

Prints, for each kind of task, how many of the 95 % intervals hold the true effect, how often an
effect that does not exist is found at 5 %, and how often one of 0.6 log odds is found; the same for
the relative benefit of seeing the face, of words in noise.
"""

from __future__ import annotations

import argparse

import numpy as np
from scipy.special import expit

from labial.perception.answers import main_answers
from labial.perception.benefit import benefit, benefit_of
from labial.perception.design import Condition, Design, Items, Power, Task
from labial.perception.intelligibility import INTELLIGIBILITY, counts_of
from labial.perception.power import Power as PowerFound
from labial.perception.power import Scenario, power_of
from labial.perception.simulation import simulated
from labial.perception.trials import Material, Plan, plan_trials

_WORDS = ("bin", "lay", "set", "blue", "green", "red", "at", "by", "in", "now", "soon", "again")
_ITEMS = 16
_PARTICIPANTS = (16, 32)
_EFFECTS = (0.0, 0.6)
_HEARD_AND_SEEN = ("audio", "audiovisual")
_SNRS_DB = (-6.0,)
"""Simulated participants understand half of the words at this ratio without a face."""


def design_of(task: Task, studies: int) -> Design:
    """A design of one task with three faces, or of intelligibility with one."""
    names = ("face",) if task.kind == "intelligibility" else ("first", "second", "third")
    conditions = {name: Condition("model", "s31") for name in names}
    power = Power(simulations=studies)
    return Design("benchmark", Items(texts=("unused",)), conditions, (task,), power=power)


TASKS = (
    Task("preference", "preference"),
    Task("rating", "rating"),
    Task("words-in-noise", "intelligibility", presentations=_HEARD_AND_SEEN, snrs_db=_SNRS_DB),
)


def true_benefit(effect: float, power: Power) -> float:
    """The relative benefit of a face for all people and sentences, by Gauss-Hermite quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(64)
    deviations = (
        power.participant_sd,
        power.item_sd,
        power.participant_effect_sd,
        power.item_effect_sd,
    )
    spread = nodes * np.linalg.norm(deviations)
    seen, heard = (
        float(weights @ expit(level + spread) / weights.sum()) for level in (effect, 0.0)
    )
    return benefit(seen, heard)


def benefit_found(design: Design, plan: Plan, scenario: Scenario) -> PowerFound:
    """How often the interval of the benefit holds the truth, and how often it excludes 0."""
    (task,) = design.tasks
    heard, seen = INTELLIGIBILITY.cells(task, tuple(design.conditions))
    truth = true_benefit(scenario.effect, design.power)
    quality, found, covered = {"face": scenario.effect}, 0, 0
    for seed in range(design.power.simulations):
        people = simulated(design, plan, quality, scenario.participants, seed)
        answers = main_answers(people, task.name)
        each = benefit_of(counts_of(task, seen, answers), counts_of(task, heard, answers))
        assert each is not None
        found += each.low > 0 or each.high < 0
        covered += each.low <= truth <= each.high
    return PowerFound(scenario, found, covered, 0, design.power.simulations)


def row(scenario: Scenario, name: str, found: PowerFound) -> str:
    """A line of the table."""
    low, high = found.interval()
    return (
        f"{name}, {scenario.participants}, {scenario.effect:g},"
        f" {found.covered / found.simulations:.3f}, {found.share:.3f}, {low:.3f}, {high:.3f},"
        f" {found.failed}"
    )


def main() -> None:
    """Simulate, analyse, and print a row for each task, effect and number of participants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--participants", type=int, nargs="+", default=list(_PARTICIPANTS))
    parser.add_argument("--benefit-only", action="store_true")
    parser.add_argument("--tasks", nargs="+", default=[task.name for task in TASKS])
    arguments = parser.parse_args()
    words = {
        f"item {i}": " ".join(_WORDS[(i + 4 * k + i // 4) % len(_WORDS)] for k in range(4))
        for i in range(_ITEMS)
    }
    print("task, participants, effect, covered, found, found from, to, failed")
    for task in (each for each in TASKS if each.name in arguments.tasks):
        design = design_of(task, arguments.studies)
        plan = plan_trials(design, Material(words, ()))
        for scenario in (
            Scenario(task.name, participants, effect)
            for participants in arguments.participants
            for effect in _EFFECTS
        ):
            if task.kind == "intelligibility":
                print(row(scenario, "benefit", benefit_found(design, plan, scenario)), flush=True)
            if not arguments.benefit_only:
                (found,) = power_of(design, plan, [scenario], arguments.workers)
                print(row(scenario, task.name, found), flush=True)


if __name__ == "__main__":
    main()

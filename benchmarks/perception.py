"""Whether the analysis of perceptual studies keeps its promises, by simulated studies.

    python benchmarks/perception.py --studies 200

Prints, for each kind of task, how many of the 95 % intervals hold the true effect, how often an
effect that does not exist is found at 5 %, and how often one of 0.6 log odds is found.
"""

from __future__ import annotations

import argparse
import sys

from labial.perception.design import Condition, Design, Items, Power, Task
from labial.perception.power import Scenario, power_of
from labial.perception.trials import Material, plan_trials

_WORDS = ("bin", "lay", "set", "blue", "green", "red", "at", "by", "in", "now", "soon", "again")
_ITEMS = 16
_PARTICIPANTS = {"preference": (16, 32), "rating": (16, 32), "words-in-noise": (16,)}
_EFFECTS = (0.0, 0.6)


def design_of(task: Task, studies: int) -> Design:
    """A design of one task with three conditions."""
    conditions = {name: Condition("model", "s31") for name in ("first", "second", "third")}
    power = Power(simulations=studies)
    return Design("benchmark", Items(texts=("unused",)), conditions, (task,), power=power)


TASKS = (
    Task("preference", "preference"),
    Task("rating", "rating"),
    Task("words-in-noise", "intelligibility", presentations=("audiovisual",), snrs_db=(-6.0,)),
)


def main() -> None:
    """Simulate, analyse, and print a row for each task, effect and number of participants."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    words = {
        f"item {i}": " ".join(_WORDS[(i + 4 * k + i // 4) % len(_WORDS)] for k in range(4))
        for i in range(_ITEMS)
    }
    print("task, participants, effect, covered, found, found from, to, failed")
    for task in TASKS:
        design = design_of(task, arguments.studies)
        plan = plan_trials(design, Material(words, ()))
        wanted = [
            Scenario(task.name, participants, effect)
            for participants in _PARTICIPANTS[task.name]
            for effect in _EFFECTS
        ]
        for scenario in wanted:
            (each,) = power_of(design, plan, [scenario], arguments.workers)
            low, high = each.interval()
            print(
                f"{task.name}, {each.scenario.participants}, {each.scenario.effect:g},"
                f" {each.covered / each.simulations:.3f}, {each.share:.3f}, {low:.3f}, {high:.3f},"
                f" {each.failed}"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()

"""Studies answered by simulated participants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from labial.files import replacing
from labial.perception.answers import Answered, Participant
from labial.perception.design import Design
from labial.perception.folder import Study
from labial.perception.listeners import Listener, World
from labial.perception.store import line_of
from labial.perception.tasks import TASKS, Cell
from labial.perception.trials import CATCH, Entry, Plan, answers_of

_ATTENTION = 0.98
"""How often attentive participants do what a catch trial asks for."""


def simulated(
    design: Design, plan: Plan, quality: Mapping[str, float], count: int, seed: int
) -> list[Participant]:
    """Participants with numbers from 0 on, who answer all trials in their orders.

    ``quality`` are the faces' in log odds; others, and no face, have 0. Deviations are those of
    the design's power analysis.
    """
    world = World(quality, design.power, seed)
    return [_participant(design, plan, world, number) for number in range(count)]


def write_simulated(
    study: Study, path: Path, quality: Mapping[str, float], count: int, seed: int
) -> None:
    """Write the answers of simulated participants as the service stores them (.jsonl)."""
    participants = simulated(study.design, study.plan, quality, count, seed)
    with replacing(path) as part, part.open("w", encoding="utf-8") as file:
        for participant in participants:
            file.writelines(line_of(record) for record in _records(study, participant))


def _participant(design: Design, plan: Plan, world: World, number: int) -> Participant:
    listener = Listener(f"simulated-{number:04d}", world)
    random = np.random.default_rng([world.seed, number])
    answers: list[Answered] = []
    for task in design.tasks:
        kind = TASKS[task.kind].load()
        cells = {cell.name: cell for cell in kind.cells(task, design.conditions_of(task))}
        for entry in plan.entries(task.name, number):
            trial = plan.trials[entry.trial]
            cell = cells[trial.cell]
            response = kind.respond(listener, cell, task, trial.words, random)
            response = _as_shown(response, cell, entry)
            if entry.role == CATCH:
                offered = answers_of(task) or (entry.expected, "")
                attends = random.random() < _ATTENTION
                response = entry.expected if attends else str(random.choice(offered))
            answers.append(
                Answered(
                    listener.name,
                    trial,
                    entry.role,
                    entry.reversed,
                    response,
                    entry.expected,
                    float(round(random.lognormal(7, 0.4))),
                    len(answers),
                )
            )
    records = {("headphones", ""): "6", ("end", ""): ""}
    return Participant(listener.name, number, tuple(answers), records)


def _as_shown(response: str, cell: Cell, entry: Entry) -> str:
    """The answer to a pair whose second face is shown first."""
    if len(cell.faces) == 2 and entry.reversed:
        return {"1": "2", "2": "1"}[response]
    return response


def _records(study: Study, participant: Participant) -> Iterator[dict[str, Any]]:
    whose = {
        "study": study.design.name,
        "design": study.digest,
        "participant": participant.name,
        "number": participant.number,
    }
    empty: dict[str, Any] = {"name": "", "role": "", "reversed": 0, "response": "", "expected": ""}
    numbers = {"rt_ms": 0, "plays": 1, "ms": 0}
    answers: list[dict[str, Any]] = [
        {
            "event": "trial",
            "name": answer.trial.id,
            "role": answer.role,
            "reversed": int(answer.reversed),
            "response": answer.response,
            "expected": answer.expected,
            "rt_ms": answer.rt_ms,
        }
        for answer in participant.answers
    ]
    others: list[dict[str, Any]] = [
        {"event": event, "name": name, "response": response}
        for (event, name), response in participant.records.items()
    ]
    for n, record in enumerate([*answers, *others]):
        yield {**whose, "n": n, **empty, **numbers, **record}

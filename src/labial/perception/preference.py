"""Preference between two faces: Bradley and Terry's model with random effects.

The log odds of choosing one of two faces are the difference of their abilities (Bradley and Terry
1952), plus a bias to what is shown first (Davidson and Beaver 1977). Abilities differ between
participants and items by normal deviations.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit

from labial.errors import StudyError
from labial.perception.detection import d_prime_forced_choice, rate
from labial.perception.findings import (
    Dots,
    Findings,
    Point,
    Sheet,
    corrected,
    effect_sheet,
    percent,
    spreads,
)
from labial.perception.mixed_models import Contrast, Fit, Problem, Term, Values, degrees_of, fit
from labial.perception.tasks import Cell, TaskKind

if TYPE_CHECKING:
    from labial.perception.answers import Answered
    from labial.perception.design import Task
    from labial.perception.listeners import Listener


def _check(task: Task, conditions: Sequence[str]) -> None:
    pairs = _pairs(task, conditions)
    if not pairs or any(first == second for first, second in pairs):
        raise StudyError("pairs: expected pairs of two different conditions")
    groups = [{*pair} for pair in pairs]
    for _ in groups:  # those that share a condition become one
        for a, b in combinations(groups, 2):
            if a & b and a != b:
                a |= b
                b |= a
    if any(a != b for a, b in pairwise(groups)):
        raise StudyError("pairs: some conditions are never compared, not even through others")


def _pairs(task: Task, conditions: Sequence[str]) -> list[tuple[str, str]]:
    return list(task.pairs) or list(combinations(conditions, 2))


def _cells(task: Task, conditions: Sequence[str]) -> list[Cell]:
    return [
        Cell(f"{first} / {second}", (first, second), task.sound)
        for first, second in _pairs(task, conditions)
    ]


def _respond(
    listener: Listener, cell: Cell, task: Task, words: str, random: np.random.Generator
) -> str:
    """The choice among the cell's faces in its order: "1" or "2"."""
    del task
    first, second = (listener.quality(face, words) for face in cell.faces)
    return "1" if random.random() < expit(first - second) else "2"


def _analyse(task: Task, conditions: Sequence[str], answers: Sequence[Answered]) -> Findings:
    compared = [
        name for name in conditions if any(name in pair for pair in _pairs(task, conditions))
    ]
    faces = [_shown(answer) for answer in answers]
    fitted = bradley_terry(answers, compared)
    pairs = _pairs(task, conditions)
    contrasts = corrected(
        [(f"{a} over {b}", _difference(fitted, compared, a, b)) for a, b in pairs]
    )
    sheets = (
        effect_sheet("Differences of ability", contrasts),
        _choices(pairs, answers, faces),
        spreads(fitted.sds),
    )
    centre = np.full(len(compared), 1 / len(compared))
    points = tuple(
        Point(name, found.value, found.low, found.high)
        for name in compared
        for found in [fitted.contrast((_indicator(compared, name) - centre)[1:].tolist())]
    )
    bias = expit(-fitted.thresholds[0])
    return Findings(
        contrasts,
        sheets,
        (Dots("Ability", "log odds, about the mean of all", points, 0.0),),
        "Choices were modelled by Bradley and Terry's model with a bias to the face shown first,"
        " and normal deviations of abilities for participants and for items (mixed logistic"
        " regression by the Laplace approximation). Intervals and tests are Wald's; p-values are"
        " corrected by Holm's method for all pairs.",
        (f"Of two equal faces, the first was chosen in {percent(float(bias))}.",),
        fitted,
    )


def bradley_terry(answers: Sequence[Answered], conditions: Sequence[str]) -> Fit:
    """Abilities of the conditions but the first, whose ability is 0, in log odds."""
    shown = [_shown(answer) for answer in answers]
    fixed = np.array([_indicator(conditions, a) - _indicator(conditions, b) for a, b in shown])
    response = np.array([answer.response == "1" for answer in answers], np.int64)
    terms = [
        _deviations("participant x ability", [a.participant for a in answers], shown),
        _deviations("item x ability", [a.trial.item for a in answers], shown),
    ]
    people = [answer.participant for answer in answers]
    items = [answer.trial.item for answer in answers]
    problem = Problem(response, fixed[:, 1:], tuple(conditions[1:]), tuple(terms))
    return fit(problem, degrees_of(people, items), penalised=True)


def _deviations(name: str, groups: Sequence[str], shown: Sequence[tuple[str, str]]) -> Term:
    known: dict[tuple[str, str], int] = {}
    levels = np.array(
        [
            [known.setdefault((group, face), len(known)) for face in pair]
            for group, pair in zip(groups, shown, strict=True)
        ],
        np.int64,
    )
    return Term(name, levels, np.tile([1.0, -1.0], (len(levels), 1)))


def _shown(answer: Answered) -> tuple[str, str]:
    """The faces in the order in which they were shown."""
    first, second = (stimulus.face for stimulus in answer.trial.stimuli)
    return (second, first) if answer.reversed else (first, second)


def _indicator(conditions: Sequence[str], name: str) -> Values:
    return np.array([float(each == name) for each in conditions])


def _difference(fitted: Fit, conditions: Sequence[str], a: str, b: str) -> Contrast:
    weights = _indicator(conditions, a) - _indicator(conditions, b)
    return fitted.contrast(weights[1:].tolist())


def _choices(
    pairs: Sequence[tuple[str, str]],
    answers: Sequence[Answered],
    faces: Sequence[tuple[str, str]],
) -> Sheet:
    """How often each pair's first was chosen, and the sensitivity d' without positions' bias."""
    rows = []
    for a, b in pairs:
        firsts = {
            pair: [
                x.response == "1" for x, shown in zip(answers, faces, strict=True) if shown == pair
            ]
            for pair in ((a, b), (b, a))
        }
        ahead, behind = firsts[a, b], firsts[b, a]
        count = len(ahead) + len(behind)
        chosen = sum(ahead) + len(behind) - sum(behind)
        sensitivity = d_prime_forced_choice(
            rate(sum(ahead), len(ahead)), rate(sum(behind), len(behind))
        )
        share = percent(chosen / count) if count else "–"
        rows.append((f"{a} over {b}", str(count), share, f"{sensitivity:.2f}"))
    return Sheet("Choices", ("", "trials", "first chosen", "d'"), tuple(rows))


PREFERENCE = TaskKind(_check, _cells, True, _respond, _analyse)

"""Ratings on a scale: cumulative-link or linear mixed models, and mean opinion scores."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm, t

from labial.errors import StudyError
from labial.perception.findings import (
    Dots,
    Findings,
    Point,
    Sheet,
    corrected,
    effect_sheet,
    spreads,
)
from labial.perception.mixed_models import Contrast, Fit, Problem, Term, degrees_of, fit
from labial.perception.tasks import Cell, TaskKind

if TYPE_CHECKING:
    from labial.perception.answers import Answered
    from labial.perception.design import Task
    from labial.perception.listeners import Listener

_POINTS = (2, 11)
_STEP = 1.2
"""Between the thresholds of simulated participants, log odds."""


def _check(task: Task, conditions: Sequence[str]) -> None:
    if len(conditions) < 2:
        raise StudyError("conditions: expected at least two")
    if not _POINTS[0] <= task.scale <= _POINTS[1]:
        raise StudyError(f"scale is {task.scale}, expected {_POINTS[0]} to {_POINTS[1]} points")
    for language, anchors in task.anchors.items():
        if len(anchors) not in (2, task.scale):
            raise StudyError(
                f"anchors.{language}: expected two, or one for each of {task.scale} points"
            )
    if task.model not in MODELS:
        raise StudyError(f"model is '{task.model}', expected {', '.join(MODELS)}")


def _cells(task: Task, conditions: Sequence[str]) -> list[Cell]:
    return [Cell(name, (name,), task.sound) for name in conditions]


def _respond(
    listener: Listener, cell: Cell, task: Task, words: str, random: np.random.Generator
) -> str:
    thresholds = _STEP * (np.arange(1, task.scale) - task.scale / 2)
    felt = listener.tendency + listener.quality(cell.faces[0], words) + random.logistic()
    return str(1 + int(np.searchsorted(thresholds, felt)))


def _analyse(task: Task, conditions: Sequence[str], answers: Sequence[Answered]) -> Findings:
    found = MODELS[task.model](answers, conditions)
    contrasts = corrected(found.effects)
    name = "cumulative logit" if found.fit else "linear"
    return Findings(
        contrasts,
        (
            effect_sheet("Differences", contrasts, found.unit),
            _scores(task, conditions, answers),
            spreads(found.sds, found.unit),
        ),
        (Dots("Mean opinion score", "points", _points(conditions, answers)),),
        f"Ratings from 1 to {task.scale} were modelled by a {name} mixed model with fixed effects"
        " of conditions, and random effects of participants, items, and of conditions within both."
        " Intervals and tests are Wald's; p-values are corrected by Holm's method for all pairs."
        " Mean opinion scores have intervals over participants (Student's t).",
        fit=found.fit,
    )


def cumulative(answers: Sequence[Answered], conditions: Sequence[str]) -> Fit:
    """A cumulative logit mixed model: effects of the conditions but the first, in log odds."""
    shown = [answer.trial.cell for answer in answers]
    people, items = ([a.participant for a in answers], [a.trial.item for a in answers])
    used = sorted({int(answer.response) for answer in answers})  # points never chosen are left out
    response = np.array([used.index(int(answer.response)) for answer in answers], np.int64)
    fixed = np.array([[float(each == name) for name in conditions[1:]] for each in shown])
    terms = [
        Term.of("participant", people),
        Term.of("item", items),
        Term.of("participant x condition", people, shown),
        Term.of("item x condition", items, shown),
    ]
    problem = Problem(response, fixed, tuple(conditions[1:]), tuple(terms))
    return fit(problem, degrees_of(people, items), penalised=True)


@dataclass(frozen=True, eq=False)
class _Modelled:
    """Differences of conditions in a unit, standard deviations, and the fit if it is ours."""

    effects: list[tuple[str, Contrast]]
    sds: dict[str, float]
    unit: str
    fit: Fit | None = None


def _by_cumulative(answers: Sequence[Answered], conditions: Sequence[str]) -> _Modelled:
    fitted = cumulative(answers, conditions)
    effects = []
    for a, b in combinations(conditions, 2):
        weights = [float(name == a) - float(name == b) for name in conditions[1:]]
        effects.append((f"{a} over {b}", fitted.contrast(weights)))
    return _Modelled(effects, fitted.sds, "log odds", fitted)


def _by_linear(answers: Sequence[Answered], conditions: Sequence[str]) -> _Modelled:
    """A linear mixed model by restricted maximum likelihood, computed by statsmodels."""
    import pandas as pd
    from statsmodels.regression.mixed_linear_model import MixedLM

    table = pd.DataFrame(
        {
            "rating": [float(answer.response) for answer in answers],
            "condition": pd.Categorical([a.trial.cell for a in answers], list(conditions)),
            "participant": [answer.participant for answer in answers],
            "item": [answer.trial.item for answer in answers],
        }
    )
    crossed = {
        "participant": "0 + C(participant)",
        "item": "0 + C(item)",
        "participant x condition": "0 + C(participant):C(condition)",
        "item x condition": "0 + C(item):C(condition)",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of standard deviations at zero
        model = MixedLM.from_formula(
            "rating ~ C(condition)", table, vc_formula=crossed, groups=np.ones(len(table))
        )
        fitted = model.fit(reml=True)
    count = len(conditions)
    values, covariance = fitted.fe_params.to_numpy(), fitted.cov_params().to_numpy()
    effects = []
    for a, b in combinations(range(count), 2):
        weights = np.zeros(count)
        for place, sign in ((a, 1.0), (b, -1.0)):
            if place:
                weights[place] += sign
        value = float(weights @ values)
        error = float(np.sqrt(weights @ covariance[:count, :count] @ weights))
        reach, p = float(norm.ppf(0.975)) * error, float(2 * norm.sf(abs(value) / error))
        name = f"{conditions[a]} over {conditions[b]}"
        effects.append((name, Contrast(value, value - reach, value + reach, p)))
    names = model.exog_vc.names
    sds = {n: float(np.sqrt(v)) for n, v in zip(names, fitted.vcomp, strict=True)}
    return _Modelled(effects, sds, "points")


MODELS: Mapping[str, Callable[[Sequence[Answered], Sequence[str]], _Modelled]] = {
    "cumulative": _by_cumulative,
    "linear": _by_linear,
}
"""The models of ratings, by the name that a design has."""


def _points(conditions: Sequence[str], answers: Sequence[Answered]) -> tuple[Point, ...]:
    points = []
    for name in conditions:
        means = list(_means(name, answers).values())
        mean, count = float(np.mean(means)), len(means)
        error = float(np.std(means, ddof=1)) / np.sqrt(count) if count > 1 else 0.0
        reach = float(t(max(1, count - 1)).ppf(0.975)) * float(error)
        points.append(Point(name, mean, mean - reach, mean + reach))
    return tuple(points)


def _means(name: str, answers: Sequence[Answered]) -> dict[str, float]:
    """Each participant's mean rating of a condition."""
    found: dict[str, list[float]] = {}
    for answer in answers:
        if answer.trial.cell == name:
            found.setdefault(answer.participant, []).append(float(answer.response))
    return {person: float(np.mean(given)) for person, given in found.items()}


def _scores(task: Task, conditions: Sequence[str], answers: Sequence[Answered]) -> Sheet:
    rows = []
    for point in _points(conditions, answers):
        given = [int(a.response) for a in answers if a.trial.cell == point.name]
        counts = [str(given.count(k)) for k in range(1, task.scale + 1)]
        interval = f"{point.low:.2f} to {point.high:.2f}"
        rows.append((point.name, f"{point.value:.2f}", interval, *counts))
    numbers = tuple(str(k) for k in range(1, task.scale + 1))
    return Sheet("Ratings", ("", "mean", "95 % interval", *numbers), tuple(rows))


RATING = TaskKind(_check, _cells, True, _respond, _analyse)

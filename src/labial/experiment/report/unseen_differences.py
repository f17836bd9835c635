"""Differences between conditions of a study of unseen words or phones, with intervals and tests.

Differences are over folds, which are random: a mean over seeds for each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.evaluation.metrics import Metric
from labial.experiment.crossed import Crossed, corrected, crossed
from labial.experiment.pretrained import untrained
from labial.experiment.report.unseen_data import UnseenData
from labial.experiment.unseen import base_of

_COMPARED = 4  # metrics


@dataclass(frozen=True)
class Comparison:
    """A condition minus another over folds, of which ``better`` are better.

    ``p_holm`` is corrected for all tests of the report, and is None if the metric is not tested,
    as is ``detectable``.
    """

    condition: str
    other: str
    metric: Metric
    difference: Crossed
    better: int
    p_holm: float | None
    detectable: float | None


def comparisons(data: UnseenData) -> list[Comparison]:
    """The differences of conditions on unseen items, in the order of the report.

    Each condition is compared with the first one, with its own without what its name adds, and
    with the same model of phones with random weights.
    """
    names = [name for name in data.names if not name.endswith(", met")]
    pairs = [
        (name, other)
        for name in names
        for other in dict.fromkeys((names[0], base_of(name), untrained(name)))
        if other in names and other != name
    ]
    found = [
        (name, other, metric, gaps)
        for name, other in pairs
        for metric in data.metrics[:_COMPARED]
        if len(gaps := _gaps(data, (name, other), metric)) > 1
    ]
    differences = [crossed(gaps[:, np.newaxis]) for *_, gaps in found]
    tests = corrected(differences, [metric is data.metrics[0] for _, _, metric, _ in found])
    return [
        Comparison(name, other, metric, each, _better(gaps, metric), *test)
        for (name, other, metric, gaps), each, test in zip(found, differences, tests, strict=True)
    ]


def _gaps(data: UnseenData, pair: tuple[str, str], metric: Metric) -> npt.NDArray[np.float64]:
    """The first condition minus the second, by fold."""
    mine, theirs = (data.by_fold(name, metric) for name in pair)
    return np.array([mine[fold] - theirs[fold] for fold in mine if fold in theirs])


def _better(gaps: npt.NDArray[np.float64], metric: Metric) -> int:
    return int((gaps < 0 if metric.better == "lower" else gaps > 0).sum())

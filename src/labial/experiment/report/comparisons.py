"""Exact tests between the paper's conditions, over seeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from labial.experiment.report.data import Data
from labial.experiment.report.estimates import told
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import Estimate, Test, compare_all, difference, estimate

MEASURES: dict[str, Callable[[Data, str], list[float]]] = {
    "RMSE, mm": lambda data, name: data.rmse(name),
    "r": lambda data, name: data.r(name),
    "best epoch": lambda data, name: data.best_epochs(name),
    "RMSE, last epoch": lambda data, name: data.rmse(name, "last"),
    "r, last epoch": lambda data, name: data.r(name, "last"),
}
"""What is tested: figures over seeds; with the best epoch's weights where not said otherwise."""


@dataclass(frozen=True)
class Comparison:
    """Two conditions in one measure: the first's mean less the second's, and their test.

    ``test`` is None where a side has too few seeds.
    """

    measure: str
    first: str
    second: str
    difference: Estimate
    test: Test | None


def comparisons(data: Data) -> list[Comparison]:
    """Each pair in each measure, of what was run; the tests are one family for Holm."""
    asked = [
        (measure, first, second, values(data, first), values(data, second))
        for measure, values in MEASURES.items()
        for first, second in _pairs()
    ]
    asked = [each for each in asked if each[3] and each[4]]
    tests = compare_all([(a, b) for *_, a, b in asked])
    return [
        Comparison(measure, first, second, estimate(difference, a, b), test)
        for (measure, first, second, a, b), test in zip(asked, tests, strict=True)
    ]


def _pairs() -> list[tuple[str, str]]:
    pairs = [
        (f"{a} injected", other)
        for a in ARCHITECTURES
        for other in (f"{a} random", f"{a} random, normalised", "baseline")
    ]
    pairs += [(f"{a} random, normalised", f"{a} random") for a in ARCHITECTURES]
    first, second, third = (f"{a} injected" for a in ARCHITECTURES)
    return [*pairs, (first, second), (first, third), (third, second)]


def rows(found: Sequence[Comparison]) -> list[tuple[str, ...]]:
    """A row a pair, a cell a measure: the difference, its interval, p after Holm, and delta."""
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for each in found:
        digits = 1 if "epoch" in each.measure and "best" in each.measure else 3
        cell = told(each.difference, digits=digits)
        if each.test:
            cell += f" p {each.test.p_holm:.2g}, delta {each.test.delta:+.2f}"
        cells.setdefault((each.first, each.second), {})[each.measure] = cell
    return [
        (f"{first} less {second}", *(of.get(name, "–") for name in MEASURES))
        for (first, second), of in cells.items()
    ]

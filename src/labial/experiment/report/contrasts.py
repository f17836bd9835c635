"""Exact tests between the paper's conditions, over seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labial.evaluation.metrics import Metric, ranked
from labial.experiment.report.data import Data
from labial.experiment.report.estimates import with_interval
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import Estimate, Test, compare_all, difference, estimate


@dataclass(frozen=True)
class Quantity:
    """A quantity compared over seeds: a metric with the best or last weights, or the best epoch."""

    metric: Metric | None
    weights: str = "best"

    @property
    def name(self) -> str:
        """The heading of a column."""
        if self.metric is None:
            return "best epoch"
        return self.metric.heading if self.weights == "best" else f"{self.metric.label}, last epoch"

    @property
    def digits(self) -> int:
        """The number of decimals."""
        return 1 if self.metric is None else 3

    def values(self, data: Data, condition: str) -> list[float]:
        """The values over a condition's seeds."""
        if self.metric is None:
            return data.best_epochs(condition)
        return data.metric(self.metric, condition, self.weights)


BEST_EPOCH = Quantity(None)


def quantities() -> tuple[Quantity, ...]:
    """The quantities that are tested: the main metrics and the epoch of best validation loss."""
    main = ranked("main")
    best, last = ([Quantity(metric, weights) for metric in main] for weights in ("best", "last"))
    return (*best, BEST_EPOCH, *last)


@dataclass(frozen=True)
class Contrast:
    """The difference of two conditions' means in one quantity, first minus second, and its test.

    ``test`` is None if a condition has too few seeds.
    """

    quantity: Quantity
    first: str
    second: str
    difference: Estimate
    test: Test | None


def contrasts(data: Data) -> list[Contrast]:
    """Each pair of conditions with results in each quantity; the tests are one family (Holm)."""
    candidates = [
        (quantity, first, second, quantity.values(data, first), quantity.values(data, second))
        for quantity in quantities()
        for first, second in _pairs()
    ]
    compared = [each for each in candidates if each[3] and each[4]]
    tests = compare_all([(a, b) for *_, a, b in compared])
    return [
        Contrast(quantity, first, second, estimate(difference, a, b), test)
        for (quantity, first, second, a, b), test in zip(compared, tests, strict=True)
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


def contrast_rows(found: Sequence[Contrast]) -> list[tuple[str, ...]]:
    """A row per pair, a cell per quantity: difference, interval, corrected p, and delta."""
    cells: dict[tuple[str, str], dict[Quantity, str]] = {}
    for each in found:
        cell = with_interval(each.difference, digits=each.quantity.digits)
        if each.test:
            cell += f" p {each.test.p_holm:.2g}, delta {each.test.delta:+.2f}"
        cells.setdefault((each.first, each.second), {})[each.quantity] = cell
    return [
        (f"{first} minus {second}", *(of.get(quantity, "–") for quantity in quantities()))
        for (first, second), of in cells.items()
    ]

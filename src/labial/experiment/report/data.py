"""The results of an experiment, read for its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from labial.evaluation.metrics import CORRELATION, RMSE, Metric, Scores, ranked
from labial.experiment.results import read_reference, read_runs, read_shared, read_spaces


@dataclass(frozen=True, eq=False)
class Result:
    """One result: losses in mm² per frame by epoch, and scores by weights ("best", "last")."""

    condition: str
    seed: int
    best_epoch: int | None
    train_loss: tuple[float, ...]
    validation_loss: tuple[float, ...]
    seconds: Mapping[str, float]
    machine: Mapping[str, str]
    test: Mapping[str, Mapping[str, Any]]

    def scores(self, weights: str = "best") -> Scores:
        """All scores with the best or the last weights; the best if there are no others."""
        scores: Scores = self.test.get(weights, self.test["best"])["scores"]
        return scores

    def sentences(self, metric: Metric) -> list[float]:
        """A main metric with the best weights, for every test sentence that has a value."""
        return [value for value in self.test["best"].get(metric.name, ()) if value is not None]

    def epoch(self, weights: str) -> int | None:
        """The epoch of the best or the last weights."""
        return self.best_epoch if weights == "best" else len(self.train_loss) or None


@dataclass(frozen=True, eq=False)
class Data:
    """The input of a report."""

    shared: Mapping[str, Any]
    reference: Mapping[str, Any]
    spaces: Mapping[str, Mapping[str, Any]]
    results: tuple[Result, ...]

    @cached_property
    def conditions(self) -> dict[str, list[Result]]:
        """Results by condition."""
        conditions: dict[str, list[Result]] = {}
        for result in sorted(self.results, key=lambda result: result.seed):
            conditions.setdefault(result.condition, []).append(result)
        return conditions

    def values(self, condition: str, of: Callable[[Result], float | None]) -> list[float]:
        """A value of each result of a condition, by seed; empty if it was not run."""
        found = [of(result) for result in self.conditions.get(condition, ())]
        return [value for value in found if value is not None]

    def metric(self, metric: Metric, condition: str, weights: str = "best") -> list[float]:
        """A metric over seeds; empty if the results are older than the metric."""
        return self.values(condition, lambda result: metric.of(result.scores(weights)))

    def rmse(self, condition: str, weights: str = "best") -> list[float]:
        """RMSE in mm over seeds."""
        return self.metric(RMSE, condition, weights)

    def r(self, condition: str, weights: str = "best") -> list[float]:
        """Pearson's r over seeds."""
        return self.metric(CORRELATION, condition, weights)

    def best_epochs(self, condition: str) -> list[float]:
        """The epoch of the lowest validation loss over seeds."""
        return self.values(condition, lambda result: result.best_epoch)

    def main_metrics(self) -> tuple[Metric, ...]:
        """The main metrics, without those that are newer than all results."""
        main = ranked("main")
        if not self.results:
            return main
        return tuple(
            metric
            for metric in main
            if any(metric.of(result.scores()) is not None for result in self.results)
        )


def read_data(folder: Path) -> Data:
    """Read a results folder. Raises ``ExperimentError`` if it is not one or is damaged."""
    shared = read_shared(folder)
    results = [
        Result(
            values["condition"],
            values["seed"],
            values["best_epoch"],
            tuple(values["train_loss"]),
            tuple(values["validation_loss"]),
            values["seconds"],
            values["machine"],
            values["test"],
        )
        for values in read_runs(folder)
    ]
    return Data(shared, read_reference(folder), read_spaces(folder), tuple(results))


def machines(results: Sequence[Result]) -> list[str]:
    """The kinds of machine and software that computed the results, each with their number."""
    kinds = Counter(
        f"{m['processor']}, {m['cores']} cores, {m['system']}, PyTorch {m['torch']},"
        f" recurrence {m['recurrence']}, labial {m['labial']}"
        f", source {m.get('source', 'unknown')}"
        for m in (result.machine for result in results)
    )
    return [f"{kind}: {count} trainings" for kind, count in sorted(kinds.items())]

"""The results of an experiment, read for its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from labial.experiment.results import read_reference, read_runs, read_shared, read_spaces

Scores = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Run:
    """One result: losses in mm² a frame by epoch, and scores by weights ("best", "last")."""

    condition: str
    seed: int
    best_epoch: int | None
    train_loss: tuple[float, ...]
    validation_loss: tuple[float, ...]
    seconds: Mapping[str, float]
    machine: Mapping[str, str]
    test: Mapping[str, Mapping[str, Any]]

    def scores(self, weights: str = "best") -> Scores:
        """All scores with the best weights or the last; the best where there are no others."""
        scores: Scores = self.test.get(weights, self.test["best"])["scores"]
        return scores

    def epoch(self, weights: str) -> int | None:
        """The epoch that weights are of."""
        return self.best_epoch if weights == "best" else len(self.train_loss) or None


@dataclass(frozen=True, eq=False)
class Data:
    """All that a report is made of."""

    shared: Mapping[str, Any]
    reference: Mapping[str, Any]
    spaces: Mapping[str, Mapping[str, Any]]
    runs: tuple[Run, ...]

    @cached_property
    def conditions(self) -> dict[str, list[Run]]:
        """Runs by condition."""
        conditions: dict[str, list[Run]] = {}
        for run in sorted(self.runs, key=lambda run: run.seed):
            conditions.setdefault(run.condition, []).append(run)
        return conditions

    def values(self, condition: str, of: Callable[[Run], float | None]) -> list[float]:
        """A figure of each run of a condition, by seed; empty where nothing was run."""
        found = [of(run) for run in self.conditions.get(condition, ())]
        return [value for value in found if value is not None]

    def rmse(self, condition: str, weights: str = "best") -> list[float]:
        """RMSE in mm over seeds."""
        return self.values(condition, lambda run: run.scores(weights)["all"]["rmse_mm"])

    def r(self, condition: str, weights: str = "best") -> list[float]:
        """Pearson's r over seeds."""
        return self.values(condition, lambda run: run.scores(weights)["all"]["r"]["mean"])

    def best_epochs(self, condition: str) -> list[float]:
        """The epoch of the lowest validation loss over seeds."""
        return self.values(condition, lambda run: run.best_epoch)

    def sentences(self, condition: str, measure: str) -> list[float]:
        """``rmse_mm`` or ``r`` of every test sentence of every seed, with the best weights."""
        found = [run.test["best"][measure] for run in self.conditions.get(condition, ())]
        return [value for values in found for value in values if value is not None]


def read_data(folder: Path) -> Data:
    """Read a results folder. Raises ``ExperimentError`` where it is none or damaged."""
    shared = read_shared(folder)
    runs = [
        Run(
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
    return Data(shared, read_reference(folder), read_spaces(folder), tuple(runs))


def machines(runs: Sequence[Run]) -> list[str]:
    """What computed the runs: each kind once, with how many it did."""
    told = Counter(
        f"{m['processor']}, {m['cores']} cores, {m['system']}, PyTorch {m['torch']},"
        f" recurrence {m['recurrence']}, labial {m['labial']}"
        f", source {m.get('source', 'unknown')}"
        for m in (run.machine for run in runs)
    )
    return [f"{kind}: {count} trainings" for kind, count in sorted(told.items())]

"""The results of a study of unseen words or phones, by condition, fold and seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from labial.evaluation.metrics import METRICS, Metric, Scores
from labial.experiment.models import MeanOfNetworks, Network
from labial.experiment.results import read_reference, read_runs, read_shared
from labial.experiment.unseen import KINDS, UnitKind, base_of, offered_conditions

# Correlations over the few frames of a phone say little.
_SHOWN = {
    "words": ("rmse_mm", "r", "aperture_r", "width_r", "closed", "vowels_shut"),
    "phones": (
        "rmse_mm",
        "lips_rmse_mm",
        "aperture_rmse_mm",
        "width_rmse_mm",
        "closed",
        "vowels_shut",
    ),
}


@dataclass(frozen=True)
class Row:
    """The scores of one model: ``met`` in training or not."""

    condition: str
    met: bool
    fold: int
    seed: int
    best_epoch: int | None
    scores: Scores

    @property
    def name(self) -> str:
        """The condition, and whether the words were met."""
        return f"{self.condition}, met" if self.met else self.condition


@dataclass(frozen=True)
class Figure:
    """A metric's mean over folds and seeds, and its standard deviations over either.

    A standard deviation of fewer than two values is None. That over folds is of the means over
    seeds; that over seeds is of the means over folds, of the seeds that have all folds.
    """

    mean: float
    folds: int
    over_folds: float | None
    seeds: int
    over_seeds: float | None


@dataclass(frozen=True, eq=False)
class UnseenData:
    """All results of a folder."""

    kind: UnitKind
    reference: Mapping[str, Any]
    shared: Mapping[str, Any]
    rows: tuple[Row, ...]

    @property
    def metrics(self) -> list[Metric]:
        """The metrics of the tables."""
        return [METRICS[name] for name in _SHOWN[self.kind.part]]

    @property
    def names(self) -> list[str]:
        """The conditions, each followed by its comparison with met words, in the study's order."""
        return list(dict.fromkeys(row.name for row in self.rows))

    def values(self, name: str, metric: Metric) -> dict[int, dict[int, float]]:
        """A metric by fold and seed."""
        found: dict[int, dict[int, float]] = {}
        for row in self.rows:
            value = metric.of(row.scores) if row.name == name else None
            if value is not None:
                found.setdefault(row.fold, {})[row.seed] = value
        return found

    def by_fold(self, name: str, metric: Metric) -> dict[int, float]:
        """A metric's mean over seeds by fold."""
        values = self.values(name, metric)
        return {fold: float(np.mean(list(values[fold].values()))) for fold in sorted(values)}

    def figure(self, name: str, metric: Metric) -> Figure | None:
        """A metric over all folds; None if it has no value."""
        values, means = self.values(name, metric), list(self.by_fold(name, metric).values())
        if not means:
            return None
        seeds = set.intersection(*(set(of_fold) for of_fold in values.values()))
        by_seed = [float(np.mean([v[seed] for v in values.values()])) for seed in sorted(seeds)]
        return Figure(
            float(np.mean(means)), len(means), _spread(means), len(by_seed), _spread(by_seed)
        )

    def items(self, fold: int) -> str:
        """The words or the phone of a fold."""
        return " ".join(self.reference["folds"][fold]["items"])


def _spread(values: Sequence[float]) -> float | None:
    return float(np.std(values, ddof=1)) if len(values) > 1 else None


def read_unseen(folder: Path) -> UnseenData:
    """Read a results folder. Raises ``ExperimentError`` if it is damaged."""
    shared = read_shared(folder)
    kind = next(kind for kind in KINDS.values() if kind.study == shared["study"])
    rows = [
        Row(
            values["condition"],
            values["met"],
            values["fold"],
            values["seed"],
            values["best_epoch"],
            values["test"]["best"]["scores"],
        )
        for values in read_runs(folder)
    ]
    order = _order()
    rows.sort(key=lambda row: (order(row.condition), row.met, row.fold, row.seed))
    return UnseenData(kind, read_reference(folder), shared, tuple(rows))


def _order() -> Callable[[str], tuple[bool, int]]:
    """The order of conditions: networks first, then as they are defined.

    Networks with a pre-trained model follow all others.
    """
    known = list(offered_conditions().items())
    places = {
        name: (not isinstance(condition.model, Network | MeanOfNetworks), place)
        for place, (name, condition) in enumerate(known)
    }
    return lambda name: places.get(name, (not base_of(name), len(known)))

"""The report of a study of unseen words or phones: a page of text and two CSV files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from labial.evaluation.metrics import METRICS, Metric, Scores
from labial.evaluation.table import NONE
from labial.experiment.models import MeanOfNetworks, Network
from labial.experiment.report.markdown import escaped, markdown_table
from labial.experiment.report.tables import write_table
from labial.experiment.results import read_reference, read_runs, read_shared
from labial.experiment.unseen import KINDS, UnitKind, offered_conditions
from labial.files import replacing
from labial.formats.cells import text_cell

_REPORT, _FOLDS, _SUMMARY = "report.md", "folds.csv", "summary.csv"
UNSEEN_FILES = (_REPORT, _FOLDS, _SUMMARY)
"""The files of a report in a results folder."""

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
    """The order of conditions: networks first, then as they are defined."""
    known = list(offered_conditions().items())
    places = {
        name: (not isinstance(condition.model, Network | MeanOfNetworks), place)
        for place, (name, condition) in enumerate(known)
    }
    return lambda name: places.get(name, (True, len(known)))


@dataclass(frozen=True)
class UnseenSummary:
    """The main table: a row for each condition, and for its spread over folds and over seeds."""

    title: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def summarised(folder: Path) -> UnseenSummary:
    """The main table of a results folder."""
    return _summary(read_unseen(folder))


def write_unseen(folder: Path) -> Path:
    """Write the report of the results so far into their folder; returns the path of the page.

    ``folds.csv`` has all metrics of each training, ``summary.csv`` their means and spreads.
    """
    data = read_unseen(folder)
    _write_folds(folder / _FOLDS, data)
    _write_summary(folder / _SUMMARY, data)
    path = folder / _REPORT
    with replacing(path) as part:
        part.write_text("\n\n".join(_parts(data)) + "\n", "utf-8")
    return path


def _summary(data: UnseenData) -> UnseenSummary:
    rows: list[tuple[str, ...]] = []
    for name in data.names:
        figures = [data.figure(name, metric) for metric in data.metrics]
        folds = str(len({row.fold for row in data.rows if row.name == name}))
        rows.append((name, folds, *(_number(each.mean if each else None) for each in figures)))
        for label, spreads in (
            ("folds", [each.over_folds if each else None for each in figures]),
            ("seeds", [each.over_seeds if each else None for each in figures]),
        ):
            if any(spread is not None for spread in spreads):
                rows.append((f"  SD over {label}", "", *map(_number, spreads)))
    heading = ("", "folds", *(metric.heading for metric in data.metrics))
    title = f"{data.reference['corpus']}: {data.kind.study}, {len(data.reference['folds'])} folds"
    return UnseenSummary(title, heading, tuple(rows))


def _number(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


_METHOD = {
    "words": (
        "In each of {folds} folds, all utterances that hold one of some words are left out of"
        " training and validation, at most {share:.0%} of them, and the words are scored in these"
        " utterances, with 100 ms on each side. “Met”: as many utterances are left out, but only"
        " half of those with the words; the rest are others."
    ),
    "phones": (
        "In each of {folds} folds, all utterances that hold a phone are left out of training and"
        " validation, at most {share:.0%} of them, and the phone is scored in its intervals in"
        " these utterances. “Met”: as many utterances are left out, but only half of those with"
        " the phone; the rest are others."
    ),
}


def _parts(data: UnseenData) -> Iterable[str]:
    reference, noun = data.reference, data.kind.noun
    yield f"# {escaped(reference['corpus'])}: {data.kind.study}"
    method = _METHOD[data.kind.part].format(
        folds=len(reference["folds"]), share=data.shared["share"]
    )
    limit = data.shared["most_epochs"]
    yield (
        f"{method} The test split of the corpus is not used. Networks have"
        f" {data.shared['fps']:g} frames a second"
        f"{f' and are trained for at most {limit} epochs' if limit else ''}."
    )
    yield "Made by:\n\n" + "\n".join(f"    {line}" for line in reference["commands"])
    summary = _summary(data)
    yield "## Means over folds and seeds"
    yield markdown_table(summary.heading, summary.rows)
    if differences := _differences(data):
        yield "## Differences between conditions, by fold"
        yield (
            "Each of a fold's values is a mean over seeds. SE is the standard error of the mean"
            " difference over folds."
        )
        heading = ("", "metric", "mean difference", "SE", "folds better")
        yield markdown_table(heading, differences)
    for metric in data.metrics[:1] + data.metrics[2:3]:
        yield f"## {metric.heading} by fold"
        yield markdown_table(("left out", "utterances", *data.names), _fold_rows(data, metric))
    if reference["kept"]:
        yield f"## {noun.capitalize()}s that are not left out"
        yield markdown_table((noun, "reason"), list(reference["kept"].items()))
    yield escaped(reference["attribution"])


def _differences(data: UnseenData) -> list[tuple[str, ...]]:
    """Each condition on unseen items minus the first one."""
    first, *others = [name for name in data.names if not name.endswith(", met")] or [""]
    rows: list[tuple[str, ...]] = []
    for name in others:
        for metric in data.metrics[:4]:
            mine, theirs = data.by_fold(name, metric), data.by_fold(first, metric)
            gaps = [mine[fold] - theirs[fold] for fold in mine if fold in theirs]
            if len(gaps) < 2:
                continue
            sign = -1 if metric.better == "lower" else 1
            better = sum(sign * gap > 0 for gap in gaps)
            error = float(np.std(gaps, ddof=1)) / len(gaps) ** 0.5
            label = f"{name} − {first}"
            rows.append(
                (label, metric.heading, f"{np.mean(gaps):+.3f}", f"{error:.3f}", _of(better, gaps))
            )
    return rows


def _of(count: int, among: Sequence[float]) -> str:
    return f"{count} of {len(among)}"


def _fold_rows(data: UnseenData, metric: Metric) -> list[tuple[str, ...]]:
    columns = [data.by_fold(name, metric) for name in data.names]
    return [
        (
            data.items(fold),
            str(about["utterances"]),
            *(_number(column.get(fold)) for column in columns),
        )
        for fold, about in enumerate(data.reference["folds"])
    ]


def _write_folds(path: Path, data: UnseenData) -> None:
    heading = ("condition", "met", "fold", "left_out", "seed", "best_epoch", *METRICS)
    rows = [
        [
            row.condition,
            "yes" if row.met else "no",
            row.fold,
            text_cell(data.items(row.fold)),
            row.seed,
            row.best_epoch,
            *(metric.of(row.scores) for metric in METRICS.values()),
        ]
        for row in data.rows
    ]
    write_table(path, heading, rows)


def _write_summary(path: Path, data: UnseenData) -> None:
    heading = ("condition", "metric", "mean", "folds", "sd_over_folds", "seeds", "sd_over_seeds")
    rows = [
        [name, metric.name, each.mean, each.folds, each.over_folds, each.seeds, each.over_seeds]
        for name in data.names
        for metric in METRICS.values()
        if (each := data.figure(name, metric))
    ]
    write_table(path, heading, rows)

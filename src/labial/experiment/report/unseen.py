"""The report of a study of unseen words or phones: a page of text and two CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.evaluation.metrics import METRICS, Metric
from labial.evaluation.table import NONE
from labial.experiment.report.markdown import escaped, markdown_table
from labial.experiment.report.tables import write_table
from labial.experiment.report.unseen_data import UnseenData, read_unseen
from labial.experiment.report.unseen_differences import Comparison, comparisons
from labial.files import replacing
from labial.formats.cells import text_cell

_REPORT, _FOLDS, _SUMMARY = "report.md", "folds.csv", "summary.csv"
UNSEEN_FILES = (_REPORT, _FOLDS, _SUMMARY)
"""The files of a report in a results folder."""


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

_TESTS = (
    "Each of a fold's values is a mean over seeds. In brackets the 95 % interval of the mean"
    " difference over folds. p is of a t-test over folds of {metric}, with Holm's correction for"
    " all tests of this report; “detectable” is the smallest true difference that would have been"
    " significant with a probability of 80 %, with the correction of the first test. Folds share"
    " most of their training speech, so all this holds for this corpus."
)


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
    if found := comparisons(data):
        yield "## Differences between conditions, by fold"
        yield _TESTS.format(metric=data.metrics[0].heading)
        heading = ("", "metric", "mean difference", "p", "detectable", "folds better")
        yield markdown_table(heading, _differences(found))
    for metric in data.metrics[:1] + data.metrics[2:3]:
        yield f"## {metric.heading} by fold"
        yield markdown_table(("left out", "utterances", *data.names), _fold_rows(data, metric))
    if reference["kept"]:
        yield f"## {noun.capitalize()}s that are not left out"
        yield markdown_table((noun, "reason"), list(reference["kept"].items()))
    yield escaped(reference["attribution"])


def _differences(found: Sequence[Comparison]) -> list[tuple[str, ...]]:
    return [
        (
            f"{each.condition} − {each.other}",
            each.metric.heading,
            each.difference.shown(3),
            NONE if each.p_holm is None else f"{each.p_holm:.2g}",
            NONE if each.detectable is None else f"{each.detectable:.3f}",
            f"{each.better} of {each.difference.seeds}",
        )
        for each in found
    ]


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

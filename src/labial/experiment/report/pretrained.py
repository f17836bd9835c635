"""The report of the study of pre-trained models of phones: a page of text and two CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.evaluation.metrics import CORRELATION, METRICS, RMSE, Metric
from labial.evaluation.table import NONE
from labial.experiment.crossed import FEWEST_SEEDS, Crossed, corrected, crossed
from labial.experiment.pretrained import MINUTES, STARTS, TUNED, WITHOUT, condition_name, untrained
from labial.experiment.report.data import Data, Result, machines, read_data
from labial.experiment.report.markdown import escaped, markdown_table
from labial.experiment.report.tables import write_table
from labial.experiment.statistics import FEWEST_SEEDS as FEWEST_FOR_EPOCHS
from labial.files import replacing

_REPORT, _RUNS, _DIFFERENCES = "report.md", "runs.csv", "differences.csv"
PRETRAINED_FILES = (_REPORT, _RUNS, _DIFFERENCES)
"""The files of a report in a results folder."""

_SHOWN = (RMSE, METRICS["lips_rmse_mm"], CORRELATION)
_LEVEL = 0.05


@dataclass(frozen=True)
class Comparison:
    """A condition with a model minus its counterpart with another, or without one.

    ``quantity`` is "rmse_mm", over seeds and sentences, or "best epoch", over seeds. ``reference``
    is the counterpart's mean. ``p_holm`` is corrected for all tests of the report.
    """

    start: str
    variant: str
    other: str
    minutes: float | None
    quantity: str
    reference: float
    difference: Crossed
    p_holm: float | None
    detectable: float | None

    @property
    def name(self) -> str:
        """The condition, and what it is compared with."""
        name = condition_name(self.start, self.variant, self.minutes)
        return name if self.other == WITHOUT else f"{name} − {self.other}"

    @property
    def is_control(self) -> bool:
        """Whether the model has random weights."""
        return untrained(self.variant) == self.variant


def write_pretrained_report(folder: Path) -> Path:
    """Write the report of the results so far into their folder; returns the path of the page.

    Raises ``ExperimentError`` if the folder is damaged.
    """
    data = read_data(folder)
    found = comparisons(data)
    _write_runs(folder / _RUNS, data)
    _write_differences(folder / _DIFFERENCES, found)
    path = folder / _REPORT
    with replacing(path) as part:
        part.write_text("\n\n".join(_parts(data, found)) + "\n", "utf-8")
    return path


def variants(data: Data) -> list[str]:
    """The variants with results, without a model first."""
    names = [WITHOUT]
    for about in data.reference["models"]:
        names += [about["name"], f"{about['name']}{TUNED}"]
    return [
        name
        for name in names
        if any(condition_name(s, name, m) in data.conditions for s in STARTS for m in MINUTES)
    ]


def comparisons(data: Data) -> list[Comparison]:
    """All comparisons of networks with results; their tests are one family (Holm)."""
    found = [
        (start, variant, other, minutes, quantity, *compared)
        for quantity, start, minutes, (variant, other) in product(
            ("rmse_mm", "best epoch"), STARTS, MINUTES, _pairs(data)
        )
        if (compared := _compared(data, quantity, start, (variant, other), minutes))
    ]
    tests = corrected(
        [difference for *_, difference in found],
        [
            quantity != "best epoch" or difference.seeds >= FEWEST_FOR_EPOCHS
            for *_, quantity, _, difference in found
        ],
    )
    return [Comparison(*each, *test) for each, test in zip(found, tests, strict=True)]


def _pairs(data: Data) -> list[tuple[str, str]]:
    """Each model and none, and each model and the same one with random weights, if it was run."""
    names = variants(data)
    pairs = [(name, WITHOUT) for name in names[1:]]
    controls = [(name, untrained(name)) for name in names[1:]]
    return pairs + [pair for pair in controls if pair[1] in names and pair[0] != pair[1]]


def _compared(
    data: Data, quantity: str, start: str, pair: tuple[str, str], minutes: float | None
) -> tuple[float, Crossed] | None:
    """The second one's mean, and the difference; None without results of both."""
    by_seed = [
        {result.seed: result for result in data.conditions.get(name, ())}
        for name in (condition_name(start, variant, minutes) for variant in pair)
    ]
    seeds = sorted(set(by_seed[0]) & set(by_seed[1]))
    if not seeds:
        return None
    mine, theirs = (np.array([_values(of[seed], quantity) for seed in seeds]) for of in by_seed)
    return float(theirs.mean()), crossed(mine - theirs)


def _values(result: Result, quantity: str) -> npt.NDArray[np.float64]:
    """A quantity for each sentence; the best epoch is one value."""
    if quantity == "best epoch":
        return np.array([result.best_epoch], np.float64)
    return np.array(result.sentences(RMSE))


def _parts(data: Data, found: Sequence[Comparison]) -> Iterable[str]:
    reference = data.reference
    minutes = reference["minutes"]["train"]
    yield f"# {escaped(reference['corpus'])}: pre-trained models of phones"
    yield (
        "Networks with an injected PCA decoder, and with a random decoder (baseline), are trained"
        f" on 2, 5, 10, 20 and all {minutes:.0f} minutes of speech, without and with models of"
        " phone sequences that were trained on text. Fewer minutes are a part of more. The epoch"
        " of the lowest validation loss is scored on the test split"
        f" ({reference['utterances']['test']} utterances), at {data.shared['fps']:g} Hz."
    )
    yield "Made by:\n\n" + "\n".join(f"    {line}" for line in reference["commands"])
    yield _answer(found)
    if late := _still_improving(data):
        yield (
            f"In {len(late)} conditions, a training was best in the last tenth of its epochs, so"
            f" more epochs might lower its error: {'; '.join(late)}."
        )
    yield "## The models of phone sequences"
    yield _models(data)
    for metric in _SHOWN:
        yield f"## {metric.heading}, means over seeds"
        yield _means(data, metric)
    yield "## Differences to networks without a model, and to models with random weights"
    yield _method(found)
    yield _differences([each for each in found if each.quantity == "rmse_mm"], "mm", 4)
    yield "## Epoch of the lowest validation loss"
    yield _differences([each for each in found if each.quantity == "best epoch"], "epochs", 1)
    yield "## Machines"
    yield "\n".join(f"- {line}" for line in machines(data.results))
    yield escaped(reference["attribution"])


def _answer(found: Sequence[Comparison]) -> str:
    """What the study says, in sentences."""
    tested = [each for each in found if each.p_holm is not None]
    if not tested:
        return f"There are no comparisons with {FEWEST_SEEDS} seeds yet."
    trained = [each for each in tested if not each.is_control]
    kinds = {
        "Models and none": [each for each in trained if each.other == WITHOUT],
        "Models and the same ones with random weights": [
            each for each in trained if each.other != WITHOUT
        ],
        "Random weights and none": [each for each in tested if each.is_control],
    }
    return "\n".join(f"- {name}: {_counted(those)}" for name, those in kinds.items() if those)


def _counted(those: Sequence[Comparison]) -> str:
    """How many comparisons are significant, in each direction, and what could have been found."""
    parts = []
    for quantity, less, more in (
        ("rmse_mm", "a lower RMSE", "a higher one"),
        ("best epoch", "an earlier best epoch", "a later one"),
    ):
        of = [each for each in those if each.quantity == quantity]
        below = [each for each in of if _significant(each) and each.difference.mean < 0]
        above = [each for each in of if _significant(each) and each.difference.mean > 0]
        if not of:
            continue
        shares = [(each.detectable or 0) / each.reference for each in of if each.reference]
        could = f"; {np.median(shares):.1%} could have been found (median)" if shares else ""
        parts.append(
            f"of {len(of)}, {len(below)} have significantly {less}{_named(below)} and {len(above)}"
            f" {more}{_named(above)}{could}"
        )
    return "; ".join(parts) + "."


def _still_improving(data: Data) -> list[str]:
    """The conditions of which a training was best in the last tenth of its epochs."""
    return [
        name
        for name, results in data.conditions.items()
        if any((each.best_epoch or 0) > 0.9 * len(each.train_loss) for each in results)
    ]


def _significant(comparison: Comparison) -> bool:
    return comparison.p_holm is not None and comparison.p_holm < _LEVEL


def _named(those: Sequence[Comparison]) -> str:
    return f" ({'; '.join(each.name for each in those)})" if those else ""


def _models(data: Data) -> str:
    rows = []
    for about in data.reference["models"]:
        scores = about["held_out"] or {}
        figures = [scores.get(n) for n in ("perplexity", "accuracy", "duration_error")]
        size = f"{about['layers']} × {about['hidden_size']}, {about['parameters']:,} weights"
        shown = [NONE if each is None else f"{each:.3f}" for each in figures]
        rows.append((about["name"], about["kind"], size, *shown, "; ".join(about["sources"])))
    heading = (
        "model", "kind", "layers", "held-out perplexity", "guessed right", "log durations apart",
        "trained on",
    )  # fmt: skip
    return markdown_table(heading, rows)


def _means(data: Data, metric: Metric) -> str:
    rows = []
    for start, variant in product(STARTS, variants(data)):
        cells = []
        for minutes in MINUTES:
            values = data.metric(metric, condition_name(start, variant, minutes))
            cells.append(f"{np.mean(values):.4f} ({len(values)})" if values else NONE)
        if any(cell != NONE for cell in cells):
            rows.append((f"{start}, {variant}", *cells))
    return markdown_table(("seeds in brackets", *map(_column, MINUTES)), rows)


def _column(minutes: float | None) -> str:
    return "all minutes" if minutes is None else f"{minutes:g} minutes"


def _method(found: Sequence[Comparison]) -> str:
    tests = sum(each.p_holm is not None for each in found)
    return (
        "Each difference is the mean over seeds and test sentences, both random and crossed, of the"
        " RMSE with a model minus that without (same seed, same sentences), or, where it is named,"
        " minus that with the same model with random weights; below zero, the model helps. In"
        " brackets the 95 % interval. p is of a t-test with Satterthwaite's degrees of"
        f" freedom, with Holm's correction for all {tests} tests of this report. “Detectable” is"
        " the smallest true difference that would have been significant with a probability of 80 %,"
        " with the correction of the first test. Epochs, which only seeds make vary, are tested"
        f" from {FEWEST_FOR_EPOCHS} seeds on. Each model was pre-trained once, so all this holds"
        " for its weights, and for speech like this corpus'."
    )


def _differences(found: Sequence[Comparison], unit: str, digits: int) -> str:
    rows = [
        (
            each.name,
            str(each.difference.seeds),
            f"{each.reference:.{digits}f}",
            each.difference.shown(digits),
            NONE if each.p_holm is None else f"{each.p_holm:.2g}",
            NONE if each.detectable is None else f"{each.detectable:.{digits}f}",
        )
        for each in found
    ]
    heading = ("", "seeds", f"reference, {unit}", f"difference, {unit}", "p", "detectable")
    return markdown_table(heading, rows)


def _write_runs(path: Path, data: Data) -> None:
    rows = [
        [result.condition, result.seed, result.best_epoch, len(result.train_loss)]
        + [metric.of(result.scores()) for metric in METRICS.values()]
        for result in data.results
    ]
    write_table(path, ("condition", "seed", "best_epoch", "epochs", *METRICS), rows)


def _write_differences(path: Path, found: Sequence[Comparison]) -> None:
    rows = [
        [
            each.name, each.quantity, each.difference.seeds, each.reference, each.difference.mean,
            *(each.difference.interval or (None, None)), each.difference.p, each.p_holm,
            each.detectable,
        ]
        for each in found
    ]  # fmt: skip
    heading = (
        "condition", "quantity", "seeds", "reference", "difference", "low", "high", "p", "p_holm",
        "detectable",
    )  # fmt: skip
    write_table(path, heading, rows)

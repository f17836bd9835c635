"""The report's tables, and the same numbers as CSV files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.evaluation.metrics import METRICS, Metric, ranked
from labial.experiment.conditions import PAPER
from labial.experiment.report.contrasts import Contrast, contrast_rows, quantities
from labial.experiment.report.data import Data, Result
from labial.experiment.report.estimates import with_interval
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import estimate, mean
from labial.files import replacing


@dataclass(frozen=True)
class Table:
    """A heading row and rows of text."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def reconstruction(data: Data) -> Table:
    """The paper's table 1 and ours, also relative to the error of a static face."""
    paper = {"pca": 0.33, "blendshapes": 0.95, "autoencoder": 0.32}
    sizes = {about["space"]["latent"]: name for name, about in data.spaces.items() if _main(name)}
    still = data.rmse("mean face")
    rows = []
    for latent in ARCHITECTURES:
        space = data.spaces.get(sizes.get(latent, ""))
        errors = space["reconstruction_rmse"] if space else {}
        ours = [f"{errors[split]:.3f}" if errors else "–" for split in ("test", "validation")]
        share = _percent(errors["test"] / still[0]) if errors and still else "–"
        shares = (_percent(paper[latent] / _PAPER_STATIC_MM), share)
        size = str(space["space"]["latent_size"]) if space else "–"
        rows.append((latent, size, f"{paper[latent]:.2f}", *ours, *shares))
    heading = (
        "RMSE, mm", "size", "paper", "ours, test", "ours, validation",
        "paper, of a static face's error", "ours, of a static face's error",
    )  # fmt: skip
    return Table(heading, tuple(rows))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


# The RMSE of the paper's stationary networks, in mm (section 4.4).
_PAPER_STATIC_MM = 2.0


def _main(name: str) -> bool:
    """Whether a latent space is one of the paper's: of its size, fitted on all training frames."""
    latent, _, size = name.partition("-")
    return size == "13" or (latent == "blendshapes" and size.isdigit())


def spaces(data: Data) -> Table:
    """The errors of all fitted latent spaces, the autoencoder's also as a multiple of PCA's."""
    rows = []
    for name, about in data.spaces.items():
        errors = about["reconstruction_rmse"]
        pca = data.spaces.get(name.replace("autoencoder", "pca"))
        share = ""
        if name.startswith("autoencoder") and pca:
            share = f"{errors['validation'] / pca['reconstruction_rmse']['validation']:.2f}"
        figures = [f"{errors[split]:.3f}" for split in ("train", "validation", "test")]
        rows.append((name, about["unit"], *figures, share))
    heading = ("latent space", "unit", "training", "validation", "test", "of PCA, validation")
    return Table(heading, tuple(rows))


def conditions(data: Data, names: Sequence[str]) -> Table:
    """A row per condition: means over seeds with the best weights, main metrics also the last."""
    shown, main = ranked("main", "summary"), ranked("main")
    heading = (
        "condition", "seeds", "best epoch",
        *(metric.heading for metric in shown),
        *(f"{metric.label}, last epoch" for metric in main),
    )  # fmt: skip
    rows = []
    for name in names:
        results = data.conditions.get(name)
        if results:
            epochs = data.best_epochs(name)
            best_epoch = with_interval(estimate(mean, epochs), digits=1) if epochs else ""
            cells = [name, str(len(results)), best_epoch]
            cells += [_cell(results, metric, "best") for metric in shown]
            kept = "last" in results[0].test
            cells += [_cell(results, metric, "last") if kept else "" for metric in main]
            rows.append(tuple(cells))
    return Table(heading, tuple(rows))


def _cell(results: Sequence[Result], metric: Metric, weights: str) -> str:
    values = [
        value for result in results if (value := metric.of(result.scores(weights))) is not None
    ]
    return with_interval(estimate(mean, values), digits=3) if values else "–"


def tests(found: Sequence[Contrast]) -> Table:
    """Pairs of the paper's conditions with their tests."""
    return Table(("difference", *(q.name for q in quantities())), tuple(contrast_rows(found)))


def times(data: Data) -> Table:
    """The time of the paper's jobs in hours, by kind of condition and by processor."""
    jobs = [result for name in PAPER_NAMES for result in data.conditions.get(name, ())]
    groups = {
        group: [result for result in jobs if result.condition.split(" ")[0] == group]
        for group in ("baseline", *ARCHITECTURES)
    }
    groups["all"] = jobs
    processors = sorted({result.machine["processor"] for result in jobs})
    for processor in processors if len(processors) > 1 else ():
        groups[f"on {processor}"] = [r for r in jobs if r.machine["processor"] == processor]
    parts = ("reading", "building", "training", "validation", "scoring", "all", "processor")
    rows = []
    for group, results in groups.items():
        sums = {part: sum(result.seconds.get(part, 0.0) for result in results) for part in parts}
        epochs = sum(len(result.train_loss) for result in results)
        rate = f"{sums['processor'] / epochs:.2f}" if epochs else "–"
        hours = [f"{sums[part] / 3600:.2f}" for part in parts]
        rows.append((group, str(len(results)), str(epochs), *hours, rate))
    heading = ("hours", "jobs", "epochs", *parts[:-1], "processor time", "the same, s an epoch")
    return Table(heading, tuple(rows))


PAPER_NAMES = tuple(condition.name for condition in PAPER)


CSV_FILES = tuple(f"{name}.csv" for name in ("spaces", "times", "runs", "losses", "tests"))


def write_tables(folder: Path, data: Data, found: Sequence[Contrast]) -> None:
    """``runs.csv``: a row per result and weights; ``losses.csv``: one per epoch, in mm².

    ``tests.csv`` has a row for each pair of conditions and quantity, ``spaces.csv`` one for each
    latent space; ``times.csv`` is the table of :func:`times`.
    """
    for name, table in (("spaces", spaces(data)), ("times", times(data))):
        write_table(folder / f"{name}.csv", table.heading, table.rows)
    scores = [
        [result.condition, result.seed, result.epoch(weights)]
        + [metric.of(result.scores(weights)) for metric in METRICS.values()]
        + [weights]
        for results in data.conditions.values()
        for result in results
        for weights in result.test
    ]
    write_table(folder / "runs.csv", ["condition", "seed", "epoch", *METRICS, "weights"], scores)
    losses = [
        [result.condition, result.seed, epoch, train, validation]
        for results in data.conditions.values()
        for result in results
        for epoch, (train, validation) in enumerate(
            zip(result.train_loss, result.validation_loss, strict=True), 1
        )
    ]
    heading = ["condition", "seed", "epoch", "train_loss", "validation_loss"]
    write_table(folder / "losses.csv", heading, losses)
    heading = ["measure", "first", "second", "difference", "low", "high", "p", "p_holm", "delta"]
    write_table(folder / "tests.csv", heading, [_tested(each) for each in found])


def _tested(each: Contrast) -> list[object]:
    gap, test = each.difference, each.test
    of_test = [f"{test.p:.6g}", f"{test.p_holm:.6g}", test.delta] if test else ["", "", ""]
    limits = ["" if value is None else value for value in (gap.low, gap.high)]
    return [each.quantity.name, each.first, each.second, gap.value, *limits, *of_test]


def write_table(path: Path, heading: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a CSV file, with numbers rounded to five decimals."""
    with replacing(path) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows([_rounded(cell) for cell in row] for row in rows)


def _rounded(cell: object) -> object:
    return float(np.round(cell, 5)) if isinstance(cell, float) else cell

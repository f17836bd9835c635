"""The report's tables, and the same numbers as CSV files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.experiment.conditions import PAPER
from labial.experiment.report.comparisons import MEASURES, Comparison, rows
from labial.experiment.report.data import Data, Run, Scores
from labial.experiment.report.estimates import told
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import estimate, mean
from labial.files import replacing


@dataclass(frozen=True)
class Table:
    """A heading row and rows of text."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Metric = Callable[[Scores], float | None]

METRICS: dict[str, Metric] = {
    "rmse_mm": lambda s: s["all"]["rmse_mm"],
    "rmse_centred_mm": lambda s: s["all"]["rmse_centred_mm"],
    "r": lambda s: s["all"]["r"]["mean"],
    "lips_rmse_mm": lambda s: s["lips"]["rmse_mm"],
    "lips_r": lambda s: s["lips"]["r"]["mean"],
    "aperture_rmse_mm": lambda s: s["aperture"]["rmse_mm"],
    "aperture_r": lambda s: s["aperture"]["r"]["mean"],
    "width_rmse_mm": lambda s: s["width"]["rmse_mm"],
    "width_r": lambda s: s["width"]["r"]["mean"],
    "closed": lambda s: s["closure"]["closed"],
    "vowels_shut": lambda s: s["closure"]["vowels_shut"],
}
"""The columns of ``runs.csv``."""

_SHOWN = {
    "RMSE, mm": "rmse_mm",
    "r": "r",
    "aperture r": "aperture_r",
    "/p b m/ closed": "closed",
    "open vowels shut": "vowels_shut",
}


def reconstruction(data: Data) -> Table:
    """The paper's table 1 with ours, and both as shares of a still face's error."""
    paper = {"pca": 0.33, "blendshapes": 0.95, "autoencoder": 0.32}
    sizes = {about["space"]["latent"]: name for name, about in data.spaces.items() if _main(name)}
    still = data.rmse("mean face")
    rows = []
    for latent in ARCHITECTURES:
        space = data.spaces.get(sizes.get(latent, ""))
        errors = space["reconstruction_rmse"] if space else {}
        ours = [f"{errors[split]:.3f}" if errors else "–" for split in ("test", "validation")]
        share = _percent(errors["test"] / still[0]) if errors and still else "–"
        shares = (_percent(paper[latent] / _STILL_THERE), share)
        size = str(space["space"]["latent_size"]) if space else "–"
        rows.append((latent, size, f"{paper[latent]:.2f}", *ours, *shares))
    heading = (
        "RMSE, mm", "size", "paper", "ours, test", "ours, validation",
        "paper, of a still face's", "ours, of a still face's",
    )  # fmt: skip
    return Table(heading, tuple(rows))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


# The RMSE of the paper's networks that hardly moved, in mm (section 4.4).
_STILL_THERE = 2.0


def _main(name: str) -> bool:
    """Whether a latent space is one of the paper's: of its size, on all of the training split."""
    latent, _, size = name.partition("-")
    return size == "13" or (latent == "blendshapes" and size.isdigit())


def spaces(data: Data) -> Table:
    """Every latent space fitted, and the autoencoder's error as a multiple of PCA's."""
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
    """A row a condition: means over seeds with the best weights, and RMSE and r with the last."""
    heading = (
        "condition", "seeds", "best epoch", *_SHOWN, "RMSE, last epoch", "r, last epoch"
    )  # fmt: skip
    rows = []
    for name in names:
        runs = data.conditions.get(name)
        if runs:
            epochs = data.best_epochs(name)
            cells = [name, str(len(runs)), told(estimate(mean, epochs), digits=1) if epochs else ""]
            cells += [_cell(runs, METRICS[metric], "best") for metric in _SHOWN.values()]
            if "last" in runs[0].test:
                cells += [_cell(runs, METRICS[metric], "last") for metric in ("rmse_mm", "r")]
            else:
                cells += ["", ""]
            rows.append(tuple(cells))
    return Table(heading, tuple(rows))


def _cell(runs: Sequence[Run], metric: Metric, weights: str) -> str:
    values = [value for run in runs if (value := metric(run.scores(weights))) is not None]
    return told(estimate(mean, values), digits=3) if values else "–"


def tests(found: Sequence[Comparison]) -> Table:
    """Pairs of the paper's conditions with their tests."""
    return Table(("difference", *MEASURES), tuple(rows(found)))


def times(data: Data) -> Table:
    """Where the time of the paper's jobs goes, in hours, by kind of condition and by processor."""
    jobs = [run for name in PAPER_NAMES for run in data.conditions.get(name, ())]
    groups = {
        group: [run for run in jobs if run.condition.split(" ")[0] == group]
        for group in ("baseline", *ARCHITECTURES)
    }
    groups["all"] = jobs
    processors = sorted({run.machine["processor"] for run in jobs})
    for processor in processors if len(processors) > 1 else ():
        groups[f"on {processor}"] = [r for r in jobs if r.machine["processor"] == processor]
    parts = ("reading", "building", "training", "validation", "scoring", "all", "processor")
    rows = []
    for group, runs in groups.items():
        sums = {part: sum(run.seconds.get(part, 0.0) for run in runs) for part in parts}
        epochs = sum(len(run.train_loss) for run in runs)
        rate = f"{sums['processor'] / epochs:.2f}" if epochs else "–"
        hours = [f"{sums[part] / 3600:.2f}" for part in parts]
        rows.append((group, str(len(runs)), str(epochs), *hours, rate))
    heading = ("hours", "jobs", "epochs", *parts[:-1], "processor time", "the same, s an epoch")
    return Table(heading, tuple(rows))


PAPER_NAMES = tuple(condition.name for condition in PAPER)


def write_csv(folder: Path, data: Data, found: Sequence[Comparison]) -> None:
    """``runs.csv``, a row a run and weights; ``losses.csv``, a row a run and epoch, in mm².

    ``tests.csv`` has a row for each pair of conditions and measure, ``spaces.csv`` one for each
    latent space, ``times.csv`` what :func:`times` gives.
    """
    for name, table in (("spaces", spaces(data)), ("times", times(data))):
        _write(folder / f"{name}.csv", table.heading, table.rows)
    scores = [
        [run.condition, run.seed, run.epoch(weights)]
        + [metric(run.scores(weights)) for metric in METRICS.values()]
        + [weights]
        for runs in data.conditions.values()
        for run in runs
        for weights in run.test
    ]
    _write(folder / "runs.csv", ["condition", "seed", "epoch", *METRICS, "weights"], scores)
    losses = [
        [run.condition, run.seed, epoch, train, validation]
        for runs in data.conditions.values()
        for run in runs
        for epoch, (train, validation) in enumerate(
            zip(run.train_loss, run.validation_loss, strict=True), 1
        )
    ]
    heading = ["condition", "seed", "epoch", "train_loss", "validation_loss"]
    _write(folder / "losses.csv", heading, losses)
    heading = ["measure", "first", "second", "difference", "low", "high", "p", "p_holm", "delta"]
    _write(folder / "tests.csv", heading, [_tested(each) for each in found])


def _tested(each: Comparison) -> list[object]:
    gap, test = each.difference, each.test
    of_test = [f"{test.p:.6g}", f"{test.p_holm:.6g}", test.delta] if test else ["", "", ""]
    limits = ["" if value is None else value for value in (gap.low, gap.high)]
    return [each.measure, each.first, each.second, gap.value, *limits, *of_test]


def _write(path: Path, heading: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with replacing(path) as aside, aside.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows([_rounded(cell) for cell in row] for row in rows)


def _rounded(cell: object) -> object:
    return float(np.round(cell, 5)) if isinstance(cell, float) else cell

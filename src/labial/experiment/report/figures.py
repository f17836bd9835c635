"""The report's figures: those of the paper, and further ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from labial.alignment import SILENCE
from labial.evaluation.metrics import Metric
from labial.experiment.conditions import LEARNING_CURVES, PAPER, SIZES
from labial.experiment.report.data import Data

# As in the paper's figure 4.
RANDOM, NORMALISED, INJECTED = "tab:blue", "tab:green", "tab:orange"

ARCHITECTURES = ("pca", "blendshapes", "autoencoder")
_STARTS = {"random": RANDOM, "random, normalised": NORMALISED, "injected": INJECTED}


def figure_3(data: Data, logarithmic: bool) -> Figure:
    """Mean loss over epochs, as in the paper's figure 3, with the range over seeds."""
    names = ("baseline", *(f"{latent} injected" for latent in ARCHITECTURES))
    return _loss_panels(data, names, logarithmic, columns=2)


def figure_3_random(data: Data) -> Figure:
    """The same for randomly initialised conditions, which the paper does not show."""
    names = [
        f"{latent} {start}"
        for start in ("random", "random, normalised")
        for latent in ARCHITECTURES
    ]
    return _loss_panels(data, names, logarithmic=True, columns=3)


def _loss_panels(data: Data, names: Sequence[str], logarithmic: bool, columns: int) -> Figure:
    rows = -(-len(names) // columns)
    figure = Figure(figsize=(9, 2.9 * rows), layout="constrained")
    still = data.reference["loss_of_mean_face"]
    for axes, name in zip(figure.subplots(rows, columns).flat, names, strict=False):
        results = data.conditions.get(name, [])
        _losses(axes, [result.train_loss for result in results], "black", "training")
        _losses(axes, [result.validation_loss for result in results], "tab:red", "validation")
        best = data.best_epochs(name)
        if best:
            axes.axvline(
                float(np.mean(best)), color="tab:red", linestyle="--", linewidth=1,
                label="mean epoch of best validation loss",
            )  # fmt: skip
        axes.axhline(still, color="gray", linestyle=":", linewidth=1, label="mean face")
        axes.set_title(
            f"{name}\n{len(results)} {'seed' if len(results) == 1 else 'seeds'}", fontsize=9
        )
        if logarithmic:
            axes.set_yscale("log")
        elif results:
            axes.set_ylim(0, 1.5 * still)
        axes.set_xlabel("epoch")
        axes.set_ylabel("loss, mm² per frame")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(alpha=0.25)
        if best:
            axes.text(np.mean(best), 0.97, f" {np.mean(best):.1f}", color="tab:red", fontsize=8,
                      va="top", transform=axes.get_xaxis_transform())  # fmt: skip
    handles = {str(h.get_label()): h for axes in figure.axes for h in axes.get_lines()}
    figure.legend(
        list(handles.values()), list(handles), frameon=False, fontsize=8, ncols=4,
        loc="outside lower center",
    )  # fmt: skip
    return figure


def _losses(axes: Axes, curves: Sequence[Sequence[float]], colour: str, label: str) -> None:
    if not curves:
        return
    values = np.array(curves)
    epochs = np.arange(1, values.shape[1] + 1)
    axes.plot(epochs, values.mean(axis=0), color=colour, linewidth=1.3, label=label)
    axes.fill_between(
        epochs, values.min(axis=0), values.max(axis=0), color=colour, alpha=0.15, linewidth=0
    )


def figure_4(data: Data) -> Figure:
    """Violin plots of the main metrics over sentences and seeds, as in the paper's figure 4."""
    metrics = data.main_metrics()
    figure = Figure(figsize=(9.5, 3.75 * len(metrics)), layout="constrained")
    panels = figure.subplots(len(metrics), 1, squeeze=False)[:, 0]
    for axes, metric in zip(panels, metrics, strict=True):
        place = 0.0
        ticks: dict[str, list[float]] = {}
        places = [("baseline", "random")] + [(a, s) for a in ARCHITECTURES for s in _STARTS]
        for architecture, start in places:
            condition = architecture if architecture == "baseline" else f"{architecture} {start}"
            _violin(axes, place, data, condition, metric, _STARTS[start])
            ticks.setdefault(architecture, []).append(place)
            place += 1.6 if start == "injected" or architecture == "baseline" else 1.0
        axes.set_xticks([float(np.mean(at)) for at in ticks.values()], list(ticks))
        axes.set_ylabel(metric.heading)
        axes.grid(axis="y", alpha=0.25)
    handles = [Patch(color=colour, alpha=0.5, label=start) for start, colour in _STARTS.items()]
    figure.legend(handles=handles, frameon=False, ncols=3, loc="outside upper center")
    return figure


def _violin(
    axes: Axes, place: float, data: Data, condition: str, metric: Metric, colour: str
) -> None:
    sentences = [result.sentences(metric) for result in data.conditions.get(condition, ())]
    values = [value for seed in sentences for value in seed]
    if len(values) < 2 or np.ptp(values) == 0:
        return
    parts = axes.violinplot([values], [place], widths=0.85, showextrema=False)
    for body in parts["bodies"]:  # type: ignore[attr-defined]
        body.set(facecolor=colour, alpha=0.4, edgecolor=colour)
    low, median, high = np.quantile(values, [0.25, 0.5, 0.75])
    axes.plot([place, place], [low, high], color=colour, linewidth=3, solid_capstyle="butt")
    axes.plot(place, median, "o", color="white", markeredgecolor=colour, markersize=5, zorder=3)
    seeds = [float(np.mean(seed)) for seed in sentences if seed]
    offsets = np.linspace(-0.22, 0.22, len(seeds)) if len(seeds) > 1 else np.zeros(1)
    axes.plot(place + offsets, seeds, "_", color="black", markersize=5, markeredgewidth=1, zorder=4)


def figure_5(data: Data) -> Figure:
    """Sample trajectories of the middle of the upper lip, as in the paper's figure 5."""
    shown: Mapping[str, tuple[str, str]] = {
        "baseline": ("tab:purple", "-"),
        "pca random": (RANDOM, "-"),
        "pca injected": (INJECTED, "-"),
        "blendshapes injected": ("tab:brown", "--"),
        "autoencoder injected": ("tab:red", ":"),
    }
    samples = data.reference["samples"]
    figure = Figure(figsize=(9.5, 2.6 * len(samples)), layout="constrained")
    panels = figure.subplots(len(samples), 1, squeeze=False)[:, 0]
    for axes, (name, sample) in zip(panels, samples.items(), strict=True):
        recorded = np.array(sample["upper_lip_mm"])[:, 0]
        times = np.arange(len(recorded)) / data.reference["fps"]
        axes.plot(times, recorded, color="black", linewidth=2, label="recorded")
        for condition, (colour, style) in shown.items():
            results = data.conditions.get(condition)
            if results:
                lip = np.array(results[0].test["best"]["upper_lip_mm"][name])[:, 0]
                axes.plot(times, lip, color=colour, linestyle=style, linewidth=1.2, label=condition)
        _phones(axes, sample["phones"])
        axes.set_title(f"{name}: {' '.join(sample['words'])}", fontsize=10)
        axes.set_ylabel("height, mm")
    panels[-1].set_xlabel("time, s")
    panels[0].legend(frameon=False, fontsize=8, ncols=3)
    return figure


def _phones(axes: Axes, phones: Sequence[tuple[float, float, str]]) -> None:
    low, high = axes.get_ylim()
    axes.set_ylim(low - 0.12 * (high - low), high)
    spoken = [phone for phone in phones if phone[2] != SILENCE] or list(phones)
    for start, end, label in spoken:
        axes.axvline(start, color="black", alpha=0.08, linewidth=0.8)
        axes.text((start + end) / 2, low - 0.09 * (high - low), label, ha="center", fontsize=8)
    axes.set_xlim(spoken[0][0] - 0.2, spoken[-1][1] + 0.2)


def sizes_figure(data: Data) -> Figure:
    """The main metrics over the latent space's size, with the range over seeds."""
    figure = Figure(layout="constrained")
    for axes, metric in _side_by_side(figure, data.main_metrics()):
        values = partial(data.metric, metric)
        for latent, colour in (("pca", INJECTED), ("autoencoder", "tab:red")):
            names = {
                c.model.space.latent_size: c.name
                for c in (*PAPER, *SIZES)
                if c.model.space and c.name.startswith(f"{latent} injected")
            }
            points = {
                float(size): values(name) for size, name in sorted(names.items()) if values(name)
            }
            _range(axes, points, colour, f"{latent} injected")
        axes.set_xticks(
            sorted({c.model.space.latent_size for c in (*PAPER, *SIZES) if c.model.space})
        )
        _finish(axes, "latent size", metric)
    return figure


def learning_figure(data: Data) -> Figure:
    """The main metrics over the minutes of training speech, for PCA injected and the baseline."""
    figure = Figure(layout="constrained")
    everything = data.reference["minutes"]["train"]
    for axes, metric in _side_by_side(figure, data.main_metrics()):
        values = partial(data.metric, metric)
        for condition, colour in (("pca injected", INJECTED), ("baseline", "tab:purple")):
            names = {
                c.minutes: c.name
                for c in LEARNING_CURVES
                if c.minutes and c.name.startswith(f"{condition},")
            }
            points = {float(m): values(name) for m, name in names.items() if values(name)}
            if values(condition):
                points[everything] = values(condition)
            _range(axes, points, colour, condition)
        _finish(axes, "minutes of training speech", metric)
    return figure


def _side_by_side(figure: Figure, metrics: Sequence[Metric]) -> Iterator[tuple[Axes, Metric]]:
    """A row with a panel for each metric."""
    figure.set_size_inches(4.5 * len(metrics), 3.4)
    panels = figure.subplots(1, len(metrics), squeeze=False)[0]
    yield from zip(panels, metrics, strict=True)


def _finish(axes: Axes, across: str, metric: Metric) -> None:
    """Label a panel of ``metric`` over the quantity ``across``."""
    axes.set_xlabel(across)
    axes.set_ylabel(metric.heading)
    axes.grid(alpha=0.25)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False)


def _range(axes: Axes, points: Mapping[float, Sequence[float]], colour: str, label: str) -> None:
    if not points:
        return
    places = list(points)
    centres: npt.NDArray[np.float64] = np.array([np.mean(v) for v in points.values()])
    low, high = (np.array([reach(v) for v in points.values()]) for reach in (min, max))
    axes.errorbar(
        places, centres, (centres - low, high - centres), color=colour, marker="o", capsize=3,
        label=label,
    )  # fmt: skip

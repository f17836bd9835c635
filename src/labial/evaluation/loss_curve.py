"""A figure of the loss over the epochs of a training."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from labial.files import replacing
from labial.run import Epoch


def draw_losses(path: Path, history: Sequence[Epoch]) -> None:
    """Draw training and validation loss over epochs into a PNG file."""
    epochs = [epoch.epoch for epoch in history]
    best = min(history, key=lambda epoch: epoch.validation_loss)
    figure = Figure(figsize=(7, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot(epochs, [e.train_loss for e in history], color="black", marker=".", label="training")
    axes.plot(
        epochs,
        [e.validation_loss for e in history],
        color="tab:red",
        marker=".",
        label="validation",
    )
    axes.axvline(
        best.epoch, color="tab:red", linestyle="--", linewidth=1, label=f"best, epoch {best.epoch}"
    )
    axes.set_xlabel("epoch")
    axes.set_ylabel("squared distance of faces (mm² per frame)")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    with replacing(path) as part:
        figure.savefig(part, dpi=120)

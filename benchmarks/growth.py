"""Growth of the recurrence's cost with the length of sentences, their number, and the width.

A forward and a backward pass of two bidirectional layers on phones, on one thread; µs per frame,
the median of several passes, with all sizes in turn in each round. Writes the plot of
docs/performance.md and prints its table.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path

import torch
from matplotlib.figure import Figure

from interleaved import interleaved
from labial.recurrence.backend import recurrence
from labial.recurrence.choice import STOCK, choose
from labial.recurrence.layer import BidirectionalGRU

PHONES = 39
LENGTHS = (75, 150, 300, 860, 2000, 6000, 20000)
BATCHES = (1, 2, 3, 4, 8, 16, 32)
WIDTHS = (64, 128, 192, 256, 384, 512)
PLOT = Path(__file__).parents[1] / "docs" / "growth.svg"


class Pass:
    """A forward and a backward pass of one size."""

    def __init__(self, frames: int, sentences: int, width: int) -> None:
        self.rows = frames * sentences
        self.layer = BidirectionalGRU(PHONES, width, 2, recurrence(width))
        self.phones = torch.randint(0, PHONES, (self.rows,))
        self.lengths = torch.full((sentences,), frames)
        self.gradients = torch.randn(self.rows, 2 * width)
        # Short passes are repeated, so that the time is long enough to measure.
        self.count = max(1, 2000 // self.rows)

    def __call__(self) -> None:
        """Run the passes."""
        for _ in range(self.count):
            self.layer(self.phones, self.lengths).backward(self.gradients)


def main() -> None:
    """Measure, print and plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--plot", type=Path, default=PLOT)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if choose().name == STOCK:
        raise SystemExit("the compiled recurrence is missing")
    # By the quantity that varies: (frames, sentences, units per direction).
    series: dict[str, dict[int, tuple[int, int, int]]] = {
        "frames a sentence": {n: (n, 2, 128) for n in LENGTHS},
        "sentences a batch": {n: (75, n, 128) for n in BATCHES},
        "units a direction": {n: (300, 2, n) for n in WIDTHS},
    }
    sizes = {size for each in series.values() for size in each.values()}
    passes = {str(size): Pass(*size) for size in sizes}
    times = interleaved(passes, arguments.rounds)
    cost = {
        size: statistics.median(times[str(size)])
        / (passes[str(size)].rows * passes[str(size)].count)
        * 1e6
        for size in sizes
    }
    for name, each in series.items():
        print(f"| {name} | " + " | ".join(map(str, each)) + " |")
        print("| --- |" + " ---: |" * len(each))
        print(
            "| µs a frame | " + " | ".join(f"{cost[size]:.1f}" for size in each.values()) + " |\n"
        )
    plot(
        arguments.plot,
        {name: {n: cost[s] for n, s in each.items()} for name, each in series.items()},
    )


def plot(path: Path, series: dict[str, dict[int, float]]) -> None:
    """Plot µs per frame over each size."""
    figure = Figure(figsize=(10, 3), layout="constrained")
    for axes, (name, each) in zip(figure.subplots(1, 3), series.items(), strict=True):
        axes.plot(list(each), list(each.values()), marker="o", color="#1f6fb4")
        axes.set_xscale("log")
        axes.set_xticks(list(each), [str(n) for n in each], fontsize=8)
        axes.minorticks_off()
        axes.set_ylim(0)
        axes.set_xlabel(name)
        axes.set_ylabel("µs a frame")
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path)


if __name__ == "__main__":
    main()

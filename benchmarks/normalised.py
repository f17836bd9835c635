"""The cost of layer normalisation inside the recurrence: compiled, by PyTorch, and without it.

A forward and a backward pass through two bidirectional layers of 128 units on the phones of two
sentences of 75 frames, on one thread, in processor time, in turn, round by round.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time

import torch

from interleaved import interleaved, ratio
from labial.recurrence.backend import normalised_steps, recurrence
from labial.recurrence.choice import STOCK, choose
from labial.recurrence.layer import BidirectionalGRU
from labial.recurrence.normalised import NormalisedGRU, stock_steps

PHONES, WIDTH, LAYERS, BATCH, FRAMES = 39, 128, 2, 2, 75


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if choose().name == STOCK:
        raise SystemExit("the compiled recurrence is missing")
    phones = torch.randint(0, PHONES, (BATCH * FRAMES,))
    lengths = torch.full((BATCH,), FRAMES)
    gradients = torch.randn(BATCH * FRAMES, 2 * WIDTH)
    cells = {
        "compiled": NormalisedGRU(PHONES, WIDTH, LAYERS, normalised_steps(WIDTH)),
        "pytorch": NormalisedGRU(PHONES, WIDTH, LAYERS, stock_steps),
        "unnormalised": BidirectionalGRU(PHONES, WIDTH, LAYERS, recurrence(WIDTH)),
    }
    times = interleaved(
        {n: lambda c=cell: c(phones, lengths).backward(gradients) for n, cell in cells.items()},
        arguments.rounds,
        time.process_time,
    )
    figures = {
        **{f"{name}_ms": statistics.median(t) * 1e3 for name, t in times.items()},
        "pytorch_ratio": ratio(times, "pytorch", "compiled"),
        "unnormalised_ratio": ratio(times, "compiled", "unnormalised"),
    }
    if arguments.json:
        print(json.dumps(figures))
        return
    for name in cells:
        print(f"{name:14}{figures[f'{name}_ms']:8.2f} ms a pass")
    print(
        f"compiled, it is {figures['pytorch_ratio']:.1f} times as fast as by PyTorch, and takes"
        f" {figures['unnormalised_ratio']:.2f} times what it takes without normalisation"
    )


if __name__ == "__main__":
    main()

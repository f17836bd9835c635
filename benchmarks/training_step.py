"""The parts of a training step's time, with PyTorch's recurrence and with labial's.

A step takes two sentences: joining their phones, the forward pass, the loss, the backward pass, and
Adam's step, which also clears the gradients. The variants are timed in turn, round by round, on one
thread, in processor time, which other processes affect less. "before" is PyTorch's recurrence and
its Adam without fusion; "after" is what training uses.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from interleaved import interleaved, ratio
from labial.encoders.encoder import FrameRows
from labial.encoders.one_hot import OneHot
from labial.network import LabialNetwork, join, squared_distance
from labial.optimiser import Adam
from labial.recurrence.backend import recurrence
from labial.recurrence.choice import STOCK, choose
from labial.recurrence.layer import BidirectionalGRU, Recurrence
from labial.recurrence.stock import Stock

PHONES, COORDINATES, LATENT, WIDTH, BATCH = 39, 132, 13, 128, 2
_MANY = round(860 / 75)
PARTS = ("data", "forward", "loss", "backward", "optimiser")
Optimise = Callable[[LabialNetwork], Callable[[], None]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if choose().name == STOCK:
        raise SystemExit("the compiled recurrence is missing")
    gc.freeze()
    steps = {
        f"{name}, {frames} frames": Step.of(engine, optimise, frames)
        for frames in (75, 860)
        for name, engine, optimise in (
            ("before", Stock(), pytorchs),
            ("after", recurrence(WIDTH), labials),
        )
    }
    tasks: dict[str, Callable[[], object]] = {name: step.run_many for name, step in steps.items()}
    times = interleaved(tasks, arguments.rounds, time.process_time)
    medians = {name: statistics.median(t) / steps[name].count for name, t in times.items()}
    share = ratio(times, "after, 75 frames", "after, 860 frames") * 860 / (75 * _MANY)
    parts = {name: step.medians() for name, step in steps.items()}
    if arguments.json:
        print(json.dumps({"steps_s": medians, "parts_s": parts, "short_to_long": share}))
        return
    print("ms of a processor a step of two sentences")
    print(f"{'':20}" + "".join(f"{part:>11}" for part in (*PARTS, "all")))
    for name, each in parts.items():
        row = [each[part] * 1e3 for part in PARTS] + [medians[name] * 1e3]
        print(f"{name:20}" + "".join(f"{value:11.3f}" for value in row))
    print(f"a frame of 75 costs {share:.2f} times a frame of 860")


def pytorchs(network: LabialNetwork) -> Callable[[], None]:
    """PyTorch's Adam with its default options."""
    adam = torch.optim.Adam(network.parameters())

    def step() -> None:
        adam.step()
        adam.zero_grad()

    return step


def labials(network: LabialNetwork) -> Callable[[], None]:
    """The Adam of training."""
    return Adam(network, 1e-3).step


@dataclass
class Step:
    """A kind of step, and the times of its parts."""

    network: LabialNetwork
    optimise: Callable[[], None]
    frames: list[FrameRows]
    positions: list[Tensor]
    spent: dict[str, list[float]]
    count: int

    @classmethod
    def of(cls, engine: Recurrence, optimise: Optimise, frames: int) -> Step:
        """A step with sentences of ``frames`` frames."""
        torch.manual_seed(0)
        network = LabialNetwork(
            OneHot([str(phone) for phone in range(PHONES)]),
            BidirectionalGRU(PHONES, WIDTH, 2, engine),
            nn.Linear(2 * WIDTH, LATENT),
            nn.Linear(LATENT, COORDINATES),
        )
        return cls(
            network,
            optimise(network),
            [
                FrameRows(torch.randint(0, PHONES, (frames,)), torch.rand(frames, 2))
                for _ in range(BATCH)
            ],
            [torch.randn(frames, COORDINATES) for _ in range(BATCH)],
            {part: [] for part in PARTS},
            _MANY if frames == 75 else 1,
        )

    def run_many(self) -> None:
        """Run short steps as often as needed for about the frames of a long one."""
        for _ in range(self.count):
            self.run()

    def run(self) -> None:
        """Run a step."""
        marks = [time.process_time()]
        frames, lengths = join(self.frames)
        marks.append(time.process_time())
        predicted = self.network(frames, lengths)
        marks.append(time.process_time())
        loss = squared_distance(predicted, self.positions) / len(predicted)
        loss.item()
        marks.append(time.process_time())
        loss.backward()
        marks.append(time.process_time())
        self.optimise()
        marks.append(time.process_time())
        for part, start, end in zip(PARTS, marks, marks[1:], strict=False):
            self.spent[part].append(end - start)

    def medians(self) -> dict[str, float]:
        """Median time of each part in seconds."""
        return {part: statistics.median(each) for part, each in self.spent.items()}


if __name__ == "__main__":
    main()

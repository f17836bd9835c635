"""Speed of animation by onnxruntime, by PyTorch, and by PyTorch with the compiled recurrence.

All compute positions from phones with a network of the default voice's sizes, on one thread and in
turn: one sentence of 5 s, and 200 of 1 to 10 s, sorted by length, in batches of several sizes.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
from torch import nn

from interleaved import interleaved
from labial import load_voice
from labial.alignment import Alignment, Interval
from labial.encoders.one_hot import OneHot
from labial.network import LabialNetwork, join
from labial.recurrence.backend import recurrence
from labial.recurrence.choice import choose
from labial.recurrence.layer import BidirectionalGRU, Recurrence
from labial.recurrence.stock import Stock
from labial.sentences import frame_rows
from labial.voice import OUTPUT, Voice

BATCHES = (1, 2, 4, 8, 16, 32)
Batch = Sequence[Alignment]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    voice = load_voice()
    ways = {
        "onnxruntime": in_onnxruntime(voice),
        "PyTorch": in_pytorch(voice, Stock()),
        f"compiled, {choose().name}": in_pytorch(voice, recurrence(128)),
    }
    random = np.random.default_rng(0)
    one = [sentence(voice, random, 5.0)]
    many = sorted(
        (sentence(voice, random, seconds) for seconds in random.uniform(1, 10, 200)),
        key=lambda alignment: alignment.duration,
    )
    hours = sum(alignment.duration for alignment in many) / 3600
    single = interleaved({name: lambda way=way: way(one) for name, way in ways.items()}, 25)
    batched = interleaved(
        {
            f"{name} {size}": lambda way=way, size=size: in_batches(way, many, size)
            for size in BATCHES
            for name, way in ways.items()
        },
        arguments.rounds,
    )
    figures = {
        name: {
            "sentence_ms": statistics.median(single[name]) * 1e3,
            "hours_a_minute": {
                size: hours / statistics.median(batched[f"{name} {size}"]) * 60 for size in BATCHES
            },
        }
        for name in ways
    }
    if arguments.json:
        print(json.dumps(figures))
        return
    print(f"{'':22}{'5 s sentence':>14}   hours of animation a minute, by sentences a batch")
    print(f"{'':22}{'ms':>14}" + "".join(f"{size:9}" for size in BATCHES))
    for name, each in figures.items():
        print(
            f"{name:22}{each['sentence_ms']:14.2f}"
            + "".join(f"{rate:9.1f}" for rate in each["hours_a_minute"].values())
        )


def sentence(voice: Voice, random: np.random.Generator, seconds: float) -> Alignment:
    """Phones of 50 to 150 ms from silence to silence."""
    times = [0.0]
    while times[-1] < seconds:
        times.append(times[-1] + random.uniform(0.05, 0.15))
    labels = ["sil", *random.choice(voice.info.phones, len(times) - 3), "sil"]
    return Alignment(
        tuple(Interval(s, e, str(p)) for s, e, p in zip(times, times[1:], labels, strict=False))
    )


def in_batches(way: Callable[[Batch], object], sentences: Batch, size: int) -> None:
    """Animate all sentences in batches of ``size``."""
    for start in range(0, len(sentences), size):
        way(sentences[start : start + size])


def in_onnxruntime(voice: Voice) -> Callable[[Batch], object]:
    """The voice's own graph, sentences padded to the longest."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(voice.path, options)

    def animate(batch: Batch) -> object:
        phones = [frame_rows(each, voice.info.phones, voice.fps).phones for each in batch]
        lengths = np.array([len(each) for each in phones], np.int32)
        padded = nn.utils.rnn.pad_sequence(phones).numpy()
        return session.run([OUTPUT], {"phones": padded, "lengths": lengths})

    return animate


def in_pytorch(voice: Voice, backend: Recurrence) -> Callable[[Batch], npt.NDArray[np.float32]]:
    """A network of the voice's sizes with random weights, which do not affect the time."""
    phones = voice.info.phones
    network = LabialNetwork(
        OneHot(phones),
        BidirectionalGRU(len(phones), 128, 2, backend),
        nn.Linear(256, 13),
        nn.Linear(13, 3 * len(voice.layout.names)),
    )

    def animate(batch: Batch) -> npt.NDArray[np.float32]:
        frames = [frame_rows(alignment, phones, voice.fps) for alignment in batch]
        with torch.no_grad():
            return network(*join(frames)).numpy()

    return animate


if __name__ == "__main__":
    main()

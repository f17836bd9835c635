"""Speed of the compiled recurrence compared with ``nn.GRU`` and with the peak rate of a core.

The task is a forward and a backward pass through two bidirectional layers of 128 units on the
phones of two sentences, as in training, with one thread per process. ``nn.GRU`` receives the same
phones as one-hot vectors: packed, and unpacked, which is correct only for sentences of equal
length. The peak rate is that of PyTorch's product of two 1024 by 1024 matrices in the same round.
The share of it counts the multiply-adds that the task needs as two floating point operations each,
and none for the one-hot vectors. Both tasks also run in two processes at once; the ratio is the
gain of the recurrence by a second process over that of the product.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

import torch
from torch import Tensor, nn

from interleaved import interleaved, ratio
from labial.recurrence.backend import recurrence
from labial.recurrence.choice import STOCK, choose
from labial.recurrence.layer import BidirectionalGRU

PHONES, WIDTH, LAYERS, BATCH = 39, 128, 2, 2
SIZE = 1024
Task = Callable[[], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    short, long = measure(75, 10 * arguments.rounds), measure(860, arguments.rounds)
    figures = {
        "recurrence": choose().name,
        **long,
        **{f"{name}_75": value for name, value in short.items()},
        **two_processes(arguments.rounds),
    }
    if arguments.json:
        print(json.dumps(figures))
        return
    print(f"recurrence {figures['recurrence']}, batch {BATCH}, µs a frame of a sentence")
    print(
        f"{'frames':>8}{'compiled':>10}{'unpacked':>10}{'packed':>10}{'of peak':>10}{'gains':>16}"
    )
    for frames, each in ((75, short), (860, long)):
        print(
            f"{frames:8}{each['layer_us']:10.1f}{each['unpacked_us']:10.1f}{each['packed_us']:10.1f}"
            f"{each['peak_share']:10.2f}{each['unpacked_ratio']:8.1f}{each['packed_ratio']:8.1f}"
        )
    print(
        f"two processes: the recurrence gains {figures['two_process_layer_gain']:.2f}, the product"
        f" {figures['two_process_sgemm_gain']:.2f}, ratio {figures['two_process_ratio']:.2f}"
    )


def measure(frames: int, rounds: int) -> dict[str, float]:
    """Medians over rounds at one length of sentence."""
    torch.manual_seed(0)
    layer, stock = layers()
    phones = torch.randint(0, PHONES, (frames * BATCH,))
    lengths = torch.full((BATCH,), frames)
    gradients = torch.randn(frames * BATCH, 2 * WIDTH)
    padded = one_hot(phones).reshape(BATCH, frames, PHONES).transpose(0, 1).contiguous()
    padded_gradients = gradients.reshape(BATCH, frames, -1).transpose(0, 1).contiguous()

    def packed() -> None:
        sequence = nn.utils.rnn.pack_padded_sequence(padded, lengths)
        nn.utils.rnn.pad_packed_sequence(stock(sequence)[0])[0].backward(padded_gradients)

    times = interleaved(
        {
            "layer": lambda: layer(phones, lengths).backward(gradients),
            "sgemm": sgemm(),
            "unpacked": lambda: stock(padded)[0].backward(padded_gradients),
            "packed": packed,
        },
        rounds,
    )
    all_frames = frames * BATCH
    share = all_frames * operations_a_frame() * ratio(times, "sgemm", "layer") / (2 * SIZE**3)
    return {
        **{
            f"{n}_us": statistics.median(t) / all_frames * 1e6
            for n, t in times.items()
            if n != "sgemm"
        },
        "packed_ratio": ratio(times, "packed", "layer"),
        "unpacked_ratio": ratio(times, "unpacked", "layer"),
        "peak_share": share,
        "peak_gflops": 2 * SIZE**3 / statistics.median(times["sgemm"]) / 1e9,
    }


def layers() -> tuple[BidirectionalGRU, nn.GRU]:
    """The compiled recurrence and PyTorch's, with equal weights."""
    if choose().name == STOCK:
        raise SystemExit("the compiled recurrence is missing")
    layer = BidirectionalGRU(PHONES, WIDTH, LAYERS, recurrence(WIDTH))
    stock = nn.GRU(PHONES, WIDTH, LAYERS, bidirectional=True)
    stock.load_state_dict(layer.state_dict())
    return layer, stock


def operations_a_frame() -> int:
    """Floating point operations per frame of a forward and a backward pass."""
    recurrent = 2 * 3 * WIDTH * WIDTH
    inputs = 2 * 3 * WIDTH * 2 * WIDTH
    return 2 * 3 * (LAYERS * recurrent + (LAYERS - 1) * inputs)


def one_hot(phones: Tensor) -> Tensor:
    """One-hot vectors of phones as floats."""
    return nn.functional.one_hot(phones, PHONES).float()


def sgemm() -> Task:
    """A product of two square matrices."""
    a, b, out = torch.randn(SIZE, SIZE), torch.randn(SIZE, SIZE), torch.empty(SIZE, SIZE)
    return lambda: torch.mm(a, b, out=out)


def two_processes(rounds: int) -> dict[str, float]:
    """The gain by a second process, for the recurrence and for the product."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    pipes, processes = [], []
    for _ in range(2):
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, barrier), daemon=True)
        process.start()
        pipes.append(ours)
        processes.append(process)
    gains: dict[str, list[float]] = {"layer": [], "sgemm": []}
    for _ in range(rounds):
        for name in gains:
            alone = rate(pipes[:1], name)
            gains[name].append(rate(pipes, name) / alone)
    for pipe in pipes:
        pipe.send(None)
    for process in processes:
        process.join()
    medians = {f"two_process_{name}_gain": statistics.median(g) for name, g in gains.items()}
    ratios = [
        layer / product for layer, product in zip(gains["layer"], gains["sgemm"], strict=True)
    ]
    return {**medians, "two_process_ratio": statistics.median(ratios)}


def rate(pipes: list[Connection], task: str) -> float:
    """Tasks per second of all processes together."""
    for pipe in pipes:
        pipe.send((task, len(pipes)))
    return sum(pipe.recv() for pipe in pipes)


def work(pipe: Connection, barrier: Barrier) -> None:
    """Run the requested tasks for a second each and send the number done per second."""
    torch.set_num_threads(1)
    layer, _ = layers()
    phones, lengths = torch.randint(0, PHONES, (860 * BATCH,)), torch.full((BATCH,), 860)
    gradients = torch.randn(860 * BATCH, 2 * WIDTH)
    tasks: dict[str, Task] = {
        "layer": lambda: layer(phones, lengths).backward(gradients),
        "sgemm": sgemm(),
    }
    while request := pipe.recv():
        name, processes = request
        tasks[name]()
        if processes > 1:
            barrier.wait()
        start, done = time.perf_counter(), 0
        while (spent := time.perf_counter() - start) < 1:
            tasks[name]()
            done += 1
        pipe.send(done / spent)


if __name__ == "__main__":
    main()

"""Timing tasks in turn, round by round, so that other load affects all of them equally."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

Times = dict[str, list[float]]


def interleaved(
    tasks: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> Times:
    """Times in seconds of each task in each round, after a round for warming up."""
    times: Times = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            start = clock()
            task()
            if number > 0:
                times[name].append(clock() - start)
    return times


def ratio(times: Times, slower: str, faster: str) -> float:
    """The ratio of two tasks' times: the median over rounds."""
    return statistics.median(a / b for a, b in zip(times[slower], times[faster], strict=True))

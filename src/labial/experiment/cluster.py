"""Execution of tasks on a Ray cluster of machines with labial installed.

If a node is lost, Ray repeats its running tasks on other nodes. Needs the extra ``cluster``.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

# Ray reads this when it is imported: send no usage statistics.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
import ray
from ray.exceptions import RayError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from labial.errors import ExperimentError
from labial.experiment.engine import Ended, Event, Failed, Progressed, Started
from labial.experiment.task import Task, execute
from labial.temporary import remove_left_folders, temporary_folder

_POLL_S = 1.0
_PATIENCE_S = 5.0
# How often a task is repeated if its node or process is lost.
_RETRIES = 3
# How long a killed process may take to end.
_DYING_S = 0.5


@dataclass(frozen=True)
class RayCluster:
    """An engine on the cluster at ``address``; None for one that only this machine can reach.

    Each task uses one CPU of a node. Raises ``ExperimentError`` if ``HOST:PORT`` does not respond,
    for which Ray itself would wait for minutes.
    """

    address: str | None = None

    def __post_init__(self) -> None:
        if self.address is None or self.address in ("auto", "local"):
            return
        host, _, port = self.address.removeprefix("ray://").rpartition(":")
        if not host or not port.isdigit():
            raise ExperimentError(f"Ray cluster '{self.address}': expected HOST:PORT")
        try:
            socket.create_connection((host, int(port)), _PATIENCE_S).close()
        except (OSError, OverflowError) as error:
            raise ExperimentError(
                f"Ray cluster {self.address}: cannot be reached: {error}"
            ) from error

    def run(self, tasks: Sequence[Task], corpus: Path) -> Iterator[Event]:
        """Execute the tasks. Raises ``ExperimentError`` if the cluster cannot be reached."""
        if not tasks:
            return
        with _connected(self.address):
            content = np.fromfile(corpus, np.uint8)
            # On the node of the caller, which outlives the others.
            node = ray.get_runtime_context().get_node_id()
            board: Any = ray.remote(_Board)
            board = board.options(
                num_cpus=0, scheduling_strategy=NodeAffinitySchedulingStrategy(node, soft=False)
            ).remote()
            work: Any = ray.remote(num_cpus=1, max_retries=_RETRIES)(_work)
            shared = ray.put(content), sha256(content.tobytes()).hexdigest(), board
            pending = {work.remote(task, n, *shared): n for n, task in enumerate(tasks)}
            try:
                yield from _events(tasks, pending, board)
            finally:
                if pending:
                    _cancel(pending)


class _Board:
    """A Ray actor to which tasks report their progress."""

    def __init__(self) -> None:
        self._news: dict[int, int] = {}

    def report(self, number: int, epochs: int) -> None:
        self._news[number] = epochs

    def take(self) -> Mapping[int, int]:
        news, self._news = self._news, {}
        return news


def _events(tasks: Sequence[Task], pending: dict[Any, int], board: Any) -> Iterator[Event]:
    started: set[int] = set()

    def start(number: int) -> Iterator[Event]:
        if number not in started:
            started.add(number)
            yield Started(tasks[number])

    while pending:
        ready, _ = ray.wait(list(pending), timeout=_POLL_S)
        unfinished = set(pending.values())
        for number, epochs in ray.get(board.take.remote()).items():
            if number in unfinished:
                yield from start(number)
                yield Progressed(tasks[number], epochs)
        for reference in ready:
            number = pending.pop(reference)
            yield from start(number)
            try:
                yield Ended(tasks[number], ray.get(reference))
            except RayError as error:
                yield Failed(tasks[number], str(error))


def _work(
    task: Task, number: int, content: npt.NDArray[np.uint8], digest: str, board: Any
) -> bytes:
    """Execute a task on a node, with a copy of the corpus that no other user can read."""
    with temporary_folder() as folder:
        corpus = folder / "corpus.h5"
        content.tofile(corpus)
        if sha256(corpus.read_bytes()).hexdigest() != digest:
            raise ExperimentError(f"{socket.gethostname()}: received a damaged copy of the corpus")
        board.report.remote(number, 0)
        return execute(task, corpus, lambda epochs: board.report.remote(number, epochs))


def _cancel(pending: Iterable[Any]) -> None:
    """Kill tasks and remove the temporary folders that they leave on the nodes."""
    for reference in pending:
        ray.cancel(reference, force=True)
    listing: Any = ray.nodes
    nodes = [node["NodeID"] for node in listing() if node["Alive"]]
    clean: Any = ray.remote(num_cpus=0, max_retries=0)(_clean)
    cleaning = [
        clean.options(scheduling_strategy=NodeAffinitySchedulingStrategy(node, soft=False)).remote()
        for node in nodes
    ]
    ray.wait(cleaning, num_returns=len(cleaning), timeout=_PATIENCE_S)


def _clean() -> None:
    time.sleep(_DYING_S)
    remove_left_folders()


@contextmanager
def _connected(address: str | None) -> Iterator[None]:
    """A connection to the cluster; an existing connection is used and kept open."""
    if ray.is_initialized():
        yield
        return
    alone = address in (None, "local")
    try:
        with _listening_here_only() if alone else nullcontext():
            ray.init(
                address or "local",
                include_dashboard=False if alone else None,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
    except (RayError, OSError, RuntimeError, ValueError) as error:
        raise ExperimentError(f"Ray cluster {address or 'here'}: {error}") from error
    try:
        own_address: Any = ray.util.get_node_ip_address
        listens = own_address()
        if alone and not ip_address(listens).is_loopback:
            raise ExperimentError(
                f"Ray {ray.__version__} listens on {listens}, expected a loopback address"
            )
        yield
    finally:
        ray.shutdown()


@contextmanager
def _listening_here_only() -> Iterator[None]:
    """Make Ray use the loopback address for this machine, as it does on Windows and macOS.

    ``ray.init`` has no option for it: it replaces a loopback address by another.
    """
    constants = ray._private.ray_constants
    before = constants.ENABLE_RAY_CLUSTER
    constants.ENABLE_RAY_CLUSTER = False
    try:
        yield
    finally:
        constants.ENABLE_RAY_CLUSTER = before

"""Tasks on a Ray cluster: on several machines, each with labial installed. Needs extra ``cluster``.

A node that is lost costs what it was doing; Ray does that again elsewhere.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import numpy as np
import numpy.typing as npt

# Before the import: nobody's experiments are anybody else's business.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
import ray
from ray.exceptions import RayError
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from labial.errors import ExperimentError
from labial.experiment.engine import Ended, Event, Failed, Progressed, Started
from labial.experiment.task import Task, execute
from labial.files import replacing

_POLL_S = 1.0
_PATIENCE_S = 5.0
# How often a task is done again when its node or process is lost.
_RETRIES = 3


@dataclass(frozen=True)
class RayCluster:
    """An engine on the cluster at ``address``, or on one of this machine alone when None.

    Each task takes one processor of a node. Raises ``ExperimentError`` where nobody answers at
    ``HOST:PORT``; Ray itself would try for minutes.
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
        """Do the tasks. Raises ``ExperimentError`` where the cluster cannot be reached."""
        if not tasks:
            return
        with _connected(self.address):
            content = np.fromfile(corpus, np.uint8)
            # Kept on the node of whoever asks: it outlives the others.
            node = ray.get_runtime_context().get_node_id()
            board: Any = ray.remote(_Board)
            board = board.options(
                num_cpus=0, scheduling_strategy=NodeAffinitySchedulingStrategy(node, soft=False)
            ).remote()
            work: Any = ray.remote(num_cpus=1, max_retries=_RETRIES)(_work)
            shared = ray.put(content), _name_of(content), board
            pending = {work.remote(task, n, *shared): n for n, task in enumerate(tasks)}
            try:
                yield from _events(tasks, pending, board)
            finally:
                for reference in pending:
                    ray.cancel(reference, force=True)


class _Board:
    """Where tasks write how far they are."""

    def __init__(self) -> None:
        self._news: dict[int, int] = {}

    def tell(self, number: int, epochs: int) -> None:
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


def _work(task: Task, number: int, content: npt.NDArray[np.uint8], name: str, board: Any) -> bytes:
    """What a node does: keep the corpus beside it, once, and execute the task."""
    corpus = Path(gettempdir()) / f"labial-{name}.h5"
    if not corpus.exists():
        with replacing(corpus) as aside:
            content.tofile(aside)
    board.tell.remote(number, 0)
    return execute(task, corpus, lambda epochs: board.tell.remote(number, epochs))


def _name_of(content: npt.NDArray[np.uint8]) -> str:
    return sha256(content.tobytes()).hexdigest()[:16]


@contextmanager
def _connected(address: str | None) -> Iterator[None]:
    """A connection to the cluster; one that was there already is used and left."""
    if ray.is_initialized():
        yield
        return
    try:
        ray.init(
            address or "local",
            include_dashboard=None if address else False,
            log_to_driver=False,
            logging_level=logging.ERROR,
        )
    except (RayError, ConnectionError, RuntimeError, ValueError) as error:
        raise ExperimentError(f"Ray cluster {address or 'here'}: {error}") from error
    try:
        yield
    finally:
        ray.shutdown()

"""Tasks in processes of this machine, one thread each."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import cast

from labial.experiment.engine import Ended, Event, Failed, Progressed, Started
from labial.experiment.task import Task, execute
from labial.temporary import temporary_folder


@dataclass(frozen=True)
class Processes:
    """An engine of ``workers`` processes. A process that dies costs its own task only."""

    workers: int

    def run(self, tasks: Sequence[Task], corpus: Path) -> Iterator[Event]:
        """Do the tasks; stop those under way when the iteration is given up."""
        with temporary_folder() as logs:
            waiting = [(task, logs / f"{i}.log") for i, task in enumerate(tasks)]
            running: list[_Running] = []
            try:
                while waiting or running:
                    while waiting and len(running) < self.workers:
                        running.append(_start(*waiting.pop(0), corpus))
                        yield Started(running[-1].task)
                    wait([each.messages for each in running])
                    for each in list(running):
                        for event in _news(each):
                            yield event
                            if not isinstance(event, Progressed):
                                running.remove(each)
            finally:
                for each in running:
                    each.process.kill()
                    each.process.join()


@dataclass(frozen=True)
class _Running:
    task: Task
    process: BaseProcess
    messages: Connection
    log: Path


def _start(task: Task, log: Path, corpus: Path) -> _Running:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(task, corpus, log, theirs), daemon=True)
    process.start()
    # The worker's end is closed here, so that its death ends the messages.
    theirs.close()
    return _Running(task, process, ours, log)


def _news(running: _Running) -> Iterator[Event]:
    """What a worker has told since it was last asked; an end comes last."""
    try:
        while running.messages.poll():
            message = running.messages.recv()
            if isinstance(message, bytes):
                running.process.join()
                yield Ended(running.task, message)
                return
            yield Progressed(running.task, cast(int, message))
    except (EOFError, OSError):  # an OSError where it died in the middle of a message
        running.process.join()
        told = running.log.read_text("utf-8", "replace") if running.log.exists() else ""
        code = running.process.exitcode
        yield Failed(running.task, f"{told}the process ended with status {code}")


def _work(task: Task, corpus: Path, log: Path, messages: Connection) -> None:
    """What a worker process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
    Thread(target=_end_with_parent, daemon=True).start()
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    with suppress(BrokenPipeError):
        # A broken pipe: the parent is gone, and nobody waits for this any more.
        messages.send(execute(task, corpus, messages.send))


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, however it did."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)

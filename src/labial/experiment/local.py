"""Execution of tasks in processes on this machine, one thread each."""

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
from typing import cast

from labial.experiment.child import begin, packed
from labial.experiment.engine import Ended, Event, Failed, Progressed, Started
from labial.experiment.task import Task, execute
from labial.temporary import temporary_folder


@dataclass(frozen=True)
class Processes:
    """An engine with ``workers`` processes. If a process dies, only its own task fails."""

    workers: int

    def run(self, tasks: Sequence[Task], corpus: Path) -> Iterator[Event]:
        """Execute the tasks; closing the iterator kills running ones."""
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
    content = packed(_work, task, corpus, log)
    process = context.Process(target=begin, args=(content, theirs), daemon=True)
    process.start()
    # Close this process's copy of the worker's end, so that the pipe closes when the worker dies.
    theirs.close()
    return _Running(task, process, ours, log)


def _news(running: _Running) -> Iterator[Event]:
    """The events of a worker since the last call; ``Ended`` or ``Failed`` comes last."""
    try:
        while running.messages.poll():
            message = running.messages.recv()
            if isinstance(message, bytes):
                running.process.join()
                yield Ended(running.task, message)
                return
            yield Progressed(running.task, cast(int, message))
    except (EOFError, OSError):  # OSError if it died in the middle of a message
        running.process.join()
        log = running.log.read_text("utf-8", "replace") if running.log.exists() else ""
        code = running.process.exitcode
        yield Failed(running.task, f"{log}the process ended with status {code}")


def _work(task: Task, corpus: Path, log: Path, messages: Connection) -> None:
    """The main function of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process stops its workers
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    with suppress(BrokenPipeError):
        # The pipe is broken if the parent has ended; the result is then of no use.
        messages.send(execute(task, corpus, messages.send))

"""Long work of the studio, each piece in a process of its own: one after another, uploads apart."""

from __future__ import annotations

import asyncio
import logging
import pickle
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from labial.errors import LabialError, in_words
from labial.service import processes
from labial.service.refused import RefusedError
from labial.studio.state import Task, TaskKind
from labial.studio.windows import Windows

_log = logging.getLogger(__name__)

_PATIENCE_S = 15.0
"""How long work may take to stop before its process is ended."""

_KEPT = 30
"""Tasks that are over are forgotten beyond this many."""

_ESTIMATED_S = 1.0
"""How long work goes on before it is estimated how long it will take."""

OVER = ("stopped", "done", "failed")
"""What tasks are that are not under way."""


Prepared = tuple[str, tuple[Any, ...]]
"""A function, "module:name", that a process calls with a ``Report``, and its further arguments.

Functions are named, as the studio's own process need not import PyTorch.
"""


@dataclass(frozen=True)
class Work:
    """What a task does.

    ``prepare`` is called when it begins; it gives None if there is nothing to do. ``finish`` is
    called with what the function returned and its doubts, and gives the task's result. ``needs`` is
    the id of a task that must be done before. ``clean`` is called when the task is over.
    """

    kind: TaskKind
    name: str
    prepare: Callable[[], Prepared | None]
    finish: Callable[[Any, tuple[str, ...]], Awaitable[dict[str, Any]]]
    needs: str | None = None
    clean: Callable[[], None] = lambda: None


@dataclass
class _Process:
    """The process of a task, and the time and progress from which its end is estimated."""

    process: asyncio.subprocess.Process
    first: tuple[float, float] | None = None


class Tasks:
    """The tasks, which tell windows how far they are."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._tasks: dict[str, Task] = {}
        self._works: dict[str, Work] = {}
        self._processes: dict[str, _Process] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._lanes = {"upload": asyncio.Lock(), "other": asyncio.Lock()}

    def tasks(self) -> tuple[Task, ...]:
        """All tasks, the oldest first."""
        return tuple(self._tasks.values())

    def task(self, name: str) -> Task:
        """A task by its id. Raises ``RefusedError`` for an unknown one."""
        if name not in self._tasks:
            raise RefusedError(404, f"no task '{name}'", "task.unknown")
        return self._tasks[name]

    def under_way(self, *kinds: TaskKind) -> Task | None:
        """A task of one of some kinds that is not over."""
        found = (t for t in self._tasks.values() if t.kind in kinds and t.status not in OVER)
        return next(found, None)

    def add(self, work: Work, task: Task | None = None, total: float = 0.0) -> Task:
        """Do some work as soon as it is its turn; ``task`` is the one to go on with.

        ``total`` is how much there is to do, if that is known.
        """
        name = task.id if task else secrets.token_hex(4)
        self._works[name] = work
        begun = task or Task(id=name, kind=work.kind, name=work.name, status="waiting", total=total)
        self._set(begun.model_copy(update={"status": "waiting", "error": None, "error_code": ""}))
        self._running[name] = asyncio.create_task(self._run(name))
        self._forget_old()
        return self._tasks[name]

    def show(self, task: Task) -> None:
        """Show a task that another studio left."""
        self._set(task)

    def named(self, name: str, *kinds: TaskKind) -> tuple[Task, ...]:
        """The tasks of some kinds that make something of a name, whatever its case."""
        found = (task for task in self._tasks.values() if task.kind in kinds)
        return tuple(task for task in found if task.name.casefold() == name.casefold())

    async def end(self, name: str) -> None:
        """Stop a task, and wait until it is over."""
        running = self._running.get(name)
        self.stop(name)
        if running is not None:
            await asyncio.wait({running})

    def remove(self, name: str) -> None:
        """Forget a task. Raises ``RefusedError`` for an unknown one, and one under way."""
        if self.task(name).status not in OVER:
            raise RefusedError(409, f"task {name}: is under way: stop it first", "task.busy")
        del self._tasks[name]
        self._windows.tell_removed("task", name)

    def stop(self, name: str) -> Task:
        """Stop a task. Raises ``RefusedError`` for an unknown one."""
        task = self.task(name)
        if task.status == "waiting":
            self._running[name].cancel()
            self._change(name, status="stopped")
        elif task.status == "running":
            self._change(name, status="stopping")
            found = self._processes.get(name)
            if found is not None and found.process.stdin is not None:
                found.process.stdin.write(b"s")
                asyncio.get_running_loop().call_later(_PATIENCE_S, processes.end, found.process)
        return self.task(name)

    async def close(self) -> None:
        """End all tasks."""
        for name, task in self._tasks.items():
            if task.status not in OVER:
                self.stop(name)
        with suppress(TimeoutError):
            async with asyncio.timeout(3.0):
                await asyncio.gather(*self._running.values(), return_exceptions=True)
        for each in self._running.values():
            each.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def _run(self, name: str) -> None:
        work = self._works[name]
        try:
            async with self._lanes["upload" if work.kind == "upload" else "other"]:
                needed = self._tasks.get(work.needs or "")
                if needed is not None and needed.status != "done":
                    status = "stopped" if needed.status == "stopped" else "failed"
                    self._change(
                        name, status=status, error=needed.error, error_code=needed.error_code
                    )
                    return
                self._change(name, status="running")
                await self._do(name, work)
        except (LabialError, OSError) as error:
            self._fail(name, in_words(error), getattr(error, "code", ""))
        except asyncio.CancelledError:
            if self._tasks[name].status not in OVER:
                self._change(name, status="stopped")
        except Exception:
            _log.exception("the task '%s' has failed", work.name)
            self._fail(name, "the studio has failed; its log says why", "work.broken")
        finally:
            self._works.pop(name).clean()
            self._running.pop(name, None)

    async def _do(self, name: str, work: Work) -> None:
        wanted = work.prepare()
        if wanted is None:
            self._change(name, status="done", done=1.0, total=1.0)
            return
        process = await processes.started("labial.studio.work")
        self._processes[name] = _Process(process)
        try:
            kind, value = await self._followed(name, process, pickle.dumps(wanted))
        finally:
            del self._processes[name]
            processes.end(process)
            await process.wait()
        if kind == "done":
            result = await work.finish(*value)
            self._change(name, status="done", result=result, left_s=None)
        elif kind == "stopped":
            self._change(name, status="stopped", left_s=None)
        else:
            self._fail(name, *value)

    async def _followed(
        self, name: str, process: asyncio.subprocess.Process, work: bytes
    ) -> tuple[str, Any]:
        """Follow a process to its last message."""
        assert process.stdin is not None
        try:
            await processes.give(process, work)
            if self._tasks[name].status == "stopping":  # before there was a process
                process.stdin.write(b"s")
            while True:
                kind, value = await processes.answer(process)
                if kind == "progress":
                    self._progress(name, *value)
                elif kind == "curve":
                    self._change(name, curve=value)
                elif kind == "preview":
                    self._change(name, preview=self._tasks[name].preview + 1)
                else:
                    return kind, value
        except (OSError, asyncio.IncompleteReadError):
            if self._tasks[name].status == "stopping":
                return "stopped", None
            return "failed", ("its process has ended: is there too little memory?", "work.ended")

    def _progress(self, name: str, done: float, total: float) -> None:
        followed = self._processes[name]
        if followed.first is None or done < followed.first[1]:
            followed.first = time.monotonic(), done  # a new part of the work
        began, before = followed.first
        spent, advanced = time.monotonic() - began, done - before
        known = advanced > 0 and spent > _ESTIMATED_S
        left = round(spent * (total - done) / advanced, 1) if known else None
        self._change(name, done=done, total=total, left_s=left)

    def _fail(self, name: str, error: str, code: str) -> None:
        self._change(name, status="failed", error=error, error_code=code, left_s=None)

    def _change(self, name: str, **values: Any) -> None:
        self._set(self._tasks[name].model_copy(update=values))

    def _set(self, task: Task) -> None:
        self._tasks[task.id] = task
        self._windows.tell("task", task, task.id)

    def _forget_old(self) -> None:
        over = [name for name, task in self._tasks.items() if _may_be_forgotten(task)]
        for name in over[: max(0, len(over) - _KEPT)]:
            self.remove(name)


def _may_be_forgotten(task: Task) -> bool:
    """Whether a task is over, and cannot go on."""
    return task.status in OVER and (task.kind != "train" or task.status == "done")

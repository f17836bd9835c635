"""Work in other processes, so that live faces go on meanwhile, and work can be ended."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, TypeVarTuple

from labial.service import processes
from labial.service.refused import RefusedError
from labial.service.settings import Limits

Arguments = TypeVarTuple("Arguments")
T = TypeVar("T")

_STATUS = {"refused": 422, "missing": 503, "broken": 500}


class Jobs:
    """A pool of processes. They start when they are needed, and end with :meth:`close`."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = asyncio.Semaphore(limits.jobs)
        self._waiting = 0
        self._idle: list[asyncio.subprocess.Process] = []
        self._all: set[asyncio.subprocess.Process] = set()
        self._closed = False

    async def run(self, function: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """What a function of a module returns, called in another process.

        Raises ``RefusedError`` if it raises ``LabialError``, if it does not end within the limit,
        and if too many wait.
        """
        if self._closed:
            raise RefusedError(503, "the service is about to end")
        if self._waiting >= self._limits.jobs_waiting:
            raise RefusedError(503, f"{self._waiting} files are waiting to be made: try again")
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        try:
            result: T = await self._done(pickle.dumps((function, arguments)))
            return result
        finally:
            self._free.release()

    async def drain(self) -> None:
        """Refuse further work, and let what is under way end, for a while."""
        self._closed = True
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.drain_s):
                while len(self._all) > len(self._idle):
                    await asyncio.sleep(0.05)

    async def close(self) -> None:
        """End all processes, and refuse further work."""
        self._closed = True
        processes = list(self._all)
        for process in processes:
            self._end(process)
        await asyncio.gather(*(process.wait() for process in processes))

    async def _done(self, job: bytes) -> Any:
        process = self._idle.pop() if self._idle else await self._started()
        try:
            async with asyncio.timeout(self._limits.job_s):
                kind, value = await _asked(process, job)
        except TimeoutError:
            self._end(process)
            raise RefusedError(503, f"this takes more than {self._limits.job_s:g} s") from None
        except (OSError, asyncio.IncompleteReadError):
            self._end(process)
            raise RefusedError(500, "the process that made the file has ended") from None
        except BaseException:
            self._end(process)
            raise
        self._idle.append(process)
        if kind != "done":
            raise RefusedError(_STATUS[kind], value)
        return value

    async def _started(self) -> asyncio.subprocess.Process:
        process = await processes.started("labial.service.worker")
        self._all.add(process)
        return process

    def _end(self, process: asyncio.subprocess.Process) -> None:
        self._all.discard(process)
        processes.end(process)


async def _asked(process: asyncio.subprocess.Process, job: bytes) -> tuple[str, Any]:
    await processes.give(process, job)
    result: tuple[str, Any] = await processes.answer(process)
    return result

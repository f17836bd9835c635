"""All live faces of the service, computed together in another thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from labial.errors import LabialError
from labial.streaming import Frames, Stream, frames_of

TICK_S = 0.02
"""How often faces are looked at that wait for their time; what comes is looked at at once."""


@dataclass(frozen=True, eq=False)
class Task:
    """What is to be computed for a face: what is ready, or all that is left (``last``)."""

    stream: Stream
    last: bool = False


class Face(Protocol):
    """A face as the hub sees it. Its methods are called while nothing is computed."""

    def due(self, now: float) -> Task | None:
        """What to compute at a time of the clock, if anything."""

    def deliver(self, task: Task, frames: Frames, now: float) -> None:
        """Take what was computed."""

    def failed(self, error: LabialError) -> None:
        """Take an error in place of it."""


class Hub:
    """Computes what faces need, again and again.

    While some are computed, what comes for others gathers, and is then computed together.
    """

    def __init__(self) -> None:
        self._faces: set[Face] = set()
        self._woken = asyncio.Event()

    def wake(self, face: Face) -> None:
        """Look at a face, now and until :meth:`leave`."""
        self._faces.add(face)
        self._woken.set()

    def leave(self, face: Face) -> None:
        """Look at a face no longer."""
        self._faces.discard(face)

    async def run(self) -> None:
        """Compute until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), TICK_S if self._faces else None)
            self._woken.clear()
            now = time.monotonic()
            due = [(face, task) for face in list(self._faces) if (task := face.due(now))]
            if not due:
                continue
            tasks = [task for _, task in due]
            results = await asyncio.to_thread(_computed, tasks)
            now = time.monotonic()
            for (face, task), result in zip(due, results, strict=True):
                if face not in self._faces:
                    continue
                if isinstance(result, LabialError):
                    face.failed(result)
                else:
                    face.deliver(task, result, now)


def _computed(tasks: Sequence[Task]) -> list[Frames | LabialError]:
    """The frames of each task. If one fails, each is computed by itself."""
    ready = [task.stream for task in tasks if not task.last]
    try:
        together = iter(frames_of(ready))
    except LabialError:
        together = None
    results: list[Frames | LabialError] = []
    for task in tasks:
        try:
            if task.last:
                results.append(task.stream.finish())
            elif together is not None:
                results.append(next(together))
            else:
                results.append(task.stream.frames())
        except LabialError as error:
            results.append(error)
    return results

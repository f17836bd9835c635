"""All live faces of the service, computed together in another thread."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np

from labial.errors import LabialError
from labial.streaming import Frames, Stream, frames_of

FAILED = "the service has failed; its log says why"

TICK_S = 0.02
"""How often faces are looked at that wait for their time; what comes is looked at at once."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Task:
    """What is to be computed for a face: what is ready, in each of its streams.

    If ``last``, all that is left, after which the face comes to rest if ``to_rest``. With
    ``stop_at``, what follows if the speech stops at that time in seconds.
    """

    streams: tuple[Stream, ...]
    last: bool = False
    to_rest: bool = False
    stop_at: float | None = None

    @property
    def is_ready(self) -> bool:
        """Whether only what is ready is wanted, which can be computed for many faces at once."""
        return not self.last and self.stop_at is None

    def computed(self) -> list[Frames]:
        """The frames of the task alone, of each stream."""
        return [self._computed(stream) for stream in self.streams]

    def _computed(self, stream: Stream) -> Frames:
        if self.stop_at is not None:
            return stream.stop(self.stop_at)
        if not self.last:
            return stream.frames()
        left = stream.finish()
        return _joined(left, stream.stop()) if self.to_rest else left


Result = list[Frames] | LabialError


class Face(Protocol):
    """A face as the hub sees it. Its methods are called while nothing is computed."""

    def due(self, now: float) -> Task | None:
        """What to compute at a time of the clock, if anything."""

    def deliver(self, task: Task, frames: Sequence[Frames], now: float) -> None:
        """Take what was computed, of each stream."""

    def failed(self, error: LabialError) -> None:
        """Take an error in place of it."""


class Hub:
    """Computes what faces need, again and again.

    While some are computed, what comes for others gathers, and is then computed together.
    """

    def __init__(self) -> None:
        self._faces: set[Face] = set()
        self._woken = asyncio.Event()
        # One thread always, whose memory is then used again.
        self._thread = ThreadPoolExecutor(1, "faces")

    def wake(self, face: Face) -> None:
        """Look at a face, now and until :meth:`leave`."""
        self._faces.add(face)
        self._woken.set()

    def leave(self, face: Face) -> None:
        """Look at a face no longer."""
        self._faces.discard(face)

    async def run(self) -> None:
        """Compute until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), TICK_S if self._faces else None)
            self._woken.clear()
            due = self._due(time.monotonic())
            if not due:
                continue
            results = await loop.run_in_executor(self._thread, _computed, list(due.values()))
            self._deliver(due, results, time.monotonic())

    def _due(self, now: float) -> dict[Face, Task]:
        due: dict[Face, Task] = {}
        for face in list(self._faces):
            try:
                task = face.due(now)
            except LabialError as error:
                face.failed(error)
            except Exception:
                self._broken(face)
            else:
                if task is not None:
                    due[face] = task
        return due

    def _deliver(self, due: Mapping[Face, Task], results: Sequence[Result], now: float) -> None:
        for (face, task), result in zip(due.items(), results, strict=True):
            if face not in self._faces:
                continue  # its client has gone
            if isinstance(result, LabialError):
                face.failed(result)
                continue
            try:
                face.deliver(task, result, now)
            except Exception:
                self._broken(face)

    def _broken(self, face: Face) -> None:
        """End what a face does that has a fault, which must not reach the other faces."""
        _log.exception("a face has failed")
        self.leave(face)  # what its client says next wakes it
        face.failed(LabialError(FAILED))


def _computed(tasks: Sequence[Task]) -> list[Result]:
    """The frames of each task. If one fails, each is computed by itself."""
    ready = [stream for task in tasks if task.is_ready for stream in task.streams]
    try:
        together = iter(frames_of(ready))
    except Exception:  # it is met again below, by the face that it belongs to
        together = None
    results: list[Result] = []
    for task in tasks:
        try:
            if task.is_ready and together is not None:
                results.append(list(islice(together, len(task.streams))))
            else:
                results.append(task.computed())
        except LabialError as error:
            results.append(error)
        except Exception:
            _log.exception("frames were not computed")
            results.append(LabialError(FAILED))
    return results


def _joined(one: Frames, other: Frames) -> Frames:
    return Frames(
        np.concatenate([one.positions, other.positions]),
        np.concatenate([one.times, other.times]),
        np.concatenate([one.values, other.values]),
    )

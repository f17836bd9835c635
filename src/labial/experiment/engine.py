"""The interface of engines, which execute tasks, and their events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from labial.experiment.task import Task


@dataclass(frozen=True)
class Started:
    """A task has started."""

    task: Task


@dataclass(frozen=True)
class Progressed:
    """``epochs`` of a task's epochs have ended."""

    task: Task
    epochs: int


@dataclass(frozen=True)
class Ended:
    """A task has ended; ``content`` is its file."""

    task: Task
    content: bytes


@dataclass(frozen=True)
class Failed:
    """A task has failed; ``log`` is what it printed."""

    task: Task
    log: str


Event = Started | Progressed | Ended | Failed


class Engine(Protocol):
    """Executes tasks in order, several at a time."""

    def run(self, tasks: Sequence[Task], corpus: Path) -> Iterator[Event]:
        """Execute all tasks and yield their events; closing the iterator stops running tasks."""

"""What does tasks, and what it tells meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from labial.experiment.task import Task


@dataclass(frozen=True)
class Started:
    """A task is under way."""

    task: Task


@dataclass(frozen=True)
class Progressed:
    """So many of a task's epochs have ended."""

    task: Task
    epochs: int


@dataclass(frozen=True)
class Ended:
    """A task is done; ``content`` is its file."""

    task: Task
    content: bytes


@dataclass(frozen=True)
class Failed:
    """A task could not be done; ``log`` is what it printed."""

    task: Task
    log: str


Event = Started | Progressed | Ended | Failed


class Engine(Protocol):
    """Does tasks somewhere, in order, several at a time."""

    def run(self, tasks: Sequence[Task], corpus: Path) -> Iterator[Event]:
        """Do all tasks and tell of each; given up, nothing stays running."""

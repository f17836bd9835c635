"""The kinds of tasks that a study may have. A new kind is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    import numpy as np

    from labial.perception.answers import Answered
    from labial.perception.design import Task
    from labial.perception.findings import Findings
    from labial.perception.listeners import Listener


@dataclass(frozen=True)
class Cell:
    """What is compared in a task: one or two faces (conditions; "" is none), and their sound.

    ``snr_db`` is the ratio of speech to noise; None is speech without noise.
    """

    name: str
    faces: tuple[str, ...]
    sound: bool = True
    snr_db: float | None = None


@dataclass(frozen=True)
class TaskKind:
    """A kind of task.

    ``check`` raises ``StudyError`` for a task that cannot be. ``cells`` are what is compared.
    ``crossed`` says whether each participant meets every item in every cell, or each item once, in
    a cell that a Latin square chooses. ``respond`` is the answer of a simulated participant to a
    cell and the words of an item. ``analyse`` evaluates answers.
    """

    check: Callable[[Task, Sequence[str]], None]
    cells: Callable[[Task, Sequence[str]], list[Cell]]
    crossed: bool
    respond: Callable[[Listener, Cell, Task, str, np.random.Generator], str]
    analyse: Callable[[Task, Sequence[str], Sequence[Answered]], Findings]


TASKS: dict[str, Entry[TaskKind]] = {
    "preference": Entry(
        "which of two faces fits its speech better", "labial.perception.preference:PREFERENCE"
    ),
    "rating": Entry("how good a face is, on a scale", "labial.perception.ratings:RATING"),
    "intelligibility": Entry(
        "what is said, seen and heard, in noise",
        "labial.perception.intelligibility:INTELLIGIBILITY",
    ),
}

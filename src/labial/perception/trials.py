"""The trials of a study: which stimuli are shown, and in which order to each participant."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from labial.errors import StudyError
from labial.perception.design import Design, Task
from labial.perception.order import list_count, ordered
from labial.perception.tasks import TASKS, Cell

MAIN, TRAINING, CATCH, REPEAT = "main", "training", "catch", "repeat"
ATTENTION = "attention"
"""The cell of catch trials that ask for a certain answer."""


@dataclass(frozen=True)
class Stimulus:
    """A video: the ``face`` of a condition speaking ``item``, with the sound of the item ``sound``.

    ``face`` is empty for a still face, ``sound`` for silence; ``snr_db`` is the ratio of speech to
    noise, None for speech alone.
    """

    face: str
    item: str
    sound: str
    snr_db: float | None = None

    def name(self, seed: int) -> str:
        """The file's name, which does not tell what it is."""
        text = repr((seed, self.face, self.item, self.sound, self.snr_db))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Trial:
    """A cell with an item: its stimuli are shown, and answered. ``words`` are what is heard."""

    id: str
    task: str
    cell: str
    item: str
    words: str
    stimuli: tuple[Stimulus, ...]


@dataclass(frozen=True)
class Entry:
    """A trial in a participant's order. ``expected`` is the answer that a catch trial asks for."""

    trial: str
    role: str
    reversed: bool = False
    expected: str = ""


@dataclass(frozen=True)
class Plan:
    """All trials by their ids, and the orders of each task by its name.

    Participant ``n`` of a study has of each task the order ``n`` modulo their number.
    """

    trials: Mapping[str, Trial]
    orders: Mapping[str, tuple[tuple[Entry, ...], ...]]

    def stimuli(self) -> list[Stimulus]:
        """Each stimulus once."""
        return list(dict.fromkeys(s for trial in self.trials.values() for s in trial.stimuli))

    def entries(self, task: str, number: int) -> tuple[Entry, ...]:
        """The order of a task for participant ``number``."""
        orders = self.orders[task]
        return orders[number % len(orders)]


@dataclass(frozen=True)
class Material:
    """The items of a study with their words, and which of them are for training."""

    words: Mapping[str, str]
    training: tuple[str, ...]

    @property
    def main(self) -> tuple[str, ...]:
        """The items that are not for training."""
        return tuple(item for item in self.words if item not in self.training)


def plan_trials(design: Design, material: Material) -> Plan:
    """The trials of a design. Raises ``StudyError`` if there are too few items."""
    if not material.main:
        raise StudyError("items: none is left besides those for training")
    trials: dict[str, Trial] = {}
    orders: dict[str, tuple[tuple[Entry, ...], ...]] = {}
    for task in design.tasks:
        table = _TaskTrials(design, task, material)
        orders[task.name] = table.orders()
        used = {entry.trial for order in orders[task.name] for entry in order}
        trials |= {trial.id: trial for trial in table.trials() if trial.id in used}
    return Plan(trials, orders)


class _TaskTrials:
    """The trials of one task."""

    def __init__(self, design: Design, task: Task, material: Material) -> None:
        kind = TASKS[task.kind].load()
        self._design, self._task, self._material = design, task, material
        self._cells = kind.cells(task, design.conditions_of(task))
        self._crossed = kind.crossed or bool(task.mcgurk)
        self._training = [(item, item) for item in material.training]
        self._items: list[tuple[str, str]] = [(item, item) for item in material.main]
        if task.mcgurk:
            self._items = [(sound, face) for sound, face in task.mcgurk]
            for name in {name for pair in task.mcgurk for name in pair}:
                if name not in material.words:
                    raise StudyError(f"task '{task.name}': mcgurk names no item '{name}'")

    def trials(self) -> Iterator[Trial]:
        for sound, face in (*self._items, *self._training):
            for cell in self._cells:
                yield self._trial(cell, sound, face)

    def orders(self) -> tuple[tuple[Entry, ...], ...]:
        return tuple(tuple(self._order(n)) for n in range(list_count(len(self._cells))))

    def _order(self, number: int) -> Iterator[Entry]:
        """Training trials, then the balanced main trials with repeats and catches among them."""
        task, seed = self._task, self._design.seed
        for place, (sound, face) in enumerate(self._training):
            cell = self._cells[(number + place) % len(self._cells)]
            yield Entry(self._trial(cell, sound, face).id, TRAINING)
        places = ordered(len(self._cells), len(self._items), self._crossed, number, seed)
        main = [
            Entry(self._trial(self._cells[p.cell], *self._items[p.item]).id, MAIN, p.reversed)
            for p in places
        ]
        random = np.random.default_rng([seed, number, len(task.name)])
        yield from self._mixed(main, random)

    def _mixed(self, main: Sequence[Entry], random: np.random.Generator) -> list[Entry]:
        """Repeats of early trials come in the second half; catches are spread over all."""
        count = min(self._task.repeats, len(main) // 2)
        early = sorted(random.permutation(max(1, len(main) // 2))[:count].tolist())
        extra: list[tuple[int, Entry]] = []
        for place in early:
            again = Entry(main[place].trial, REPEAT, not main[place].reversed)
            # As many trials lie between for each, at least half of all.
            extra.append((place + (len(main) + 1) // 2 + 1, again))
        for place in range(self._task.catches):
            shown = main[int(random.integers(len(main)))]
            answers = answers_of(self._task)
            expected = answers[int(random.integers(len(answers)))] if answers else "ok"
            at = round((place + 1) * len(main) / (self._task.catches + 1))
            extra.append((at, Entry(shown.trial, CATCH, shown.reversed, expected)))
        mixed = list(main)
        for at, entry in sorted(extra, key=lambda pair: -pair[0]):
            mixed.insert(min(at, len(mixed)), entry)
        return mixed

    def _trial(self, cell: Cell, sound: str, face: str) -> Trial:
        stimuli = tuple(
            Stimulus(each, face, sound if cell.sound else "", cell.snr_db) for each in cell.faces
        )
        text = repr((self._design.seed, self._task.name, cell, sound, face))
        name = hashlib.sha256(text.encode()).hexdigest()[:10]
        item = sound if sound == face else f"{sound} + {face}"
        words = self._material.words[sound]
        return Trial(name, self._task.name, cell.name, item, words, stimuli)


def answers_of(task: Task) -> tuple[str, ...]:
    """The answers that a task offers; none if answers are typed."""
    if task.kind == "preference":
        return ("1", "2")
    if task.kind == "rating":
        return tuple(str(point) for point in range(1, task.scale + 1))
    return task.choices

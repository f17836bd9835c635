"""The design of a perceptual study: a TOML file as frozen dataclasses.

The fields are described for users in docs/study.md.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from labial.errors import StudyError, named
from labial.formats.strict_toml import read_toml
from labial.perception.faces import FACES
from labial.perception.tables import read_table
from labial.perception.tasks import TASKS
from labial.registry import known_names

LANGUAGES = ("en", "fr")
"""The languages that the questionnaire speaks."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True)
class Items:
    """What is said: utterances of a corpus, or texts that a speaker speaks.

    Of a corpus, the first ``count`` utterances of a split that have a sound in the folder
    ``sounds`` are taken, or those that are named. The last ``training`` items are for training
    trials only.
    """

    corpus: str = ""
    sounds: str = ""
    split: str = "test"
    utterances: tuple[str, ...] = ()
    count: int | None = None
    texts: tuple[str, ...] = ()
    language: str = "en-us"
    speaker: str = ""
    training: int = 2


@dataclass(frozen=True)
class Condition:
    """Where the face's motion comes from: ``source`` is a key of ``faces.FACES``.

    ``model`` is a voice or a run's folder, ``baseline`` the name of one, fitted on the items'
    corpus. A shifted face is that of the condition ``of``, ``shift_ms`` later than the sound.
    """

    source: str
    model: str = ""
    baseline: str = ""
    of: str = ""
    shift_ms: float = 0.0


@dataclass(frozen=True)
class Task:
    """One kind of question about stimuli: ``kind`` is a key of ``tasks.TASKS``.

    ``conditions`` are by default all of the design. ``pairs`` are compared in a preference task, by
    default all pairs. ``scale``, ``anchors`` (by language) and ``model`` are those of ratings.
    ``mcgurk`` are pairs of items, (sound, face), for intelligibility.
    """

    name: str
    kind: str
    conditions: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sound: bool = True
    scale: int = 5
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    presentations: tuple[str, ...] = ("audio", "audiovisual")
    snrs_db: tuple[float, ...] = ()
    choices: tuple[str, ...] = ()
    mcgurk: tuple[tuple[str, str], ...] = ()
    question: Mapping[str, str] = field(default_factory=dict)
    repeats: int = 0
    catches: int = 0
    model: str = "cumulative"


@dataclass(frozen=True)
class Question:
    """A question about the participant, asked once: free text, or one of ``choices``."""

    name: str
    text: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    required: bool = False


@dataclass(frozen=True)
class Checks:
    """What is checked before the first task."""

    headphones: bool = True
    screen: bool = True
    least_width: int = 360
    least_height: int = 480


@dataclass(frozen=True)
class Exclusions:
    """Rules, written before the study, that leave out participants or trials.

    A participant is left out who passes a smaller share of catch trials than ``catches``, answers
    fewer headphone trials of six than ``headphones``, agrees with their first answer in a smaller
    share of repeated trials than ``repeats`` (on a scale: within one point), completes a smaller
    share of trials than ``completed``, or gives the same answer in a larger share than
    ``same_answer``. A trial is left out that was answered faster than ``fastest_ms`` or slower than
    ``slowest_ms`` after its end. None means no such rule.
    """

    catches: float | None = None
    headphones: int | None = None
    repeats: float | None = None
    completed: float | None = None
    same_answer: float | None = None
    fastest_ms: float | None = None
    slowest_ms: float | None = None


@dataclass(frozen=True)
class Power:
    """The simulated studies of a power analysis, on the scale of log odds.

    ``effects`` are the sizes of the effect, as differences between the first two conditions of
    each task; the standard deviations are those of participants, items, and their interactions
    with conditions.
    """

    participants: tuple[int, ...] = (12, 24, 36)
    effects: tuple[float, ...] = (0.25, 0.5)
    simulations: int = 200
    level: float = 0.05
    participant_sd: float = 0.7
    item_sd: float = 0.5
    participant_effect_sd: float = 0.3
    item_effect_sd: float = 0.3


@dataclass(frozen=True)
class Design:
    """A study. Paths are relative to the design's file."""

    name: str
    items: Items
    conditions: Mapping[str, Condition]
    tasks: tuple[Task, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = LANGUAGES
    seed: int = 1
    face: str = ""
    loudness_lufs: float = -23.0
    contact: str = ""
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    checks: Checks = field(default_factory=Checks)
    exclusions: Exclusions = field(default_factory=Exclusions)
    power: Power = field(default_factory=Power)

    def __post_init__(self) -> None:
        _check(self)

    def conditions_of(self, task: Task) -> tuple[str, ...]:
        """The conditions of a task, by default all of the design."""
        return task.conditions or tuple(self.conditions)


def read_design(path: Path) -> Design:
    """Read a design. Raises ``FormatError`` or ``StudyError`` naming the file and the field."""
    values = read_toml(path)
    with named(str(path)):
        return read_table(Design, values, "design")


def digest_of(path: Path) -> str:
    """Names the content of a design's file; answers carry it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _check(design: Design) -> None:
    """Raise ``StudyError`` for what no study can be made of."""
    for name in (design.name, *design.conditions, *(task.name for task in design.tasks)):
        _expect(bool(_NAME.fullmatch(name)), f"the name '{name}': expected a-z, 0-9 and -")
    languages = ", ".join(LANGUAGES)
    for language in design.languages:
        _expect(language in LANGUAGES, f"language '{language}', expected {languages}")
    _expect(bool(design.languages), f"no language, expected {languages}")
    _expect(-60 <= design.loudness_lufs <= -10, "loudness_lufs: expected -60 to -10")
    _check_items(design.items)
    for name, condition in design.conditions.items():
        _check_condition(design, name, condition)
    names = [task.name for task in design.tasks]
    _expect(bool(names), "no tasks")
    _expect(len({*names}) == len(names), "two tasks have the same name")
    for task in design.tasks:
        with named(f"task '{task.name}'"):
            _check_task(design, task)


def _check_items(items: Items) -> None:
    of_corpus = bool(items.corpus)
    _expect(of_corpus != bool(items.texts), "items: expected either a corpus or texts")
    _expect(len({*items.texts}) == len(items.texts), "items: a text occurs twice")
    _expect(items.training >= 0, "items: training is below 0")
    _expect(items.count is None or items.count > 0, "items: count is not above 0")


def _check_condition(design: Design, name: str, condition: Condition) -> None:
    where = f"condition '{name}'"
    known = known_names(FACES)
    _expect(condition.source in FACES, f"{where}: source '{condition.source}', expected {known}")
    if condition.source == "shifted":
        other = design.conditions.get(condition.of)
        _expect(
            other is not None and other.source != "shifted",
            f"{where}: of = '{condition.of}', expected another condition that is not shifted",
        )
        _expect(math.isfinite(condition.shift_ms), f"{where}: shift_ms is not finite")
    if condition.source == "model":
        _expect(bool(condition.model), f"{where}: names no model, a voice or a run")
    if condition.source in ("recorded", "baseline"):
        _expect(bool(design.items.corpus), f"{where}: needs items of a corpus")


def _check_task(design: Design, task: Task) -> None:
    _expect(task.kind in TASKS, f"kind '{task.kind}', expected {known_names(TASKS)}")
    used = {*task.conditions, *(name for pair in task.pairs for name in pair)}
    for name in sorted(used):
        known = ", ".join(design.conditions)
        _expect(name in design.conditions, f"unknown condition '{name}', expected {known}")
    _expect(task.repeats >= 0 and task.catches >= 0, "repeats or catches below 0")
    TASKS[task.kind].load().check(task, design.conditions_of(task))


def _expect(condition: bool, message: str) -> None:
    if not condition:
        raise StudyError(message)

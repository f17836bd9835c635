"""What windows of the studio see: the values of its API, as pydantic and OpenAPI describe them.

Times are seconds. Texts for people are in English and French, and the page chooses.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """A value that does not change; a changed one replaces it."""

    model_config = ConfigDict(frozen=True)


class Bilingual(Value):
    """A text for a person, in two languages."""

    en: str
    fr: str


class Project(Value):
    """What is known of the project. ``seconds`` is the speech in takes that can be used.

    Without takes it is that of the corpus that the command line made, of ``utterances``.
    A voice can be adapted from ``adapt_from_s`` of it on, and trained from ``train_from_s`` on.
    """

    name: str
    folder: str
    language: str
    talker: str
    licence: str
    attribution: str
    seconds: float
    takes_good: int
    utterances: int
    adapt_from_s: float
    train_from_s: float


class Prompt(Value):
    """A sentence to read, how long it takes, and the take in which it was read well."""

    index: int
    text: str
    seconds: float
    take: str | None


class Covered(Value):
    """How many units of a kind the good takes cover, of those in all sentences."""

    kind: str
    done: int
    all: int


class Prompts(Value):
    """The sentences to read. Nothing is covered while ``counting``: phones are being found."""

    sentences: tuple[Prompt, ...] = ()
    coverage: tuple[Covered, ...] = ()
    counting: bool = False


FaultKind = Literal[
    "face", "faces", "turned", "dark", "far", "rate", "clipped", "noisy", "silent", "words",
    "unreadable",
]  # fmt: skip
"""What may be wrong with a take, or with a live picture."""


class Fault(Value):
    """Something that is wrong."""

    kind: FaultKind
    text: Bilingual


Status = Literal["recording", "waiting", "working", "good", "doubtful", "bad"]


class Take(Value):
    """A recording of a sentence. ``prompt`` is its place among the sentences to read.

    ``seconds_to_verdict`` is the time from its end, or from the wish to judge it, to the verdict.
    """

    id: str
    text: str
    prompt: int | None
    status: Status
    faults: tuple[Fault, ...] = ()
    duration_s: float = 0.0
    speech_s: float = 0.0
    fps: float = 0.0
    made: float
    kept: bool = True
    seconds_to_verdict: float | None = None
    thumbnail: bool = False


TaskKind = Literal["corpus", "check", "adapt", "train", "upload"]
TaskStatus = Literal["waiting", "running", "stopping", "stopped", "done", "failed"]


class CurvePoint(Value):
    """Losses after ``x`` epochs or steps: mm² per frame in training, mm in an adaptation."""

    x: float
    train: float | None = None
    validation: float | None = None


class Task(Value):
    """Long work in a process of its own. ``preview`` counts the voices that it has shown so far.

    ``error_code`` is one for which the page has a text, or empty.
    """

    id: str
    kind: TaskKind
    name: str
    status: TaskStatus
    done: float = 0.0
    total: float = 0.0
    left_s: float | None = None
    curve: tuple[CurvePoint, ...] = ()
    error: str | None = None
    error_code: str = ""
    result: dict[str, Any] = {}
    preview: int = 0


class StudioVoice(Value):
    """A voice, included or of the project. ``words`` says its scores as a person would."""

    name: str
    kind: Literal["included", "adapted", "trained"]
    base: str = ""
    speech_s: float = 0.0
    clips: int = 0
    scores: dict[str, float] | None = None
    words: Bilingual | None = None
    made: float = 0.0
    file: bool = False


class Finding(Value):
    """What the check says about a take."""

    take: str
    texts: tuple[Bilingual, ...]
    kept: bool


class Check(Value):
    """A check of the corpus, which is stale if the takes are others now."""

    made_for: int
    findings: tuple[Finding, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    stale: bool = False


class DiskProblem(Value):
    """Why the disk with the project cannot be used now; what waits for it is done later."""

    full: bool
    reason: str


class TakeUses(Value):
    """What was made from a take, by name.

    ``trainings`` are those that would go on learning from it, and voices that are being made: they
    are deleted with it. ``voices`` and ``others``, files that the command line made, are kept.
    """

    trainings: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Language(Value):
    """A language that can be spoken; those with ``prompts`` have sentences to read."""

    code: str
    name: str
    prompts: bool = False


class State(Value):
    """Everything, as sent to a window that has just been opened."""

    project: Project
    prompts: Prompts
    takes: tuple[Take, ...]
    tasks: tuple[Task, ...]
    voices: tuple[StudioVoice, ...]
    check: Check | None
    disk: DiskProblem | None
    languages: tuple[Language, ...]
    extras_missing: tuple[str, ...]


Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
"""A line of text from a client."""

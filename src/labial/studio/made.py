"""What tasks are asked for and give back, without the code that does them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MadeCorpus:
    """The utterances of a corpus by their splits, and why others were left out."""

    utterances: Mapping[str, str]
    left_out: Mapping[str, str]


@dataclass(frozen=True)
class FoundFault:
    """A finding of the check, in the unit of its kind."""

    utterance: str
    kind: str
    measure: float
    text: str


@dataclass(frozen=True)
class Checked:
    """What the check found, and what cannot be judged, by kind."""

    faults: tuple[FoundFault, ...]
    doubts: Mapping[str, str]


@dataclass(frozen=True)
class ToTrain:
    """A training: its corpus and its run's folder. Without ``epochs`` it goes on with a run."""

    corpus: Path
    run: Path
    voice: Path
    preview: Path
    epochs: int | None


@dataclass(frozen=True)
class PieceOfVideo:
    """A piece as a file, and what is said in it."""

    path: Path
    text: str

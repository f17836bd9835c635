"""What is found wrong with an utterance, and what a kind of fault is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from labial.utterance import Utterance

Curve = npt.NDArray[np.floating[Any]]
Span = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Sketch:
    """A curve to look at: ``recorded`` ``[frames]`` and, where known, what was ``expected``.

    ``times`` ``[frames]`` are in seconds of the utterance; ``marked`` are spans of it.
    """

    title: str
    unit: str
    times: Curve
    recorded: Curve
    expected: Curve | None = None
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, eq=False)
class Finding:
    """One fault of one utterance. ``measure`` is above ``limit``, both as the kind states them."""

    utterance: str
    kind: str
    text: str
    measure: float
    limit: float
    sketch: Sketch

    @property
    def badness(self) -> float:
        """How many times the limit it is: what findings of all kinds are sorted by."""
        return self.measure / self.limit


class Kind(Protocol):
    """A kind of fault, ready to judge the utterances of one corpus.

    ``doubt`` says why it cannot be judged on this corpus, or how badly; empty where it can.
    """

    @property
    def name(self) -> str:
        """A word for it."""

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""

    @property
    def doubt(self) -> str:
        """What the user should know of this corpus."""

    def judge(self, utterance: Utterance) -> Finding | None:
        """What is wrong with an utterance, if anything is."""

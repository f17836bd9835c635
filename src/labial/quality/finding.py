"""Findings about utterances, and the interface of a kind of fault."""

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
    """A curve to draw: ``recorded`` ``[frames]`` and, if known, ``expected`` ``[frames]``.

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
    def severity(self) -> float:
        """The measure divided by the limit, by which findings of all kinds are sorted."""
        return self.measure / self.limit


class Kind(Protocol):
    """A kind of fault, ready to judge the utterances of one corpus.

    ``doubt`` says why utterances of this corpus cannot be judged, or how poorly; empty if they can.
    """

    @property
    def name(self) -> str:
        """The name of the kind, one word."""

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""

    @property
    def doubt(self) -> str:
        """What the user should know about this corpus."""

    def judge(self, utterance: Utterance) -> Finding | None:
        """What is wrong with an utterance, or None."""

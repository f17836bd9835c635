"""Synthetic talkers that differ in their faces and in how they articulate.

Talker 0 is the face of ``synthesis.face`` with the law of ``synthesis.law`` as they are. Every
other number is another talker, whose factors are drawn uniformly from ``RANGES``. The ranges are
invented, wide enough that two talkers differ clearly and narrow enough that each is plausible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Self

import numpy as np

from labial.errors import CorpusError

RANGES: Mapping[str, tuple[float, float]] = {
    "size": (0.88, 1.12),
    "height": (0.9, 1.12),
    "depth": (0.85, 1.15),
    "mouth_width": (0.85, 1.15),
    "jaw": (0.6, 1.4),
    "rounding": (0.5, 1.4),
    "spreading": (0.5, 1.5),
    "reach": (0.8, 1.2),
    "anticipation": (0.75, 1.4),
}
"""The smallest and largest value of each factor of a numbered talker."""


@dataclass(frozen=True)
class Proportions:
    """A face relative to that of talker 0: factors of its positions and of its movement.

    ``size`` scales all axes, ``height`` and ``depth`` the vertical and the forward axis, and
    ``mouth_width`` the lips and their corners along the sideways axis.
    """

    size: float = 1.0
    height: float = 1.0
    depth: float = 1.0
    mouth_width: float = 1.0


@dataclass(frozen=True)
class LawFactors:
    """A law relative to that of talker 0.

    ``jaw``, ``rounding`` and ``spreading`` are factors of the targets of the shapes that open the
    jaw, round and protrude the lips, and spread the lips and raise their corners. ``reach`` is a
    factor of how far all dominances reach in time, ``anticipation`` a further one of their reach
    before the phone's middle.
    """

    jaw: float = 1.0
    rounding: float = 1.0
    spreading: float = 1.0
    reach: float = 1.0
    anticipation: float = 1.0


@dataclass(frozen=True)
class SyntheticTalker:
    """A synthetic talker: a face, and the law by which it moves."""

    face: Proportions = field(default_factory=Proportions)
    law: LawFactors = field(default_factory=LawFactors)

    @classmethod
    def numbered(cls, number: int) -> Self:
        """The talker of a number. Raises ``CorpusError`` if it is negative."""
        if number < 0:
            raise CorpusError(f"talker {number}: expected 0 or more")
        if number == 0:
            return cls()
        random = np.random.default_rng(number)
        drawn = {name: float(random.uniform(*limits)) for name, limits in RANGES.items()}
        face, law = (
            {each.name: drawn[each.name] for each in fields(kind)}
            for kind in (Proportions, LawFactors)
        )
        return cls(Proportions(**face), LawFactors(**law))

"""Registry of the units of a network's targets, and so of its loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.sentences import Sentences, Spread


@dataclass(frozen=True)
class Targets:
    """``spread`` gives the origin and the unit of each coordinate, in mm, from training sentences.

    None means millimetres, unchanged.
    """

    unit: str
    spread: Callable[[Sentences], Spread] | None = None


TARGETS: dict[str, Targets] = {
    "mm": Targets("mm"),
    "standardised": Targets("standard deviations", lambda sentences: sentences.spread),
}

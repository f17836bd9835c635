"""What a caller should know about an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.retargeting.retarget import Retargeted


@dataclass(frozen=True, eq=False)
class Notes:
    """What a caller should know about an export.

    ``doubts`` are, as text, what would be Python warnings elsewhere. ``stand_ins`` has the phones
    that the voice was not trained on, each with the trained ones that replaced it, ``mixtures``
    those that it reads as shares of trained ones.

    The rest concerns a user's character: ``retargeted`` shows how well it follows, and
    ``following`` says it in words; ``lost_sensors`` are those that it cannot follow,
    ``limited_shapes`` those whose weight is at its upper limit and in how many frames, and
    ``new_binding`` is the file of a binding that had to be made.
    """

    doubts: tuple[str, ...] = ()
    stand_ins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mixtures: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    retargeted: Retargeted | None = None
    following: str = ""
    lost_sensors: tuple[str, ...] = ()
    limited_shapes: Mapping[str, int] = field(default_factory=dict)
    new_binding: Path | None = None

"""Types of options whose choices are the names in a registry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg
from tyro.extras import literal_type_from_choices

from labial.aligners.kinds import ALIGNERS
from labial.encoders.kinds import ENCODERS
from labial.latents.kinds import LATENTS
from labial.recurrence.kinds import CELLS
from labial.starts import STARTS
from labial.targets import TARGETS

if TYPE_CHECKING:
    AlignerName = str
    EncoderName = str
    LatentName = str
    StartName = str
    CellName = str
    TargetsName = str
else:
    AlignerName = literal_type_from_choices(ALIGNERS)
    EncoderName = literal_type_from_choices(ENCODERS)
    LatentName = literal_type_from_choices(LATENTS)
    StartName = literal_type_from_choices(STARTS)
    CellName = literal_type_from_choices(CELLS)
    TargetsName = literal_type_from_choices(TARGETS)


def one_of(names: Iterable[str]) -> str:
    """The names as help shows the choices of an option that may be left out."""
    return f"{{{','.join(names)}}}"


_BY_LANGUAGE = "(default: pocketsphinx for English, renditions for others)"
Aligner = Annotated[
    AlignerName | None, arg(metavar=one_of(ALIGNERS), help_behavior_hint=_BY_LANGUAGE)
]

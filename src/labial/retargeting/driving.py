"""From an utterance to the weights that move a user's character: read, tie and solve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.errors import named
from labial.motion import SensorLayout
from labial.progress import Progress, unseen
from labial.retargeting.binding import Binding, MisfitError
from labial.retargeting.character import Character
from labial.retargeting.retarget import Retargeted, retarget
from labial.retargeting.rig import BY_HAND, Rig
from labial.retargeting.talker import Talker
from labial.retargeting.tying import tied
from labial.retargeting.voice_talker import talker_for
from labial.utterance import Utterance
from labial.voice import Voice

# A residual on the lips of this share of their movement, and above this length, is refused.
_LARGEST_RESIDUAL, _LEAST_MM = 0.95, 0.5


@dataclass(frozen=True, eq=False)
class Driven:
    """A character with the weights that move it; ``is_new`` if no file has its binding yet.

    ``talker`` is the face that it follows.
    """

    character: Character
    rig: Rig
    binding: Binding
    is_new: bool
    talker: Talker
    result: Retargeted


def drive(
    utterance: Utterance,
    voice: Voice,
    character: Character,
    binding: Path | None,
    fps: float | None = None,
    progress: Progress = unseen,
) -> Driven:
    """Solve for the weights of a character that speaks an utterance.

    They are at ``fps`` Hz, or at the motion's own rate. ``binding`` is read if it exists.
    Nothing is written. Raises ``LabialError`` for a rig that cannot be read, tied or driven, and
    ``MisfitError`` for one whose lips do not follow the talker's at all.
    """
    talker = talker_for(utterance, voice)
    rig, found, is_new = tied(character.rig, talker, binding, character.names)
    motion = utterance.motion if fps is None else utterance.motion.resampled(fps)
    shapes = found.sensor_shapes(rig)
    with named(rig.name):
        result = retarget(motion, talker, shapes, character.config, progress)
    driven = Driven(character, rig, found, is_new, talker, result)
    if not character.config.limits:  # which may keep the lips from following
        _check_following(driven, talker.layout)
    return driven


def _check_following(driven: Driven, layout: SensorLayout) -> None:
    result = driven.result
    lips = [name in layout.groups["lips"] for name in result.sensors]
    residual, movement = (
        float(np.sqrt((values[lips] ** 2).mean()))
        for values in (result.residual_mm, result.movement_mm)
    )
    if residual > _LEAST_MM and residual > _LARGEST_RESIDUAL * movement:
        raise MisfitError(
            f"its lips do not follow the talker: they stay {residual:.1f} mm away, of"
            f" {movement:.1f} mm of movement; {BY_HAND}",
            driven.rig,
            driven.binding,
        )

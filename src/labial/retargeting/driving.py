"""From an utterance to the weights that move a user's character: read, tie and solve."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from labial.progress import Progress, unseen
from labial.retargeting.binding import Binding
from labial.retargeting.character import Character, read_character
from labial.retargeting.retarget import Retargeted, retarget
from labial.retargeting.rig import Rig
from labial.retargeting.tying import tied
from labial.retargeting.voice_talker import talker_for
from labial.utterance import Utterance
from labial.voice import Voice


@dataclass(frozen=True, eq=False)
class Driven:
    """A character with the weights that move it; ``is_new`` if no file has its binding yet."""

    character: Character
    rig: Rig
    binding: Binding
    is_new: bool
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
    Nothing is written. Raises ``LabialError`` for a rig that cannot be read, tied or driven.
    """
    talker = talker_for(utterance, voice)
    rig = read_character(character.rig)
    motion = utterance.motion if fps is None else utterance.motion.resampled(fps)
    found, is_new = tied(rig, talker, binding)
    result = retarget(motion, talker, found.sensor_shapes(rig), character.config, progress)
    return Driven(character, rig, found, is_new, result)

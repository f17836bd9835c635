"""What a writer of exports receives: an utterance, and the face that speaks it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.doubts import doubt
from labial.progress import Progress, unseen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from labial.character_head import CharacterHead
    from labial.face.surface import FaceMap
    from labial.retargeting.driving import Driven
    from labial.utterance import Utterance
    from labial.viewer.puppet import Puppet
    from labial.voice import Voice


@dataclass(frozen=True, eq=False)
class Scene(ABC):
    """An utterance and a face; if ``blinks``, eyes that are drawn blink, and if ``head_moves``,
    the head and the gaze move, which are invented.

    ``starts`` is the time code of the first frame, HH:MM:SS:FF.
    """

    utterance: Utterance
    progress: Progress = unseen
    blinks: bool = True
    starts: str = "00:00:00:00"
    head_moves: bool = False

    @property
    @abstractmethod
    def credit(self) -> str:
        """Whom to credit for the motion; empty if that is not known."""

    @property
    def caption(self) -> str:
        """The credit for readers, the articulation if it is not 1, as movement was scaled, and what
        to know of the phones.
        """
        scaled = self.utterance.articulation
        scaling = "" if scaled == 1.0 else f"articulation {scaled:g}"
        parts = [self.credit, scaling, self.utterance.caveat]
        return "; ".join(part for part in parts if part)

    def head_angles(self, frames: int, fps: float) -> npt.NDArray[np.float32]:
        """Angles float32 ``[frames, 5]`` of head and eyes at ``fps`` Hz, if the head moves."""
        from labial.head_movement import head_movement

        return head_movement(self.utterance.alignment, self.utterance.audio, frames, fps)

    @abstractmethod
    def face(self) -> FaceMap | Puppet | None:
        """The face to draw; None if there are only sensors."""


@dataclass(frozen=True, eq=False, kw_only=True)
class VoiceScene(Scene):
    """An utterance on the own face of the voice that made its motion."""

    voice: Voice

    @property
    def credit(self) -> str:
        """The utterance's attribution, or else the voice's."""
        return self.utterance.attribution or self.voice.credit

    def face(self) -> FaceMap | None:
        """The voice's face, if it has one for these sensors."""
        return self.voice.face if self.utterance.motion.layout == self.voice.layout else None


@dataclass(frozen=True, eq=False, kw_only=True)
class RigScene(Scene):
    """An utterance on a user's character."""

    driven: Driven

    @property
    def credit(self) -> str:
        """The utterance's attribution."""
        return self.utterance.attribution

    def head(self) -> CharacterHead:
        """How the character's head and eyes move if they do."""
        from labial.retargeting.showing import head_of

        driven, result = self.driven, self.driven.result
        angles = self.head_angles(len(result.weights), result.fps)
        head = head_of(driven.character.rig, driven.rig, driven.binding, result.shapes, angles)
        if head.turning is None and self.head_moves:
            doubt(
                f"{driven.character.rig}: the head does not turn, as no bone or node that carries"
                " it is called head or neck"
            )
        return head

    def face(self) -> Puppet:
        """The character as the page shows it."""
        from labial.retargeting.showing import puppet_of

        driven, marks = self.driven, self.utterance.motion.layout.landmarks
        return puppet_of(
            driven.character.rig, driven.rig, driven.binding, marks, driven.result, self.head()
        )

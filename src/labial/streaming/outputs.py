"""What a stream sends for each frame: positions of the sensors, or weights of shapes or visemes.

An output belongs to a voice, and streams share it. It is given each chunk of frames once, with the
frames that are expected after it and what it remembers of those before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

import numpy as np

from labial.alignment import Interval
from labial.errors import LabialError
from labial.registry import Entry, known_names
from labial.streaming.rest import Values, Way, rest_of
from labial.voice import Voice

Memory = object
"""What an output keeps of a stream's frames before a section."""


class Section(NamedTuple):
    """Consecutive frames of a stream, of which the first ``kept`` are sent now.

    ``positions`` float32 ``[frames, sensors, 3]`` are in mm; their first is frame ``first`` at
    ``fps`` Hz. ``phones`` are spoken in the 0.3 s before, in these frames, and at least
    ``ahead_s`` after those that are sent, labelled as they were pushed.
    """

    positions: Values
    kept: int
    first: int
    fps: float
    phones: Sequence[Interval]
    ahead_s: float
    memory: Memory


class Sent(NamedTuple):
    """The values ``[kept, ...]`` of a section, and what the next one needs."""

    values: Values
    memory: Memory


class Output(Protocol):
    """What streams of one voice send.

    Frames have values like ``rest``, the last axis or axes of which ``names`` names. A section has
    the frames that are expected within ``expects_s`` seconds.
    """

    @property
    def voice(self) -> Voice:
        """The voice of the streams."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of sensors or of shapes."""

    @property
    def rest(self) -> Values:
        """The values of the face at rest (``labial.streaming.rest``)."""

    @property
    def expects_s(self) -> float:
        """For how many seconds the expected frames matter."""

    def check(self, labels: Iterable[str]) -> None:
        """Raise ``PhoneError`` for phones that cannot be sent."""

    def begin(self, face: Values | None) -> Sent:
        """The values ``[1, ...]`` of the face ``[sensors, 3]`` before the first frame, if any."""

    def __call__(self, sections: Sequence[Section], /) -> list[Sent]:
        """The values of sections of different streams, computed together."""

    def ending(self, way: Way, shown: Values, positions: Values, /) -> Values:
        """The values on the way to rest after one or two ``shown``, where the face is given."""


@dataclass(frozen=True, eq=False)
class Positions:
    """The positions of the sensors in mm."""

    voice: Voice
    expects_s: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The voice's sensors."""
        return self.voice.layout.names

    @property
    def rest(self) -> Values:
        """The voice's rest, float32 ``[sensors, 3]``."""
        return rest_of(self.voice).face

    def check(self, labels: Iterable[str]) -> None:
        """Accept all phones."""

    def begin(self, face: Values | None) -> Sent:
        """The face itself."""
        values = np.zeros((0, len(self.names), 3), np.float32) if face is None else face[None]
        return Sent(values, None)

    def __call__(self, sections: Sequence[Section]) -> list[Sent]:
        """The positions themselves."""
        return [Sent(each.positions[: each.kept], None) for each in sections]

    def ending(self, _way: Way, _shown: Values, positions: Values) -> Values:
        """The positions themselves."""
        return positions


OUTPUTS: dict[str, Entry[Callable[[Voice], Output]]] = {
    "positions": Entry("positions of the sensors in mm", "labial.streaming.outputs:Positions"),
    "arkit": Entry(
        "ARKit's 52 weights, for the reference face", "labial.streaming.shape_output:arkit_output"
    ),
    "visemes": Entry(
        "weights of Oculus' 15 visemes", "labial.streaming.viseme_output:viseme_output"
    ),
}


@lru_cache(maxsize=64)
def output_of(name: str, voice: Voice) -> Output:
    """An output of :data:`OUTPUTS` by its name, made once for each voice.

    Raises ``LabialError`` for an unknown name. For a character, see
    ``labial.streaming.shape_output.character_output``.
    """
    if name not in OUTPUTS:
        raise LabialError(f"no output of streams '{name}': expected {known_names(OUTPUTS)}")
    return OUTPUTS[name].load()(voice)

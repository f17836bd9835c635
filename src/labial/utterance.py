"""An utterance: what is spoken, how the face moves, and the sound; recorded or predicted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.errors import FormatError
from labial.motion import Motion


@dataclass(frozen=True, eq=False)
class Audio:
    """Mono sound: int16 ``[samples]`` at ``rate`` Hz. Raises ``FormatError`` for anything else."""

    samples: npt.NDArray[np.int16]
    rate: int

    def __post_init__(self) -> None:
        if self.rate < 1:
            raise FormatError(f"the sound's rate is {self.rate} Hz, expected 1 or more")
        if self.samples.ndim != 1 or self.samples.dtype != np.int16:
            raise FormatError(
                f"the sound is {self.samples.dtype} {list(self.samples.shape)}, expected int16"
                " [samples] of one channel"
            )

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate

    def between(self, start_s: float, end_s: float) -> Audio:
        """The sound from ``start_s`` to ``end_s``, in seconds."""
        return Audio(self.samples[round(start_s * self.rate) : round(end_s * self.rate)], self.rate)


@dataclass(frozen=True, eq=False)
class Utterance:
    """What is spoken, with the motion of the face.

    ``surface`` holds further points of the face if they are known, float32
    ``[frames, points, 3]`` in mm, in the motion's frame of reference and rate. ``attribution`` says
    whom to credit for the motion. ``filled`` counts the positions, one per frame and sensor, that
    were not observed and were filled in; None if that is not known. ``articulation`` is how clearly
    the face speaks (``labial.articulation``), 1 as animated or recorded. ``caveat`` says what to
    know of the phones, if they are less certain than others, such as "phones estimated from words".
    """

    name: str
    alignment: Alignment
    motion: Motion
    audio: Audio | None = None
    surface: npt.NDArray[np.float32] | None = None
    attribution: str = ""
    filled: int | None = None
    articulation: float = 1.0
    caveat: str = ""

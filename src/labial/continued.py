"""The network of a voice run on a piece of speech at a time, for many streams at once.

The states of the forward direction continue from one piece to the next. The reverse direction
starts after the last frame that a piece knows of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from labial.model_states import States
from labial.spoken_frames import SpokenFrames

Positions = npt.NDArray[np.float32]
Memory = object
"""What a network keeps of the speech before a piece."""

Arrays = dict[str, npt.NDArray[np.generic]]

_RECOMPUTED_S = 2.0  # speech that is computed again where states cannot be continued


@dataclass(frozen=True, eq=False)
class Piece:
    """Consecutive frames of a stream: after ``kept`` of them the next piece begins.

    The frames after these are only looked at. ``memory`` is None at the beginning of a stream.
    """

    memory: Memory | None
    spoken: SpokenFrames
    kept: int


@dataclass(frozen=True, eq=False)
class Computed:
    """Positions float32 ``[frames, sensors, 3]`` in mm of a piece, and what the next one needs."""

    positions: Positions
    memory: Memory


class Continued(Protocol):
    """A network that computes pieces of several streams at once."""

    def __call__(self, pieces: Sequence[Piece], /) -> list[Computed]:
        """The positions of each piece. Raises ``VoiceError`` as animating does."""


@dataclass(frozen=True, eq=False)
class CarriedStates:
    """A network of GRUs, the forward states of which are carried.

    ``run`` takes the names of the graph's outputs, and inputs in addition to those of ``spoken``;
    the first output is the positions.
    """

    states: Sequence[States]
    run: Callable[[Sequence[SpokenFrames], Sequence[str], Arrays], list[npt.NDArray[np.float32]]]

    def __call__(self, pieces: Sequence[Piece]) -> list[Computed]:
        """The positions of each piece."""
        starts = {
            each.start: self._start(each, number, pieces) for number, each in enumerate(self.states)
        }
        positions, *states = self.run(
            [piece.spoken for piece in pieces], [each.all for each in self.states], starts
        )
        return [
            Computed(
                positions[: len(piece.spoken), column],
                [each[piece.kept - 1, 0, column].copy() for each in states],
            )
            for column, piece in enumerate(pieces)
        ]

    @staticmethod
    def _start(states: States, number: int, pieces: Sequence[Piece]) -> npt.NDArray[np.generic]:
        start = np.zeros((2, len(pieces), states.width), np.float32)
        for column, piece in enumerate(pieces):
            if isinstance(piece.memory, list):
                start[0, column] = piece.memory[number]
        return start


@dataclass(frozen=True, eq=False)
class Recomputed:
    """Any network: 2 s before each piece are computed again.

    ``run`` gives positions ``[frames, batch, sensors, 3]`` of a batch.
    """

    fps: float
    run: Callable[[Sequence[SpokenFrames]], Positions]

    def __call__(self, pieces: Sequence[Piece]) -> list[Computed]:
        """The positions of each piece."""
        before = [p.memory if isinstance(p.memory, SpokenFrames) else p.spoken[:0] for p in pieces]
        whole = [past.followed_by(piece.spoken) for past, piece in zip(before, pieces, strict=True)]
        positions = self.run(whole)
        most = round(_RECOMPUTED_S * self.fps)
        found = []
        for column, (past, piece, spoken) in enumerate(zip(before, pieces, whole, strict=True)):
            end = len(past) + piece.kept
            memory = spoken[max(0, end - most) : end]
            found.append(Computed(positions[len(past) : len(spoken), column], memory))
        return found

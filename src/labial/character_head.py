"""How the head and the eyes of a user's character move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]


class Turning(NamedTuple):
    """A node of a glTF file and its rotations relative to its parent.

    ``rotations`` float32 ``[frames, 4]`` are unit quaternions (x, y, z, w); ``rest`` float32
    ``[4]`` is the one that the file has.
    """

    node: int
    rotations: Array
    rest: Array


@dataclass(frozen=True, eq=False)
class CharacterHead:
    """What turns a character's head, if anything does, and its gaze.

    ``gaze`` has weights float32 ``[frames]`` of the shapes that turn the eyes, by their index among
    the character's shapes. Frames are those of the character's weights.
    """

    turning: Turning | None
    gaze: Mapping[int, Array]

    @property
    def moves(self) -> bool:
        """Whether anything moves."""
        return self.turning is not None or bool(self.gaze)

    def looking(self, weights: Array) -> Array:
        """Weights ``[frames, shapes]`` in which the eyes follow the gaze."""
        weights = weights.copy()
        for place, weight in self.gaze.items():
            weights[:, place] = weight
        return weights

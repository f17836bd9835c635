"""A user's character as the page shows it, in place of the voice's face."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.errors import MotionError


@dataclass(frozen=True, eq=False)
class Puppet:
    """A character, and the weights of its shapes over time.

    ``glb`` is a .glb file's content. ``weights`` float32 ``[frames, shapes]`` are at the rate of
    the motion that it is shown with. ``columns`` tells for each mesh of the file, by its number
    there, which column of ``weights`` moves each of its morph targets, -1 where none does.
    ``into_mm`` ``[4, 4]`` takes the file's world to the talker's axes in mm, the mouth at the
    origin; ``centre`` and ``size`` ``[3]`` in mm are the head that is looked at. ``notes`` are
    lines of text to stand under the page.
    """

    glb: bytes
    weights: npt.NDArray[np.float32]
    columns: Mapping[int, Sequence[int]]
    into_mm: npt.NDArray[np.float64]
    centre: npt.NDArray[np.float64]
    size: npt.NDArray[np.float64]
    notes: Sequence[str] = ()

    def check(self, frames: int) -> None:
        """Raise ``MotionError`` where the weights are not those of a motion so long."""
        if len(self.weights) != frames:
            raise MotionError(
                f"a character has weights for {len(self.weights)} frames, the motion has {frames}"
            )

    def to_json(self) -> dict[str, object]:
        """As the page's script reads it."""
        # Most of a shape moves little of the face, so that it packs well.
        packed = gzip.compress(self.glb, 9, mtime=0)
        return {
            "glb": base64.b64encode(packed).decode("ascii"),
            "shapes": self.weights.shape[1],
            "weights": base64.b64encode(self.weights.astype("<f4").tobytes()).decode("ascii"),
            "columns": {str(mesh): list(columns) for mesh, columns in self.columns.items()},
            # Column after column, as three.js has it.
            "into_mm": self.into_mm.T.ravel().tolist(),
            "centre": self.centre.tolist(),
            "size": self.size.tolist(),
        }

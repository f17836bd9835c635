"""A user's character that the page shows instead of the voice's face."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.character_head import CharacterHead
from labial.errors import MotionError


@dataclass(frozen=True, eq=False)
class Puppet:
    """A character, and the weights of its shapes over time.

    ``glb`` is a .glb file's content. ``weights`` float32 ``[frames, shapes]`` are at the rate of
    the motion that it is shown with. ``columns`` maps the index of each mesh in the file to the
    columns of ``weights`` that move its morph targets, -1 for targets that none moves. ``into_mm``
    ``[4, 4]`` transforms the file's world to the talker's axes in mm, with the mouth at the origin;
    ``centre`` and ``size`` ``[3]`` in mm are those of the head, which the camera shows. ``notes``
    are lines of text below the page. ``head`` says how head and eyes move when they do.
    """

    glb: bytes
    weights: npt.NDArray[np.float32]
    columns: Mapping[int, Sequence[int]]
    into_mm: npt.NDArray[np.float64]
    centre: npt.NDArray[np.float64]
    size: npt.NDArray[np.float64]
    notes: Sequence[str] = ()
    head: CharacterHead | None = None

    def check(self, frames: int) -> None:
        """Raise ``MotionError`` if the weights do not have this number of frames."""
        if len(self.weights) != frames:
            raise MotionError(
                f"a character has weights for {len(self.weights)} frames, the motion has {frames}"
            )

    def to_json(self) -> dict[str, object]:
        """As the page's script reads it."""
        # Most of a shape's displacements are zero, so it compresses well.
        packed = gzip.compress(self.glb, 9, mtime=0)
        return {
            "glb": base64.b64encode(packed).decode("ascii"),
            "shapes": self.weights.shape[1],
            "weights": _float32(self.weights),
            "columns": {str(mesh): list(columns) for mesh, columns in self.columns.items()},
            # In column-major order, as three.js expects.
            "into_mm": self.into_mm.T.ravel().tolist(),
            "centre": self.centre.tolist(),
            "size": self.size.tolist(),
            "head": None if self.head is None else _head(self.head),
        }


def _head(head: CharacterHead) -> dict[str, object]:
    turning = head.turning
    return {
        "gaze": {str(column): _float32(weights) for column, weights in head.gaze.items()},
        "turning": turning
        and {
            "node": turning.node,
            "rotations": _float32(turning.rotations),
            "rest": turning.rest.tolist(),
        },
    }


def _float32(values: npt.NDArray[np.float32]) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode("ascii")

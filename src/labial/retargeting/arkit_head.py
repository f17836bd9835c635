"""Head and gaze as Apple's face shapes and the tables of the app Live Link Face have them.

Angles are those of ``labial.head_movement``. The app writes radians. In its public takes
(alexdjulin/LiveLinkFace-CSV-Retarget-For-Motionbuilder, AnimaVR/NeuroSync_Player) the yaw of an eye
is positive to the face's right and its pitch positive downwards; a weight of 1 of EyeLookOut and
EyeLookIn comes with 0.61 rad (35 degrees), of EyeLookUp and EyeLookDown with 0.50 rad (29 degrees).
These takes have no head rotations, so the head's signs here are those of the eyes. Unreal's
AppleARKitFaceSupport negates yaw and roll together for faces that are not mirrored, so roll is
positive towards the left shoulder.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.retargeting.shape_names import ARKIT_SHAPES, ShapeNames

_FULL_ASIDE_DEG, _FULL_UP_DOWN_DEG = 35.0, 29.0


def arkit_rotations(angles: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Yaw, pitch and roll of the head and of both eyes in radians, ``[frames, 9]``.

    Those of the head are applied in this order: yaw, pitch about the turned axis, roll.
    """
    nod, turn, tilt, down, left = np.radians(angles.astype(np.float64)).T
    eye = [-left, down, np.zeros_like(left)]
    columns: npt.NDArray[np.float64] = np.stack([-turn, nod, tilt, *eye, *eye], axis=1)
    return columns


def gaze_weights(angles: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.float32]]:
    """Weights ``[frames]`` of Apple's eight eyeLook shapes, by name."""
    left = angles[:, 4] / _FULL_ASIDE_DEG
    down = angles[:, 3] / _FULL_UP_DOWN_DEG
    moved = {
        "eyeLookOutLeft": left,
        "eyeLookInRight": left,
        "eyeLookInLeft": -left,
        "eyeLookOutRight": -left,
        "eyeLookDownLeft": down,
        "eyeLookDownRight": down,
        "eyeLookUpLeft": -down,
        "eyeLookUpRight": -down,
    }
    return {name: np.clip(weight, 0.0, 1.0) for name, weight in moved.items()}


def looking(
    weights: npt.NDArray[np.float32], angles: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Weights ``[frames, 52]`` of ``ARKIT_SHAPES`` in which the eyes follow the gaze."""
    weights = weights.copy()
    for name, weight in gaze_weights(angles).items():
        weights[:, ARKIT_SHAPES.index(name)] = weight
    return weights


def gaze_of_shapes(
    shapes: Sequence[str], angles: npt.NDArray[np.float32], names: ShapeNames
) -> dict[int, npt.NDArray[np.float32]]:
    """Weights ``[frames]`` of those of a character's shapes that turn its eyes, by their index."""
    gaze = gaze_weights(angles)
    known = ((place, names.arkit_name(shape)) for place, shape in enumerate(shapes))
    return {place: gaze[name] for place, name in known if name in gaze}

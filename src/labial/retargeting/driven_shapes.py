"""Which of a rig's shapes speech drives: those of the mouth, by name and by what they move."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
import numpy.typing as npt

from labial.motion import SensorLayout
from labial.retargeting.rig import SensorShapes

_SILENT = frozenset({"eye", "brow", "nose", "tongue", "teeth", "whole face", "body"})
_SPEAKING_SHARE = 0.15
# A rig with this many of Apple's shapes of the mouth needs no others.
_ENOUGH_OF_APPLE = 15


def driven_shapes(
    layout: SensorLayout, target: SensorShapes, asked: Container[str]
) -> npt.NDArray[np.bool_]:
    """Whether each shape is driven, ``[shapes]``; those that are ``asked`` for always are.

    Others have to move lips or chin about as far as anything else, and their names must not say
    that they are made for another part of the face. A rig that has Apple's shapes and visemes as
    well is driven by Apple's, so that a table of these is complete.
    """
    meanings = [target.names.meaning(name) for name in target.shapes]
    mouth = _made_for_mouth(layout, target)
    apples = {each.arkit for each, used in zip(meanings, mouth, strict=True) if used and each.arkit}
    complete = "jawOpen" in apples and len(apples) >= _ENOUGH_OF_APPLE
    driven = [
        used
        and each.region not in _SILENT
        and not (complete and each.region == "mouth" and each.arkit is None)
        for each, used in zip(meanings, mouth, strict=True)
    ]
    chosen: npt.NDArray[np.bool_] = np.array(
        [used or name in asked for used, name in zip(driven, target.shapes, strict=True)], bool
    )
    return chosen


def _made_for_mouth(layout: SensorLayout, target: SensorShapes) -> npt.NDArray[np.bool_]:
    """Shapes whose largest movement is not far from lips and chin."""
    speaking = {*layout.groups["lips"], *layout.groups.get("chin", ())}
    places = [place for place, name in enumerate(target.sensors) if name in speaking]
    moved = np.linalg.norm(target.displacements[:, places], axis=2).max(axis=1, initial=0)
    chosen: npt.NDArray[np.bool_] = moved > _SPEAKING_SHARE * target.reach
    return chosen

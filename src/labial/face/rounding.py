"""How a talker rounds the lips, from faces in spread vowels and in rounded phones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.face.contact import Closing, moved_lips, signed_gap
from labial.face.lips import width
from labial.face.swelling import arch_of, without_swelling
from labial.motion import Motion

# By which share of its width a mouth becomes narrower in /u w/, even of who mumbles, and at most.
_USUAL_SHARE, _LARGEST_SHARE = 0.14, 0.3


@dataclass(frozen=True, eq=False)
class Rounding:
    """How a talker rounds the lips.

    ``movement`` float32 ``[sensors, 3]`` is the displacement of each sensor in mm per mm by which
    the mouth becomes narrower, at the same aperture; ``spread_mm`` and ``rounded_mm`` are its
    widths; ``open_mm`` is the aperture in unrounded vowels.
    """

    movement: npt.NDArray[np.float32]
    spread_mm: float
    rounded_mm: float
    open_mm: float

    def width_mm(self, rounding: float) -> float:
        """The width of a mouth that is rounded so far; beyond /u w/, by a limited share."""
        narrower = self.spread_mm - self.rounded_mm
        usual = max(narrower, _USUAL_SHARE * self.spread_mm)
        most = max(narrower, _LARGEST_SHARE * self.spread_mm)
        return self.spread_mm - min(rounding * usual, most)


def fit_rounding(spread: Motion, rounded: Motion, closing: Closing) -> Rounding | None:
    """The rounding movement from faces in spread vowels to faces in rounded phones.

    None if the rounded mouth is not narrower.
    """
    wide, narrow = (float(width(each).mean()) for each in (spread, rounded))
    if not wide - narrow > 1.0:
        return None
    open_mm = float(signed_gap(spread, closing).mean())
    faces = [
        moved_lips(each, signed_gap(each, closing) - open_mm, closing).mean(axis=0)
        for each in (spread, rounded)
    ]
    # Closing the lips makes the mouth narrower too, so that they differ less than the faces did.
    widths = width(Motion(np.stack(faces), spread.fps, spread.layout))
    if not widths[0] - widths[1] > 1.0:
        return None
    movement = ((faces[1] - faces[0]) / (widths[0] - widths[1])).astype(np.float32)
    # Rounded lips are not drawn back; cameras see depth badly.
    movement[:, 2] = np.maximum(0, movement[:, 2])
    movement = without_swelling(level(movement, spread), spread)
    return Rounding(movement, wide, narrow, open_mm)


def level(movement: npt.NDArray[np.float32], spread: Motion) -> npt.NDArray[np.float32]:
    """A movement ``[sensors, 3]`` by which the lips as a whole go neither up, down nor sideways.

    ``spread`` shows the mouth open. Faces that were brought to the same aperture along a straight
    line differ in height, as jaw and upper lip share a large opening in another way than a small
    one. What remains is relative to the middle of the lips and to the corners.
    """
    layout, marks = spread.layout, spread.layout.landmarks
    lips, found = list(layout.indices("lips")), movement.copy()
    middle, corners = (
        movement[[layout.index(name) for name in names], :2].mean(axis=0)
        for names in (
            (marks.upper_inner, marks.lower_inner),
            (marks.right_corner, marks.left_corner),
        )
    )
    arch = arch_of(layout, spread.positions.mean(axis=0).astype(np.float64), lips)[:, None]
    found[lips, :2] -= arch * middle + (1 - arch) * corners
    return found

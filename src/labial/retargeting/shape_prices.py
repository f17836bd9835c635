"""What it costs to use a shape: weights that move the sensors right must also mean what they say.

Many mixtures of shapes move the lips alike: the mouth opens by the jaw, or by lowering the lower
lip and shrugging the upper one with clenched teeth. On the head that is solved both look right, but
people who edit the curves, and other heads that they drive, need the one that a face would use. So
each of Apple's shapes has a price by what speech uses it for, and a left shape is used together
with its right one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from labial.retargeting.rig import Array
from labial.retargeting.shape_names import ShapeNames

# Errors of this many mm (root of the sum of squares over all sensors) that a weight of 1 has to
# prevent to be worth it. Speech opens the mouth by the jaw, closes the lips before an open jaw,
# and rounds them; lips that a talker parts far are not a funnel. Lips that roll in or puffed cheeks
# bring one head's lips together, but leave another's apart.
_PRICES_MM = {
    "jawOpen": 0.0,
    "mouthClose": 0.0,
    "mouthFunnel": 35.0,
    "mouthPucker": 6.0,
    "mouthLowerDown": 20.0,
    "mouthUpperUp": 20.0,
    "mouthSmile": 20.0,
    "mouthStretch": 20.0,
    "mouthDimple": 20.0,
    "mouthRollLower": 80.0,
    "mouthRollUpper": 80.0,
    "mouthLeft": 20.0,
    "mouthRight": 20.0,
    "mouthFrown": 40.0,
    "mouthShrugUpper": 50.0,
    "mouthShrugLower": 30.0,
    "mouthPress": 30.0,
    "jawForward": 30.0,
    "jawLeft": 20.0,
    "jawRight": 20.0,
    "cheekPuff": 100.0,
    "cheekSquint": 25.0,
}
# How much slower than lips a shape is: its weight follows up to 15 Hz over the root of this.
_INERTIA = {"jawOpen": 4.0, "mouthPucker": 5.0}
_APART_MM = 30.0  # the price of a difference of 1 between left and right


def price_rows(shapes: Sequence[str], names: ShapeNames) -> Array:
    """Rows ``[rows, shapes]`` in mm that a programme wants to be 0 besides its goals.

    One for the price of each shape that is one of Apple's, and one for each left shape with its
    right one.
    """
    unit = np.eye(len(shapes))
    meanings = [names.meaning(shape) for shape in shapes]
    prices = [_PRICES_MM.get(each.kind or "", 0.0) for each in meanings]
    rows = [price * unit[place] for place, price in enumerate(prices) if price > 0]
    for left, right in _mirrored([each.arkit for each in meanings]):
        rows.append(_APART_MM * (unit[left] - unit[right]))
    return np.array(rows, np.float64).reshape(-1, len(shapes))


def inertia_of(shapes: Sequence[str], names: ShapeNames) -> Array:
    """How slow each shape is, ``[shapes]``: 1 for lips, more for the jaw and for rounding.

    The jaw has mass. So it stays open between two vowels, and lips close before it by
    ``mouthClose``; rounded lips do not lose their rounding within a frame when they touch.
    """
    return np.array([_INERTIA.get(names.meaning(shape).kind or "", 1.0) for shape in shapes])


def _mirrored(known: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """The places of shapes that are each other's mirror images, left and right.

    ``jawLeft`` and ``mouthLeft``, which move everything to the left, are not used with the right.
    """
    for left, name in enumerate(known):
        if name is not None and name.endswith("Left") and name not in ("jawLeft", "mouthLeft"):
            other = name.removesuffix("Left") + "Right"
            yield from ((left, right) for right, its in enumerate(known) if its == other)

"""The synthetic talker's face: 44 sensors at rest, and the 13 shapes that move them.

All numbers are invented, none is measured. The axes are x to the talker's left, y up, z forward, in
mm. The numbers are those of talker 0; ``Proportions`` give other talkers' faces.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from labial.face.head import Points
from labial.face.marker_layout import MarkerLayout
from labial.motion import LipLandmarks
from labial.synthesis.talker import Proportions

SHAPES = (
    "jaw_open",
    "lower_lip_down",
    "upper_lip_up",
    "spread",
    "round",
    "protrude",
    "tuck",
    "press",
    "corners_up",
    "corners_down",
    "jaw_forward",
    "puff",
    "flare",
)

_TALKER_0 = Proportions()

_HALF_WIDTH, _UPPER, _LOWER, _INNER_HALF_WIDTH = 25.0, 9.0, 10.0, 21.0
_ACROSS_OUTER = np.linspace(-20, 20, 9)
_ACROSS_INNER = np.array([-12.0, 0.0, 12.0])


def _lips() -> dict[str, tuple[float, float, float]]:
    """Outer and inner edges of both lips, from right to left."""
    edges = (
        ("upper_lip_outer", _ACROSS_OUTER, _HALF_WIDTH, _UPPER),
        ("upper_lip_inner", _ACROSS_INNER, _INNER_HALF_WIDTH, 0.4),
        ("lower_lip_outer", _ACROSS_OUTER, _HALF_WIDTH, -_LOWER),
        ("lower_lip_inner", _ACROSS_INNER, _INNER_HALF_WIDTH, -0.4),
    )
    return {
        f"{name}_{place}": (
            float(x),
            float(height * np.sqrt(1 - (x / half) ** 2)),
            float(12 * np.cos(x / 30)),
        )
        for name, across, half, height in edges
        for place, x in enumerate(across, start=1)
    }


_CORNERS = {
    "right_corner": (-_HALF_WIDTH, 0.0, 0.0),
    "left_corner": (_HALF_WIDTH, 0.0, 0.0),
    "right_inner_corner": (-_INNER_HALF_WIDTH, 0.0, 4.0),
    "left_inner_corner": (_INNER_HALF_WIDTH, 0.0, 4.0),
}
_JAW_PLACES = [(-30, -32, -12), (-18, -38, 0), (-7, -28, 7), (7, -28, 7), (0, -42, 6)]
_JAW_PLACES += [(18, -38, 0), (30, -32, -12), (0, -50, 0)]
_JAW = {f"jaw_{number}": spot for number, spot in enumerate(_JAW_PLACES, start=1)}
_CHEEKS = {
    f"{side}_cheek_{place}": (sign * x, y, z)
    for side, sign in (("right", -1), ("left", 1))
    for place, (x, y, z) in enumerate(
        [(42, 22, -8), (52, 8, -20), (44, -6, -12), (36, 10, -2)], start=1
    )
}

REST: dict[str, tuple[float, float, float]] = {**_lips(), **_CORNERS, **_JAW, **_CHEEKS}
"""Each sensor's position at rest, in mm."""

HEAD: dict[str, tuple[float, float, float]] = {
    "bridge": (0.0, 55.0, 2.0),
    "forehead": (0.0, 95.0, 2.0),
    "head_1": (-70.0, 110.0, -60.0),
    "head_2": (-40.0, 140.0, -30.0),
    "head_3": (0.0, 150.0, -50.0),
    "head_4": (40.0, 140.0, -30.0),
    "head_5": (70.0, 110.0, -60.0),
    "head_6": (10.0, 130.0, -130.0),
}
"""Markers that move with the head alone, in mm: on a beanie, the forehead and the nose bridge."""


def marker_layout() -> MarkerLayout:
    """The layout of the synthetic talker's markers."""
    groups = {"upper_lip": "upper_lip", "lower_lip": "lower_lip", "corners": "corner"}
    groups |= {"jaw": "jaw", "cheeks": "cheek"}
    return MarkerLayout(
        groups={g: tuple(name for name in REST if part in name) for g, part in groups.items()},
        landmarks=LipLandmarks(
            upper_inner="upper_lip_inner_2",
            lower_inner="lower_lip_inner_2",
            right_corner="right_corner",
            left_corner="left_corner",
            upper_outer="upper_lip_outer_5",
            lower_outer="lower_lip_outer_5",
        ),
        head=tuple(HEAD),
        upright=("bridge", "forehead"),
    )


def head(proportions: Proportions = _TALKER_0) -> dict[str, Points]:
    """The markers of the head, each ``[3]`` in mm: ``HEAD`` at the talker's size."""
    return {name: proportions.size * np.array(place) for name, place in HEAD.items()}


def rest(proportions: Proportions = _TALKER_0) -> Points:
    """The face at rest, ``[sensors, 3]`` in mm, in the layout's order."""
    names = marker_layout().sensors.names
    face: Points = np.array([REST[name] for name in names]) * _factors(names, proportions)
    return face


def shapes(proportions: Proportions = _TALKER_0) -> Points:
    """The displacements of each of ``SHAPES`` at full weight, ``[shapes, sensors, 3]`` in mm."""
    layout = marker_layout()
    names, face = layout.sensors.names, rest()

    def of(part: str) -> Points:
        return np.array([part in name for name in names], np.float64)

    x = face[:, 0]
    upper, lower, corner = of("upper_lip"), of("lower_lip"), of("corner")
    jaw, cheek = of("jaw"), of("cheek")
    lips, side = upper + lower + corner, np.sign(x)
    middle = np.clip(1 - (x / 30) ** 2, 0, 1)
    inner = 1 + 0.3 * of("inner")
    zero = np.zeros(len(names))
    moved = {
        "jaw_open": (zero, -14 * jaw - 12 * lower * middle - 4 * corner - 2 * cheek, -3 * jaw),
        "lower_lip_down": (zero, -5 * lower * middle * inner, 1 * lower),
        "upper_lip_up": (zero, 3.5 * upper * middle * inner + 0.5 * cheek, zero),
        "spread": (0.25 * x * lips + 1.5 * side * cheek, zero, -2.5 * corner - 1 * cheek),
        "round": (-0.35 * x * lips - 1 * side * cheek, 1.5 * (upper - lower) * middle, zero),
        "protrude": (zero, zero, 6 * (upper + lower) * middle + 3 * corner + 1 * jaw),
        "tuck": (zero, 1.5 * lower * middle * inner, -4 * lower * middle),
        "press": (zero, 0.6 * (lower - upper) * middle, -1.5 * (upper + lower) * inner),
        "corners_up": (1 * side * corner, 3.5 * corner + 2 * cheek, zero),
        "corners_down": (zero, -3.5 * corner - 1 * lower * (1 - middle), 1 * cheek),
        "jaw_forward": (zero, 1 * jaw, 4 * jaw + 2 * lower),
        "puff": (4 * side * cheek, zero, 3 * cheek),
        "flare": (zero, 2 * upper * middle - 1.5 * lower * middle, 3.5 * of("outer") * middle),
    }
    displacements: Points = np.stack([np.stack(moved[name], axis=1) for name in SHAPES])
    displacements *= _factors(names, proportions)
    return displacements


def _factors(names: Sequence[str], proportions: Proportions) -> Points:
    """By how much a face is larger than talker 0's, ``[sensors, 3]``."""
    mouth = np.array(["lip" in name or "corner" in name for name in names])
    sideways = np.where(mouth, proportions.mouth_width, 1.0)
    upwards, forwards = (np.full(len(names), f) for f in (proportions.height, proportions.depth))
    factors: Points = proportions.size * np.stack([sideways, upwards, forwards], axis=1)
    return factors

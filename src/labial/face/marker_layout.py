"""What each marker is: a sensor on a part of the face, or a marker of the head."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from labial.errors import MotionError
from labial.face.head import Points
from labial.motion import LipLandmarks, SensorLayout

LIP_GROUPS = ("upper_lip", "lower_lip", "corners")
GROUPS = (*LIP_GROUPS, "jaw", "cheeks")

CORNER_DISTANCE_MM = (25.0, 90.0)
"""The range of distances between the corners of a human mouth, about 50 mm at rest."""

# Patterns of names in lower case and without separators, the most specific first.
_PATTERNS = {
    "head": r"head|beanie|hat|cap\d|helmet|forehead|temple|brow|ear\b|bridge|^[lr][fb]hd|nas[ia]",
    "corners": r"corner|comm?iss|^[lr]mc\d*$|^[lr]c\d*$|^mc[lr]$",
    "jaw": r"jaw|chin|mandib|^jw",
    "cheeks": r"cheek|^[lr]?ck|^[lr]ch\d*$",
    "upper_lip": r"up(per)?lip|ulip|lipup|^ul[a-z]?\d*$|lipu\b|toplip",
    "lower_lip": r"lo(w(er)?)?lip|llip|lip(lo|bot|dn|down)|^ll[a-z]?\d*$|lipl\b|bottomlip",
}


# How far from the middle of the mouth markers are, in distances between its corners.
_FARTHEST = {"corners": 0.7, "upper_lip": 0.9, "lower_lip": 0.9, "jaw": 2.5, "cheeks": 2.5}


@dataclass(frozen=True)
class MarkerLayout:
    """Marker names by ``groups`` ("upper_lip", "lower_lip" and "corners", with "jaw" and more).

    ``head`` names markers that move with the head alone; if empty, they are found. ``upright`` are
    two markers, the lower first, that give the head's upward direction; without them it is from the
    jaw to the upper lip.
    """

    groups: Mapping[str, tuple[str, ...]]
    landmarks: LipLandmarks
    head: tuple[str, ...] = ()
    upright: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        for group in LIP_GROUPS:
            if not self.groups.get(group):
                raise MotionError(f"a marker layout needs the group '{group}'")
        if self.upright is None and not self.groups.get("jaw"):
            raise MotionError("a marker layout needs the group 'jaw', or 'upright' markers")
        if 0 < len(self.head) < 3:
            raise MotionError(f"the head has {len(self.head)} markers, expected none or at least 3")
        both = sorted(set(self.head) & set(self.sensors.names))
        if both:
            raise MotionError(f"'{both[0]}' is a marker of the head and of the face")

    @property
    def sensors(self) -> SensorLayout:
        """The markers of all groups as sensors of a corpus, in the order they are named."""
        named = {group: tuple(names) for group, names in self.groups.items()}
        lips = tuple(name for group in LIP_GROUPS for name in named[group])
        return SensorLayout(
            names=tuple(name for names in named.values() for name in names),
            landmarks=self.landmarks,
            groups={"lips": lips, **named},
        )

    @property
    def markers(self) -> tuple[str, ...]:
        """All markers that the layout names, sensors first, each once."""
        return tuple(dict.fromkeys((*self.sensors.names, *self.head, *(self.upright or ()))))


@dataclass(frozen=True, eq=False)
class HeadAxes:
    """``axes`` ``[3, 3]``, whose rows point to the talker's left, up and forward."""

    axes: Points
    description: str


def head_axes(face: Points, names: Sequence[str], layout: MarkerLayout) -> HeadAxes:
    """The head's axes of a face ``[markers, 3]`` in mm, whose markers are ``names``.

    x is from the right corner of the mouth to the left one, y is upwards as in the layout and
    perpendicular to x, and z is perpendicular to both. Raises ``MotionError`` if the lips would be
    behind their corners.
    """
    where = {name: face[place] for place, name in enumerate(names)}
    marks = layout.landmarks
    right, left = where[marks.right_corner], where[marks.left_corner]
    x = (left - right) / np.linalg.norm(left - right)
    if layout.upright:
        low, high = (where[name] for name in layout.upright)
        upward = f"up from {layout.upright[0]} to {layout.upright[1]}"
    else:
        low = np.mean([where[name] for name in layout.groups["jaw"]], axis=0)
        high = where[marks.upper_outer]
        upward = f"up from the jaw to {marks.upper_outer}"
    y = (high - low) - ((high - low) @ x) * x
    if np.linalg.norm(y) < 5:
        raise MotionError(f"the direction {upward} is along the mouth or shorter than 5 mm")
    y = y / np.linalg.norm(y)
    z = np.cross(x, y)
    lips = (where[marks.upper_outer] + where[marks.lower_outer]) / 2
    forward = float((lips - (left + right) / 2) @ z)
    if forward < 0:
        raise MotionError(
            f"the lips are {-forward:.1f} mm behind their corners: right and left are exchanged in"
            " the layout, 'upright' points down, or the file's axes are left-handed"
        )
    axes = np.stack([x, y, z])
    return HeadAxes(axes, f"left from {marks.right_corner} to {marks.left_corner}, {upward}")


def check_size(right: Points, left: Points) -> None:
    """Raise ``MotionError`` if the distance of the mouth's corners is impossible for a human.

    ``right`` and ``left`` are ``[frames, 3]`` in mm and may have NaN; the median is checked.
    """
    distance = float(np.nanmedian(np.linalg.norm(left - right, axis=-1)))
    low, high = CORNER_DISTANCE_MM
    if not low <= distance <= high:
        fitting = [f for f in (1e-3, 1e-2, 0.1, 10.0, 100.0, 1e3) if low <= distance * f <= high]
        hint = f"; a unit {fitting[0]:g} times as large would fit" if fitting else ""
        raise MotionError(
            f"the corners of the mouth are {distance:.4g} mm apart, expected {low:g} to {high:g}:"
            f" the unit or the markers are wrong{hint}"
        )


def guess_groups(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Markers by group (``GROUPS`` and "head"), as far as these are known from their names."""
    groups: dict[str, list[str]] = {}
    for name in names:
        bare = re.sub(r"[\s_\-.]+", "", name.rpartition(":")[2]).lower()
        group = next((g for g, pattern in _PATTERNS.items() if re.search(pattern, bare)), None)
        if group:
            groups.setdefault(group, []).append(name)
    ordered = (*GROUPS, "head")
    return {group: tuple(groups[group]) for group in ordered if group in groups}


def guess_layout(names: Sequence[str], face: Points) -> MarkerLayout:
    """A layout from the markers' names and their positions ``[markers, 3]`` in mm in one frame.

    Raises ``MotionError`` saying what cannot be inferred from the names.
    """
    groups = guess_groups(names)
    head = groups.pop("head", ())
    _check_known(groups)
    where = {name: face[place] for place, name in enumerate(names)}
    pair = _corners(groups["corners"], where)
    across = where[pair[1]] - where[pair[0]]
    middle = (where[pair[0]] + where[pair[1]]) / 2
    groups = _near_the_mouth(groups, where, middle, float(np.linalg.norm(across)))
    _check_known(groups)

    def ranked(group: str) -> list[str]:
        """The group's markers at the middle of the lips, nearest the mouth's line first."""
        lateral = {n: abs((where[n] - middle) @ across) / (across @ across) for n in groups[group]}
        nearest = min(lateral.values())
        central = [n for n in groups[group] if lateral[n] <= nearest + 0.05]
        return sorted(central, key=lambda n: float(np.linalg.norm(where[n] - middle)))

    upper, lower = ranked("upper_lip"), ranked("lower_lip")
    marks = LipLandmarks(
        upper_inner=upper[0],
        lower_inner=lower[0],
        right_corner=pair[0],
        left_corner=pair[1],
        upper_outer=upper[-1],
        lower_outer=lower[-1],
    )
    return MarkerLayout(groups, marks, head if len(head) >= 3 else ())


def _check_known(groups: Mapping[str, tuple[str, ...]]) -> None:
    missing = [group for group in (*LIP_GROUPS, "jaw") if group not in groups]
    if missing:
        raise MotionError(f"no marker of {', '.join(missing)} is known by its name")


def _corners(names: Sequence[str], where: Mapping[str, Points]) -> tuple[str, str]:
    """The right and the left corner among markers that may be corners.

    If there are inner corners too, the outer ones are farthest apart, but not farther than those of
    a human mouth in any unit: other markers of the body are.
    """
    right, left = ([name for name in names if _side(name) == side] for side in "rl")
    if not right or not left:
        raise MotionError(f"names do not distinguish right from left for {', '.join(names)}")
    apart = {(r, le): float(np.linalg.norm(where[r] - where[le])) for r in right for le in left}
    _, high = CORNER_DISTANCE_MM
    human = {pair: distance for pair, distance in apart.items() if distance <= high} or apart
    return max(human, key=lambda pair: human[pair])


def _near_the_mouth(
    groups: Mapping[str, tuple[str, ...]],
    where: Mapping[str, Points],
    middle: Points,
    width: float,
) -> dict[str, tuple[str, ...]]:
    """The groups without markers that are too far from the mouth's middle for their names."""
    near = {
        group: tuple(
            name
            for name in names
            if not np.linalg.norm(where[name] - middle) > _FARTHEST[group] * width
        )
        for group, names in groups.items()
    }
    return {group: names for group, names in near.items() if names}


def _side(name: str) -> str:
    """The side in a marker's name, "r" or "l", or nothing."""
    lower = name.rpartition(":")[2].lower()
    at_start = re.search(r"right|left", lower) or re.search(r"^[rl]|(?<![a-z])[rl](?![a-z])", lower)
    at_end = re.search(r"[rl](?=\d*$)", lower)
    found = at_start or at_end
    return found[0][0] if found else ""

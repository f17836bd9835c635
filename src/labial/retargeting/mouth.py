"""Finding the mouth of a character: where its mouth shapes part two rows of vertices.

The units and axes of rigs vary, but every rig that can speak has two rows of vertices that touch in
the neutral face and move apart in some shape: the lips' inner edges. Eyelids do the same, so only
shapes that are named after the mouth are looked at, if any are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.motion import LipLandmarks
from labial.retargeting.rig import BY_HAND, Array, Rig

# A pair on the lips moves apart by this many times its distance in the neutral face.
_PARTS = 4.0
_NEAR = 0.1  # of the largest movement: lips that touch are not farther apart
# Vertices that move less than this share of the largest movement are left out.
_MOVED = 0.05
_MOST_VERTICES = 12_000
_CORNER = 0.02  # of the mouth's width
_SAME_PLACE = 0.1  # of the largest movement: pairs of one mouth are nearer to the next pair
_ALIKE = 0.7  # ratio of two places' sizes, and of their numbers of pairs
_FEWEST_PAIRS, _MOST_PLACES = 4, 3
_OPENS_MORE = 1.5  # times the other lip's movement is the lower lip's as the mouth opens

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Mouth:
    """A rig's mouth: its inner edges, its axes, and which vertices move with which lip.

    ``upper`` and ``lower`` are vertices of the lips' inner edges. ``axes`` ``[3, 3]`` are rows: the
    character's left, up and forward in the rig's axes. ``side`` ``[vertices]`` is above 0 for
    vertices that move as the upper lip, below for those that move as the lower. ``right_corner``
    and ``left_corner`` are the ends of the mouth's line. ``upright`` says that a shape which opens
    the mouth showed which lip is the lower one.
    """

    upper: Places
    lower: Places
    axes: Array
    side: Array
    right_corner: int
    left_corner: int
    upright: bool = False

    def upside_down(self) -> Mouth:
        """The mouth with the lips exchanged: the same seen from the front, turned by 180°."""
        return Mouth(
            self.lower,
            self.upper,
            self.axes * [[-1.0], [-1.0], [1.0]],
            -self.side,
            self.left_corner,
            self.right_corner,
        )


def find_mouths(rig: Rig) -> list[Mouth]:
    """The places of a rig that may be its mouth, each both ways up unless it is ``upright``.

    Raises ``RigError`` if no two rows of vertices part.
    """
    shapes = rig.shapes_of_the_mouth()
    deltas = rig.deltas[shapes]
    upper, lower = _parting_pairs(rig, deltas)
    if rig.shapes_of("mouth"):
        places = [np.arange(len(upper))]
    else:
        middles = rig.vertices[[upper, lower]].mean(axis=0)
        places = _without_eyes(middles, float(np.abs(deltas).max()))
    if not places:
        raise _no_lips(rig)
    opening = [rig.names.meaning(rig.shapes[shape]).opens for shape in shapes]
    found = []
    for place in places:
        mouth = _mouth_at(rig, deltas.astype(np.float64), upper[place], lower[place])
        if any(opening):
            mouth = _upright(mouth, deltas[opening].sum(axis=0, dtype=np.float64))
        found += [mouth] if mouth.upright else [mouth, mouth.upside_down()]
    return found


def _mouth_at(rig: Rig, deltas: Array, upper: Places, lower: Places) -> Mouth:
    """The mouth between two rows of vertices."""
    apart = (deltas[:, upper] - deltas[:, lower]).mean(axis=1)  # [shapes, 3]
    widest = int(np.linalg.norm(apart, axis=1).argmax())
    axes = _axes(rig, upper, lower, apart[widest])
    side = np.einsum("svi,si->v", deltas, apart)
    side -= (side[upper].mean() + side[lower].mean()) / 2
    # The upper lip is above: which shape opens and which closes is not known.
    if _lies_below(rig, upper, lower, axes[1], side):
        upper, lower, side = lower, upper, -side
    right, left = _corners(rig, upper, lower, axes)
    return Mouth(upper, lower, axes, side, right, left)


def _without_eyes(middles: Array, movement: float) -> list[Places]:
    """Separate places of pairs of vertices, given by their middles ``[pairs, 3]``.

    Places that have a twin are left out, as eyes do; so are those with few pairs.
    """
    places = [each for each in _apart(middles, movement) if len(each) >= _FEWEST_PAIRS]
    sizes = [np.linalg.norm(np.ptp(middles[each], axis=0)) for each in places]

    def alike(i: int, j: int) -> bool:
        counts = sorted((len(places[i]), len(places[j])))
        extents = sorted((sizes[i], sizes[j]))
        return i != j and counts[0] > _ALIKE * counts[1] and extents[0] > _ALIKE * extents[1]

    numbers = range(len(places))
    return [places[i] for i in numbers if not any(alike(i, j) for j in numbers)][:_MOST_PLACES]


def _apart(middles: Array, movement: float) -> list[Places]:
    """Places of pairs that no pair connects, the largest first."""
    cells: dict[tuple[int, ...], list[int]] = {}
    size = _SAME_PLACE * movement
    for pair, cell in enumerate(np.floor(middles / size).astype(int).tolist()):
        cells.setdefault(tuple(cell), []).append(pair)
    found = []
    while cells:
        front, inside = [next(iter(cells))], cells.pop(next(iter(cells)))
        while front:
            cell = front.pop()
            for step in product((-1, 0, 1), repeat=3):
                near = tuple(map(sum, zip(cell, step, strict=True)))
                if near in cells:
                    inside = inside + cells.pop(near)
                    front.append(near)
        found.append(np.array(sorted(inside)))
    return sorted(found, key=len, reverse=True)


def _upright(mouth: Mouth, opening: Array) -> Mouth:
    """The mouth turned so that the lip that moves more as it opens is the lower one, and falls.

    ``opening`` ``[vertices, 3]`` is that movement. If both lips move alike, the mouth is unchanged.
    """
    above, below = opening[mouth.upper].mean(axis=0), opening[mouth.lower].mean(axis=0)
    if np.linalg.norm(above) > np.linalg.norm(below):
        mouth, above, below = mouth.upside_down(), below, above
    if not np.linalg.norm(below) > _OPENS_MORE * np.linalg.norm(above):
        return mouth
    if below @ mouth.axes[1] > 0:  # the right lip, but below the other in these axes
        mouth = replace(
            mouth,
            axes=mouth.axes * [[-1.0], [-1.0], [1.0]],
            right_corner=mouth.left_corner,
            left_corner=mouth.right_corner,
        )
    return replace(mouth, upright=True)


def mouth_of_landmarks(rig: Rig, landmarks: LipLandmarks, given: Mapping[str, int]) -> Mouth:
    """The mouth if the vertices of all its landmarks are known."""
    places = {key: given[name] for key, name in vars(landmarks).items()}
    upper, lower = np.array([places["upper_inner"]]), np.array([places["lower_inner"]])
    right, left = places["right_corner"], places["left_corner"]
    across = rig.vertices[left] - rig.vertices[right]
    up = rig.vertices[places["upper_outer"]] - rig.vertices[places["lower_outer"]]
    up -= across * (up @ across) / max(across @ across, 1e-300)
    if not np.linalg.norm(across) > 0 or not np.linalg.norm(up) > 0:
        raise RigError(f"{rig.name}: the mouth's landmarks are on one line")
    axes = np.stack([across / np.linalg.norm(across), up / np.linalg.norm(up), np.zeros(3)])
    axes[2] = np.cross(axes[0], axes[1])
    deltas = rig.deltas.astype(np.float64)
    side = np.einsum("svi,si->v", deltas, deltas[:, upper[0]] - deltas[:, lower[0]])
    middle = (side[upper[0]] + side[lower[0]]) / 2
    return Mouth(upper, lower, axes, side - middle, right, left)


def _parting_pairs(rig: Rig, deltas: npt.NDArray[np.float32]) -> tuple[Places, Places]:
    """Vertices near each other that one of some shapes moves apart, sorted into two sides."""
    if not rig.deltas.any():
        raise RigError(f"{rig.name}: its shapes move nothing")
    moved = np.linalg.norm(deltas, axis=2).max(axis=0, initial=0)
    moving = moved > _MOVED * moved.max()
    # If all shapes move one lip only, the other is among the vertices around.
    for chosen in (moving, _around(rig.vertices, moving)):
        a, b = _parting(rig.vertices, deltas, np.flatnonzero(chosen), moved.max())
        if len(a) >= _FEWEST_PAIRS:
            return _two_sides(deltas, a, b)
    raise _no_lips(rig)


def _no_lips(rig: Rig) -> RigError:
    return RigError(
        f"{rig.name}: no lips that touch and part were found in mesh '{rig.mesh}': its"
        f" shapes do not move lips, or if the neutral mouth is open, {BY_HAND}"
    )


def _around(places: Array, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which of some places are inside the box around the chosen ones."""
    if not chosen.any():
        return chosen
    low, high = places[chosen].min(axis=0), places[chosen].max(axis=0)
    slack = 1e-6 * (high - low).max()
    inside: npt.NDArray[np.bool_] = ((places >= low - slack) & (places <= high + slack)).all(axis=1)
    return inside


def _parting(
    vertices: Array, deltas: npt.NDArray[np.float32], chosen: Places, movement: float
) -> tuple[Places, Places]:
    """Pairs of the chosen vertices that are near each other until a shape moves them apart."""
    if len(chosen) > _MOST_VERTICES:
        chosen = chosen[:: -(-len(chosen) // _MOST_VERTICES)]
    if len(chosen) < 2:
        return chosen[:0], chosen[:0]
    places = vertices[chosen]
    first, second = _near(places, _NEAR * movement)
    a, b = chosen[first], chosen[second]
    distance = np.linalg.norm(places[first] - places[second], axis=1)
    relative = np.zeros(len(a))
    for shape in deltas:
        relative = np.maximum(relative, np.linalg.norm(shape[a] - shape[b], axis=1))
    parted = (relative > _PARTS * distance) & (relative > 0.2 * movement)
    return a[parted], b[parted]


def _near(places: Array, radius: float) -> tuple[Places, Places]:
    """Pairs of points nearer than ``radius``, each once."""
    order = np.argsort(places[:, 0], kind="stable")
    sorted_places = places[order]
    ends = np.searchsorted(sorted_places[:, 0], sorted_places[:, 0] + radius, side="right")
    firsts, seconds = [], []
    for i, end in enumerate(ends):
        between = sorted_places[i + 1 : end] - sorted_places[i]
        near = np.flatnonzero((between**2).sum(axis=1) < radius**2)
        firsts.append(np.full(len(near), i))
        seconds.append(near + i + 1)
    return order[np.concatenate(firsts)], order[np.concatenate(seconds)]


def _two_sides(deltas: npt.NDArray[np.float32], a: Places, b: Places) -> tuple[Places, Places]:
    """The pairs' ends sorted into the two lips by the direction they part in."""
    apart = (deltas[:, a] - deltas[:, b]).astype(np.float64)  # [shapes, pairs, 3]
    flat = apart.transpose(1, 0, 2).reshape(len(a), -1)
    # The most common way of parting is the first principal direction; its sign sorts each pair.
    gram = flat.T @ flat
    direction = np.linalg.eigh(gram)[1][:, -1]
    swapped = flat @ direction < 0
    return np.where(swapped, b, a), np.where(swapped, a, b)


def _axes(rig: Rig, upper: Places, lower: Places, apart: Array) -> Array:
    """Left, up or down, and forward of the head, each along a world axis, as rows."""
    edge = rig.vertices[np.concatenate([upper, lower])]
    extent = np.ptp(edge, axis=0)
    across = int(extent.argmax())
    # Of the other two axes, the lips part along one and face along the other.
    others = [axis for axis in range(3) if axis != across]
    up = others[int(np.abs(apart[others]).argmax())]
    forward = next(axis for axis in others if axis != up)
    axes = np.zeros((3, 3))
    facing = edge[:, forward].mean() - rig.vertices[:, forward].mean()
    axes[2, forward] = 1.0 if facing >= 0 else -1.0
    axes[1, up] = 1.0
    axes[0] = np.cross(axes[1], axes[2])
    return axes


def _lies_below(rig: Rig, upper: Places, lower: Places, up: Array, side: Array) -> bool:
    """Whether the vertices that move as one lip are below those of the other, around the mouth."""
    edge = rig.vertices[np.concatenate([upper, lower])]
    reach = np.ptp(edge, axis=0).max() / 2
    away = rig.vertices - edge.mean(axis=0)
    near = np.linalg.norm(away, axis=1) < reach
    return bool(np.sign(side[near]) @ (away[near] @ up) < 0)


def _corners(rig: Rig, upper: Places, lower: Places, axes: Array) -> tuple[int, int]:
    """The ends of the mouth's line: among the outermost pairs, the closest ones."""
    ends = rig.vertices[[upper, lower]]  # [2, pairs, 3]
    along = ends.mean(axis=0) @ axes[0]
    gap = np.linalg.norm(ends[0] - ends[1], axis=1)
    slack = _CORNER * np.ptp(along)
    found = []
    for outermost in (along <= along.min() + slack, along >= along.max() - slack):
        places = np.flatnonzero(outermost)
        found.append(int(upper[places[gap[places].argmin()]]))
    return found[0], found[1]

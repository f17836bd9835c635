"""Finding the mouth of a character by how it moves: lips are near each other and part.

The names and units of rigs vary, but every rig that can speak has two rows of vertices
that touch in the neutral face and move apart in some shape: the lips' inner edges.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Mouth:
    """A rig's mouth: its inner edges, its axes, and which vertices move with which lip.

    ``upper`` and ``lower`` are vertices of the lips' inner edges. ``axes`` ``[3, 3]`` are rows: the
    character's left, up and forward in the rig's axes. ``side`` ``[vertices]`` is above 0 for
    vertices that move as the upper lip, below for those that move as the lower. ``right_corner``
    and ``left_corner`` are the ends of the mouth's line.
    """

    upper: Places
    lower: Places
    axes: Array
    side: Array
    right_corner: int
    left_corner: int

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


def find_mouth(rig: Rig) -> Mouth:
    """The mouth of a rig, which may be upside down: how it moves does not show which way is up.

    Raises ``RigError`` if no two rows of vertices part.
    """
    upper, lower = _parting_pairs(rig)
    deltas = rig.deltas.astype(np.float64)
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


def _parting_pairs(rig: Rig) -> tuple[Places, Places]:
    """Vertices near each other that some shape moves apart, sorted into two sides."""
    moved = np.linalg.norm(rig.deltas, axis=2).max(axis=0)
    if moved.max(initial=0) <= 0:
        raise RigError(f"{rig.name}: its shapes move nothing")
    chosen = np.flatnonzero(moved > _MOVED * moved.max())
    if len(chosen) > _MOST_VERTICES:
        chosen = chosen[:: -(-len(chosen) // _MOST_VERTICES)]
    places = rig.vertices[chosen]
    first, second = _near(places, _NEAR * moved.max())
    a, b = chosen[first], chosen[second]
    distance = np.linalg.norm(places[first] - places[second], axis=1)
    relative = np.zeros(len(a))
    for shape in rig.deltas:
        relative = np.maximum(relative, np.linalg.norm(shape[a] - shape[b], axis=1))
    parted = (relative > _PARTS * distance) & (relative > 0.2 * moved.max())
    if parted.sum() < 4:
        raise RigError(
            f"{rig.name}: no lips that touch and part were found in mesh '{rig.mesh}': its"
            f" shapes do not move lips, or if the neutral mouth is open, {BY_HAND}"
        )
    return _two_sides(rig, a[parted], b[parted])


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


def _two_sides(rig: Rig, a: Places, b: Places) -> tuple[Places, Places]:
    """The pairs' ends sorted into the two lips by the direction they part in."""
    apart = (rig.deltas[:, a] - rig.deltas[:, b]).astype(np.float64)  # [shapes, pairs, 3]
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

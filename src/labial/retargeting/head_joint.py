"""The node of a character's file that turns its head, and its rotations.

Humanoid avatars of VRM say which node it is. In other files it is one called head or neck, with or
without the name of the skeleton before a colon ("mixamorig:Head"), that is a joint of a skin or a
node without a mesh that carries every mesh: turning only some meshes would tear the character
apart, and the origin of a mesh is often far below its head.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from labial.character_head import Turning
from labial.formats.glb import Glb
from labial.head_movement import rotations
from labial.retargeting.glb_rig import world_matrices
from labial.retargeting.rig import Array
from labial.retargeting.vrm import humanoid_node

_NAMES = ("head", "neck")


def head_node(glb: Glb) -> int | None:
    """The index of the node that turns the head; None if there is none.

    A node that is placed by a matrix is none either, as glTF does not animate those.
    """
    nodes = glb.items("nodes")
    named = humanoid_node(glb, "head")
    found = [] if named is None else [named]
    for name in _NAMES:
        found += [
            place
            for place, node in enumerate(nodes)
            if str(node.get("name", "")).rpartition(":")[2].lower() == name
            and (_is_joint(glb, place) or _carries_all(glb, place))
        ]
    return next((place for place in found if "matrix" not in nodes[place]), None)


class HeadJoint(NamedTuple):
    """A node of a glTF file that turns the head.

    ``axes`` ``[3, 3]`` rows are the character's left, up and forward in the axes of the node's
    parent, in which its rotation is given; ``rest`` ``[4]`` is the one that the file has, as a unit
    quaternion (x, y, z, w).
    """

    node: int
    axes: Array
    rest: Array


def head_joint(glb: Glb, axes: Array) -> HeadJoint | None:
    """What turns the head of a character; None if no node does.

    ``axes`` ``[3, 3]`` rows are its left, up and forward in the file's world.
    """
    node = head_node(glb)
    if node is None:
        return None
    described = glb.item("nodes", node)
    rest = glb.numbers(described.get("rotation", [0, 0, 0, 1]), 4, "a node's rotation")
    rest = rest / np.linalg.norm(rest)
    parent = _parent(glb, node)
    around = np.eye(3) if parent is None else _rotation(world_matrices(glb)[parent])
    return HeadJoint(node, axes @ around, rest)


def turning_of(glb: Glb, axes: Array, angles: npt.NDArray[np.float32]) -> Turning | None:
    """How the node of the head turns by angles ``[frames, 5]`` of ``labial.head_movement``.

    ``axes`` are those of :func:`head_joint`. None if no node turns the head.
    """
    joint = head_joint(glb, axes)
    if joint is None:
        return None
    turned, rest = rotations(angles), joint.rest
    # The same turn in the axes of the node's parent.
    turned[:, :3] = turned[:, :3] @ joint.axes
    return Turning(joint.node, _times(turned, rest).astype(np.float32), rest.astype(np.float32))


def _is_joint(glb: Glb, node: int) -> bool:
    try:
        return any(node in skin.get("joints", []) for skin in glb.items("skins"))
    except TypeError as error:
        raise glb.error(f"a skin's joints are damaged: {error!r}") from error


def _carries_all(glb: Glb, node: int) -> bool:
    nodes = glb.items("nodes")
    if "mesh" in nodes[node]:
        return False
    carried, waiting = set(), [node]
    while waiting:
        place = waiting.pop()
        if place not in carried:
            carried.add(place)
            waiting += glb.item("nodes", place).get("children", [])
    return all(place in carried for place, each in enumerate(nodes) if "mesh" in each)


def _parent(glb: Glb, node: int) -> int | None:
    nodes = enumerate(glb.items("nodes"))
    return next((place for place, each in nodes if node in each.get("children", [])), None)


def _rotation(matrix: Array) -> Array:
    """The rotation ``[3, 3]`` nearest to that of a matrix ``[4, 4]``, which may scale."""
    left, _, right = np.linalg.svd(matrix[:3, :3])
    nearest: Array = left @ np.diag([1.0, 1.0, np.linalg.det(left @ right)]) @ right
    return nearest


def _times(first: Array, second: Array) -> Array:
    """Products of quaternions ``[frames, 4]`` with one ``[4]``."""
    vector, scalar = first[:, :3], first[:, 3:]
    product: Array = np.concatenate(
        [
            scalar * second[:3] + second[3] * vector + np.cross(vector, second[:3]),
            scalar * second[3] - vector @ second[:3, None],
        ],
        axis=1,
    )
    return product

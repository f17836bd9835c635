"""The bone that turns a character's head, and labial's rotations in the bone's axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

import bpy
import numpy as np

from .character import CharacterError, armatures_of
from .glb import Axes, Floats

_NAMES = ("head", "neck")  # as labial calls the node of a .glb


@dataclass(frozen=True, eq=False)
class Head:
    """A bone and its armature by name, as what the user does may make references invalid.

    ``upright`` ``[3, 3]`` turns the world so that the armature, which may stand aslant in it, is
    along its axes: labial finds faces best there. ``axes`` ``[3, 3]`` has in its columns the bone's
    axes in this turned world.
    """

    armature: str
    bone: str
    upright: Axes
    axes: Axes

    def of_bone(self, turns: Floats) -> Floats:
        """Rotations in the turned world as the bone's own: quaternions (w, x, y, z) [frames, 4]."""
        axes = self.axes.astype(np.float32)
        turned: Floats = np.concatenate([turns[:, :1], turns[:, 1:] @ axes], axis=1)
        return turned


def find_head(things: Sequence[Any]) -> Head | None:
    """The bone called head, or else neck, in an armature that moves one of the meshes.

    Case does not matter, nor what is before a colon ("mixamorig:Head"). None if there is none.
    """
    users: dict[Any, Any] = {}
    for thing in things:
        for armature in armatures_of(thing):
            users.setdefault(armature, thing)
    for name in _NAMES:
        for armature, thing in users.items():
            for bone in armature.data.bones:
                if bone.name.rpartition(":")[2].lower() == name:
                    return _described(armature, bone, thing)
    return None


def bone_of(head: Head) -> Any:
    """The bone in its armature's pose. Raises ``CharacterError`` if it is gone."""
    armature = bpy.data.objects.get(head.armature)
    bone = armature.pose.bones.get(head.bone) if armature and armature.pose else None
    if bone is None:
        raise CharacterError(f"The bone {head.bone} of {head.armature} is gone")
    return bone


def what_turns(things: Sequence[Any]) -> str:
    """What the panel says of the head's movement."""
    head = find_head(things)
    if head is not None:
        return f"Turns the bone {head.bone} of {head.armature}"
    lacking = "No armature of these meshes has a bone called head or neck"
    names = [key.name.lower() for thing in things for key in thing.data.shape_keys.key_blocks]
    if any("eye" in name and "look" in name for name in names):
        return f"{lacking}: only the eyes move"
    return f"{lacking}, and no shape key is called eyeLook…: nothing else moves"


def _described(armature: Any, bone: Any, thing: Any) -> Head:
    world = _rotation(armature.matrix_world)
    upright = max(_right_angled(), key=lambda rotation: float((rotation * world).sum())) @ world.T
    # labial has a mesh as its armature's bones rest, or where the bone that is its parent holds it.
    held = _is_held(thing, armature)
    local = armature.pose.bones[bone.name].matrix if held else bone.matrix_local
    return Head(armature.name, bone.name, upright, upright @ world @ _rotation(local))


def _is_held(thing: Any, armature: Any) -> bool:
    """Whether a bone of the armature is the parent of a mesh, or of what that belongs to."""
    while thing is not None and thing != armature:
        if thing.parent == armature and thing.parent_type == "BONE":
            return True
        thing = thing.parent
    return False


def _rotation(matrix: Any) -> Axes:
    """The rotation ``[3, 3]`` nearest to that of a matrix, which may scale or mirror."""
    linear = np.array(matrix, np.float64)[:3, :3]
    # A point's mirror image turns as the point does.
    left, _, right = np.linalg.svd(linear * np.sign(np.linalg.det(linear)))
    rotation: Axes = left @ right
    return rotation


def _right_angled() -> Iterator[Axes]:
    """The 24 rotations by right angles."""
    for order, signs in product(permutations(range(3)), product((1.0, -1.0), repeat=3)):
        matrix = np.eye(3)[list(order)] * signs
        if np.linalg.det(matrix) > 0:
            yield matrix

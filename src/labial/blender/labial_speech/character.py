"""The meshes of a character, and what labial needs to know of each."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from .glb import Axes, Floats, ShapedMesh


class CharacterError(Exception):
    """A character that cannot speak; the message says why."""


def speaking_objects(context: Any) -> list[Any]:
    """The selected meshes with shape keys, then those that belong to them.

    A mesh belongs to another if both have the same topmost parent or the same armature. Objects
    that share their data count once.
    """
    shaped = [thing for thing in context.scene.objects if _has_shapes(thing)]
    chosen = [thing for thing in context.selected_objects if thing in shaped]
    active = context.view_layer.objects.active
    if active in shaped and active not in chosen:
        chosen.insert(0, active)
    roots = {root for thing in chosen for root in _roots(thing)}
    further = [t for t in shaped if t not in chosen and not roots.isdisjoint(_roots(t))]
    return list({thing.data: thing for thing in reversed(chosen + further)}.values())[::-1]


def armatures_of(thing: Any) -> list[Any]:
    """The armatures that move an object: by its modifiers, then as its parents."""
    found = [m.object for m in thing.modifiers if m.type == "ARMATURE" and m.object]
    above = thing.parent
    while above is not None:
        found += [above] if above.type == "ARMATURE" else []
        above = above.parent
    return found


def shaped_mesh(thing: Any, upright: Axes) -> ShapedMesh:
    """An object's mesh and shape keys, in the world, without its modifiers.

    ``upright`` ``[3, 3]`` turns the world, so that the character is not aslant in it. Raises
    ``CharacterError`` if its keys are not relative, or it has no faces.
    """
    if thing.mode == "EDIT":
        thing.update_from_editmode()
    keys = thing.data.shape_keys
    if not keys.use_relative:
        raise CharacterError(f"The shape keys of {thing.name} are not relative")
    thing.data.calc_loop_triangles()
    triangles = np.empty(3 * len(thing.data.loop_triangles), np.int32)
    if not len(triangles):
        raise CharacterError(f"{thing.name} has no faces")
    thing.data.loop_triangles.foreach_get("vertices", triangles)
    world = upright @ np.array(thing.matrix_world)[:3]
    turned, moved = world[:, :3].T, world[:, 3]
    shapes = [key for key in keys.key_blocks if key != keys.reference_key]
    deltas = [_delta(thing, key) @ turned for key in shapes]
    return ShapedMesh(
        thing.name,
        (_positions(keys.reference_key) @ turned + moved).astype(np.float32),
        triangles.reshape(-1, 3).astype(np.uint32),
        tuple(key.name for key in shapes),
        np.array(deltas, np.float32).reshape(len(shapes), -1, 3),
    )


def _has_shapes(thing: Any) -> bool:
    keys = thing.data.shape_keys if thing.type == "MESH" else None
    return keys is not None and len(keys.key_blocks) > 1


def _roots(thing: Any) -> Iterable[Any]:
    """The topmost parent of an object, if it has one, and its armatures."""
    top = thing
    while top.parent is not None:
        top = top.parent
    return {*armatures_of(thing), *([top] if top != thing else [])}


def _positions(key: Any) -> Floats:
    flat = np.empty(3 * len(key.data), np.float32)
    key.data.foreach_get("co", flat)
    return flat.reshape(-1, 3)


def _delta(thing: Any, key: Any) -> Floats:
    moved: Floats = _positions(key) - _positions(key.relative_key)
    group = thing.vertex_groups.get(key.vertex_group) if key.vertex_group else None
    if group is None:
        return moved
    shares = np.zeros(len(moved), np.float32)
    for vertex in thing.data.vertices:
        for each in vertex.groups:
            if each.group == group.index:
                shares[vertex.index] = each.weight
    return moved * shares[:, None]

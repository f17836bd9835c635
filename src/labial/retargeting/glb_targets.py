"""The morph targets of a glTF mesh: how many, and what they are called."""

from __future__ import annotations

from labial.formats.glb import Document, Glb, target_names
from labial.retargeting.shape_names import NO_ALIASES
from labial.retargeting.vrm import expressions_of_targets


def target_count(glb: Glb, mesh: Document) -> int:
    """How many morph targets a mesh has. Raises ``FormatError`` if its primitives differ."""
    primitives = mesh.get("primitives", [])
    counts = {len(primitive.get("targets", [])) for primitive in primitives}
    if len(counts) > 1:
        raise glb.error(f"mesh '{mesh.get('name', '')}' has parts with different morph targets")
    return counts.pop() if counts else 0


def named_targets(glb: Glb, mesh: int) -> list[str]:
    """The names of a mesh's morph targets.

    A target whose name says nothing is called as the VRM expression that moves it alone.
    """
    described = glb.item("meshes", mesh)
    names = target_names(described, target_count(glb, described))
    expressions = expressions_of_targets(glb, mesh)
    for target, expression in expressions.items():
        says_nothing = target < len(names) and NO_ALIASES.meaning(names[target]).region is None
        if says_nothing and expression not in names:
            names[target] = expression
    return names

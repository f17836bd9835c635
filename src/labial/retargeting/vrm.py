"""What a VRM avatar says of its shapes and nodes: their expressions, and the humanoid's bones.

VRM 0 (extension ``VRM``) and VRM 1 (``VRMC_vrm``) are .glb files whose expressions move morph
targets of several meshes. The targets may have names that say nothing, so that the expressions'
names, such as ``aa`` and ``blink``, stand for them. After
https://github.com/vrm-c/vrm-specification: 0.0 (blendShapeMaster, humanoid) and VRMC_vrm-1.0
(expressions, humanoid).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from labial.formats.glb import Document, Glb

# Presets of VRM 1 by those of VRM 0.
_PRESETS_OF_0 = {"a": "aa", "i": "ih", "u": "ou", "e": "ee", "o": "oh", "blink_l": "blinkLeft"}
_PRESETS_OF_0 |= {"blink_r": "blinkRight", "lookup": "lookUp", "lookdown": "lookDown"}


class Bind(NamedTuple):
    """A morph target that an expression moves: of which mesh, and its index there.

    Both are as the file has them, which may be no indices.
    """

    expression: str
    mesh: object
    target: object


def binds(glb: Glb) -> list[Bind]:
    """The morph targets of a file's expressions; empty if it is not VRM.

    Raises ``FormatError`` if they are damaged.
    """
    extensions = glb.document.get("extensions", {})
    try:
        if "VRMC_vrm" in extensions:
            return list(_of_1(glb, extensions["VRMC_vrm"].get("expressions", {})))
        if "VRM" in extensions:
            return list(_of_0(extensions["VRM"].get("blendShapeMaster", {})))
    except (AttributeError, KeyError, TypeError) as error:
        raise glb.error(f"its expressions are damaged: {error!r}") from error
    return []


def expressions_of_targets(glb: Glb, mesh: int) -> dict[int, str]:
    """For targets of a mesh: the first expression that moves no other target of it."""
    targets: dict[str, list[int]] = {}
    for bind in binds(glb):
        if bind.mesh == mesh and type(bind.target) is int and bind.target >= 0:
            targets.setdefault(bind.expression, []).append(bind.target)
    found: dict[int, str] = {}
    for expression, moved in targets.items():
        if len(moved) == 1:
            found.setdefault(moved[0], expression)
    return found


def humanoid_node(glb: Glb, bone: str) -> int | None:
    """The index of the node that is a bone of the humanoid, such as ``head``; None without one.

    Raises ``FormatError`` if the humanoid is damaged.
    """
    extensions = glb.document.get("extensions", {})
    try:
        if "VRMC_vrm" in extensions:
            bones = extensions["VRMC_vrm"].get("humanoid", {}).get("humanBones", {})
        else:
            listed = extensions.get("VRM", {}).get("humanoid", {}).get("humanBones", [])
            bones = {each["bone"]: each for each in listed}
        if bone not in bones:
            return None
        node = bones[bone]["node"]
    except (AttributeError, KeyError, TypeError) as error:
        raise glb.error(f"its humanoid is damaged: {error!r}") from error
    glb.item("nodes", node)  # which must exist
    return int(node)


def _of_0(master: Document) -> Iterator[Bind]:
    for group in master.get("blendShapeGroups", []):
        preset = str(group.get("presetName", "unknown")).lower()
        name = _PRESETS_OF_0.get(preset, preset)
        for bind in group.get("binds", []):
            named = str(group.get("name", "")) if name == "unknown" else name
            yield Bind(named, bind["mesh"], bind["index"])


def _of_1(glb: Glb, expressions: Document) -> Iterator[Bind]:
    for kind in ("preset", "custom"):
        for name, expression in expressions.get(kind, {}).items():
            for bind in expression.get("morphTargetBinds", []):
                mesh = glb.item("nodes", bind["node"]).get("mesh")
                yield Bind(str(name), mesh, bind["index"])

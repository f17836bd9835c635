"""Characters from .glb, .vrm and .gltf files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.formats.glb import Document, Glb
from labial.formats.gltf import read_gltf
from labial.formats.strict_json import whole_number
from labial.retargeting.glb_targets import named_targets, target_count
from labial.retargeting.rig import Array, Rig, excess
from labial.retargeting.shape_names import NO_ALIASES, ShapeNames

_TRIANGLES = 4
_UP = np.array([0.0, 1.0, 0.0])  # glTF 2.0, section 3.4
_MOVED = 0.05  # of the largest movement: vertices that move less stay


class MissingMeshError(RigError):
    """A mesh that is asked for and is not in a file; ``meshes`` are those with morph targets."""

    def __init__(self, path: Path, wanted: str, meshes: Sequence[str]) -> None:
        there = ", ".join(f"'{name}'" for name in meshes)
        super().__init__(
            f"{path}: has no mesh '{wanted}' with morph targets; its meshes with them: {there}"
        )
        self.meshes = tuple(meshes)


@dataclass(frozen=True, eq=False)
class _Mesh:
    """One mesh of a file, placed by its node, which has a name of its own."""

    name: str
    node: str
    vertices: Array
    triangles: npt.NDArray[np.int32]
    shapes: Sequence[str]
    deltas: npt.NDArray[np.float32]
    landmarks: Mapping[str, int]


def read_rig(path: Path, names: ShapeNames = NO_ALIASES, mesh: str | None = None) -> Rig:
    """The mesh of a .glb, .vrm or .gltf file that has the lips, with its shapes.

    It is the one called ``mesh``, or whose node is. If none is given: of the meshes that shapes of
    the mouth move, that in which they move the largest part of the face; if no shape is named
    after the mouth, that in which most vertices are moved. Its vertices are numbered through the
    primitives in their order, and are placed as the file shows them at rest: by their node, or by
    their skin. Raises ``FormatError`` for a broken file, ``RigError`` for one without shapes, and
    ``MissingMeshError`` for one without that mesh.
    """
    glb = read_gltf(path)
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # the rig refuses what is infinite
            found = _meshes_with_shapes(glb)
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError) as error:
        raise glb.error(f"damaged: {error!r}") from error
    if not found:
        raise RigError(
            f"{path}: none of its {len(glb.items('meshes'))} meshes has morph targets (shape keys),"
            " and without them labial cannot move it"
        )
    names.check_used(path, list(dict.fromkeys(name for each in found for name in each.shapes)))
    face = _face(path, found, names, mesh)
    return Rig(
        str(path),
        face.name,
        face.vertices,
        face.triangles,
        tuple(face.shapes),
        face.deltas,
        face.landmarks,
        names,
        _UP,
    )


def _face(path: Path, found: Sequence[_Mesh], names: ShapeNames, wanted: str | None) -> _Mesh:
    """The mesh that has the lips, as :func:`read_rig` describes it."""
    if wanted is not None:
        named = [each for each in found if wanted in (each.name, each.node)]
        if not named:
            raise MissingMeshError(path, wanted, [each.name for each in found])
        found = named
    spoken = [_extent_of_speech(each, names) for each in found]
    if max(spoken) > 0:
        return found[int(np.argmax(spoken))]
    return found[int(np.argmax([(np.abs(e.deltas).max(axis=(0, 2)) > 0).sum() for e in found]))]


def _extent_of_speech(mesh: _Mesh, names: ShapeNames) -> float:
    """The size of the part that shapes of the mouth move, which is larger in a face than teeth."""
    moved = np.zeros(len(mesh.vertices), np.float32)
    for name, delta in zip(mesh.shapes, mesh.deltas, strict=True):
        if names.meaning(name).region == "mouth":
            np.maximum(moved, np.abs(delta).max(axis=1), out=moved)
    part = mesh.vertices[moved > _MOVED * moved.max(initial=0)]
    return float(np.linalg.norm(np.ptp(part, axis=0))) if len(part) else 0.0


def _meshes_with_shapes(glb: Glb) -> list[_Mesh]:
    worlds = world_matrices(glb)
    moving: list[tuple[int, Document, Document]] = []
    moved = vertices = corners = 0
    for place, node in enumerate(glb.items("nodes")):
        if "mesh" in node:
            mesh = glb.item("meshes", node["mesh"])
            if shapes := target_count(glb, mesh):
                moved += shapes * _vertex_count(glb, mesh)
                vertices += _vertex_count(glb, mesh)
                corners += _corner_count(glb, mesh)
                moving.append((place, node, mesh))
    if too_many := excess(vertices, moved, corners):
        raise glb.error(f"its meshes have {too_many}")
    return [_read_mesh(glb, mesh, node, worlds, place) for place, node, mesh in moving]


def _vertex_count(glb: Glb, mesh: Document) -> int:
    """How many vertices a mesh says that it has, before they are read."""
    named = [primitive["attributes"]["POSITION"] for primitive in mesh["primitives"]]
    return sum(_count(glb, accessor) for accessor in named)


def _corner_count(glb: Glb, mesh: Document) -> int:
    named = [each["indices"] for each in mesh["primitives"] if "indices" in each]
    return sum(_count(glb, accessor) for accessor in named)


def _count(glb: Glb, accessor: object) -> int:
    return whole_number(glb.item("accessors", accessor)["count"], f"count of {accessor}")


def _read_mesh(
    glb: Glb, mesh: Document, node: Document, worlds: Sequence[Array], place: int
) -> _Mesh:
    vertices, triangles, deltas, first = [], [], [], 0
    for primitive in mesh["primitives"]:
        try:
            own = glb.array(primitive["attributes"]["POSITION"], "VEC3")
        except (KeyError, TypeError, AttributeError) as error:
            raise glb.error(f"a mesh lacks its positions: {error!r}") from error
        place_matrix = _placing(glb, primitive, node, worlds, place, len(own))
        homogeneous = np.concatenate([own, np.ones((len(own), 1))], axis=1)
        vertices.append(np.einsum("vij,vj->vi", place_matrix, homogeneous)[:, :3])
        deltas.append(_deltas(glb, primitive, place_matrix[:, :3, :3]))
        triangles.append(_triangles(glb, primitive, len(own)) + first)
        first += len(own)
    name = str(mesh.get("name") or node.get("name") or f"mesh {node['mesh']}")
    return _Mesh(
        name,
        str(node.get("name", "")),
        np.concatenate(vertices),
        np.concatenate(triangles).astype(np.int32),
        named_targets(glb, node["mesh"]),
        deltas[0] if len(deltas) == 1 else np.concatenate(deltas, axis=1),
        _landmarks(glb, mesh, first),
    )


def _deltas(glb: Glb, primitive: Document, placing: Array) -> npt.NDArray[np.float32]:
    """What each target does to vertices that ``placing`` ``[vertices, 3, 3]`` turns and scales."""
    vertices = len(placing)
    deltas = np.zeros((len(primitive["targets"]), vertices, 3), np.float32)
    for place, target in enumerate(primitive["targets"]):
        if not isinstance(target, dict):
            raise glb.error("a morph target is not an object")
        if "POSITION" in target:
            moved = glb.array(target["POSITION"], "VEC3")
            if len(moved) != vertices:
                raise glb.error(f"a morph target moves {len(moved)} of {vertices} vertices")
            deltas[place] = np.einsum("vij,vj->vi", placing, moved)
    return deltas


def _triangles(glb: Glb, primitive: Document, vertices: int) -> npt.NDArray[np.int64]:
    if primitive.get("mode", _TRIANGLES) != _TRIANGLES:
        return np.zeros((0, 3), np.int64)
    if "indices" in primitive:
        corners = glb.integers(primitive["indices"], "SCALAR")[:, 0]
    else:
        corners = np.arange(vertices)
    if len(corners) % 3 or corners.max(initial=0) >= vertices:
        raise glb.error("a mesh's triangles name vertices that are missing")
    return corners.reshape(-1, 3)


def _landmarks(glb: Glb, mesh: Document, vertices: int) -> dict[str, int]:
    """Vertices that a mesh names in ``extras.landmarks``, an object of names and numbers."""
    extras = mesh.get("extras")
    named = extras.get("landmarks", {}) if isinstance(extras, dict) else {}
    try:
        landmarks = {name: whole_number(vertex, name) for name, vertex in dict(named).items()}
    except (TypeError, ValueError) as error:
        raise glb.error("its landmarks are not names with numbers of vertices") from error
    if any(not 0 <= vertex < vertices for vertex in landmarks.values()):
        raise glb.error(f"its landmarks name other than its {vertices} vertices")
    return landmarks


def _placing(
    glb: Glb, primitive: Document, node: Document, worlds: Sequence[Array], place: int, count: int
) -> Array:
    """The matrices that place each vertex in the world at rest, ``[vertices, 4, 4]``."""
    attributes = primitive["attributes"]
    if "skin" not in node or "JOINTS_0" not in attributes or "WEIGHTS_0" not in attributes:
        return np.broadcast_to(worlds[place], (count, 4, 4))
    skin = glb.item("skins", node["skin"])
    joints = skin.get("joints", [])
    try:
        matrices = np.stack([worlds[_node(glb, joint)] for joint in joints])
    except (TypeError, ValueError) as error:
        raise glb.error("a skin names joints that are missing") from error
    if "inverseBindMatrices" in skin:
        inverse = glb.array(skin["inverseBindMatrices"], "MAT4").reshape(-1, 4, 4)
        if len(inverse) < len(matrices):
            raise glb.error(f"a skin has {len(inverse)} bind matrices for {len(matrices)} joints")
        # glTF stores matrices by columns.
        matrices = matrices @ inverse[: len(matrices)].transpose(0, 2, 1)
    which = glb.integers(attributes["JOINTS_0"], "VEC4")
    weights = glb.array(attributes["WEIGHTS_0"], "VEC4")
    if len(which) != count or len(weights) != count or which.max() >= len(matrices):
        raise glb.error("a mesh's skin does not match its vertices")
    total = weights.sum(axis=1, keepdims=True)
    weights = weights / np.where(total > 0, total, 1.0)
    placing: Array = np.einsum("vk,vkij->vij", weights, matrices[which])
    return placing


def _node(glb: Glb, place: Any) -> int:
    """The number of a node, which must exist."""
    glb.item("nodes", place)
    return int(place)


def world_matrices(glb: Glb) -> list[Array]:
    """Each node's matrix to the world, ``[4, 4]``. Raises ``FormatError`` for a cycle of nodes."""
    nodes = glb.items("nodes")
    parents: dict[int, int] = {}
    for place, described in enumerate(nodes):
        for child in described.get("children", []):
            glb.item("nodes", child)
            parents[child] = place
    worlds: dict[int, Array] = {}
    for place in range(len(nodes)):
        for node in reversed(_unplaced(glb, parents, worlds, place)):
            own = _own_matrix(glb, glb.item("nodes", node))
            parent = parents.get(node)
            worlds[node] = own if parent is None else worlds[parent] @ own
    return [worlds[place] for place in range(len(nodes))]


def _unplaced(
    glb: Glb, parents: Mapping[int, int], worlds: Mapping[int, Array], node: int
) -> list[int]:
    """A node and its ancestors that have no matrix yet, upwards."""
    found: list[int] = []
    while node not in worlds:
        if len(found) > len(parents):
            raise glb.error("its nodes form a cycle")
        found.append(node)
        if node not in parents:
            break
        node = parents[node]
    return found


def _own_matrix(glb: Glb, node: Document) -> Array:
    name = f"of node '{node.get('name', '')}'"
    if "matrix" in node:
        # glTF stores matrices by columns.
        return glb.numbers(node["matrix"], 16, f"the matrix {name}").reshape(4, 4).T
    matrix = np.eye(4)
    x, y, z, w = glb.numbers(node.get("rotation", [0, 0, 0, 1]), 4, f"the rotation {name}")
    matrix[:3, :3] = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    matrix[:3, :3] *= glb.numbers(node.get("scale", [1, 1, 1]), 3, f"the scale {name}")
    matrix[:3, 3] = glb.numbers(node.get("translation", [0, 0, 0]), 3, f"the translation {name}")
    return matrix

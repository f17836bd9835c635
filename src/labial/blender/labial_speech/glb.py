"""Characters as .glb files for labial, and the weights in the files that it returns.

labial needs no more of a character than its vertices, triangles and shape keys, and one node that
stands for the bone of its head. Vertices keep their numbers. This module uses NumPy, which Blender
has, and nothing of Blender.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Axes = npt.NDArray[np.float64]

_FLOAT, _UNSIGNED = 5126, 5125  # glTF 2.0, section 3.6.2.2
_VERTICES, _CORNERS = 34962, 34963  # section 5.11.5
_JSON, _BINARY = 0x4E4F534A, 0x004E4942


@dataclass(frozen=True, eq=False)
class ShapedMesh:
    """A mesh with its shapes, in Blender's world: metres, z up, facing -y.

    ``vertices`` ``[vertices, 3]``; ``triangles`` uint32 ``[triangles, 3]``; ``deltas``
    ``[shapes, vertices, 3]``, the movement at weight 1.
    """

    name: str
    vertices: Floats
    triangles: npt.NDArray[np.uint32]
    shapes: tuple[str, ...]
    deltas: Floats


def write_character(path: Path, meshes: Sequence[ShapedMesh], *, has_head: bool = False) -> None:
    """Write meshes as a .glb, a node for each in their order.

    With ``has_head`` a further node, without rotation, carries them all: it is the head for labial.
    """
    binary = bytearray()
    views: list[dict[str, Any]] = []
    accessors: list[dict[str, Any]] = []

    def add(values: npt.NDArray[Any], kind: str) -> int:
        content = np.ascontiguousarray(values).tobytes()
        place = {"buffer": 0, "byteOffset": len(binary), "byteLength": len(content)}
        views.append({**place, "target": _CORNERS if kind == "SCALAR" else _VERTICES})
        binary.extend(content)
        accessor = {
            "bufferView": len(views) - 1,
            "componentType": _FLOAT if values.dtype == np.float32 else _UNSIGNED,
            "count": len(values),
            "type": kind,
        }
        if kind == "VEC3":
            accessor |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        accessors.append(accessor)
        return len(accessors) - 1

    described = [
        {
            "name": mesh.name,
            "primitives": [
                {
                    "attributes": {"POSITION": add(_gltf_axes(mesh.vertices), "VEC3")},
                    "indices": add(mesh.triangles.astype(np.uint32).reshape(-1), "SCALAR"),
                    "targets": [{"POSITION": add(_gltf_axes(d), "VEC3")} for d in mesh.deltas],
                }
            ],
            "extras": {"targetNames": list(mesh.shapes)},
        }
        for mesh in meshes
    ]
    places = list(range(len(meshes)))
    nodes: list[dict[str, Any]] = [{"name": meshes[place].name, "mesh": place} for place in places]
    if has_head:
        nodes.append({"name": "head", "children": places})
    document = {
        "asset": {"version": "2.0", "generator": "labial's add-on for Blender"},
        "scene": 0,
        "scenes": [{"nodes": [len(places)] if has_head else places}],
        "nodes": nodes,
        "meshes": described,
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": len(binary)}],
    }
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    head = b"glTF" + _words(2, 12 + 8 + len(text) + 8 + len(binary))
    chunks = (_words(len(text), _JSON), text, _words(len(binary), _BINARY), bytes(binary))
    path.write_bytes(head + b"".join(chunks))


def read_weights(path: Path) -> list[dict[str, Floats]]:
    """The weights ``[frames]`` of the shapes of each mesh, in the order of the nodes.

    They are those of the last animation, which labial adds. A mesh that it does not move has none.
    """
    document, binary = _read(path)
    nodes = document["nodes"]
    found: list[dict[str, Floats]] = [{} for node in nodes if "mesh" in node]
    for node, values in _animated(document, binary, "weights"):
        names = document["meshes"][nodes[node]["mesh"]]["extras"]["targetNames"]
        table = values.reshape(-1, len(names))
        found[node] = {name: table[:, column] for column, name in enumerate(names)}
    return found


def read_turns(path: Path) -> Floats | None:
    """The head's rotations as quaternions (w, x, y, z) ``[frames, 4]`` in Blender's axes.

    None if nothing turns it.
    """
    for _, values in _animated(*_read(path), "rotation"):
        x, y, z, w = values.reshape(-1, 4).T
        turned: Floats = np.stack([w, x, -z, y], axis=1)
        return turned
    return None


def moving(weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """Those of the weights that are not 0 throughout."""
    return {name: values for name, values in weights.items() if values.any()}


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    content = path.read_bytes()
    length = int.from_bytes(content[12:16], "little")
    return json.loads(content[20 : 20 + length]), content[20 + length + 8 :]


def _animated(document: dict[str, Any], binary: bytes, kind: str) -> Iterator[tuple[int, Floats]]:
    """The nodes whose "weights" or "rotation" the last animation moves, and its values."""
    animation = document["animations"][-1]
    for channel in animation["channels"]:
        if channel["target"]["path"] == kind:
            output = animation["samplers"][channel["sampler"]]["output"]
            yield channel["target"]["node"], _floats(document, binary, output)


def _floats(document: dict[str, Any], binary: bytes, place: int) -> Floats:
    accessor = document["accessors"][place]
    view = document["bufferViews"][accessor["bufferView"]]
    start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
    count = accessor["count"] * {"SCALAR": 1, "VEC4": 4}[accessor["type"]]
    return np.frombuffer(binary, np.float32, count, start)


def _gltf_axes(positions: Floats) -> Floats:
    """Blender's axes as glTF's: y up and z forward."""
    x, y, z = np.asarray(positions, np.float32).reshape(-1, 3).T
    return np.stack([x, z, -y], axis=1)


def _words(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in values)

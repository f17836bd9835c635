"""Characters as .glb files for labial, and the weights in the files that it returns.

labial needs no more of a character than its vertices, triangles and shape keys. Vertices keep their
numbers. This module uses NumPy, which Blender has, and nothing of Blender.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

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


def write_character(path: Path, meshes: Sequence[ShapedMesh]) -> None:
    """Write meshes as a .glb, a node for each in their order."""
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
    document = {
        "asset": {"version": "2.0", "generator": "labial's add-on for Blender"},
        "scene": 0,
        "scenes": [{"nodes": places}],
        "nodes": [{"name": meshes[place].name, "mesh": place} for place in places],
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
    content = path.read_bytes()
    length = int.from_bytes(content[12:16], "little")
    document = json.loads(content[20 : 20 + length])
    binary = content[20 + length + 8 :]
    nodes, animation = document["nodes"], document["animations"][-1]
    found: list[dict[str, Floats]] = [{} for _ in nodes]
    for channel in animation["channels"]:
        node = channel["target"]["node"]
        names = document["meshes"][nodes[node]["mesh"]]["extras"]["targetNames"]
        output = animation["samplers"][channel["sampler"]]["output"]
        table = _scalars(document, binary, output).reshape(-1, len(names))
        found[node] = {name: table[:, column] for column, name in enumerate(names)}
    return found


def moving(weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """Those of the weights that are not 0 throughout."""
    return {name: values for name, values in weights.items() if values.any()}


def _scalars(document: dict[str, Any], binary: bytes, place: int) -> Floats:
    accessor = document["accessors"][place]
    view = document["bufferViews"][accessor["bufferView"]]
    start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
    return np.frombuffer(binary, np.float32, accessor["count"], start)


def _gltf_axes(positions: Floats) -> Floats:
    """Blender's axes as glTF's: y up and z forward."""
    x, y, z = np.asarray(positions, np.float32).reshape(-1, 3).T
    return np.stack([x, z, -y], axis=1)


def _words(*values: int) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in values)

"""A moving face as glTF: one mesh with morph targets and an animation of their weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from labial import __version__
from labial.face.surface import vertex_normals
from labial.formats.glb import ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER, Document, GlbWriter
from labial.sinks import Sink

_SKIN = (0.82, 0.62, 0.53, 1.0)


@dataclass(frozen=True, eq=False)
class MorphFace:
    """A mesh and how its shapes move it, in metres, x to the character's left, y up, z forward.

    ``vertices`` ``[vertices, 3]``, ``triangles`` ``[triangles, 3]``, ``deltas``
    ``[shapes, vertices, 3]`` at weight 1. ``landmarks`` names vertices, for programs that drive it.
    """

    name: str
    vertices: npt.NDArray[np.float64]
    triangles: npt.NDArray[np.int32]
    shapes: Sequence[str]
    deltas: npt.NDArray[np.float64] | npt.NDArray[np.float32]
    landmarks: Mapping[str, int] = field(default_factory=dict)


def _normals(
    vertices: npt.NDArray[np.float64], triangles: npt.NDArray[np.int32]
) -> npt.NDArray[np.float64]:
    """Unit normals; a point in no triangle has none, but glTF requires unit length."""
    normals = vertex_normals(vertices, triangles)
    unit = np.linalg.norm(normals, axis=1, keepdims=True) > 0.5
    return np.where(unit, normals, [0.0, 0.0, 1.0])


def _target(
    writer: GlbWriter,
    face: MorphFace,
    delta: npt.NDArray[np.float64] | npt.NDArray[np.float32],
    normals: npt.NDArray[np.float64],
) -> Document:
    """A morph target, with the change of the normals."""
    turned = _normals(face.vertices + delta, face.triangles) - normals
    return {
        "POSITION": writer.add(delta, "VEC3", bounds=True, target=ARRAY_BUFFER),
        "NORMAL": writer.add(turned, "VEC3", target=ARRAY_BUFFER),
    }


def write_morph_face(
    sink: Sink,
    face: MorphFace,
    weights: npt.NDArray[np.float32],
    fps: float,
    extras: Mapping[str, object],
    copyright_notice: str = "",
) -> None:
    """Write a face with its animation: ``weights`` ``[frames, shapes]`` at ``fps`` Hz.

    ``extras`` goes into the animation's, where tools keep it for other programs.
    """
    asset: Document = {"version": "2.0", "generator": f"labial {__version__}"}
    if copyright_notice:
        asset["copyright"] = copyright_notice
    document: Document = {
        "asset": asset,
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": face.name, "mesh": 0}],
        "materials": [
            {
                "name": "skin",
                "doubleSided": True,
                "pbrMetallicRoughness": {
                    "baseColorFactor": list(_SKIN),
                    "metallicFactor": 0.0,
                    "roughnessFactor": 0.7,
                },
            }
        ],
    }
    writer = GlbWriter(document)
    normals = _normals(face.vertices, face.triangles)
    primitive: Document = {
        "attributes": {
            "POSITION": writer.add(face.vertices, "VEC3", bounds=True, target=ARRAY_BUFFER),
            "NORMAL": writer.add(normals, "VEC3", target=ARRAY_BUFFER),
        },
        "indices": writer.add(face.triangles.reshape(-1, 1), "SCALAR", target=ELEMENT_ARRAY_BUFFER),
        "material": 0,
        "targets": [_target(writer, face, delta, normals) for delta in face.deltas],
    }
    mesh_extras: Document = {"targetNames": list(face.shapes)}
    if face.landmarks:
        mesh_extras["landmarks"] = dict(face.landmarks)
    writer.append(
        "meshes",
        {
            "name": face.name,
            "primitives": [primitive],
            "weights": [0.0] * len(face.shapes),
            "extras": mesh_extras,
        },
    )
    times = (np.arange(len(weights)) / fps).astype(np.float32)
    sampler = {
        "input": writer.add(times[:, None], "SCALAR", bounds=True),
        "output": writer.add(weights.reshape(-1, 1), "SCALAR"),
        "interpolation": "LINEAR",
    }
    channel = {"sampler": 0, "target": {"node": 0, "path": "weights"}}
    animation = {"name": "labial", "samplers": [sampler], "channels": [channel]}
    writer.append("animations", {**animation, "extras": dict(extras)})
    writer.write(sink)

"""Characters of .glb, .vrm and .gltf files with an animation of their shapes added."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.character_head import Turning
from labial.errors import FormatError
from labial.formats.glb import Document, Glb, GlbWriter
from labial.formats.gltf import read_gltf
from labial.retargeting.glb_targets import named_targets
from labial.sinks import Sink

_LARGEST_WEIGHT = 1e6


def write_animated(
    sink: Sink,
    rig: Path,
    shapes: Sequence[str],
    weights: npt.NDArray[np.float32],
    fps: float,
    extras: Mapping[str, object],
    turning: Turning | None = None,
) -> None:
    """Write the character of a file with an animation of its shapes' weights added, as a .glb.

    ``weights`` float32 ``[frames, shapes]`` at ``fps`` Hz go to every mesh that has a shape of
    that name; its other shapes stay as they are. A node rotates if ``turning`` says so. All else in
    the file is kept. ``extras`` goes into the animation's.
    """
    glb = read_gltf(rig)
    for kind in ("accessors", "animations", "bufferViews"):
        glb.items(kind)  # which are lists to append to
    glb.item("buffers", 0)
    writer = GlbWriter(copy.deepcopy(glb.document), glb.binary)
    times = (np.arange(len(weights)) / fps).astype(np.float32)
    moment = writer.add(times[:, None], "SCALAR", bounds=True)
    columns = {name: place for place, name in enumerate(shapes)}
    samplers: list[Document] = []
    channels: list[Document] = []
    outputs: dict[int, int] = {}
    for place, node in enumerate(glb.items("nodes")):
        if "mesh" not in node:
            continue
        mesh = glb.item("meshes", node["mesh"])
        names = named_targets(glb, node["mesh"])
        if not columns.keys() & set(names):
            continue
        if node["mesh"] not in outputs:
            table = _table(glb, mesh, names, columns, weights)
            output = writer.add(table.reshape(-1, 1), "SCALAR")
            samplers.append({"input": moment, "output": output, "interpolation": "LINEAR"})
            outputs[node["mesh"]] = len(samplers) - 1
        target = {"node": place, "path": "weights"}
        channels.append({"sampler": outputs[node["mesh"]], "target": target})
    if not channels:
        raise FormatError(f"{rig}: none of its meshes has the shapes {', '.join(shapes)}")
    if turning is not None:
        output = writer.add(turning.rotations, "VEC4")
        samplers.append({"input": moment, "output": output, "interpolation": "LINEAR"})
        target = {"node": turning.node, "path": "rotation"}
        channels.append({"sampler": len(samplers) - 1, "target": target})
    animation = {"name": "labial", "samplers": samplers, "channels": channels}
    writer.append("animations", {**animation, "extras": dict(extras)})
    writer.write(sink)


def shape_columns(glb: Glb, shapes: Sequence[str]) -> dict[int, list[int]]:
    """For each mesh that has one of ``shapes``: the index of each of its targets there, else -1."""
    found = {}
    for place in range(len(glb.items("meshes"))):
        names = named_targets(glb, place)
        columns = [shapes.index(name) if name in shapes else -1 for name in names]
        if max(columns, default=-1) >= 0:
            found[place] = columns
    return found


def _table(
    glb: Glb,
    mesh: Document,
    names: Sequence[str],
    columns: Mapping[str, int],
    weights: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    """Weights of all of a mesh's targets in its order, ``[frames, targets]``."""
    resting = glb.numbers(mesh.get("weights", [0.0] * len(names)), len(names), "a mesh's weights")
    if np.abs(resting).max(initial=0) > _LARGEST_WEIGHT:
        raise glb.error(f"a mesh has weights beyond {_LARGEST_WEIGHT:g}")
    table = np.tile(resting.astype(np.float32), (len(weights), 1))
    for place, name in enumerate(names):
        if name in columns:
            table[:, place] = weights[:, columns[name]]
    return table

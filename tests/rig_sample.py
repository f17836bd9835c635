"""A synthetic character from formulas, in any units and axes, and independent readers of glTF."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from conftest import REPOSITORY
from labial.formats.glb import GlbWriter
from labial.formats.morph_glb import MorphFace, write_morph_face
from labial.retargeting.rig import Rig
from labial.sinks import writing

AROUND, RINGS = 40, 14  # points from corner to corner on each ring of a lip, rings outward
SHAPES = (
    "jawOpen",
    "mouthPucker",
    "mouthFunnel",
    "mouthSmile_L",
    "mouthSmile_R",
    "mouthUpperUp",
    "mouthLowerDown",
    "browInnerUp",
)
Z_UP = np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]])
"""Rows: left, up and forward of a character whose up is z and that faces -y."""


def synthetic_rig(
    unit: float = 1.0, axes: np.ndarray | None = None, shapes: Sequence[str] = SHAPES, seed: int = 0
) -> Rig:
    """A face around a closed mouth 46 mm wide; ``unit`` is its units per mm.

    Its vertices are in random order. ``axes`` rows are left, up, forward.
    """
    axes = np.eye(3) if axes is None else axes
    upper, lower = (_sheet(sign) for sign in (1.0, -1.0))
    vertices = np.concatenate([upper, lower])
    triangles = np.concatenate([_triangles(), _triangles()[:, ::-1] + len(upper)])
    deltas = np.stack([_delta(name, vertices, len(upper)) for name in shapes])
    order = np.random.default_rng(seed).permutation(len(vertices))
    place = np.argsort(order)
    return Rig(
        "synthetic",
        "head",
        vertices[order] @ axes * unit + np.array([0.1, -0.2, 0.3]) * unit,
        place[triangles].astype(np.int32),
        tuple(shapes),
        (deltas[:, order] @ axes * unit).astype(np.float32),
    )


def _sheet(sign: float) -> np.ndarray:
    """The upper or lower half of the face, ``[rings * (around + 1), 3]`` in mm."""
    angle = np.linspace(np.pi, 0, AROUND + 1)
    rings = []
    for ring in range(RINGS):
        share = ring / (RINGS - 1)
        wide = 23 + (68 - 23) * share**1.2
        high = (95 if sign > 0 else 48) * share**1.2 + (3 * ring if ring < 3 else 6)
        x, y = wide * np.cos(angle), sign * (high if ring else 0.0) * np.sin(angle)
        bulge = 9 * np.exp(-((np.hypot(x / 26, y / 12)) ** 2))
        z = 6 - x**2 / 75 - np.abs(y) ** 1.5 / 40 + bulge
        rings.append(np.stack([x, y, z], axis=1))
    return np.concatenate(rings)


def _triangles() -> np.ndarray:
    found = []
    for ring in range(RINGS - 1):
        for k in range(AROUND):
            a, b = ring * (AROUND + 1) + k, (ring + 1) * (AROUND + 1) + k
            found += [(a, a + 1, b + 1), (a, b + 1, b)]
    return np.array(found)


def _delta(name: str, face: np.ndarray, upper: int) -> np.ndarray:
    x, y, _ = face.T
    is_lower = np.arange(len(face)) >= upper
    # Corners stay between the lips; below them the whole jaw moves.
    free = np.clip(1 - (x / 23) ** 2, 0, 1) ** 0.5
    free = np.maximum(free, 0.8 * (1 - np.exp(-((y / 20) ** 2))))
    lips = np.exp(-((np.hypot(x / 34, y / 20)) ** 2))
    left = np.exp(-((np.hypot((x - 23) / 14, y / 14)) ** 2))
    right = np.exp(-((np.hypot((x + 23) / 14, y / 14)) ** 2))
    zero = np.zeros_like(x)
    moved = {
        "jawOpen": (zero, -25 * is_lower * free, -8 * is_lower * free),
        "mouthPucker": (-0.35 * x * lips, zero, 9 * lips),
        "mouthFunnel": (-0.15 * x * lips, np.where(is_lower, -5, 4) * free * lips, 7 * lips),
        "mouthSmile_L": (7 * left, 6 * left, -4 * left),
        "mouthSmile_R": (-7 * right, 6 * right, -4 * right),
        "mouthUpperUp": (zero, 7 * ~is_lower * free * lips, zero),
        "mouthLowerDown": (zero, -7 * is_lower * free * lips, zero),
        "browInnerUp": (zero, np.where(y > 70, 8.0, 0.0), zero),
    }[name]
    return np.stack(moved, axis=1)


def save_rig(path: Path, rig: Rig) -> Path:
    """Write a rig as a .glb with a motionless animation, by labial's writer of faces."""
    face = MorphFace(
        rig.mesh,
        rig.vertices,
        rig.triangles,
        rig.shapes,
        rig.deltas,
    )
    with writing(path) as sink:
        write_morph_face(sink, face, np.zeros((2, len(rig.shapes)), np.float32), 60, {})
    return path


def save_obj_folder(folder: Path, rig: Rig) -> Path:
    """Write a rig as a neutral .obj and one for each shape."""
    folder.mkdir()
    faces = "".join(f"f {a}//{a} {b}//{b} {c}//{c}\n" for a, b, c in rig.triangles + 1)
    poses = {"Neutral": rig.vertices}
    poses |= {name: rig.vertices + d for name, d in zip(rig.shapes, rig.deltas, strict=True)}
    for name, vertices in poses.items():
        lines = "".join("v {:.6f} {:.6f} {:.6f}\n".format(*vertex) for vertex in vertices)
        (folder / f"{name}.obj").write_text(f"# synthetic\no head\n{lines}{faces}")
    return folder


def edit_glb(path: Path, target: Path, change: Any) -> Path:
    """A copy of a .glb whose document ``change(document)`` has altered."""
    content = path.read_bytes()
    length = int.from_bytes(content[12:16], "little")
    document = json.loads(content[20 : 20 + length])
    change(document)
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    rest = content[20 + length :]
    head = b"glTF" + (2).to_bytes(4, "little") + (20 + len(text) + len(rest)).to_bytes(4, "little")
    target.write_bytes(head + len(text).to_bytes(4, "little") + b"JSON" + text + rest)
    return target


def document_of(path: Path) -> dict[str, Any]:
    """The JSON of a .glb."""
    content = path.read_bytes()
    found: dict[str, Any] = json.loads(content[20 : 20 + int.from_bytes(content[12:16], "little")])
    return found


def look_at_glb(path: Path, *times: float) -> dict[str, Any]:
    """What the Khronos validator reports for a file, and what three.js shows at times in s.

    ``issues`` lists what is wrong; ``moments`` has, for each time, each mesh's ``names``,
    ``weights`` and ``positions`` ``[vertices, 3]`` as moved by them. Skips without Node.js.
    """
    node = shutil.which("node")
    if node is None or not (REPOSITORY / "web" / "node_modules" / "gltf-validator").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("continuous integration must have Node.js and web/node_modules")
        pytest.skip("needs Node.js and web/node_modules: npm ci in web/")
    command = [node, str(Path(__file__).with_name("look_at_glb.mjs")), str(path)]
    shown = subprocess.run(
        [*command, *map(str, times)], capture_output=True, text=True, check=True, timeout=60
    )
    looked: dict[str, Any] = json.loads(shown.stdout)
    return looked


def save_meshes(path: Path, rigs: Sequence[Rig]) -> Path:
    """Write a .glb of several meshes; primitives of one mesh follow each other in ``rigs``."""
    document: dict[str, Any] = {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": []}]}
    writer = GlbWriter(document)
    for rig in rigs:
        primitive = {
            "attributes": {"POSITION": writer.add(rig.vertices, "VEC3", bounds=True)},
            "indices": writer.add(rig.triangles.reshape(-1, 1), "SCALAR"),
            "targets": [{"POSITION": writer.add(d, "VEC3", bounds=True)} for d in rig.deltas],
        }
        meshes = document.get("meshes", [])
        if meshes and meshes[-1]["name"] == rig.mesh:
            meshes[-1]["primitives"].append(primitive)
            continue
        extras = {"targetNames": list(rig.shapes)}
        mesh = writer.append("meshes", {"name": rig.mesh, "primitives": [primitive]})
        document["meshes"][mesh]["extras"] = extras
        node = writer.append("nodes", {"name": f"{rig.mesh} object", "mesh": mesh})
        document["scenes"][0]["nodes"].append(node)
    with writing(path) as sink:
        writer.write(sink)
    return path


def with_eyes(rig: Rig, opening_mm: float = 45.0) -> Rig:
    """A synthetic rig in mm with two eyes, whose lids part farther than the lips."""
    angle = np.linspace(np.pi, 0, 31)
    rows, lids, lower = [], [], []
    for centre in (-34.0, 34.0):
        for sign in (1.0, -1.0):
            for ring in range(4):
                x = centre + (12 + ring) * np.cos(angle)
                rows.append(np.stack([x, 42 + sign * ring * np.sin(angle), 2 - x**2 / 75], axis=1))
                open_by = opening_mm / 2 * sign * np.sin(angle) * (1 - ring / 6)
                lids.append(np.stack([0 * x, open_by, 0 * x], axis=1))
                lower.append(sign < 0)
    vertices, wide = np.concatenate(rows), np.concatenate(lids)
    count, n = len(angle), len(rig.vertices)
    triangles = []
    for sheet in range(0, len(rows), 4):
        for ring in range(sheet, sheet + 3):
            for k in range(count - 1):
                a, b = n + ring * count + k, n + (ring + 1) * count + k
                quad = [(a, a + 1, b + 1), (a, b + 1, b)]
                triangles += quad if not lower[sheet] else [t[::-1] for t in quad]
    still = np.zeros((len(rig.shapes), len(vertices), 3), np.float32)
    own = np.zeros((2, n, 3), np.float32)
    each = np.stack([np.where((vertices[:, :1] < 0) == right, wide, 0) for right in (True, False)])
    return replace(
        rig,
        vertices=np.concatenate([rig.vertices, vertices]),
        triangles=np.concatenate([rig.triangles, triangles]).astype(np.int32),
        shapes=(*rig.shapes, "eyeWide_R", "eyeWide_L"),
        deltas=np.concatenate(
            [
                np.concatenate([rig.deltas, still], axis=1),
                np.concatenate([own, each.astype(np.float32)], axis=1),
            ]
        ),
    )


def with_a_cavity(rig: Rig) -> Rig:
    """A synthetic rig in mm whose lips meet within half a millimetre, and touch behind that."""
    x = np.linspace(-20, 20, 41)
    upper = np.stack([x, 0 * x, 0 * x - 25], axis=1)
    middle = rig.vertices.mean(axis=0)[0] * 0 + np.array([0.1, -0.2, 0.3])
    down = rig.deltas[rig.shapes.index("jawOpen")][:, 1] < -1e-3
    vertices = rig.vertices - np.where(down[:, None], [0.0, 0.5, 0.0], 0.0)
    behind = np.zeros((len(rig.shapes), 82, 3), np.float32)
    behind[rig.shapes.index("jawOpen"), 41:] = [0, -25, -8]
    behind[rig.shapes.index("mouthUpperUp"), :41] = [0, 3, 0]
    return replace(
        rig,
        vertices=np.concatenate([vertices, upper + middle, upper + middle]),
        deltas=np.concatenate([rig.deltas, behind], axis=1),
    )

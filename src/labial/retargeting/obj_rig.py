"""Characters from a folder of Wavefront .obj files: the neutral face, and one file per shape."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError, RigError
from labial.folders import entries
from labial.retargeting.rig import Array, Rig
from labial.retargeting.shape_names import NO_ALIASES, ShapeNames

NEUTRAL_NAMES = ("neutral", "basis", "base", "rest")


def read_obj_rig(folder: Path, names: ShapeNames = NO_ALIASES) -> Rig:
    """The rig of a folder: the file called ``neutral.obj`` (or basis, base, rest), and its shapes.

    All files hold the same vertices in the same order; a shape has the name of its file. Raises
    ``FormatError`` naming a file that does not match the rest.
    """
    files = [path for path in entries(folder) if path.suffix.lower() == ".obj"]
    neutral = [path for path in files if path.stem.lower() in NEUTRAL_NAMES]
    if not neutral:
        neutral = [path for path in files if "neutral" in path.stem.lower()]
    if len(neutral) != 1:
        raise RigError(
            f"{folder}: expected one neutral face, a file called neutral.obj, found {len(neutral)}"
        )
    shapes = [path for path in files if path != neutral[0]]
    if not shapes:
        raise RigError(f"{folder}: has no shapes: no .obj file besides {neutral[0].name}")
    vertices, triangles = _read_obj(neutral[0])
    deltas = np.empty((len(shapes), len(vertices), 3), np.float32)
    for place, path in enumerate(shapes):
        moved = _read_vertices(path, path.read_text("utf-8", "replace").splitlines())
        if len(moved) != len(vertices):
            raise FormatError(
                f"{path}: has {len(moved)} vertices, {neutral[0].name} has {len(vertices)}"
            )
        deltas[place] = moved - vertices
    called = tuple(path.stem for path in shapes)
    return Rig(str(folder), neutral[0].stem, vertices, triangles, called, deltas, names=names)


def _read_obj(path: Path) -> tuple[Array, npt.NDArray[np.int32]]:
    lines = path.read_text("utf-8", "replace").splitlines()
    vertices = _read_vertices(path, lines)
    triangles: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("f "):
            try:
                corners = [int(word.split("/")[0]) for word in line.split()[1:]]
            except ValueError as error:
                raise FormatError(f"{path}:{number}: not a face: '{line[:60]}'") from error
            # Counted from one, or backwards from the last vertex.
            corners = [place - 1 if place > 0 else len(vertices) + place for place in corners]
            if len(corners) < 3 or not 0 <= min(corners) <= max(corners) < len(vertices):
                raise FormatError(f"{path}:{number}: a face of vertices that are missing")
            triangles += [(corners[0], a, b) for a, b in pairwise(corners[1:])]
    if not triangles:
        raise FormatError(f"{path}: holds no faces")
    return vertices, np.array(triangles, np.int32)


def _read_vertices(path: Path, lines: list[str]) -> Array:
    words = [line.split()[1:4] for line in lines if line.startswith("v ")]
    try:
        vertices = np.array(words, np.float64).reshape(-1, 3)
    except ValueError as error:
        raise FormatError(f"{path}: has a vertex that is not three numbers") from error
    if not len(vertices) or not np.isfinite(vertices).all():
        raise FormatError(f"{path}: has no vertices, or some that are not numbers")
    return vertices

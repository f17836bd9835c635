"""Characters from a folder of Wavefront .obj files: the neutral face, and one file per shape."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError, RigError
from labial.folders import entries
from labial.retargeting.rig import FARTHEST, Array, Rig, excess
from labial.retargeting.shape_names import NO_ALIASES, ShapeNames

_CHECKED_EVERY = 10_000  # lines
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_CORNER = re.compile(r"-?[0-9]{1,9}(?:/-?[0-9]*){0,2}")
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
    vertices, triangles = _read_obj(neutral[0], len(shapes))
    if not len(triangles):
        raise FormatError(f"{neutral[0]}: holds no faces")
    deltas = np.empty((len(shapes), len(vertices), 3), np.float32)
    for place, path in enumerate(shapes):
        moved, _ = _read_obj(path, len(shapes))
        if len(moved) != len(vertices):
            raise FormatError(
                f"{path}: has {len(moved)} vertices, {neutral[0].name} has {len(vertices)}"
            )
        deltas[place] = moved - vertices
    called = tuple(path.stem for path in shapes)
    names.check_used(folder, called)
    return Rig(str(folder), neutral[0].stem, vertices, triangles, called, deltas, names=names)


def _read_obj(path: Path, shapes: int) -> tuple[Array, npt.NDArray[np.int32]]:
    """Vertices, float64 ``[vertices, 3]``, and triangles, int32 ``[triangles, 3]``.

    Reading stops where a face with ``shapes`` shapes would be larger than any honest one.
    """
    places: list[tuple[float, ...]] = []
    faces: list[tuple[int, list[int]]] = []
    corners = 0
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            kind, *words = line.split() or [""]
            if kind == "v":
                places.append(_place(words, f"{path}:{number}"))
            elif kind == "f":
                faces.append((number, _corners(words, len(places), f"{path}:{number}")))
                corners += 3 * (len(words) - 2)
            if number % _CHECKED_EVERY == 0:
                _check_size(path, len(places), shapes, corners)
    _check_size(path, len(places), shapes, corners)
    if not places:
        raise FormatError(f"{path}: has no vertices")
    for number, face in faces:
        if not 0 <= min(face) <= max(face) < len(places):
            raise FormatError(f"{path}:{number}: a face of vertices that are missing")
    triangles = [(face[0], a, b) for _, face in faces for a, b in pairwise(face[1:])]
    return np.array(places, np.float64), np.array(triangles, np.int32).reshape(-1, 3)


def _check_size(path: Path, vertices: int, shapes: int, corners: int) -> None:
    if too_many := excess(vertices, shapes * vertices, corners):
        raise FormatError(f"{path}: has {too_many}")


def _place(words: list[str], where: str) -> tuple[float, ...]:
    """A vertex; weights and colours after its coordinates are not read."""
    if len(words) < 3 or not all(map(_NUMBER.fullmatch, words[:3])):
        raise FormatError(f"{where}: a vertex that is not three numbers: '{' '.join(words)[:60]}'")
    place = tuple(map(float, words[:3]))
    if max(map(abs, place)) > FARTHEST:
        raise FormatError(f"{where}: a vertex beyond {FARTHEST:g} units")
    return place


def _corners(words: list[str], vertices: int, where: str) -> list[int]:
    """A face's vertices, which are counted from one, or backwards from the last one before it."""
    if len(words) < 3 or not all(map(_CORNER.fullmatch, words)):
        raise FormatError(f"{where}: not a face: '{' '.join(words)[:60]}'")
    numbers = [int(word.split("/")[0]) for word in words]
    return [number - 1 if number > 0 else vertices + number for number in numbers]

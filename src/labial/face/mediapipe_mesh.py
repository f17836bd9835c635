"""The triangles of MediaPipe's face mesh, from the edges that MediaPipe publishes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np

from labial.errors import MissingExtraError
from labial.face.layouts import MEDIAPIPE_INNER_LIP, MEDIAPIPE_OUTER_LIP
from labial.motion import FaceMesh

MESH_POINTS = 468
"""The number of points of the mesh. Those of the irises follow, and are in no triangle."""

FACE_POINTS = 478
"""The number of points of a face with its irises."""

_SEED = (0, 164, 37)
"""A triangle above the upper lip, counter-clockwise as seen from the front."""


def mediapipe_mesh() -> FaceMesh:
    """The whole face, 478 points with 852 triangles; mouth and eyes are holes.

    Needs the extra ``video``.
    """
    try:
        from mediapipe.python.solutions.face_mesh_connections import FACEMESH_TESSELATION
    except ModuleNotFoundError as error:
        raise MissingExtraError("the mesh of a face", "video") from error
    triangles = sorted(facing_alike(triangles_of(FACEMESH_TESSELATION)))
    return FaceMesh(
        points=tuple(str(index) for index in range(FACE_POINTS)),
        triangles=np.array(triangles, np.int32),
        outer_lip=MEDIAPIPE_OUTER_LIP,
        inner_lip=MEDIAPIPE_INNER_LIP,
    )


def triangles_of(edges: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """The triangles of a surface from its edges, as cycles of three edges.

    On a surface two triangles share an edge. If three cycles do, one of them surrounds a point with
    three neighbours, and is not a triangle.
    """
    near: Mapping[int, set[int]] = defaultdict(set)
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    cycles = {
        frozenset((a, b, c)) for a in near for b, c in combinations(near[a], 2) if c in near[b]
    }
    sides = Counter(side for cycle in cycles for side in _sides(cycle))
    return [cycle for cycle in cycles if min(sides[side] for side in _sides(cycle)) < 3]


def facing_alike(triangles: Iterable[frozenset[int]]) -> list[tuple[int, int, int]]:
    """The triangles oriented consistently, like the one above the upper lip."""
    by_side: dict[frozenset[int], list[frozenset[int]]] = defaultdict(list)
    for triangle in triangles:
        for side in _sides(triangle):
            by_side[side].append(triangle)
    first = _SEED
    turned = {frozenset(first): first}
    waiting = [first]
    while waiting:
        a, b, c = waiting.pop()
        for start, end in ((a, b), (b, c), (c, a)):
            for other in by_side[frozenset((start, end))]:
                if other not in turned:
                    # Neighbours run along the side they share in opposite directions.
                    (third,) = other - {start, end}
                    turned[other] = (end, start, third)
                    waiting.append(turned[other])
    return [_smallest_first(triangle) for triangle in turned.values()]


def _sides(triangle: frozenset[int]) -> list[frozenset[int]]:
    return [frozenset(side) for side in combinations(sorted(triangle), 2)]


def _smallest_first(triangle: tuple[int, int, int]) -> tuple[int, int, int]:
    a, b, c = triangle
    return min((a, b, c), (b, c, a), (c, a, b))

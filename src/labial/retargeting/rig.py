"""What driving needs to know of a character's face: vertices, and what each shape moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.face.surface import vertex_normals
from labial.retargeting.shape_names import NO_ALIASES, Region, ShapeNames

Array = npt.NDArray[np.float64]

FARTHEST = 1e8
"""The largest coordinate in a rig's units: far beyond a head in micrometres."""

# Of all meshes with shapes. A very detailed head has 24,000 vertices and 800 shapes.
_MOST_MOVED = 30_000_000  # vertices times shapes
_MOST_VERTICES = 500_000
_MOST_CORNERS = 10_000_000  # of triangles

BY_HAND = "tie the lips' landmarks by hand in a binding file"
"""What helps if a rig's mouth is not found."""


def excess(vertices: int, moved: int, corners: int) -> str | None:
    """What a face has more of than any honest one; None if its sizes can be read.

    ``moved`` is the number of vertices times that of shapes, ``corners`` are those of triangles.
    """
    for count, most, what in (
        (moved, _MOST_MOVED, "vertices times shapes"),
        (vertices, _MOST_VERTICES, "vertices"),
        (corners, _MOST_CORNERS, "corners of triangles"),
    ):
        if count > most:
            return f"{count} {what}, expected at most {most}"
    return None


@dataclass(frozen=True, eq=False)
class Rig:
    """The mesh that carries the lips, and its shapes (morph targets).

    ``vertices`` float64 ``[vertices, 3]`` and ``deltas`` float32 ``[shapes, vertices, 3]``, the
    movement of each vertex at weight 1, are in the rig's own units and world axes. ``triangles``
    is int32 ``[triangles, 3]``. ``landmarks`` are vertices that the rig itself names. ``names``
    tells what its shapes are called. ``up`` ``[3]`` is the upward axis if the format has one.
    """

    name: str
    mesh: str
    vertices: Array
    triangles: npt.NDArray[np.int32]
    shapes: tuple[str, ...]
    deltas: npt.NDArray[np.float32]
    landmarks: Mapping[str, int] = field(default_factory=dict)
    names: ShapeNames = NO_ALIASES
    up: Array | None = None

    def __post_init__(self) -> None:
        shape = (len(self.shapes), len(self.vertices), 3)
        if self.deltas.shape != shape:
            raise RigError(f"{self.name}: shapes of {self.deltas.shape}, expected {shape}")
        for values, what in ((self.vertices, "vertices"), (self.deltas, "shapes")):
            # Written so that NaN is refused as well.
            if values.size and not max(values.max(), -values.min()) <= FARTHEST:
                raise RigError(f"{self.name}: its {what} are not all within {FARTHEST:g} units")
        twice = sorted({name for name in self.shapes if self.shapes.count(name) > 1})
        if twice:
            raise RigError(f"{self.name}: two shapes are called '{twice[0]}'")
        if len(self.triangles) and self.triangles.max() >= len(self.vertices):
            raise RigError(f"{self.name}: triangles name vertices that are missing")
        for name, vertex in self.landmarks.items():
            if not 0 <= vertex < len(self.vertices):
                raise RigError(f"{self.name}: its landmark '{name}' is vertex {vertex} of none")

    def shapes_of(self, *regions: Region) -> list[int]:
        """The shapes whose names say one of these parts of the face, and that move it."""
        said = self.names.regions(self.shapes)
        return [k for k, region in enumerate(said) if region in regions and self.deltas[k].any()]

    def shapes_of_the_mouth(self) -> list[int]:
        """The shapes named after the mouth; if there are none, those not named after any part."""
        said = self.names.regions(self.shapes)
        return self.shapes_of("mouth") or [k for k, region in enumerate(said) if region is None]

    def moved_by(self, shapes: Sequence[int]) -> Array:
        """How far each vertex is moved by any of these shapes, ``[vertices]`` in rig units."""
        moved = np.zeros(len(self.vertices))
        for shape in shapes:
            np.maximum(moved, np.linalg.norm(self.deltas[shape], axis=1), out=moved)
        return moved

    def normals(self) -> Array:
        """Unit normals of the neutral face, ``[vertices, 3]``; zero at vertices in no triangle."""
        return vertex_normals(self.vertices, self.triangles)


@dataclass(frozen=True, eq=False)
class SensorShapes:
    """What a rig's shapes do to the sensors: all that solving for weights needs.

    ``neutral`` float64 ``[sensors, 3]`` and ``displacements`` ``[shapes, sensors, 3]`` are in mm at
    the talker's size and in the talker's axes (x left, y up, z forward). ``reach`` ``[shapes]`` is
    the largest movement in mm of any vertex: it separates shapes of the lips from others.
    ``names`` tells what the shapes are called.
    """

    shapes: tuple[str, ...]
    sensors: tuple[str, ...]
    neutral: Array
    displacements: Array
    reach: Array
    names: ShapeNames = NO_ALIASES

    def __post_init__(self) -> None:
        shape = (len(self.shapes), len(self.sensors), 3)
        if self.displacements.shape != shape or self.neutral.shape != shape[1:]:
            raise RigError(
                f"displacements of {self.displacements.shape} and a neutral face of"
                f" {self.neutral.shape}, expected {shape}"
            )

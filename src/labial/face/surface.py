"""A whole face from its sensors: a linear map to every point of a face mesh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.errors import MotionError
from labial.motion import FaceMesh, Motion


@dataclass(frozen=True, eq=False)
class FaceMap:
    """Mesh points as a linear function of sensor positions, both in mm in the head's frame.

    ``weights`` float32 ``[3 points, 3 sensors]`` and ``bias`` float32 ``[3 points]`` are for
    flattened positions (x, y, z of the first point, then of the next).
    """

    mesh: FaceMesh
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def __post_init__(self) -> None:
        rows = 3 * len(self.mesh.points)
        if self.weights.ndim != 2 or len(self.weights) != rows or self.bias.shape != (rows,):
            raise MotionError(
                f"a face map has weights {self.weights.shape} and bias {self.bias.shape}, expected"
                f" {rows} rows for {len(self.mesh.points)} points"
            )

    def surface(self, motion: Motion) -> npt.NDArray[np.float32]:
        """All mesh points over time, float32 ``[frames, points, 3]`` in mm."""
        flat = motion.positions.reshape(len(motion), -1)
        if flat.shape[1] != self.weights.shape[1]:
            raise MotionError(
                f"the motion has {flat.shape[1] // 3} sensors, expected"
                f" {self.weights.shape[1] // 3} for this face map"
            )
        points: npt.NDArray[np.float32] = flat @ self.weights.T + self.bias
        return points.reshape(len(motion), -1, 3)


def fit_face_map(
    mesh: FaceMesh,
    sensors: npt.NDArray[np.float32],
    surface: npt.NDArray[np.float32],
    ridge: float = 1.0,
) -> FaceMap:
    """The ridge regression from sensors ``[frames, sensors, 3]`` to points ``[frames, points, 3]``.

    ``ridge`` is the prior variance of the sensors' noise in mm² per coordinate: it keeps the map
    from relying on differences between neighbouring sensors that are tracking noise.
    """
    inputs = sensors.reshape(len(sensors), -1).astype(np.float64)
    outputs = surface.reshape(len(surface), -1).astype(np.float64)
    input_mean, output_mean = inputs.mean(axis=0), outputs.mean(axis=0)
    x, y = inputs - input_mean, outputs - output_mean
    gram = x.T @ x + ridge * len(x) * np.eye(x.shape[1])
    weights = np.linalg.solve(gram, x.T @ y).T
    return FaceMap(
        mesh,
        weights.astype(np.float32),
        (output_mean - weights @ input_mean).astype(np.float32),
    )


def vertex_normals(
    vertices: npt.NDArray[np.float64], triangles: npt.NDArray[np.int32]
) -> npt.NDArray[np.float64]:
    """Unit normals ``[vertices, 3]``, triangles weighted by area; zero without triangles."""
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    face = np.cross(b - a, c - a)
    normals = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(normals, triangles[:, k], face)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: npt.NDArray[np.float64] = normals / np.where(length > 0, length, 1.0)
    return unit

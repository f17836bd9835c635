"""The surface of a face: its normals."""

from __future__ import annotations

import numpy as np
import pytest

from labial.face.surface import vertex_normals

# A square pyramid without a base, whose tip is up, and a vertex of no triangle.
VERTICES = np.array([[1, 0, 0], [0, 0, 1], [-1, 0, 0], [0, 0, -1], [0, 1, 0], [5, 5, 5]], float)
TRIANGLES = np.array([[1, 0, 4], [2, 1, 4], [3, 2, 4], [0, 3, 4]], np.int32)


@pytest.mark.parametrize("size", [0.001, 1.0, 500.0])
def test_normals_have_unit_length_and_point_outwards(size):
    normals = vertex_normals(size * VERTICES, TRIANGLES)
    assert np.linalg.norm(normals[:5], axis=1) == pytest.approx(1)
    assert normals[4] == pytest.approx([0, 1, 0])
    assert normals[0] == pytest.approx(np.array([1, 1, 0]) / np.sqrt(2))
    assert not normals[5].any()
    assert vertex_normals(size * VERTICES, TRIANGLES[:, ::-1]) == pytest.approx(-normals)


def test_larger_triangles_count_more():
    vertices = np.array([[0, 0, 0], [3, 0, 0], [0, 3, 0], [0, 0, -1], [0, 1, 0]], float)
    normal = vertex_normals(vertices, np.array([[0, 1, 2], [0, 4, 3]], np.int32))[0]
    assert normal == pytest.approx(np.array([-1, 0, 9]) / np.sqrt(82))

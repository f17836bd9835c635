"""A drawing of a rig's mouth with the sensors on it, to check by eye which vertices they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from labial import svg
from labial.retargeting.rig import Array, Rig
from labial.sinks import Sink
from labial.svg import Element

_SIZE = 900
_SKIN = np.array([226.0, 190.0, 168.0])
_BEYOND = 0.9  # how far around the sensors is drawn, as a share of their extent


def write_drawing(
    sink: Sink,
    rig: Rig,
    axes: Array,
    vertices: Mapping[str, int],
    weights: Array | None = None,
    *,
    turned_degrees: float = 0.0,
    marked: bool = True,
) -> None:
    """Write an svg of the face around its sensors, from the front or turned to its left.

    ``axes`` rows are left, up and forward in the rig's axes, ``vertices`` maps sensors to
    vertices; ``weights`` ``[shapes]`` pose the face.
    """
    posed = rig.vertices
    if weights is not None:
        posed = posed + np.tensordot(weights, rig.deltas.astype(np.float64), axes=1)
    places = posed @ axes.T
    cosine, sine = np.cos(np.radians(turned_degrees)), np.sin(np.radians(turned_degrees))
    turn = np.array([[cosine, 0.0, sine], [0.0, 1.0, 0.0], [-sine, 0.0, cosine]])
    places = places @ turn.T
    tied = places[list(vertices.values())]
    low, high = tied[:, :2].min(axis=0), tied[:, :2].max(axis=0)
    middle, reach = (low + high) / 2, float((high - low).max()) * _BEYOND
    seen = np.empty((len(places), 2))
    seen[:, 0] = _SIZE * (0.5 + (places[:, 0] - middle[0]) / (2 * reach))
    seen[:, 1] = _SIZE * (0.5 - (places[:, 1] - middle[1]) / (2 * reach))
    inside = [
        svg.rectangle(0, 0, _SIZE, _SIZE, {"fill": "#20242b"}),
        *_triangles(places, seen, rig),
    ]
    if marked:
        inside.append(_marks(seen, vertices))
    with sink.text() as file:
        file.writelines(svg.drawing(_SIZE, _SIZE, svg.NAMESPACE, inside).parts())
        file.write("\n")


def _triangles(places: Array, seen: Array, rig: Rig) -> Iterator[Element]:
    corners = places[rig.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(normals, axis=1)
    normals /= np.where(length > 0, length, 1.0)[:, None]
    flat = seen[rig.triangles]
    within = ((flat > 0) & (flat < _SIZE)).all(axis=2).any(axis=1)
    drawn = np.flatnonzero(within & (normals[:, 2] > 0))
    drawn = drawn[np.argsort(corners[drawn, :, 2].mean(axis=1))]
    light = np.clip(0.35 + 0.65 * normals[drawn] @ [0.2, 0.45, 0.87], 0, 1)
    for points, bright in zip(flat[drawn], light, strict=True):
        colour = "#{:02x}{:02x}{:02x}".format(*(_SKIN * bright).astype(int))
        yield Element("polygon", {"points": svg.points(points), "fill": colour, "stroke": colour})


def _marks(seen: Array, vertices: Mapping[str, int]) -> Element:
    marks = []
    for name, vertex in vertices.items():
        x, y = seen[vertex]
        title = Element("title", {}, f"{name}: vertex {vertex}")
        marks.append(Element("circle", {"cx": x, "cy": y, "r": 3, "fill": "#d11f3a"}, [title]))
        marks.append(svg.text(x + 4, y - 3, name.rsplit("_", 1)[-1]))
    lettering = {"font-family": "sans-serif", "font-size": "9", "fill": "#10202f"}
    return svg.group(lettering, marks)

"""Weights of Apple's 52 face shapes, and reference shapes for use without a character."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError
from labial.face.layouts import mediapipe_layout
from labial.retargeting.rig import Array, SensorShapes
from labial.retargeting.shape_names import ARKIT_SHAPES, NO_ALIASES, ShapeNames
from labial.sinks import Sink

_REFERENCE = "arkit_reference.json"


def arkit_weights(
    shapes: Sequence[str], weights: npt.NDArray[np.float32], names: ShapeNames = NO_ALIASES
) -> npt.NDArray[np.float32]:
    """Weights ``[frames, shapes]`` of any shapes as those of :data:`ARKIT_SHAPES`, clipped to 0..1.

    Halves of one shape are averaged; Apple's shapes without a counterpart stay 0. Raises
    ``FormatError`` if no shape has one of Apple's names.
    """
    places: dict[str, list[int]] = {}
    for place, shape in enumerate(shapes):
        name = names.arkit_name(shape)
        if name is not None:
            places.setdefault(name, []).append(place)
    if not places:
        raise FormatError(
            f"none of the {len(shapes)} shapes is one of ARKit's 52: {', '.join(shapes[:5])}"
        )
    table = np.zeros((len(weights), len(ARKIT_SHAPES)), np.float32)
    for name, found in places.items():
        table[:, ARKIT_SHAPES.index(name)] = weights[:, found].mean(axis=1)
    return np.clip(table, 0.0, 1.0)


def reference_shapes() -> SensorShapes:
    """What Apple's shapes do to the sensors of a face, from a small table shipped with labial."""
    text = (resources.files("labial.retargeting") / _REFERENCE).read_text("utf-8")
    return _read_table(json.loads(text))


def write_reference(sink: Sink, shapes: SensorShapes, source: str) -> None:
    """Write the table that :func:`reference_shapes` reads, from a rig with ARKit's shapes.

    ``source`` says whose rig it is. Halves of a shape that Apple does not split are added up;
    shapes that Apple does not have are left out. ``mouthClose`` is scaled to close as far as
    ``jawOpen`` opens, as Apple defines it. Raises ``FormatError`` if none is Apple's.
    """
    whole: dict[str, Array] = {}
    reach: dict[str, float] = {}
    for place, shape in enumerate(shapes.shapes):
        name = NO_ALIASES.arkit_name(shape)
        if name is not None:
            whole[name] = whole.get(name, 0.0) + shapes.displacements[place]
            reach[name] = max(reach.get(name, 0.0), float(shapes.reach[place]))
    if not whole:
        raise FormatError(f"{source}: none of its shapes is one of ARKit's 52")
    if {"jawOpen", "mouthClose"} <= whole.keys():
        share = _opening(shapes, whole["jawOpen"]) / -_opening(shapes, whole["mouthClose"])
        whole["mouthClose"] = whole["mouthClose"] * share
        reach["mouthClose"] *= share
    values = {
        "format": "labial reference shapes",
        "version": 1,
        "source": source,
        "unit": "mm",
        "sensors": list(shapes.sensors),
        "neutral": _rounded(shapes.neutral),
        "reach": {name: round(mm, 3) for name, mm in reach.items()},
        "shapes": {name: _rounded(moved) for name, moved in whole.items()},
    }
    # One shape per line, for people who compare two tables.
    text = json.dumps(values, separators=(",", ":")).replace('],"', '],\n"').replace('{"', '{\n"')
    with sink.text() as file:
        file.write(text + "\n")


def _opening(shapes: SensorShapes, moved: Array) -> float:
    """How far a shape that moves sensors ``[sensors, 3]`` parts the middles of the lips, in mm."""
    marks = mediapipe_layout().landmarks
    upper, lower = (shapes.sensors.index(name) for name in (marks.upper_inner, marks.lower_inner))
    return float(moved[upper, 1] - moved[lower, 1])


def _rounded(values: Array) -> list[list[float]]:
    return [[round(float(value), 3) + 0.0 for value in row] for row in values]


def _read_table(values: Mapping[str, Any]) -> SensorShapes:
    shapes = tuple(values["shapes"])
    return SensorShapes(
        shapes,
        tuple(values["sensors"]),
        np.array(values["neutral"], np.float64),
        np.array([values["shapes"][name] for name in shapes], np.float64),
        np.array([values["reach"][name] for name in shapes], np.float64),
    )

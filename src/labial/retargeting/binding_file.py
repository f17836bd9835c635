"""The file that stores what sensors are tied to, as TOML for people to correct."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from labial.errors import FormatError
from labial.formats.strict_json import finite_number, whole_number
from labial.formats.strict_toml import read_toml
from labial.retargeting.binding import Binding
from labial.sinks import Sink

_MOST_VERTICES = 1 << 31
_SMALLEST = 1e-6  # units of a character per mm
_ROUNDED = 1e-3  # of axes that were written or corrected by hand

_HEAD = """\
# Sensors of labial, each tied to a vertex of a character's mesh. Correct a vertex if the drawing
# next to this file shows a sensor out of place. Remove 'scale' and all sensors except those you
# are sure of, and the rest is fitted to them again.
"""


def write_binding(sink: Sink, binding: Binding) -> None:
    """Write a binding; :func:`read_binding` reads it."""
    lines = [
        _HEAD + f"mesh = {json.dumps(binding.mesh)}",
        f"vertex_count = {binding.vertex_count}",
        f"scale = {binding.scale!r} # units of the character per mm of the talker",
        "# The talker's left, up and forward in the character's axes.",
        # With all digits, so that the file drives a character as the new binding does.
        f"axes = {[[float(v) for v in row] for row in binding.axes]}",
        "",
        "[sensors]",
    ]
    for name, vertex in binding.vertices.items():
        off = binding.off_mm.get(name)
        comment = "" if off is None else f" # fitted within {off:.1f} mm"
        lines.append(f"{json.dumps(name)} = {vertex}{comment}")
    with sink.text() as file:
        file.write("\n".join(lines) + "\n")


class Ties(NamedTuple):
    """What a file of a binding says: ``binding``, or if it is None, only some of its parts.

    ``sensors`` maps names of sensors to vertices, of the mesh called ``mesh`` if that is given.
    """

    binding: Binding | None = None
    sensors: Mapping[str, int] = {}
    mesh: str | None = None


def read_binding(path: Path) -> Ties:
    """What a file says of a binding. Raises ``FormatError`` naming the file if it says nothing."""
    values = read_toml(path)
    mesh = values.get("mesh")
    if mesh is not None and not isinstance(mesh, str):
        raise FormatError(f"{path}: its mesh is not a name")
    sensors = values.get("sensors", {} if mesh else None)
    if not isinstance(sensors, dict) or not all(
        type(vertex) is int and 0 <= vertex < _MOST_VERTICES for vertex in sensors.values()
    ):
        raise FormatError(f"{path}: expected a table [sensors] of names and vertices' numbers")
    if "scale" not in values:
        return Ties(None, sensors, mesh)
    try:
        axes = np.array([[finite_number(v, "axes") for v in row] for row in values["axes"]])
        scale, count = finite_number(values["scale"], "scale"), values["vertex_count"]
        if axes.shape != (3, 3) or not np.allclose(axes @ axes.T, np.eye(3), atol=_ROUNDED):
            raise ValueError("its axes are not three at right angles, of length 1")
        if not _SMALLEST <= scale <= 1 / _SMALLEST or not sensors:
            raise ValueError("its scale or sensors are not usable")
        if not max(sensors.values()) < whole_number(count, "vertex_count") <= _MOST_VERTICES:
            raise ValueError(f"it names vertices beyond its {count}")
        if mesh is None:
            raise ValueError("its mesh is missing")
        binding = Binding(mesh, count, scale, axes, dict(sensors), {})
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{path}: not a binding: {error!r}") from error
    return Ties(binding, sensors, mesh)

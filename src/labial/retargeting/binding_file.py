"""The file that stores what sensors are tied to, as TOML for people to correct."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from labial.errors import FormatError
from labial.retargeting.binding import Binding
from labial.sinks import Sink

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


def read_binding(path: Path) -> tuple[Binding | None, dict[str, int]]:
    """A binding from a file, and the sensors it ties; None if only some sensors are given.

    Raises ``FormatError`` naming the file if it is neither.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{path}: not TOML: {error}") from error
    sensors = values.get("sensors")
    if not isinstance(sensors, dict) or not all(
        isinstance(vertex, int) and vertex >= 0 for vertex in sensors.values()
    ):
        raise FormatError(f"{path}: expected a table [sensors] of names and vertices' numbers")
    if "scale" not in values:
        return None, sensors
    try:
        axes = np.array(values["axes"], np.float64).reshape(3, 3)
        scale = float(values["scale"])
        if not (np.isfinite(axes).all() and np.isfinite(scale) and scale > 0 and sensors):
            raise ValueError("its scale, axes or sensors are not usable")
        binding = Binding(
            str(values["mesh"]), int(values["vertex_count"]), scale, axes, dict(sensors), {}
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"{path}: not a binding: {error!r}") from error
    return binding, sensors

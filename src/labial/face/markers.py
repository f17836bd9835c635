"""Markers of motion capture: their positions over time, as recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import MotionError

UNITS_MM = {
    "mm": 1.0,
    "millimeter": 1.0,
    "millimetre": 1.0,
    "cm": 10.0,
    "centimeter": 10.0,
    "centimetre": 10.0,
    "m": 1000.0,
    "meter": 1000.0,
    "metre": 1000.0,
}
"""Millimetres in each unit of length in files, in lower case; plurals are accepted too."""

# No capture volume is larger; positions farther off are damaged numbers.
_FARTHEST_MM = 100_000.0


@dataclass(frozen=True, eq=False)
class Markers:
    """A take: positions float64 ``[frames, markers, 3]`` in mm, NaN where a marker was not seen.

    Frame ``i`` is at ``i / fps`` seconds. The axes are the capture system's; ``unit`` is the one of
    the file.
    """

    names: tuple[str, ...]
    positions: npt.NDArray[np.float64]
    fps: float
    unit: str = "mm"

    def __post_init__(self) -> None:
        shape = np.shape(self.positions)
        if len(shape) != 3 or shape[1:] != (len(self.names), 3) or 0 in shape:
            raise MotionError(
                f"positions have shape {shape}, expected [frames, {len(self.names)}, 3] with at"
                " least one frame and one marker"
            )
        twice = sorted({name for name in self.names if self.names.count(name) > 1})
        if twice:
            raise MotionError(f"two markers are named '{twice[0]}'")
        if not 1 <= self.fps <= 10_000:
            raise MotionError(f"the frame rate is {self.fps:g} Hz, expected 1 to 10,000")

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self) / self.fps

    def places(self, names: Sequence[str]) -> list[int]:
        """The places of markers by name. Raises ``MotionError`` for missing ones."""
        where = {name: place for place, name in enumerate(self.names)}
        absent = [name for name in names if name not in where]
        if absent:
            raise MotionError(
                f"has no marker {_listed(absent)}; it has {_listed(list(self.names))}"
            )
        return [where[name] for name in names]


def markers_in_mm(
    names: Sequence[str], values: npt.NDArray[np.floating[Any]], fps: float, unit: str
) -> Markers:
    """Markers from values ``[frames, markers, 3]`` in ``unit``, as in a file.

    Points with a missing coordinate are gaps, and so are points at exactly (0, 0, 0), which systems
    write for markers that were not seen. Raises ``MotionError`` for an unknown unit and impossible
    positions.
    """
    factor = UNITS_MM.get(unit.strip().lower()) or UNITS_MM.get(unit.strip().lower().rstrip("s"))
    if factor is None:
        found = f"its unit of length is '{unit}'" if unit.strip() else "it has no unit of length"
        raise MotionError(f"{found}: expected mm, cm or m; --unit replaces the file's")
    positions = np.array(values, np.float64) * factor
    unseen = np.isnan(positions).any(axis=-1) | (positions == 0).all(axis=-1)
    positions[unseen] = np.nan
    markers = Markers(tuple(names), positions, fps, unit.strip())
    far = np.argwhere(np.abs(positions) > _FARTHEST_MM)
    if len(far):
        frame, marker, _ = far[0]
        place = positions[frame, marker] / factor
        raise MotionError(
            f"marker '{names[marker]}' is at {place.tolist()} {unit} in frame {frame}, expected"
            f" within {_FARTHEST_MM / 1000:g} m"
        )
    return markers


def _listed(names: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"

"""Markers of motion capture: where each was, before anything is made of them."""

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
"""Millimetres in each unit of length that files name, in lower case; plurals are understood too."""

# No capture volume is larger; what lies farther off is a damaged number.
_FARTHEST_MM = 100_000.0


@dataclass(frozen=True, eq=False)
class Markers:
    """A take: positions float64 ``[frames, markers, 3]`` in mm, NaN where a marker was not seen.

    Frame ``i`` is at ``i / fps`` seconds. The axes are the capture system's; ``unit`` is the one
    the positions were found in.
    """

    names: tuple[str, ...]
    positions: npt.NDArray[np.float64]
    fps: float
    unit: str = "mm"

    def __post_init__(self) -> None:
        shape = np.shape(self.positions)
        if len(shape) != 3 or shape[1:] != (len(self.names), 3) or 0 in shape:
            raise MotionError(
                f"positions have shape {shape}, expected [frames, {len(self.names)}, 3] with a"
                " frame and a marker or more"
            )
        twice = sorted({name for name in self.names if self.names.count(name) > 1})
        if twice:
            raise MotionError(f"two markers are named '{twice[0]}'")
        if not 1 <= self.fps <= 10_000:
            raise MotionError(f"a frame rate of {self.fps:g} Hz is not between 1 and 10,000")

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self) / self.fps

    def places(self, names: Sequence[str]) -> list[int]:
        """The places of markers by name. Raises ``MotionError`` for those that are not there."""
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
    """Markers of values ``[frames, markers, 3]`` in ``unit``, as a file holds them.

    A point of which a coordinate is missing, and one at exactly (0, 0, 0), where systems put what
    they did not see, is a gap. Raises ``MotionError`` for an unknown unit and impossible positions.
    """
    factor = UNITS_MM.get(unit.strip().lower()) or UNITS_MM.get(unit.strip().lower().rstrip("s"))
    if factor is None:
        said = f"its unit of length is '{unit}'" if unit.strip() else "it says no unit of length"
        raise MotionError(f"{said}: expected mm, cm or m; --unit says it in the file's place")
    positions = np.array(values, np.float64) * factor
    unseen = np.isnan(positions).any(axis=-1) | (positions == 0).all(axis=-1)
    positions[unseen] = np.nan
    markers = Markers(tuple(names), positions, fps, unit.strip())
    far = np.argwhere(np.abs(positions) > _FARTHEST_MM)
    if len(far):
        frame, marker, _ = far[0]
        place = positions[frame, marker] / factor
        raise MotionError(
            f"marker '{names[marker]}' is at {place.tolist()} {unit} in frame {frame}: too far off"
        )
    return markers


def _listed(names: Sequence[str], most: int = 12) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"

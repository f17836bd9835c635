"""Face tracks as raw output of a video tracker: a folder of arrays and their description.

``points.json`` names the points kept (indices of MediaPipe's face mesh), the triangles between
them, the unit, the value that marks a missing frame, the rate and the image size; ``NAME.npy``
holds integers ``[frames, points, 3]``: x to the right, y down, z away from the camera, scaled as x.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError
from labial.formats.strict_json import finite_number, strict_json, whole_number
from labial.motion import FASTEST_HZ


@dataclass(frozen=True, eq=False)
class TrackDescription:
    """The contents of ``points.json``. ``pixel`` is one stored unit in image pixels."""

    points: tuple[int, ...]
    triangles: npt.NDArray[np.int32]
    pixel: float
    missing: int
    fps: float

    def places(self, indices: tuple[int, ...]) -> list[int]:
        """The indices of face-mesh points in the arrays; ``FormatError`` if one is missing."""
        where = {index: place for place, index in enumerate(self.points)}
        absent = [index for index in indices if index not in where]
        if absent:
            raise FormatError(f"the tracks lack the face-mesh points {absent}")
        return [where[index] for index in indices]


def read_track_description(path: Path) -> TrackDescription:
    """Read ``points.json``. Raises ``FormatError`` naming what is missing or not understood."""
    try:
        values = strict_json(path.read_bytes())
        description = TrackDescription(
            points=tuple(whole_number(index, "points") for index in _list(values, "points")),
            triangles=_triangles(_list({"triangles": [], **values}, "triangles")),
            pixel=_pixel(values["unit"]),
            missing=whole_number(values["missing"], "missing"),
            fps=finite_number(values["fps"], "fps"),
        )
        points = description.points
        if len(set(points)) != len(points) or not points or min(points) < 0:
            raise ValueError("'points' must be face-mesh indices, each once")
        if not 1 <= description.fps <= FASTEST_HZ:
            raise ValueError(f"a frame rate of {description.fps:g} Hz is not 1 to {FASTEST_HZ:g}")
        description.places(tuple(np.unique(description.triangles).tolist()))
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    except KeyError as error:
        raise FormatError(f"{path}: lacks {error}") from error
    except (AttributeError, ValueError, TypeError, FormatError) as error:
        raise FormatError(f"{path}: not a description of tracks: {error}") from error
    return description


def _list(values: dict[str, object], name: str) -> list[Any]:
    found = values[name]
    if not isinstance(found, list):
        raise ValueError(f"'{name}' is {str(found)[:40]}, expected a list")
    return found


def _triangles(rows: list[Any]) -> npt.NDArray[np.int32]:
    if not all(isinstance(row, list) for row in rows):
        raise ValueError("'triangles' must be lists of three points")
    corners = [[whole_number(corner, "triangles") for corner in row] for row in rows]
    if any(len(row) != 3 or not 0 <= min(row) <= max(row) < 1 << 31 for row in corners):
        raise ValueError("'triangles' must be lists of three points")
    return np.array(corners, np.int32).reshape(-1, 3)


def read_track(path: Path, description: TrackDescription) -> npt.NDArray[np.float64]:
    """One track in pixels, float64 ``[frames, points, 3]``, NaN where a frame is missing."""
    try:
        raw = np.load(path, allow_pickle=False)
    except Exception as error:  # NumPy's header parser raises errors of many kinds
        raise FormatError(f"{path}: not a whole NumPy array file: {error}") from error
    expected = (len(description.points), 3)
    if not isinstance(raw, np.ndarray) or raw.ndim != 3 or raw.shape[1:] != expected:
        shape = getattr(raw, "shape", None)
        raise FormatError(f"{path}: has shape {shape}, expected [frames, {expected[0]}, 3]")
    if len(raw) == 0:
        raise FormatError(f"{path}: has no frames")
    if not np.issubdtype(raw.dtype, np.signedinteger):
        raise FormatError(f"{path}: holds {raw.dtype}, expected signed integers")
    track = raw * description.pixel
    # Points are lost only with their whole frame, so one coordinate with the code marks the frame.
    track[(raw == description.missing).any(axis=(1, 2))] = np.nan
    # So does a frame with all points at one place, as some trackers write it.
    track[(np.ptp(raw, axis=1) == 0).all(axis=1)] = np.nan
    return track


def _pixel(unit: object) -> float:
    match = re.fullmatch(r"(?:1/([0-9]{1,9}) )?pixel", unit) if isinstance(unit, str) else None
    if not match or (match[1] and not int(match[1])):
        raise ValueError(f"unknown unit '{str(unit)[:40]}', expected 'pixel' or '1/N pixel'")
    return 1 / int(match[1] or 1)

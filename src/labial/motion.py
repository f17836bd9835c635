"""Where the face is: sensor positions over time, and what the sensors are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from labial.errors import MotionError

FASTEST_HZ = 10_000.0
"""The rate of the fastest motion capture, and so of any corpus."""

_AT_ONCE = 10_000  # frames interpolated at a time, to bound the memory of intermediate arrays

FloatArray = npt.NDArray[np.float32] | npt.NDArray[np.float64]


@dataclass(frozen=True)
class LipLandmarks:
    """The names of the sensors that lip measures use.

    ``upper_inner`` and ``lower_inner`` face each other at the middle of the mouth; ``upper_outer``
    and ``lower_outer`` are at the middle of the lips' outer edges.
    """

    upper_inner: str
    lower_inner: str
    right_corner: str
    left_corner: str
    upper_outer: str
    lower_outer: str


@dataclass(frozen=True)
class SensorLayout:
    """Names of the sensors in the order of a motion's second axis, and groups of them.

    ``groups`` maps a group's name ("lips", "chin", ...) to sensor names; "lips" is required.
    """

    names: tuple[str, ...]
    landmarks: LipLandmarks
    groups: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        if len(set(self.names)) != len(self.names):
            raise MotionError("sensor layout: two sensors have the same name")
        if "lips" not in self.groups:
            raise MotionError("sensor layout: the group 'lips' is missing")
        known = set(self.names)
        for group, members in [*self.groups.items(), ("landmarks", vars(self.landmarks).values())]:
            for name in members:
                if name not in known:
                    raise MotionError(f"sensor layout: '{name}' of '{group}' is not a sensor of it")

    def index(self, name: str) -> int:
        """The index of a sensor on the motion's second axis."""
        return self._places[name]

    def indices(self, group: str) -> list[int]:
        """The indices of a group's sensors."""
        return [self._places[name] for name in self.groups[group]]

    @cached_property
    def mouth_places(self) -> tuple[list[int], list[int]]:
        """The inner middles of the upper and the lower lip, and the right and the left corner.

        The first list is of the first of each pair.
        """
        marks = self.landmarks
        pairs = ((marks.upper_inner, marks.lower_inner), (marks.right_corner, marks.left_corner))
        first, second = zip(*pairs, strict=True)
        return [self.index(name) for name in first], [self.index(name) for name in second]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    def to_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "names": list(self.names),
            "landmarks": dict(vars(self.landmarks)),
            "groups": {group: list(members) for group, members in self.groups.items()},
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> SensorLayout:
        """The inverse of :meth:`to_dict`."""
        try:
            names, landmarks, groups = (values[k] for k in ("names", "landmarks", "groups"))
            assert isinstance(names, list)
            assert isinstance(landmarks, dict)
            assert isinstance(groups, dict)
            assert all(isinstance(name, str) for name in names)
            assert all(isinstance(members, list) for members in groups.values())
            return cls(
                names=tuple(names),
                landmarks=LipLandmarks(**landmarks),
                groups={group: tuple(members) for group, members in groups.items()},
            )
        except (KeyError, TypeError, AssertionError) as error:
            raise MotionError(f"not a sensor layout: {error!r}") from error


@dataclass(frozen=True)
class FaceMesh:
    """A triangle mesh of the whole face, which has more points than there are sensors.

    ``points`` are names; ``triangles`` is int32 ``[triangles, 3]``, indices into ``points``,
    counter-clockwise seen from outside. ``outer_lip`` and ``inner_lip`` are closed rings of them.
    """

    points: tuple[str, ...]
    triangles: npt.NDArray[np.int32] = field(compare=False)
    outer_lip: tuple[int, ...]
    inner_lip: tuple[int, ...]

    def __post_init__(self) -> None:
        triangles = self.triangles
        if triangles.ndim != 2 or triangles.shape[1] != 3:
            raise MotionError(f"triangles have shape {triangles.shape}, expected [triangles, 3]")
        places = [*triangles.ravel().tolist(), *self.outer_lip, *self.inner_lip]
        if places and not 0 <= min(places) <= max(places) < len(self.points):
            raise MotionError(
                f"face mesh: an index is out of range, expected 0 to {len(self.points) - 1}"
            )

    def to_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "points": list(self.points),
            "triangles": self.triangles.tolist(),
            "outer_lip": list(self.outer_lip),
            "inner_lip": list(self.inner_lip),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, list[object]]) -> FaceMesh:
        """The inverse of :meth:`to_dict`."""
        try:
            return cls(
                points=tuple(str(name) for name in values["points"]),
                triangles=np.array(values["triangles"], np.int32).reshape(-1, 3),
                outer_lip=tuple(int(str(place)) for place in values["outer_lip"]),
                inner_lip=tuple(int(str(place)) for place in values["inner_lip"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise MotionError(f"not a face mesh: {error!r}") from error


@dataclass(frozen=True, eq=False)
class Motion:
    """Positions of a face's sensors, float32 ``[frames, sensors, 3]`` in mm.

    Frame ``i`` is at ``i / fps`` seconds. The frame of reference is the head's: x to the talker's
    left, y up, z forward out of the face, the origin at the lip corners' mean position.
    """

    positions: npt.NDArray[np.float32]
    fps: float
    layout: SensorLayout

    def __post_init__(self) -> None:
        shape = np.shape(self.positions)
        expected = (len(self.layout.names), 3)
        if len(shape) != 3 or shape[1:] != expected or shape[0] < 1:
            raise MotionError(
                f"positions have shape {shape}, expected [frames, {expected[0]}, 3] with at least"
                " one frame"
            )
        if not (np.isfinite(self.fps) and self.fps > 0):
            raise MotionError(f"frame rate is {self.fps} Hz, expected above 0")
        # Any NaN makes both extremes NaN; testing each position would need a large mask.
        if not np.isfinite([np.min(self.positions), np.max(self.positions)]).all():
            frame, sensor = np.argwhere(~np.isfinite(self.positions))[0, :2]
            raise MotionError(
                f"sensor '{self.layout.names[sensor]}' has no finite position at frame {frame}"
            )
        object.__setattr__(self, "positions", np.asarray(self.positions, np.float32))

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def times(self) -> npt.NDArray[np.float64]:
        """Time of each frame, float64 ``[frames]`` in seconds."""
        return np.arange(len(self)) / self.fps

    def at(self, times: npt.ArrayLike) -> npt.NDArray[np.float32]:
        """Positions ``[len(times), sensors, 3]`` in mm at times in seconds.

        Cubic between frames (Catmull-Rom), constant before the first frame and after the last.
        """
        return interpolate(self.positions, self.fps, np.asarray(times, np.float64))

    def resampled(self, fps: float, frames: int | None = None) -> Motion:
        """The same motion at another rate in Hz, over the same time or for ``frames`` frames.

        No low-pass filter is applied when the rate is reduced: faces move below about 12 Hz.
        """
        if fps == self.fps and frames in (None, len(self)):
            return self
        if frames is None:
            frames = max(1, int(np.ceil(len(self) * fps / self.fps - 1e-6)))
        return Motion(self.at(np.arange(frames) / fps), fps, self.layout)


def check_fps(fps: float) -> None:
    """Raise ``MotionError`` unless a requested rate is 1 to 1000 Hz."""
    if not 1 <= fps <= 1000:
        raise MotionError(f"frame rate is {fps:g} Hz, expected 1 to 1000")


def interpolate(
    values: npt.NDArray[np.float32], fps: float, times: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    """Values float32 ``[frames, ...]`` at ``i / fps`` s, interpolated at ``times`` in seconds.

    Catmull-Rom cubic through the frames, constant beyond the ends.
    """
    times = np.atleast_1d(times)
    result = np.empty((len(times), *values.shape[1:]), np.float32)
    for first in range(0, len(times), _AT_ONCE):
        part = slice(first, first + _AT_ONCE)
        result[part] = interpolate_frames(values, times[part] * fps)
    return result


def interpolate_frames(
    values: npt.NDArray[np.float32], places: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    """As :func:`interpolate`, at fractional frame numbers ``places``."""
    last = len(values) - 1
    # np.clip takes much longer for a few numbers.
    place = np.minimum(np.maximum(places, 0), last)
    before = np.minimum(np.floor(place + 1e-9).astype(int), last)
    t = np.minimum(np.maximum(place - before, 0), 1).astype(np.float32)
    t = t.reshape(-1, *[1] * (values.ndim - 1))
    p0, p1, p2, p3 = (values[np.minimum(np.maximum(before + k, 0), last)] for k in (-1, 0, 1, 2))
    return _cubic(t, p1, p2, (p2 - p0) / 2, (p3 - p1) / 2)


def interpolate_between(
    values: npt.NDArray[np.float32], at: npt.NDArray[np.float64], times: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    """Values float32 ``[frames, ...]`` at uneven, rising times ``at``, interpolated at ``times``.

    Both are in seconds. Catmull-Rom cubic for uneven spacing; for even spacing it equals
    :func:`interpolate`. Constant beyond the ends.
    """
    last = len(values) - 1
    times = np.clip(times, at[0], at[last])
    before = np.clip(np.searchsorted(at, times, side="right") - 1, 0, max(0, last - 1))
    after = np.minimum(before + 1, last)

    def column(numbers: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        return numbers.reshape(-1, *[1] * (values.ndim - 1)).astype(np.float32)

    def slope(place: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        left, right = np.maximum(place - 1, 0), np.minimum(place + 1, last)
        # As in interpolate(), the end frame is repeated one period beyond the end.
        end = (place == 0) | (place == last)
        over = np.where(end, 2, 1) * (at[right] - at[left])
        rise: npt.NDArray[np.float32] = (values[right] - values[left]) / column(over)
        return rise

    if last == 0:
        return np.repeat(values, len(times), axis=0)
    width = at[after] - at[before]
    t = column((times - at[before]) / width)
    p1, p2 = values[before], values[after]
    slope1, slope2 = slope(before) * column(width), slope(after) * column(width)
    return _cubic(t, p1, p2, slope1, slope2)


def _cubic(
    t: npt.NDArray[np.float32],
    p1: npt.NDArray[np.float32],
    p2: npt.NDArray[np.float32],
    slope1: npt.NDArray[np.float32],
    slope2: npt.NDArray[np.float32],
) -> npt.NDArray[np.float32]:
    """The cubic Hermite polynomial from ``p1`` at t = 0 to ``p2`` at t = 1."""
    result = (
        (2 * t**3 - 3 * t**2 + 1) * p1
        + (t**3 - 2 * t**2 + t) * slope1
        + (3 * t**2 - 2 * t**3) * p2
        + (t**3 - t**2) * slope2
    )
    return np.asarray(result, np.float32)

"""A take's face and phones as the page draws them on its video."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import CorpusError
from labial.face.layouts import (
    MEDIAPIPE_INNER_LIP,
    MEDIAPIPE_OUTER_LIP,
    MEDIAPIPE_SENSORS,
)
from labial.importers.video_parts import Parts, track_key
from labial.studio.state import Value
from labial.studio.take_listing import TakeFile
from labial.studio.verdict import Verdict

_POINTS = tuple(dict.fromkeys((*MEDIAPIPE_SENSORS, *MEDIAPIPE_INNER_LIP)))


class Span(Value):
    """A phone or a word, in seconds from the start of the take."""

    label: str
    start: float
    end: float


class Track(Value):
    """The face in each picture of a take, of ``count`` pictures.

    ``times_b64`` float32 ``[count]`` are seconds from the start of the take, ``points_b64`` float32
    ``[count, points, 2]`` shares of the picture's width and height, NaN where no face was found;
    both are little-endian. ``lips`` are pairs of points to draw lines between.
    """

    fps: float
    width: int
    height: int
    count: int
    times_b64: str
    points_b64: str
    lips: tuple[tuple[int, int], ...]
    phones: tuple[Span, ...]
    words: tuple[Span, ...]


def track_of(take: TakeFile, verdict: Verdict, parts: Parts) -> Track:
    """The track of a take that was judged. Raises ``CorpusError`` if none was kept."""
    found = [parts.load_track(track_key(take.video, span)) for span in verdict.spans]
    tracks = [each for each in found if each is not None and len(each)]
    if not tracks or 0 in verdict.size:
        raise CorpusError(f"take {take.id}: no face was followed in it")
    times = np.concatenate([each.times for each in tracks]) - verdict.start_s
    points = np.concatenate([each.points[:, list(_POINTS), :2] for each in tracks])
    order = np.argsort(times, kind="stable")
    return Track(
        fps=verdict.fps,
        width=verdict.size[0],
        height=verdict.size[1],
        count=len(times),
        times_b64=_packed(times[order]),
        points_b64=_packed(points[order] / np.array(verdict.size)),
        lips=tuple(_pairs(MEDIAPIPE_OUTER_LIP) + _pairs(MEDIAPIPE_INNER_LIP)),
        phones=tuple(Span(start=a, end=b, label=c) for a, b, c in verdict.phones),
        words=tuple(Span(start=a, end=b, label=c) for a, b, c in verdict.words),
    )


def _pairs(ring: tuple[int, ...]) -> list[tuple[int, int]]:
    """The neighbours in a ring, as places among the points that are sent."""
    at = [_POINTS.index(each) for each in ring]
    return list(zip(at, (*at[1:], at[0]), strict=True))


def _packed(values: npt.NDArray[np.floating[Any]]) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode()

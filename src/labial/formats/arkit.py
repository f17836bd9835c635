"""Weights of Apple's face shapes: the Live Link Face app's CSV tables, and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError
from labial.sinks import Sink

LIVE_LINK_FPS = 60.0
"""The app's usual recording rate in Hz."""

MIDNIGHT = "00:00:00:00"
"""The first time code of a day."""

ROTATIONS = tuple(
    f"{part}{angle}"
    for part in ("Head", "LeftEye", "RightEye")
    for angle in ("Yaw", "Pitch", "Roll")
)
"""The last columns of the app's tables."""


def write_live_link_csv(
    sink: Sink,
    shapes: Sequence[str],
    weights: npt.NDArray[np.float32],
    fps: float = LIVE_LINK_FPS,
    starts: str = MIDNIGHT,
    rotations: npt.NDArray[np.float64] | None = None,
) -> None:
    """Write weights ``[frames, 52]`` at ``fps`` Hz as the Live Link Face app does.

    63 columns: ``Timecode`` as HH:MM:SS:FF.mmm, where FF counts frames and mmm thousandths of one,
    ``BlendShapeCount``, the 52 shapes and nine ``rotations`` of head and eyes ``[frames, 9]`` in
    radians (``retargeting.arkit_head``), 0 without them. Frame i is i / ``fps`` s after the time
    code ``starts``, HH:MM:SS:FF. Raises ``FormatError`` for another time code or a rate that is not
    a whole number.
    """
    first = first_frame(starts, fps)
    names = [name[0].upper() + name[1:] for name in shapes]
    count = len(names) + len(ROTATIONS)
    if rotations is None:
        rotations = np.zeros((len(weights), len(ROTATIONS)))
    with sink.text("ascii") as file:
        file.write(",".join(["Timecode", "BlendShapeCount", *names, *ROTATIONS]) + "\n")
        for frame, row in enumerate(np.hstack([weights, rotations])):
            values = ",".join(f"{value:.10f}" for value in row)
            file.write(f"{_timecode(first + frame, round(fps))},{count},{values}\n")


def first_frame(timecode: str, fps: float) -> int:
    """How many frames of ``fps`` Hz a time code HH:MM:SS:FF is after midnight.

    Raises ``FormatError`` if it is not one, or if the rate is not a whole number.
    """
    found = re.fullmatch(r"(\d\d):([0-5]\d):([0-5]\d):(\d\d)", timecode, re.ASCII)
    if fps != round(fps):
        raise FormatError(f"time codes count whole frames; {fps:g} a second are not")
    if found is None or int(found[1]) >= 24 or int(found[4]) >= fps:
        raise FormatError(
            f"'{timecode}' is not a time code at {fps:g} frames per second; expected"
            f" HH:MM:SS:FF with frames below {fps:g}, such as 01:00:00:00"
        )
    hours, minutes, seconds, frames = map(int, found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * round(fps) + frames


def _timecode(frame: int, fps: int) -> str:
    seconds, inside = divmod(frame, fps)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    hour %= 24
    return f"{hour:02d}:{minute:02d}:{second:02d}:{inside:02d}.000"


def write_arkit_json(
    sink: Sink,
    shapes: Sequence[str],
    weights: npt.NDArray[np.float32],
    fps: float,
    notes: Mapping[str, object],
) -> None:
    """Write weights ``[frames, shapes]`` at ``fps`` Hz as one JSON object, one line per frame.

    ``shapes`` names the columns, ``weights`` has a list per frame (0 to 1), frame i at i / fps s.
    """
    head = {"format": "arkit weights", "fps": fps, "frames": len(weights), **notes}
    head["shapes"] = list(shapes)
    with sink.text() as file:
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "weights": [\n')
        for frame, row in enumerate(weights):
            end = "" if frame == len(weights) - 1 else ","
            file.write("[" + ",".join(f"{weight:.5g}" for weight in row) + f"]{end}\n")
        file.write("]}\n")

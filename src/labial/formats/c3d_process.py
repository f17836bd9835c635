"""Read or write C3D files with ezc3d, as a process that ``labial.formats.c3d`` starts.

``read PATH...`` answers for each file in turn with a line of JSON, which has ``names``, ``fps``
(Hz), ``unit`` and ``frames``, and the positions, float64 ``[frames, points, 3]`` with NaN for gaps.
Points that are computed and not markers (angles, forces ...) are left out; ``computed`` has their
names.
``write`` takes such lines, also with ``path`` and ``notes``, and positions on standard input,
and answers each with an empty object. On failure the line has ``error``, and the process ends.
"""

from __future__ import annotations

import json
import re
import struct
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import ezc3d
import numpy as np

# Limits for reading: damaged headers request memory for the sizes they name.
MOST_MEMORY_BYTES = 3 << 30
MEMORY_PER_FILE_BYTE = 12
BLOCK = 512
# Parameters of POINT that list points that are not markers.
COMPUTED = ("ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS", "REACTIONS")
MOST_FRAMES = 65_535

_CONTRADICTORY = "its parts contradict one another"

Answer = tuple[dict[str, Any], bytes]
T = TypeVar("T")


def main() -> None:
    """Run the command in the arguments."""
    what, *paths = sys.argv[1:]
    if what == "write":
        while line := sys.stdin.buffer.readline():
            answer, _ = _guarded(_write, json.loads(line))
            print(json.dumps(answer), flush=True)
        return
    _limit(max(Path(path).stat().st_size for path in paths))
    for path in paths:
        answer, values = _guarded(_read, Path(path))
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + values)
        sys.stdout.buffer.flush()


class _PlainError(Exception):
    """What is wrong, in words for the user; ezc3d's own are for programmers."""


def _guarded(act: Callable[[T], Answer], what: T) -> Answer:
    try:
        return act(what)
    except _PlainError as error:
        return {"error": str(error)}, b""
    except OSError as error:  # ezc3d's have no number
        return {"error": error.strerror or _CONTRADICTORY}, b""
    except (ValueError, KeyError, IndexError, TypeError, RuntimeError):
        return {"error": _CONTRADICTORY}, b""
    except MemoryError:
        return {"error": "its header names sizes that the file cannot have"}, b""


@dataclass(frozen=True)
class _Processor:
    """How numbers are written: the order of bytes, and whether floats are those of DEC's VAX."""

    order: str
    is_dec: bool = False

    def integers(self, content: bytes) -> tuple[int, ...]:
        """Numbers of 16 bits without a sign."""
        return struct.unpack(f"{self.order}{len(content) // 2}H", content)

    def float(self, content: bytes) -> float:
        """A number of 32 bits."""
        if self.is_dec:
            swapped = content[2:] + content[:2]
            return float(struct.unpack("<f", swapped)[0]) / 4
        return float(struct.unpack(f"{self.order}f", content)[0])


# By the byte of the parameters that names the processor.
PROCESSORS = {84: _Processor("<"), 85: _Processor("<", is_dec=True), 86: _Processor(">")}


def _read(path: Path) -> Answer:
    file = _opened(path)
    points = file["data"]["points"]
    parameters = file["parameters"]["POINT"]
    count, frames = points.shape[1:]
    _check(path, file, count, frames)
    names = _listed(parameters, "LABELS")[:count]
    names += [""] * (count - len(names))
    left_out = {name for key in COMPUTED for name in _listed(parameters, key) if name}
    kept = [place for place, name in enumerate(names) if name not in left_out]
    units = parameters["UNITS"]["value"] if "UNITS" in parameters else []
    header = {
        "names": [names[place] for place in kept],
        "computed": [name for name in names if name in left_out],
        "fps": float(parameters["RATE"]["value"][0]),
        "unit": str(units[0]).strip() if units else "",
        "frames": frames,
    }
    positions = np.ascontiguousarray(points[:3, kept].transpose(2, 1, 0), np.float64)
    return header, positions.tobytes()


def _opened(path: Path) -> Any:
    """The file as ezc3d reads it.

    ezc3d takes offsets of analog channels only as whole numbers, which some programs do not write.
    They do not concern the points, so they get another name.
    """
    try:
        return ezc3d.c3d(str(path))
    except (RuntimeError, ValueError) as error:
        if "OFFSET" not in str(error):
            raise
    content = path.read_bytes()
    start = (content[0] - 1) * BLOCK
    end = start + content[start + 2] * BLOCK
    renamed = re.sub(rb"(?<=[\x06\xfa][\x01-\x7f])OFFSET", b"OFFSEX", content[start:end])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.c3d"
        copy.write_bytes(content[:start] + renamed + content[end:])
        return ezc3d.c3d(str(copy))


def _listed(parameters: Any, key: str) -> list[str]:
    """The names in a parameter; long lists continue in LABELS2, LABELS3 and so on."""
    names: list[str] = []
    for each in (key, *(f"{key}{place}" for place in range(2, 100))):
        if each in parameters:
            names += [str(name).strip() for name in parameters[each]["value"]]
    return names


def _check(path: Path, file: Any, count: int, frames: int) -> None:
    """Raise if header, parameters and the file's length disagree.

    The format has no checksum, but it says most things twice.
    """
    parameters = file["parameters"]["POINT"]
    with path.open("rb") as opened:
        head = opened.read(BLOCK)
        opened.seek((head[0] - 1) * BLOCK + 3)
        processor = PROCESSORS.get(opened.read(1)[0])
    if processor is None:
        raise _PlainError("its numbers are of an unknown processor")
    # Words 2 to 11 of the header, of which 7 and 8, and 11 and 12, are floats.
    points, analog, first, last, _ = processor.integers(head[2:12])
    scale, rate = processor.float(head[12:16]), processor.float(head[20:24])
    (start,) = processor.integers(head[16:18])
    fps = float(parameters["RATE"]["value"][0])
    twice = {
        "number of points": (points, count),
        "number of frames": (last - first + 1, frames),
        "first block of data": (start, int(parameters["DATA_START"]["value"][0]) or start),
        "scale": (scale, float(parameters["SCALE"]["value"][0])),
        "rate": (rate, fps),
    }
    for what, (one, other) in twice.items():
        if not abs(one - other) <= 0.01 * abs(other):
            raise _PlainError(f"its header says {one:g} for the {what}, the rest {other:g}")
    width = 4 if scale < 0 else 2
    expected = frames * width * (4 * count + analog)
    held = path.stat().st_size - (start - 1) * BLOCK
    if held < expected:
        raise _PlainError(f"it ends before the last of {frames} frames")
    if held >= expected + 2 * BLOCK and frames >= MOST_FRAMES:
        raise _PlainError(f"it continues after its {frames} frames; C3D counts to {MOST_FRAMES}")
    if held not in (expected, -(-held // BLOCK) * BLOCK):
        raise _PlainError("it does not end with a frame or a block of 512 bytes")


def _write(header: dict[str, Any]) -> Answer:
    path, size = Path(header["path"]), header["frames"] * len(header["names"]) * 24
    values = np.frombuffer(sys.stdin.buffer.read(size), np.float64)
    file = ezc3d.c3d()
    point = file["parameters"]["POINT"]
    point["RATE"]["value"] = [header["fps"]]
    point["UNITS"]["value"] = [header["unit"]]
    point["LABELS"]["value"] = header["names"]
    for name, lines in header["notes"].items():
        file.add_parameter("LABIAL", name, lines)
    positions = values.reshape(header["frames"], len(header["names"]), 3)
    points = np.ones((4, *positions.shape[1::-1]))
    points[:3] = positions.transpose(2, 1, 0)
    file["data"]["points"] = points
    file.write(str(path))
    # ezc3d does not report a full disk.
    if path.stat().st_size < points.size * 4:
        raise _PlainError("not all of it was written; is the disk full?")
    return {}, b""


def _limit(largest: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the caller's time limit still applies
        return
    memory = MOST_MEMORY_BYTES + MEMORY_PER_FILE_BYTE * largest
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()

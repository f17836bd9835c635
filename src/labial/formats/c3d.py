"""C3D files of motion capture, by the library ezc3d.

On damaged files ezc3d may loop, crash or request all memory, and writing leaks memory with every
file. It therefore runs in a separate process, with limits on time and memory.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from textwrap import wrap
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.doubts import doubt
from labial.errors import FormatError, MissingExtraError, MotionError
from labial.face.markers import Markers, markers_in_mm
from labial.files import as_text
from labial.formats.c3d_mips import for_ezc3d
from labial.sinks import Sink
from labial.temporary import encodable

MOST_FRAMES = 65_535
"""The format counts frames with 16 bits, and ezc3d ignores any frames after them."""

_LONGEST_TEXT_BYTES = 255
_LINE = 63  # characters in a line of a longer text, each of at most four bytes

# Reading takes 0.2 s, and a second for each 50 MB.
_PATIENCE_S = 20.0
_PATIENCE_S_PER_MB = 0.2

# Most of the time is taken by starting the process, so one process reads several files.
_FILES_A_PROCESS = 50


def read_c3d(path: Path, unit: str | None = None) -> Markers:
    """Read the points of a C3D file. Needs the extra ``mocap``.

    ``unit`` replaces the file's own. Raises ``FormatError`` naming the file if it
    cannot be read, is damaged, or cannot be read within the limits.
    """
    return next(read_all_c3d([path], unit))


def read_all_c3d(paths: Sequence[Path], unit: str | None = None) -> Iterator[Markers]:
    """Read C3D files in turn, faster than one by one. Raises as :func:`read_c3d`."""
    _check_installed("reading C3D files")
    for path in paths:
        try:
            path.stat()
        except OSError as error:
            raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    for start in range(0, len(paths), _FILES_A_PROCESS):
        some = paths[start : start + _FILES_A_PROCESS]
        with ExitStack() as stack:
            process = _start("read", [stack.enter_context(for_ezc3d(path)) for path in some])
            stack.callback(_stop, process)
            for path in some:
                yield _markers(path, process, unit)


def _markers(path: Path, process: subprocess.Popen[bytes], unit: str | None) -> Markers:
    """The process's answer for the next file, ``path``."""
    patience = _PATIENCE_S + _PATIENCE_S_PER_MB * path.stat().st_size / 1e6
    late = threading.Event()

    def give_up() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(patience, give_up)
    timer.start()
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {"error": ""}
        size: int = 0 if "error" in answer else answer["frames"] * len(answer["names"]) * 24
        values = process.stdout.read(size)
    finally:
        timer.cancel()
    if late.is_set():
        raise FormatError(f"{path}: not a whole C3D file: reading takes over {patience:.0f} s")
    if len(values) < size or "error" in answer:
        reason = answer.get("error") or "reading it fails"
        raise FormatError(f"{path}: not a whole C3D file: {reason}")
    if computed := answer["computed"]:
        shown = ", ".join(computed[:5])
        more = f" and {len(computed) - 5} more" if len(computed) > 5 else ""
        doubt(f"{path}: points that are computed are left out: {shown}{more}", stacklevel=4)
    names = [name or f"point {place}" for place, name in enumerate(answer["names"], start=1)]
    positions = np.frombuffer(values, np.float64).reshape(-1, len(names), 3)
    try:
        return markers_in_mm(names, positions, answer["fps"], unit or answer["unit"])
    except MotionError as error:
        raise FormatError(f"{path}: {error}") from error


def write_c3d(
    sink: Sink,
    names: Sequence[str],
    positions_mm: npt.NDArray[np.floating[Any]],
    fps: float,
    notes: Mapping[str, str] | None = None,
) -> None:
    """Write markers ``[frames, markers, 3]`` in mm, NaN for gaps. Needs the extra ``mocap``.

    ``notes`` become text parameters of the group LABIAL, long ones in several lines. Raises
    ``FormatError`` for more frames than the format counts, or longer names.
    """
    with C3dWriter() as writer:
        writer.write(sink, names, positions_mm, fps, notes)


def check_c3d(path: Path, frames: int) -> None:
    """Raise, before writing begins, the error that writing ``frames`` would raise."""
    _check_installed("writing C3D files")
    if frames > MOST_FRAMES:
        raise FormatError(
            f"{path}: {frames} frames are too many for C3D, which counts to {MOST_FRAMES}: write"
            " fewer per second, or cut it into parts"
        )


class C3dWriter:
    """Writes C3D files in turn, faster than one by one; a context manager."""

    def __init__(self) -> None:
        _check_installed("writing C3D files")
        self._process: subprocess.Popen[bytes] | None = None
        self._written = 0

    def __enter__(self) -> C3dWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def write(
        self,
        sink: Sink,
        names: Sequence[str],
        positions_mm: npt.NDArray[np.floating[Any]],
        fps: float,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Write one file, as :func:`write_c3d` does."""
        frames = len(positions_mm)
        check_c3d(sink.path, frames)
        for name in names:
            if len(name.encode()) > _LONGEST_TEXT_BYTES:
                raise FormatError(f"{sink}: '{name[:20]}…' is too long for a marker's name in C3D")
        values = np.ascontiguousarray(positions_mm, np.float64).tobytes()
        with sink.staged() as path, encodable(path) as place:
            asked = {"path": place, "names": list(names), "fps": float(fps), "unit": "mm"}
            texts = {name: _lines(as_text(note)) for name, note in (notes or {}).items()}
            asked |= {"frames": frames, "notes": texts}
            error = self._ask(json.dumps(asked).encode() + b"\n" + values)
            if error is not None:
                raise FormatError(f"{sink}: cannot be written: {error}")

    def _ask(self, request: bytes) -> str | None:
        """Make the process write one file; returns its error, if any."""
        if self._written >= _FILES_A_PROCESS:
            self._end()
        process = self._process = self._process or _start("write", [])
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
            answer: dict[str, str] = json.loads(process.stdout.readline())
        except (OSError, ValueError):
            return _how(process)
        self._written += 1
        return answer.get("error")

    def _end(self) -> None:
        if self._process:
            _stop(self._process)
        self._process, self._written = None, 0


def _lines(note: str) -> list[str]:
    return [note] if len(note.encode()) <= _LONGEST_TEXT_BYTES else wrap(note, _LINE)


def _check_installed(purpose: str) -> None:
    if find_spec("ezc3d") is None:
        raise MissingExtraError(purpose, "mocap")


def _start(what: str, paths: Sequence[str]) -> subprocess.Popen[bytes]:
    script = Path(__file__).with_name("c3d_process.py")
    return subprocess.Popen(
        [sys.executable, "-I", str(script), what, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()


def _how(process: subprocess.Popen[bytes]) -> str:
    status = process.wait()
    if status < 0:
        return f"ezc3d ended with {signal.Signals(-status).name}"
    return f"ezc3d ended with status {status}"

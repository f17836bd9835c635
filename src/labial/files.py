"""Writing files whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Any

from labial.errors import LabialError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; it takes ``path``'s place when the block ends well.

    It keeps the ending, for writers that look at it. Raises ``LabialError`` naming ``path`` where
    it cannot be written; nothing of a failed attempt stays.
    """
    check_place(path)
    _remove_what_the_dead_left(path)
    aside = path.with_name(f".{os.getpid()}.part.{path.name[-100:]}")
    try:
        yield aside
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError as error:
        raise LabialError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def check_place(path: Path, *endings: str) -> None:
    """Raise what :func:`replacing` would raise at once: for work that is long.

    Where ``endings`` are given, a file's has to be one of them: so that what is written cannot take
    the place of a file of another kind, a recording say.
    """
    if endings and path.suffix.lower() not in endings:
        raise LabialError(f"{path}: expected a file ending in {' or '.join(endings)}")
    if path.is_dir():
        raise LabialError(f"{path}: cannot be written: it is a folder")
    if not path.parent.is_dir():
        raise LabialError(f"{path}: cannot be written: there is no folder {path.parent}")


def check_apart(path: Path, *inputs: Path | None) -> None:
    """Raise ``LabialError`` where a file to write is one of those that are read."""
    for each in inputs:
        if each is not None and path.exists() and each.exists() and path.samefile(each):
            raise LabialError(f"{path}: is what is read; write to another file")


class LateErrors(io.FileIO):
    """A new file for libraries that cannot bear a disk that fills, as HDF5, which crashes on it.

    What cannot be written is passed over as if it had been, and :meth:`check` raises it.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w+b")
        self._error: OSError | None = None

    def check(self) -> None:
        """Raise the ``OSError`` of the first write that failed, if one has."""
        if self._error:
            raise self._error

    def write(self, data: Any) -> int:
        """Write all of ``data``, or pass over it."""
        view = memoryview(data).cast("B")
        try:
            done = 0
            while done < len(view) and not self._error:
                done += super().write(view[done:]) or 0
        except OSError as error:
            self._error = error
        return len(view)

    def truncate(self, size: int | None = None) -> int:
        """Cut or lengthen, or pass over it."""
        try:
            return super().truncate(size)
        except OSError as error:
            self._error = self._error or error
            return size or 0


def _remove_what_the_dead_left(path: Path) -> None:
    """Remove half files for ``path`` of processes that were killed."""
    for left in path.parent.glob(f".*.part.{escape(path.name[-100:])}"):
        process = left.name.split(".")[1]
        if process.isdigit() and not _is_alive(int(process)):
            with suppress(OSError):
                left.unlink()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

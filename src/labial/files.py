"""Writing files atomically: to a part file, which gets the file's name when it is complete.

The writer holds a lock, so that two processes never write one file at once. The kind of an output
is kept: links are followed, modes and owners are kept, pipes and devices are written to.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from labial import locks
from labial.errors import InUseError, LabialError
from labial.parts import lock_of, remove_parts, replaced, tail
from labial.temporary import temporary_folder

# How long to wait for another process that is writing the same file, in seconds.
_PATIENCE_S = 2.0
_MOST_LINKS = 40


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to, whose file replaces ``path`` when the block ends without error.

    It has the same ending, for writers that depend on it. A replaced file keeps its mode and
    owner; links are followed; pipes and devices are written to. Raises ``LabialError`` naming
    ``path`` if it cannot be written, ``InUseError`` if another process is writing it; a failed
    attempt leaves nothing.
    """
    try:
        _check(path)
        target = _followed(path)
        with ExitStack() as stack:
            if _is_stream(target):
                yield stack.enter_context(_poured(target, path.name))
                return
            doing = f"{path}: is being written"
            if stack.enter_context(locks.held(lock_of(target), doing, _PATIENCE_S)):
                remove_parts(target)
            yield stack.enter_context(replaced(target, path.name))
    except OSError as error:
        raise LabialError(f"{path}: cannot be written: {error.strerror or error}") from error


def check_place(path: Path, *endings: str) -> None:
    """Raise the errors that :func:`replacing` would raise, before long work.

    If ``endings`` are given, the file must have one of them, so that the output cannot replace
    a file of another kind, such as a recording.
    """
    if endings and path.suffix.lower() not in endings:
        raise LabialError(f"{path}: expected a file ending in {' or '.join(endings)}")
    try:
        _check(path)
        target = _followed(path)
        if not _is_stream(target) and locks.is_held(lock_of(target)):
            raise InUseError(f"{path}: is being written by {locks.holder(lock_of(target))}")
    except OSError as error:
        raise LabialError(f"{path}: cannot be written: {error.strerror or error}") from error


def as_text(name: str) -> str:
    """A file's name as text that can be written: bytes that are not UTF-8 become U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", name)


def write_json(path: Path, values: object, indent: int | None = None) -> None:
    """Write a JSON file in UTF-8. Bytes of file names that are not UTF-8 are kept, escaped."""
    text = json.dumps(values, indent=indent, ensure_ascii=False) + "\n"
    with replacing(path) as part:
        part.write_text(text, "utf-8", errors="backslashreplace")


def is_standard_output(path: Path) -> bool:
    """Whether writing to ``path`` has the same destination as printing."""
    try:
        return os.path.samestat(path.stat(), os.fstat(1))
    except OSError:
        return False


class LateErrors(io.FileIO):
    """A new file for libraries that fail badly on a full disk, such as HDF5, which crashes.

    Failed writes are ignored, and :meth:`check` raises the first error.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w+b")
        self._error: OSError | None = None

    def check(self) -> None:
        """Raise the ``OSError`` of the first write that failed, if any."""
        if self._error:
            raise self._error

    def write(self, data: Any) -> int:
        """Write all of ``data``, or ignore the failure."""
        view = memoryview(data).cast("B")
        try:
            done = 0
            while done < len(view) and not self._error:
                done += super().write(view[done:]) or 0
        except OSError as error:
            self._error = error
        return len(view)

    def truncate(self, size: int | None = None) -> int:
        """Change the size, or ignore the failure."""
        try:
            return super().truncate(size)
        except OSError as error:
            self._error = self._error or error
            return size or 0


def _check(path: Path) -> None:
    """Raise ``LabialError`` or ``OSError`` if ``path`` cannot be written."""
    target = _followed(path)
    if target.is_dir():
        raise LabialError(f"{path}: cannot be written: it is a folder")
    if not target.parent.is_dir():
        raise LabialError(f"{path}: cannot be written: there is no folder {target.parent}")
    if not _is_stream(target) and not os.access(target.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    try:
        target.lstat()
    except FileNotFoundError:
        return
    if not os.access(target, os.W_OK):
        raise LabialError(f"{path}: cannot be written: it is read-only")


def _followed(path: Path) -> Path:
    """The target of links, except links to open files of this process by their numbers."""
    followed = path
    for _ in range(_MOST_LINKS):
        if _number_of(followed) is not None or not followed.is_symlink():
            return followed
        _check_trusted(followed)
        followed = followed.parent / followed.readlink()
    raise LabialError(f"{path}: cannot be written: its links lead nowhere")


def _check_trusted(link: Path) -> None:
    """Refuse links of other users in a folder for all, as Linux' protected_symlinks does."""
    if not hasattr(os, "geteuid"):
        return
    folder = link.parent.stat()
    for_all = folder.st_mode & stat.S_ISVTX and folder.st_mode & stat.S_IWOTH
    if for_all and link.lstat().st_uid not in (os.geteuid(), folder.st_uid):
        raise LabialError(f"{link}: is another user's link in a folder that anyone can write to")


def _number_of(path: Path) -> int | None:
    """The number of the open file that a path such as ``/dev/fd/1`` names."""
    if path.name.isdecimal() and path.parent.resolve() in (
        Path("/dev/fd").resolve(),
        Path("/proc/self/fd").resolve(),
    ):
        return int(path.name)
    return None


def _is_stream(target: Path) -> bool:
    """Whether a file is written to, not replaced: a pipe, a device, an open file."""
    if _number_of(target) is not None:
        return True
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISFIFO(mode) or stat.S_ISCHR(mode):
        return True
    if not stat.S_ISREG(mode):
        raise LabialError(f"{target}: is neither a file nor a pipe")
    return False


@contextmanager
def _poured(stream: Path, name: str) -> Iterator[Path]:
    """A file to write, whose content goes to a stream in one piece if the block succeeds."""
    with temporary_folder() as folder:
        part = folder / tail(name)
        yield part
        if sys.stdout is not None:
            sys.stdout.flush()  # what was printed earlier comes first
        number = _number_of(stream)
        descriptor = os.open(stream, os.O_WRONLY) if number is None else os.dup(number)
        with os.fdopen(descriptor, "wb") as sink, part.open("rb") as whole:
            locks.wait_for(descriptor)
            shutil.copyfileobj(whole, sink)

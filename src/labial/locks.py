"""Locks between processes: a file that one process holds until it releases it or ends.

The operating system releases such a lock when its process ends, in whatever way, so that a lock
file left by a killed process is free. On Unix it is ``flock``, on Windows ``msvcrt.locking``.
File systems without locks are used without them.
"""

from __future__ import annotations

import errno
import os
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from labial.errors import InUseError, LabialError

_POLL_S = 0.05
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
# Links are not followed, and a pipe of that name does not block; Windows has neither flag.
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
# Where the locked byte is: after the content, as on Windows nobody else could read it.
_LOCKED_BYTE = 1 << 30


@contextmanager
def held(path: Path, doing: str, patience_s: float = 0.0) -> Iterator[bool]:
    """Hold the lock file ``path``; True if a process that held it before was killed.

    Raises ``InUseError`` if another process holds it for longer than ``patience_s`` seconds; its
    text is ``doing`` and that process. Raises ``OSError`` if no file can be made at ``path``.
    """
    last = time.monotonic() + patience_s
    while (found := _acquire(path)) is None:
        if time.monotonic() >= last:
            raise InUseError(f"{doing} by {holder(path)}")
        time.sleep(_POLL_S)
    descriptor, left = found
    try:
        yield left
    finally:
        _release(path, descriptor)


def is_held(path: Path) -> bool:
    """Whether a process holds the lock file ``path``, or may hold it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return _lock(descriptor) is not True
    finally:
        os.close(descriptor)


def holder(path: Path) -> str:
    """The process that holds a lock, as text."""
    try:
        process, host = path.read_text("utf-8", "replace").split()
    except (OSError, ValueError):
        return "another process"
    here = host == socket.gethostname()
    return f"process {process}" if here else f"process {process} on {host}"


def wait_for(descriptor: int) -> None:
    """Wait until no other process holds an open file, and hold it until it is closed.

    Files and systems that have no such locks are used without them.
    """
    with suppress(ModuleNotFoundError, OSError):
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _acquire(path: Path) -> tuple[int, bool] | None:
    """The lock's open file, and whether a killed process left it; None if another holds it."""
    while True:
        descriptor, left = _create(path), False
        if descriptor is None:
            descriptor, left = _open(path), True
        if descriptor is None:
            continue  # its holder has just removed it
        try:
            locked = _lock(descriptor)
            if locked is False:
                os.close(descriptor)
                return None
            if _is_at(descriptor, path):
                if _sign(descriptor):
                    return descriptor, left and locked is True
                path.unlink()  # another user's, whose process has ended
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _create(path: Path) -> int | None:
    """A new lock file, open; None if one exists."""
    with suppress(FileExistsError):
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _SAFELY, 0o666)
    return None


def _open(path: Path) -> int | None:
    """The existing lock file, open for reading at least; None if it has been removed."""
    try:
        try:
            descriptor = os.open(path, os.O_RDWR | _SAFELY)
        except PermissionError:
            descriptor = os.open(path, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LabialError(f"{path}: cannot be used as a lock file: {error.strerror}") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        os.close(descriptor)
        raise LabialError(f"{path}: cannot be used as a lock file: not regular, or has other names")
    return descriptor


def _release(path: Path, descriptor: int) -> None:
    if os.name == "nt":  # an open file cannot be removed there
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        if _is_at(descriptor, path):
            path.unlink()
    os.close(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the open file still has that name: its holder removes it at the end."""
    try:
        there = path.lstat()
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(descriptor), there)


def _lock(descriptor: int) -> bool | None:
    """Whether the lock was free and is now ours; None if the file system has no locks."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return _lock_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return None
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise
    return True


def _lock_on_windows(descriptor: int) -> bool | None:
    try:
        import msvcrt
    except ModuleNotFoundError:
        return None
    os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True


def _sign(descriptor: int) -> bool:
    """Write the holder into a lock; False if it is open for reading only."""
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()} {socket.gethostname()}\n".encode())
    except OSError as error:
        return error.errno not in (errno.EBADF, errno.EINVAL)  # a full disk does not matter
    return True

"""Part files, which replace a file when they are complete, and the locks of their writers.

A part's name is random, with a key of its file's name and the mark of the host that began it.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from labial import locks
from labial.host import MARK, host_mark, is_this_host

FOLDER_LOCK = ".labial.lock"
"""The name of the lock of the folder that contains it."""

# How much of a file's name its part has; file systems limit names to 255 bytes, or to 143.
_NAME_BYTES = 60
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_PART = re.compile(rf"\.labial-([0-9a-f]{{16}})-[0-9a-f]{{16}}-({MARK})\.part\..*", re.DOTALL)
_LOCK = re.compile(r"\.labial(-[0-9a-f]{16})?\.lock")


@contextmanager
def replaced(target: Path, name: str) -> Iterator[Path]:
    """A part file to write, which replaces ``target`` when the block ends without error."""
    try:
        before = target.lstat()
    except FileNotFoundError:
        before = None
    part = target.with_name(
        f".labial-{_key(target)}-{secrets.token_hex(8)}-{host_mark()}.part.{tail(name)}"
    )
    # From the start, only those who can read the file to be replaced may read it.
    mode = 0o666 if before is None else 0o600
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, mode)
    try:
        usual = os.fstat(descriptor).st_mode
        os.close(descriptor)
        yield part
        _finish(part, usual, before)
        os.replace(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def remove_parts(target: Path) -> None:
    """Remove parts that killed processes of this host left. The caller must hold the lock."""
    for left in target.parent.glob(f".labial-{_key(target)}-*"):
        part = _PART.fullmatch(left.name)
        if part and is_this_host(part[2]):
            with suppress(OSError):
                left.unlink()


def is_bookkeeping(path: Path) -> bool:
    """Whether a file is a lock, or a part that a killed process of this host left."""
    part = _PART.fullmatch(path.name)
    if part is None:
        return _LOCK.fullmatch(path.name) is not None
    return is_this_host(part[2]) and not locks.is_held(path.with_name(f".labial-{part[1]}.lock"))


def lock_of(target: Path) -> Path:
    """The lock of a file or folder that is or will be at ``target``."""
    return target.with_name(f".labial-{_key(target)}.lock")


def tail(name: str) -> str:
    """The last characters of a file's name, including its ending."""
    while len(os.fsencode(name)) > _NAME_BYTES:
        name = name[1:]
    return name


def _finish(part: Path, usual: int, before: os.stat_result | None) -> None:
    """Give a part the mode and owner of its file, and flush it to the disk."""
    descriptor = os.open(part, os.O_RDWR | _NOFOLLOW)
    try:
        if hasattr(os, "fchmod"):  # not on Windows
            mode = usual if before is None else _with_owner_of(descriptor, before)
            os.fchmod(descriptor, mode & 0o777)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _with_owner_of(descriptor: int, before: os.stat_result) -> int:
    """Give a file another's owner and group as far as allowed; returns the mode to set."""
    with suppress(PermissionError):
        os.fchown(descriptor, before.st_uid, -1)
    try:
        os.fchown(descriptor, -1, before.st_gid)
    except PermissionError:
        # If the group differs, it gets no more rights than all others have.
        return before.st_mode & ~0o070 | (before.st_mode & 0o007) << 3
    return before.st_mode


def _key(target: Path) -> str:
    """A key of fixed length for a file's name, in the names of its lock and parts."""
    return sha256(os.fsencode(target.name)).hexdigest()[:16]

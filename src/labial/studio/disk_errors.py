"""Errors of the disk, which say nothing about the take that was read or stored meanwhile."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BROKEN = frozenset({errno.EIO, errno.EROFS, errno.ENXIO, errno.ENODEV})


def disk_error(error: BaseException, read: Path | None = None) -> int | None:
    """The number of the disk's error that caused ``error``, or None.

    ``read`` is a video that was read: decoders report an input error for damaged videos too, so it
    counts only if the bytes of the file cannot be read.
    """
    for each in _causes(error):
        number = getattr(each, "errno", None)
        if number in _FULL or (number in _BROKEN and isinstance(each, OSError)):
            decoded = type(each).__module__.startswith("av.")
            if not decoded or (read is not None and not _is_readable(read)):
                return int(number)
    return None


def is_full(number: int) -> bool:
    """Whether an error's number says that the disk is full."""
    return number in _FULL


def _is_readable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            while file.read(1 << 20):
                pass
    except OSError:
        return False
    return True


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__

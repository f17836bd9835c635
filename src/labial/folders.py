"""Folders: those that one process at a time uses, and their contents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from labial import locks
from labial.errors import InUseError, LabialError
from labial.parts import FOLDER_LOCK, is_bookkeeping, lock_of


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Make a folder if it is missing, and hold it until the block ends.

    Raises ``InUseError`` naming the process that holds it, and ``LabialError`` if no files can
    be made in it.
    """
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LabialError(f"{folder}: cannot be a folder: {error.strerror}") from error
        try:
            stack.enter_context(locks.held(folder / FOLDER_LOCK, f"{folder}: is in use"))
        except OSError as error:
            raise LabialError(f"{folder}: cannot be written to: {error.strerror}") from error
        yield


def check_free(folder: Path) -> None:
    """Raise ``InUseError`` naming the process that holds a folder, if another one does."""
    lock = folder / FOLDER_LOCK
    if locks.is_held(lock):
        raise InUseError(f"{folder}: is in use by {locks.holder(lock)}")


@contextmanager
def reserved(path: Path) -> Iterator[None]:
    """Hold what is or will be at ``path`` until the block ends; nothing is made there.

    Raises ``InUseError`` naming the process that holds it.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(locks.held(lock_of(path), f"{path}: is in use"))
        except OSError as error:
            raise LabialError(f"{path}: cannot be written: {error.strerror}") from error
        yield


def contents(folder: Path) -> list[Path]:
    """The entries of a folder, without locks and part files that killed processes left.

    Raises ``LabialError`` if the folder cannot be read.
    """
    try:
        return sorted(path for path in folder.iterdir() if not is_bookkeeping(path))
    except OSError as error:
        raise LabialError(f"{folder}: cannot be read: {error.strerror}") from error


def entries(folder: Path) -> list[Path]:
    """The visible entries of a folder, sorted: part files, locks and the like are hidden.

    Raises ``LabialError`` naming a folder that cannot be read.
    """
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise LabialError(f"{folder}: cannot be read: {error.strerror}") from error

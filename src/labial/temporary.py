"""Private temporary folders; those that killed processes left are removed by later ones."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir

from labial import locks
from labial.errors import LabialError
from labial.host import MARK, host_mark, is_this_host

_NAME = re.compile(rf"(labial-[0-9a-f]{{16}}-({MARK}))(\.lock)?")
# A process that removes old folders may look at a new one's lock.
_PATIENCE_S = 5.0


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that only this user can read, removed when the block ends.

    Folders that killed processes of this user left on this host are removed as well. Raises
    ``LabialError`` if no temporary folder can be made.
    """
    with ExitStack() as stack:
        try:
            root = Path(gettempdir())
            remove_left_folders()
            folder = root / f"labial-{secrets.token_hex(8)}-{host_mark()}"
            stack.enter_context(locks.held(_lock_of(folder), f"{folder}: is in use", _PATIENCE_S))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
        except OSError as error:
            raise LabialError(f"no temporary folder can be made: {error.strerror}") from error
        yield folder


@contextmanager
def encodable(path: Path) -> Iterator[str]:
    """A path to an existing file for libraries that take paths in UTF-8 only.

    It is ``path`` itself, or a link to it if its name, or a folder's, has bytes that are not UTF-8.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError:
        with temporary_folder() as folder:
            link = folder / f"file{_without_surrogates(path.suffix)}"
            link.symlink_to(path.absolute())
            yield str(link)
    else:
        yield str(path)


def remove_left_folders() -> None:
    """Remove the folders that killed processes of this user left on this host."""
    for path in Path(gettempdir()).glob("labial-*"):
        made = _NAME.fullmatch(path.name)
        if made is None or not is_this_host(made[2]):
            continue
        folder = path.with_name(made[1])
        # Folders of other users, and those that cannot be removed, are left.
        with suppress(OSError, LabialError):
            if _is_ours(path) and not locks.is_held(_lock_of(folder)):
                with locks.held(_lock_of(folder), f"{folder}: is in use"):
                    shutil.rmtree(folder, ignore_errors=True)


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "ignore").decode()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "geteuid") or folder.lstat().st_uid == os.geteuid()

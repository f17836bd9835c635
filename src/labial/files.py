"""Writing files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labial.errors import LabialError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; it takes ``path``'s place when the block ends well.

    It keeps the ending, for writers that look at it. Raises ``LabialError`` naming ``path`` where
    it cannot be written; nothing of a failed attempt stays.
    """
    if not path.parent.is_dir():
        raise LabialError(f"{path}: cannot be written: there is no folder {path.parent}")
    # One name: what a killed process left is written over by the next.
    aside = path.with_name(f".part.{path.name}")
    try:
        yield aside
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError as error:
        raise LabialError(f"{path}: cannot be written: {error}") from error
    finally:
        aside.unlink(missing_ok=True)

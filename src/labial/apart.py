"""Checks that outputs do not overwrite inputs."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

from labial.errors import LabialError


@dataclass(frozen=True)
class Inputs:
    """Files that a command reads, which none of its outputs may overwrite."""

    identities: frozenset[Hashable]

    @classmethod
    def of(cls, *paths: Path | None) -> Inputs:
        """The files at some paths; None is ignored."""
        return cls(frozenset(_identity(path) for path in paths if path is not None))

    def check_apart(self, outputs: Iterable[Path]) -> None:
        """Raise ``LabialError`` if an output is one of the files, or two outputs are one file.

        ``outputs`` are the main file and all that may be written with it.
        """
        written: dict[Hashable, Path] = {}
        for path in outputs:
            identity = _identity(path)
            if identity in self.identities:
                main = next(iter(written.values()), None)
                companion = "" if main is None else f", and would be written with {main.name}"
                raise LabialError(f"{path}: is an input{companion}; write to another file")
            if identity in written:
                raise LabialError(
                    f"{path}: two files would be written there; give them different names"
                )
            written[identity] = path


def _identity(path: Path) -> Hashable:
    """A value that all paths to one file share; the file need not exist yet."""
    try:
        found = path.stat()
    except OSError:
        return os.path.realpath(path)
    return found.st_dev, found.st_ino

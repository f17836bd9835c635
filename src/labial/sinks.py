"""The destination of a written file: the disk, atomically, or memory."""

from __future__ import annotations

import io
import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from labial.errors import LabialError
from labial.files import check_place, replacing
from labial.temporary import temporary_folder


class Sink(ABC):
    """One file for a writer to fill, and access to its companion files.

    ``path`` names the file; in memory nothing exists there. ``str(sink)`` is for messages.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name

    @abstractmethod
    def open(self) -> AbstractContextManager[BinaryIO]:
        """The file, empty and seekable. It counts as written when the block ends without error."""

    @abstractmethod
    def at(self, path: Path) -> Sink:
        """Another file, which is written together with this one."""

    def beside(self, name: str) -> Sink:
        """Another file in the same folder, which is written together with this one."""
        return self.at(self.path.with_name(name))

    @contextmanager
    def text(self, encoding: str = "utf-8") -> Iterator[TextIO]:
        """The file as text, with line ends as written, on every platform."""
        with self.open() as file:
            # Names of files may have bytes that are not UTF-8: they are escaped in JSON's notation.
            errors = "backslashreplace" if encoding == "utf-8" else "strict"
            text = io.TextIOWrapper(file, encoding, errors, newline="\n")
            try:
                yield text
            finally:
                text.detach()  # flushes, and leaves closing to the sink

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """A path with the file's ending, for libraries that cannot write to anything else."""
        with _named(self.path), temporary_folder() as folder:
            path = folder / f"file{self.path.suffix}"
            yield path
            with self.open() as file:
                file.write(path.read_bytes())


@contextmanager
def writing(path: Path) -> Iterator[Sink]:
    """A sink on the disk: its files appear when the block ends without error, or else none does.

    Each replaces what was at its path. Raises ``LabialError`` naming a file that cannot be written.
    """
    check_place(path)
    with ExitStack() as replaced:
        yield _OnDisk(path, replaced)


class _OnDisk(Sink):
    """Files are written to parts; leaving ``replaced`` gives all of them their names."""

    def __init__(self, path: Path, replaced: ExitStack) -> None:
        super().__init__(path)
        self._replaced = replaced

    def at(self, path: Path) -> Sink:
        return _OnDisk(path, self._replaced)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        with self.staged() as part, part.open("wb") as file:
            yield file

    @contextmanager
    def staged(self) -> Iterator[Path]:
        part = self._replaced.enter_context(replacing(self.path))
        with _named(self.path):
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())  # so that an error comes before any file is renamed


class InMemory(Sink):
    """A sink whose ``files`` are bytes by name."""

    def __init__(self, path: Path, files: dict[str, bytes] | None = None) -> None:
        super().__init__(path)
        self._files = {} if files is None else files

    @property
    def files(self) -> Mapping[str, bytes]:
        """What was written so far: this file and its companions."""
        return self._files

    def at(self, path: Path) -> Sink:
        """Another file among ``files``."""
        return InMemory(path, self._files)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The file, which joins ``files`` when the block ends without error."""
        buffer = io.BytesIO()
        yield buffer
        self._files[self.name] = buffer.getvalue()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LabialError(f"{path}: cannot be written: {error.strerror or error}") from error

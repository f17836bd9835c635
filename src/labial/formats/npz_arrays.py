"""The arrays of a NumPy archive (.npz), each read after its type and size have been checked.

An archive of a few kilobytes can declare arrays of any size, and unpack to gigabytes. Only arrays
that are asked for are unpacked, and no more of them than their headers say. The format is that of
https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
"""

from __future__ import annotations

import math
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
import numpy.typing as npt

MOST_BYTES = 2_000_000_000
"""Largest array read: the longest motion, or its sound at 96 kHz, fits."""

MOST_TEXT_BYTES = 64_000_000
"""Largest text, list of texts or list of times read: those of 24 hours of speech fit."""

_AT_ONCE = 1 << 20
_format: Any = np.lib.format  # NumPy has no types for it
_KINDS = {"i": "integers", "u": "integers", "f": "numbers", "U": "text"}

# RuntimeError is for encryption and unknown compression.
_DAMAGE = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, MemoryError)


@dataclass(frozen=True)
class Header:
    """What an array's header declares."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    columns_first: bool


class Arrays:
    """The arrays of an open archive by name. All methods raise ``ValueError`` naming the array."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = archive.namelist()
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"it has '{twice[0]}' twice")
        self._names = frozenset(names)

    def __contains__(self, name: str) -> bool:
        return f"{name}.npy" in self._names

    def header(self, name: str, kinds: str, dimensions: int) -> Header:
        """What an array declares, of one of NumPy's ``kinds`` of types. It is not unpacked."""
        with self._opened(name) as member:
            return self._header(member, name, kinds, dimensions)

    def array(
        self, name: str, kinds: str, dimensions: int, most_bytes: int | None = None
    ) -> npt.NDArray[Any]:
        """An array of one of NumPy's ``kinds`` of types, with ``dimensions`` axes.

        It takes at most ``most_bytes``, by default ``MOST_BYTES``.
        """
        with self._opened(name) as member:
            header = self._header(member, name, kinds, dimensions)
            size = math.prod(header.shape) * header.dtype.itemsize
            most = MOST_BYTES if most_bytes is None else most_bytes
            if size > most:
                raise ValueError(f"'{name}' takes {size} bytes, expected at most {most}")
            content = _content(member, size, name)
        if not size:
            return np.zeros(header.shape, header.dtype)
        values: npt.NDArray[Any] = np.frombuffer(content, header.dtype)
        return values.reshape(header.shape, order="F" if header.columns_first else "C")

    def text(self, name: str) -> str:
        """A single text."""
        return str(self.array(name, "U", 0, MOST_TEXT_BYTES))

    def texts(self, name: str) -> list[str]:
        """A list of texts."""
        header = self.header(name, "Uf", 1)
        # Without texts, NumPy's list is one of numbers.
        kinds = "U" if header.shape[0] else "Uf"
        texts: list[str] = self.array(name, kinds, 1, MOST_TEXT_BYTES).tolist()
        return texts

    def number(self, name: str) -> float:
        """A single finite number."""
        value = float(self.array(name, "iuf", 0))
        if not math.isfinite(value):
            raise ValueError(f"'{name}' is {value}, expected a finite number")
        return value

    def integer(self, name: str) -> int:
        """A single integer."""
        return int(self.array(name, "iu", 0))

    def numbers(self, name: str) -> list[float]:
        """A list of numbers, which may be NaN."""
        return [float(value) for value in self.array(name, "iuf", 1, MOST_TEXT_BYTES).tolist()]

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        if name not in self:
            raise ValueError(f"it lacks '{name}'")
        try:
            with self._archive.open(f"{name}.npy") as member:
                yield member
        except _DAMAGE as error:
            raise ValueError(f"'{name}' is damaged: {error}") from error

    def _header(self, member: IO[bytes], name: str, kinds: str, dimensions: int) -> Header:
        try:
            version = _format.read_magic(member)
            read = {(1, 0): _format.read_array_header_1_0, (2, 0): _format.read_array_header_2_0}
            shape, columns_first, dtype = read[version](member)
        except Exception as error:  # NumPy's parser of headers raises errors of many kinds
            raise ValueError(f"'{name}' is not a NumPy array: {error}") from error
        header = Header(shape, dtype, columns_first)
        if header.dtype.kind not in kinds or header.dtype.itemsize > MOST_TEXT_BYTES:
            expected = " or ".join(sorted({_KINDS[kind] for kind in kinds}))
            raise ValueError(f"'{name}' holds {header.dtype}, expected {expected}")
        if len(header.shape) != dimensions or min(header.shape, default=0) < 0:
            raise ValueError(f"'{name}' has shape {header.shape}, expected {dimensions} axes")
        return header


def _content(member: IO[bytes], size: int, name: str) -> bytearray:
    """``size`` bytes, which must be all that is left; their checksum is compared at the end."""
    content, filled = bytearray(size), 0
    while part := member.read(min(_AT_ONCE, size - filled + 1)):
        if filled + len(part) > size:
            raise ValueError(f"'{name}' is longer than its header says")
        content[filled : filled + len(part)] = part
        filled += len(part)
    if filled < size:
        raise ValueError(f"'{name}' is shorter than its header says")
    return content

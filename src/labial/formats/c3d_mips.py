"""C3D files with the numbers of MIPS processors, which ezc3d does not read, as those of Intel.

Both have floats of IEEE 754; only the order of bytes differs. After the C3D user guide
(https://www.c3d.org/docs/C3D_User_Guide.pdf), "The Header Section" and "The Parameter Section".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path

from labial.temporary import encodable, temporary_folder

_BLOCK = 512
_INTEL, _MIPS = 84, 86
# Places of the header in bytes: numbers of 16 bits, and floats.
_HEADER_INTEGERS = (*range(2, 12, 2), 16, 18, *range(294, 304, 2))
_HEADER_FLOATS = (12, 20, *range(304, 376, 4))
_SCALE = slice(12, 16)  # negative if data are floats
_SIZES = {2: 2, 4: 4}  # in bytes, by the type of a parameter's values


@contextmanager
def for_ezc3d(path: Path) -> Iterator[str]:
    """The name of a file that ezc3d can read: the file's own, or a copy's in Intel's numbers."""
    if not _is_of_mips(path):
        with encodable(path) as name:
            yield name
        return
    content = bytearray(path.read_bytes())
    _convert(content)
    with temporary_folder() as folder:
        copy = folder / "copy.c3d"
        copy.write_bytes(content)
        yield str(copy)


def _is_of_mips(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(1)
        file.seek(max(0, (head[0] if head else 0) - 1) * _BLOCK + 3)
        return file.read(1) == bytes([_MIPS])


def _convert(content: bytearray) -> None:
    """Change the numbers of a file to Intel's, as far as a damaged one has them."""
    if len(content) < max(2, content[0]) * _BLOCK:
        return
    is_float = content[_SCALE][0] >= 0x80  # the sign's bit is in MIPS' first byte
    for place in _HEADER_INTEGERS:
        _swap(content, place, 2)
    for place in _HEADER_FLOATS:
        _swap(content, place, 4)
    start = max(0, content[0] - 1) * _BLOCK
    content[start + 3] = _INTEL
    _convert_parameters(content, start + 4, min(len(content), start + content[start + 2] * _BLOCK))
    width = 4 if is_float else 2
    data = _BLOCK * (int.from_bytes(content[16:18], "little") - 1)
    end = data + (len(content) - data) // width * width
    if data > 0:
        values = content[data:end]
        for byte in range(width):
            content[data + byte : end : width] = values[width - 1 - byte :: width]


def _convert_parameters(content: bytearray, place: int, most: int) -> None:
    """Groups and parameters between two places, each of which says where the next one is.

    A record has the length of its name (negative if it is locked), the number of its group, its
    name, and the distance to the next record; a parameter then has a type, dimensions and values.
    """
    while place + 2 < most and (length := content[place]):
        after = place + 2 + min(length, 256 - length)  # of a number with a sign
        if after + 4 > most:
            return
        _swap(content, after, 2)
        onward = int.from_bytes(content[after : after + 2], "little")
        following = min(most, after + onward) if onward else most
        size = _SIZES.get(content[after + 2])
        if size and content[place + 1] < 0x80:  # groups have negative numbers
            first = after + 4 + content[after + 3]
            end = first + size * prod(content[after + 4 : first])
            for value in range(first, min(end, following) - size + 1, size):
                _swap(content, value, size)
        if not onward:
            return
        place = following


def _swap(content: bytearray, place: int, size: int) -> None:
    content[place : place + size] = content[place : place + size][::-1]

"""glTF 2.0 in its binary container (.glb): JSON, one buffer, and the arrays that accessors name.

The document is kept as JSON, so that everything else in a user's file is preserved. After
https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html: section 3.6 (accessors), 4 (container).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError
from labial.formats.strict_json import finite_number, strict_json, whole_number
from labial.sinks import Sink

_MAGIC, _VERSION = b"glTF", 2
_JSON, _BINARY = 0x4E4F534A, 0x004E4942
_DTYPES = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_COMPRESSED = {
    "KHR_draco_mesh_compression": "Draco",
    "EXT_meshopt_compression": "meshopt",
    "KHR_meshopt_compression": "meshopt",
}
# The most values of an accessor that has none in the file, which are zeros.
_MOST_ZEROS = 30_000_000
ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER = 34962, 34963

Document = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Glb:
    """A .glb file: its JSON ``document`` and the ``binary`` buffer."""

    path: Path
    document: Document
    binary: bytes

    def items(self, kind: str) -> Sequence[Document]:
        """The document's list of a kind ("meshes", "nodes", ...), empty if it is missing."""
        found = self.document.get(kind, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self.error(f"'{kind}' is not a list of objects")
        return found

    def item(self, kind: str, index: object) -> Document:
        """One of them. Raises ``FormatError`` for an index outside the list."""
        found = self.items(kind)
        if type(index) is not int or not 0 <= index < len(found):
            raise self.error(f"it names number {index} of its {len(found)} {kind}")
        return found[index]

    def error(self, what: str) -> FormatError:
        """An error that names the file."""
        return FormatError(f"{self.path}: {what}")

    def array(self, accessor: object, kind: str) -> npt.NDArray[np.float64]:
        """An accessor's values, float64 ``[count, width]``; ``kind`` is the type expected.

        Sparse, interleaved and normalised accessors are read. Raises ``FormatError`` if one points
        outside its buffer, is of another type, or has values that are not numbers.
        """
        described = self.item("accessors", accessor)
        name = f"accessor {accessor}"
        dtype = _DTYPES.get(described.get("componentType", 0))
        count = described.get("count")
        if dtype is None or described.get("type") not in _WIDTHS:
            raise self.error(f"{name} has a type that is not glTF's")
        if described["type"] != kind:
            raise self.error(f"{name} is {described['type']}, expected {kind}")
        if type(count) is not int or count < 1:
            raise self.error(f"{name} has a count of {count}, expected 1 or more")
        width = _WIDTHS[kind]
        if "bufferView" in described:
            raw = self._values(described, described["bufferView"], dtype, count, width, name)
        elif count * width > _MOST_ZEROS:
            raise self.error(f"{name} has {count * width} zeros, expected at most {_MOST_ZEROS}")
        else:
            raw = np.zeros((count, width), dtype)
        if "sparse" in described:
            raw = self._with_sparse(raw, described["sparse"], dtype, width, name)
        values = raw.astype(np.float64)
        if described.get("normalized") and dtype != "<f4":
            values = np.maximum(values / np.iinfo(dtype).max, -1.0)
        if not np.isfinite(values).all():
            raise self.error(f"{name} holds values that are not numbers")
        return values

    def integers(self, accessor: object, kind: str) -> npt.NDArray[np.int64]:
        """As :meth:`array`, for accessors of unsigned integers in the file's buffer."""
        described = self.item("accessors", accessor)
        stored = _DTYPES.get(described.get("componentType", 0), "")
        if "u" not in stored or described.get("normalized") or "bufferView" not in described:
            raise self.error(f"accessor {accessor} does not hold unsigned integers")
        return self.array(accessor, kind).astype(np.int64)

    def numbers(self, values: object, count: int, name: str) -> npt.NDArray[np.float64]:
        """A list of ``count`` finite numbers in the document, float64 ``[count]``."""
        if not isinstance(values, list) or len(values) != count:
            raise self.error(f"{name} is not a list of {count} numbers")
        try:
            return np.array([finite_number(value, name) for value in values], np.float64)
        except ValueError as error:
            raise self.error(str(error)) from error

    def _with_sparse(
        self, raw: npt.NDArray[Any], sparse: Document, dtype: str, width: int, name: str
    ) -> npt.NDArray[Any]:
        try:
            count = whole_number(sparse["count"], "count")
            where, what = sparse["indices"], sparse["values"]
            view, kind = where["bufferView"], _DTYPES[where["componentType"]]
            replaced = what["bufferView"]
        except (KeyError, TypeError, ValueError) as error:
            raise self.error(f"the sparse part of {name} is damaged: {error!r}") from error
        places = self._values(where, view, kind, count, 1, name)[:, 0].astype(np.int64)
        if len(places) and not 0 <= places.min() <= places.max() < len(raw):
            raise self.error(f"the sparse part of {name} names other elements")
        raw = raw.copy()
        raw[places] = self._values(what, replaced, dtype, count, width, name)
        return raw

    def _values(
        self, at: Document, view: object, dtype: str, count: int, width: int, name: str
    ) -> npt.NDArray[Any]:
        described = self.item("bufferViews", view)
        for extension in described.get("extensions", {}):
            if extension in _COMPRESSED:
                raise self.error(_compressed(extension))
        if described.get("buffer") != 0:
            raise self.error(f"{name} is in another buffer than the file's own")
        try:
            size = np.dtype(dtype).itemsize * width
            start = whole_number(described.get("byteOffset", 0), "byteOffset")
            length = whole_number(described["byteLength"], "byteLength")
            offset = whole_number(at.get("byteOffset", 0), "byteOffset")
            stride = whole_number(described.get("byteStride", size), "byteStride")
        except (KeyError, TypeError, ValueError) as error:
            raise self.error(f"buffer view {view} is damaged: {error!r}") from error
        end = offset + stride * (count - 1) + size
        sound = min(start, offset, length) >= 0 and stride >= size and count > 0
        if not sound or end > length or start + length > len(self.binary):
            raise self.error(f"{name} points outside its buffer of {len(self.binary)} bytes")
        return np.ndarray(
            (count, width),
            dtype,
            self.binary,
            start + offset,
            (stride, np.dtype(dtype).itemsize),
        )


def read_glb(path: Path) -> Glb:
    """Read a .glb file. Raises ``FormatError`` naming it if it is not one, or not whole.

    The data must be in the file itself and uncompressed.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FormatError(f"{path}: no such file") from error
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    chunks = dict(reversed(_chunks(path, content)))
    if _JSON not in chunks:
        raise FormatError(f"{path}: a glTF container without its JSON")
    try:
        document = strict_json(chunks[_JSON])
    except ValueError as error:
        raise FormatError(f"{path}: its JSON is damaged: {error}") from error
    if not isinstance(document, dict):
        raise FormatError(f"{path}: its JSON is not an object")
    return checked(Glb(path, document, chunks.get(_BINARY, b"")))


def checked(glb: Glb) -> Glb:
    """The same file, if it is glTF 2 with its data inside and uncompressed.

    Raises ``FormatError`` naming the file if it is not.
    """
    document = glb.document
    version = document.get("asset", {})
    if not isinstance(version, dict) or not str(version.get("version", "")).startswith("2"):
        raise glb.error("is not glTF of version 2")
    for extension in document.get("extensionsRequired", []):
        if extension in _COMPRESSED:
            raise glb.error(_compressed(extension))
    for place, buffer in enumerate(glb.items("buffers")):
        if "uri" in buffer:
            raise glb.error(
                f"buffer {place} is outside the file; only a .gltf may have data next to it"
            )
    return glb


def _compressed(extension: str) -> str:
    return (
        f"its data are compressed with {_COMPRESSED[extension]} ({extension}), which labial does"
        " not read; decompress it: npx @gltf-transform/cli copy FILE.glb PLAIN.glb"
    )


def _chunks(path: Path, content: bytes) -> list[tuple[int, bytes]]:
    if content[:4] != _MAGIC:
        hint = " (it looks like a .gltf: give it that ending)"
        raise FormatError(f"{path}: not a .glb file{hint if content[:1] == b'{' else ''}")
    if len(content) < 12:
        raise FormatError(f"{path}: ends early")
    version, length = struct.unpack_from("<II", content, 4)
    if version != _VERSION:
        raise FormatError(f"{path}: a glTF container of version {version}, expected 2")
    if length > len(content):
        raise FormatError(f"{path}: ends early: {len(content)} bytes of {length}")
    found, place = [], 12
    while place + 8 <= length:
        size, kind = struct.unpack_from("<II", content, place)
        if place + 8 + size > length:
            raise FormatError(f"{path}: a part of it ends early")
        found.append((kind, content[place + 8 : place + 8 + size]))
        place += 8 + size
    return found


class GlbWriter:
    """Collects arrays after a document's own buffer, and writes both as a .glb.

    ``document`` is changed: additions go to its lists; ``binary`` is the contents of its buffer.
    """

    def __init__(self, document: Document, binary: bytes = b"") -> None:
        self.document = document
        self._parts = [binary]
        self._size = len(binary)

    def append(self, kind: str, item: Document) -> int:
        """Add an object to one of the document's lists; returns its index."""
        items: list[Document] = self.document.setdefault(kind, [])
        items.append(item)
        return len(items) - 1

    def add(
        self,
        values: npt.NDArray[Any],
        kind: str,
        *,
        target: int | None = None,
        bounds: bool = False,
    ) -> int:
        """Add an array ``[count, width]``; returns its accessor's index.

        Integers are stored as uint32, others as float32. ``bounds`` writes the smallest and
        largest values, which positions and times must have.
        """
        whole = np.issubdtype(values.dtype, np.integer)
        stored = np.ascontiguousarray(values, "<u4" if whole else "<f4")
        self._pad()
        view: Document = {"buffer": 0, "byteOffset": self._size, "byteLength": stored.nbytes}
        if target is not None:
            view["target"] = target
        self._parts.append(stored.tobytes())
        self._size += stored.nbytes
        accessor: Document = {
            "bufferView": self.append("bufferViews", view),
            "componentType": 5125 if whole else 5126,
            "count": len(stored),
            "type": kind,
        }
        if bounds:
            flat = stored.reshape(len(stored), -1)
            accessor["min"] = flat.min(axis=0).tolist()
            accessor["max"] = flat.max(axis=0).tolist()
        return self.append("accessors", accessor)

    def _pad(self) -> None:
        missing = -self._size % 4
        self._parts.append(bytes(missing))
        self._size += missing

    def write(self, sink: Sink) -> None:
        """Write the file. Raises ``FormatError`` if it would be too large for the format."""
        self._pad()
        if self._size:
            self.document.setdefault("buffers", [{}])[0]["byteLength"] = self._size
        document = json.dumps(self.document, ensure_ascii=False, separators=(",", ":"))
        text = document.encode("utf-8", "backslashreplace")
        text += b" " * (-len(text) % 4)
        total = 12 + 8 + len(text) + (8 + self._size if self._size else 0)
        if total >= 1 << 32:
            raise FormatError(f"{sink}: would take {total} bytes, more than a .glb can hold")
        with sink.open() as file:
            file.write(struct.pack("<4sII", _MAGIC, _VERSION, total))
            file.write(struct.pack("<II", len(text), _JSON))
            file.write(text)
            if self._size:
                file.write(struct.pack("<II", self._size, _BINARY))
                for part in self._parts:
                    file.write(part)


def target_names(mesh: Mapping[str, Any], count: int) -> list[str]:
    """The names of a mesh's morph targets, as tools write them into ``extras``."""
    primitives = mesh.get("primitives", [])
    for holder in (mesh, *primitives):
        extras = holder.get("extras")
        names = extras.get("targetNames") if isinstance(extras, dict) else None
        if isinstance(names, list) and len(names) == count:
            return [str(name) for name in names]
    return [f"target_{place}" for place in range(count)]

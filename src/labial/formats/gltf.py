"""glTF as a .gltf file of JSON with buffers and images next to it, read as one .glb would be.

After https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html, sections 2.8 (URIs) and 3.6
(buffers): data are in the JSON as base64, or in files named relative to it.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from os.path import realpath
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from labial.errors import FormatError
from labial.formats.glb import Document, Glb, GlbWriter, checked, read_glb
from labial.formats.strict_json import strict_json, whole_number
from labial.sinks import InMemory

_MOST_BYTES = 1 << 30  # of all data of a file
_IMAGES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}


def read_gltf(path: Path) -> Glb:
    """A .glb or .vrm file, or a .gltf file with all its data, which become one buffer.

    Raises ``FormatError`` naming a file that is missing, damaged or outside the file's folder.
    """
    if path.suffix.lower() != ".gltf":
        return read_glb(path)
    try:
        document = strict_json(_bytes_of(path))
    except ValueError as error:
        raise FormatError(f"{path}: its JSON is damaged: {error}") from error
    if not isinstance(document, dict):
        raise FormatError(f"{path}: its JSON is not an object")
    glb = Glb(path, document, b"")
    try:
        return checked(_gathered(glb))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise glb.error(f"damaged: {error!r}") from error


def content_of(path: Path) -> bytes:
    """The bytes of a file that :func:`read_gltf` reads, as a .glb."""
    if path.suffix.lower() != ".gltf":
        return _bytes_of(path)
    glb = read_gltf(path)
    sink = InMemory(Path(path.stem + ".glb"))
    GlbWriter(glb.document, glb.binary).write(sink)
    return sink.files[sink.name]


def _gathered(glb: Glb) -> Glb:
    """The file with the contents of its buffers and images in one buffer."""
    starts: list[int] = []
    parts: list[bytes] = []
    size = 0
    for buffer in glb.items("buffers"):
        content = _data(glb, buffer.get("uri"))
        length = whole_number(buffer["byteLength"], "byteLength")
        if len(content) < length:
            raise glb.error(f"a buffer has {len(content)} bytes of {length}")
        starts.append(size)
        size = _appended(glb, parts, content[:length], size)
    views = [dict(view) for view in glb.items("bufferViews")]
    for view in views:
        number = whole_number(view.get("buffer"), "buffer")
        if not 0 <= number < len(starts):
            raise glb.error(f"a buffer view names buffer {number} of {len(starts)}")
        view["byteOffset"] = starts[number] + whole_number(view.get("byteOffset", 0), "byteOffset")
        view["buffer"] = 0
    images = [dict(image) for image in glb.items("images")]
    for image in images:
        if "uri" in image:
            image["mimeType"] = image.get("mimeType") or _media(glb, image["uri"])
            content = _data(glb, image.pop("uri"))
            views.append({"buffer": 0, "byteOffset": size, "byteLength": len(content)})
            image["bufferView"] = len(views) - 1
            size = _appended(glb, parts, content, size)
    lists: Document = {"bufferViews": views, "images": images}
    document = {**glb.document, **{kind: each for kind, each in lists.items() if each}}
    if parts:
        document["buffers"] = [{"byteLength": size}]
    return replace(glb, document=document, binary=b"".join(parts))


def _appended(glb: Glb, parts: list[bytes], content: bytes, size: int) -> int:
    """Append a buffer, padded to 4 bytes; returns the new size of all."""
    padded = content + bytes(-len(content) % 4)
    if size + len(padded) > _MOST_BYTES:
        raise glb.error(f"its data have more than {_MOST_BYTES} bytes")
    parts.append(padded)
    return size + len(padded)


def _media(glb: Glb, uri: str) -> str:
    if uri.startswith("data:"):
        return uri[5:].split(";")[0].split(",")[0]
    suffix = PurePosixPath(unquote(uri)).suffix.lower()
    if suffix not in _IMAGES:
        raise glb.error(f"image '{uri}' is of no kind that glTF has")
    return _IMAGES[suffix]


def _data(glb: Glb, uri: object) -> bytes:
    """What a URI names: data inside it, or a file in the file's folder."""
    if not isinstance(uri, str):
        raise glb.error("a buffer names no data")
    if uri.startswith("data:"):
        try:
            return base64.b64decode(uri.partition("base64,")[2], validate=True)
        except binascii.Error as error:
            raise glb.error(f"data in it are not base64: {error}") from error
    named, folder = PurePosixPath(unquote(uri)), glb.path.parent
    outside = ":" in uri or "\\" in uri or named.is_absolute() or ".." in named.parts
    data = folder.joinpath(*named.parts)
    # A symbolic link may come with the file, and lead anywhere.
    if outside or not Path(realpath(data)).is_relative_to(realpath(folder)):
        raise glb.error(f"its data are at '{uri[:80]}', expected files in its own folder")
    try:
        return _bytes_of(data)
    except FormatError as error:
        raise glb.error(f"its data: {error}") from error


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FormatError(f"{path}: has more than {_MOST_BYTES} bytes")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FormatError(f"{path}: no such file") from error
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # of a null byte in the name
        raise FormatError(f"a file is called {str(path)!r}: {error}") from error

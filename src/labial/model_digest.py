"""A digest over an ONNX model, which shows damage to its weights and its metadata.

It is an entry of the model's metadata, over all other bytes of the file. Files without it, as
labial wrote them earlier, are not checked.
"""

from __future__ import annotations

import hashlib
import re

from labial.errors import FormatError
from labial.model_check import fields, placed_fields

_METADATA = 14  # the field of a model with entries of a key and a value
_KEY, _VALUE = 1, 2
_NAME = b"labial sha256"
_AT_THE_END = re.compile(rb"[0-9a-f]{64}\Z")


def with_digest(content: bytes) -> bytes:
    """A model's file with the digest of its content, in place of any that it has."""
    body, _ = _split(content)
    digest = hashlib.sha256(body).hexdigest().encode()
    entry = _field(_KEY, _NAME) + _field(_VALUE, digest)
    return body + _field(_METADATA, entry)


def check_digest(content: bytes) -> None:
    """Raise ``FormatError`` if a model's file is not what its digest was made of."""
    body, digest = _split(content)
    if digest is None and (_NAME in content or _AT_THE_END.search(content)):
        # Damage before the digest may hide it from the parser.
        raise FormatError("it is damaged: its digest is not where it was")
    if digest is not None and hashlib.sha256(body).hexdigest().encode() != digest:
        raise FormatError("it is damaged: its digest is not that of its content")


def _split(content: bytes) -> tuple[bytes, bytes | None]:
    """The file without the entry of the digest, and the digest."""
    body = bytearray()
    digest: bytes | None = None
    for number, start, end, value in placed_fields(memoryview(content)):
        if number == _METADATA and isinstance(value, memoryview):
            texts = {key: bytes(each) for key, each in fields(value) if not isinstance(each, int)}
            if texts.get(_KEY) == _NAME:
                digest = texts.get(_VALUE, b"")
                continue
        body += content[start:end]
    return bytes(body), digest


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)

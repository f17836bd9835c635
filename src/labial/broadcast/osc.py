"""Messages of Open Sound Control 1.0, as far as they are sent here."""

from __future__ import annotations

import struct
from collections.abc import Iterable

_IMMEDIATELY = struct.pack("!Q", 1)
_BUNDLE = b"#bundle\0" + _IMMEDIATELY


def message(address: str, *arguments: str | float | int) -> bytes:
    """A message with arguments of the types s (str), i (int) and f (float)."""
    types, values = ",", b""
    for each in arguments:
        if isinstance(each, str):
            types, values = types + "s", values + _text(each)
        elif isinstance(each, int):
            types, values = types + "i", values + struct.pack("!i", each)
        else:
            types, values = types + "f", values + struct.pack("!f", each)
    return _text(address) + _text(types) + values


def bundles(messages: Iterable[bytes], most: int) -> list[bytes]:
    """Messages in order in as few bundles as possible, of at most ``most`` bytes each."""
    found = [_BUNDLE]
    for each in messages:
        element = struct.pack("!i", len(each)) + each
        if len(found[-1]) > len(_BUNDLE) and len(found[-1]) + len(element) > most:
            found.append(_BUNDLE)
        found[-1] += element
    return found


def _text(text: str) -> bytes:
    """A string that ends with zeros, to a length of a multiple of 4."""
    encoded = text.encode()
    return encoded + b"\0" * (4 - len(encoded) % 4)

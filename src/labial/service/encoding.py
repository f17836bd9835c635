"""Messages as JSON in text frames, or as MessagePack in binary frames."""

from __future__ import annotations

import base64
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import msgpack
import numpy as np
import numpy.typing as npt

from labial.service.refused import RefusedError

_DECIMALS = 4


class Encoding(ABC):
    """How the messages of a connection are written, which is how its first message was."""

    name: str

    @abstractmethod
    def read(self, message: str | bytes) -> Any:
        """The values of a message. Raises ``RefusedError`` if it cannot be read."""

    @abstractmethod
    def write(self, values: Mapping[str, Any]) -> str | bytes:
        """A message from values, with arrays of floats and of int16 samples among them."""


class Json(Encoding):
    """Arrays are nested lists, rounded to 4 decimals; sound is base64 of its bytes."""

    name = "JSON"

    def read(self, message: str | bytes) -> Any:
        """The values of a text frame."""
        if not isinstance(message, str):
            raise RefusedError(400, "a binary message after JSON: expected text frames")
        try:
            return json.loads(message)
        except (ValueError, RecursionError) as error:
            raise RefusedError(400, f"not JSON: {error}") from None

    def write(self, values: Mapping[str, Any]) -> str:
        """A text frame."""
        return json.dumps(values, default=_as_json, separators=(",", ":"), ensure_ascii=False)


class MessagePack(Encoding):
    """Arrays are bytes: little-endian float32 by rows, or int16 samples."""

    name = "MessagePack"

    def read(self, message: str | bytes) -> Any:
        """The values of a binary frame."""
        if not isinstance(message, bytes):
            raise RefusedError(400, "a text message after MessagePack: expected binary frames")
        try:
            return msgpack.unpackb(message, strict_map_key=True)
        except (ValueError, TypeError, RecursionError, msgpack.UnpackException) as error:
            raise RefusedError(400, f"not MessagePack: {error or type(error).__name__}") from None

    def write(self, values: Mapping[str, Any]) -> bytes:
        """A binary frame."""
        packed: bytes = msgpack.packb(values, default=_as_bytes)
        return packed


def encoding_of(message: str | bytes) -> Encoding:
    """The encoding of a message."""
    return Json() if isinstance(message, str) else MessagePack()


def _as_json(value: object) -> Any:
    match value:
        case np.ndarray() if value.dtype == np.int16:
            return base64.b64encode(_as_bytes(value)).decode()
        case np.ndarray():
            return value.astype(np.float64).round(_DECIMALS).tolist()
    raise TypeError(f"{type(value).__name__} is not written")


def _as_bytes(value: object) -> bytes:
    if not isinstance(value, np.ndarray):
        raise TypeError(f"{type(value).__name__} is not written")
    array: npt.NDArray[Any] = value
    return array.astype("<i2" if array.dtype == np.int16 else "<f4").tobytes()

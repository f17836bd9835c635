"""What a model would do, judged before onnxruntime loads it: read from the file, without onnx.

An ONNX file is a protocol buffer (https://protobuf.dev/programming-guides/encoding), whose fields
are numbered in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from labial.errors import FormatError

# Where parts of a model are, by the kind of message they are in: field number and kind.
_PARTS: Mapping[str, Mapping[int, str]] = {
    "model": {7: "graph", 25: "function"},
    "graph": {1: "node", 5: "tensor", 15: "sparse tensor"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse tensor"}
    | {23: "sparse tensor"},
    "sparse tensor": {1: "tensor", 2: "tensor"},
    "tensor": {},
}
_OPERATOR, _DOMAIN = 4, 7  # of a node
_EXTERNAL_DATA, _DATA_LOCATION = 13, 14  # of a tensor
_ONNX_DOMAINS = ("", "ai.onnx")
_VARINT, _EIGHT_BYTES, _LENGTH, _FOUR_BYTES = 0, 1, 2, 5


def check_model(content: bytes) -> None:
    """Raise ``FormatError`` for a model that reads other files, or that may never end.

    These are tensors with external data, operators that are not ONNX's, functions of the model's
    own, and ``Loop``, which runs until a condition is false. ``Scan`` ends with its input. Raises
    ``ValueError`` for what is not a protocol buffer.
    """
    waiting = [("model", memoryview(content))]
    while waiting:
        kind, message = waiting.pop()
        texts = {}
        for number, value in fields(message):
            _check_field(kind, number, value)
            if isinstance(value, memoryview):
                texts[number] = value
                if number in _PARTS[kind]:
                    waiting.append((_PARTS[kind][number], value))
        if kind == "node":
            _check_operator(*(bytes(texts.get(n, b"")) for n in (_OPERATOR, _DOMAIN)))


def _check_field(kind: str, number: int, value: int | memoryview) -> None:
    if kind == "tensor" and (number == _EXTERNAL_DATA or (number == _DATA_LOCATION and value)):
        raise FormatError("some of its weights are in another file")
    if _PARTS[kind].get(number) == "function":
        raise FormatError("it has functions of its own")


def _check_operator(operator: bytes, domain: bytes) -> None:
    name, origin = operator.decode("utf-8", "replace"), domain.decode("utf-8", "replace")
    if origin not in _ONNX_DOMAINS:
        raise FormatError(f"its operator {name} is of {origin}, not of ONNX")
    if name == "Loop":
        raise FormatError("its operator Loop may never end")


def fields(message: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Field numbers and values of a message: numbers as they are, texts and messages as bytes."""
    for number, _, _, value in placed_fields(message):
        yield number, value


def placed_fields(message: memoryview) -> Iterator[tuple[int, int, int, int | memoryview]]:
    """The fields of a message: number, where it starts and ends, and the value as by ``fields``.

    Raises ``ValueError`` for what is not a protocol buffer.
    """
    place = 0
    while place < len(message):
        start = place
        tag, place = _varint(message, place)
        number, wire = tag >> 3, tag & 7
        if wire == _VARINT:
            value, place = _varint(message, place)
            yield number, start, place, value
            continue
        if wire == _LENGTH:
            size, place = _varint(message, place)
        elif wire in (_EIGHT_BYTES, _FOUR_BYTES):
            size = 8 if wire == _EIGHT_BYTES else 4
        else:
            raise ValueError("it is damaged")
        if place + size > len(message):
            raise ValueError("it ends early")
        first, place = place, place + size
        yield number, start, place, message[first:place]


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for shift in range(0, 70, 7):
        if place >= len(message):
            raise ValueError("it ends early")
        byte = message[place]
        value |= (byte & 0x7F) << shift
        place += 1
        if byte < 0x80:
            return value, place
    raise ValueError("it is damaged")

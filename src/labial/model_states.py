"""A model whose recurrent states are inputs and outputs, so that speech can be computed in pieces.

The graph of a voice reads a whole sentence. Here each of its GRUs also reads the states that it
starts from, and the graph also returns the states of all frames. The file's messages are changed
themselves, as voices are used without the package onnx; see ``model_check`` for their structure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from labial.model_check import fields

# Numbers of fields in onnx.proto.
_MODEL_GRAPH = 7
_GRAPH_NODE, _GRAPH_INPUT, _GRAPH_OUTPUT = 1, 11, 12
_NODE_INPUT, _NODE_OUTPUT, _NODE_OPERATOR, _NODE_ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_INTEGER, _ATTRIBUTE_TEXT = 1, 3, 4
_VALUE_NAME, _VALUE_TYPE, _TYPE_TENSOR, _TENSOR_ELEMENT = 1, 2, 1, 1
_FLOAT = 1  # the number of the type float

_RECURRENT = (b"GRU", b"LSTM", b"RNN", b"Scan")
_GRU_INPUTS = 5  # sequence, two weights, biases and lengths; the sixth is the first state


@dataclass(frozen=True)
class States:
    """The names of a GRU's states in a graph, and its width.

    ``start`` float32 ``[2, batch, width]`` is the input: the state before the first frame and, in
    the reverse direction, after the last one. ``all`` float32 ``[frames, 2, batch, width]`` is the
    output.
    """

    start: str
    all: str
    width: int


def with_states(content: bytes) -> tuple[bytes, list[States]] | None:
    """An ONNX model with the states of its GRUs as inputs and outputs, and their names.

    None for a model with other recurrent operators, or GRUs in another form than labial writes.
    """
    states: list[States] = []
    written = bytearray()
    for number, value in fields(memoryview(content)):
        if number == _MODEL_GRAPH and isinstance(value, memoryview):
            graph = _graph_with_states(value, states)
            if graph is None:
                return None
            value = memoryview(graph)
        written += _field(number, value)
    return (bytes(written), states) if states else None


def _graph_with_states(graph: memoryview, states: list[States]) -> bytes | None:
    """The graph with states as inputs and outputs, which are appended to ``states``."""
    written = bytearray()
    for number, value in fields(graph):
        written += _field(number, value)
        if number == _GRAPH_NODE and isinstance(value, memoryview):
            operator = _first_text(value, _NODE_OPERATOR)
            if operator == b"GRU" and (found := _gru_states(value, f"start{len(states)}")):
                # An input of a node that is written last is its last input.
                node = bytes(value) + _field(_NODE_INPUT, found.start.encode())
                written[-len(_field(number, value)) :] = _field(number, node)
                states.append(found)
            elif operator in _RECURRENT:
                return None
    for each in states:
        written += _field(_GRAPH_INPUT, _float_value(each.start))
        written += _field(_GRAPH_OUTPUT, _float_value(each.all))
    return bytes(written)


def _gru_states(node: memoryview, start: str) -> States | None:
    """The states of a bidirectional GRU that starts from zeros; None for one in another form."""
    outputs = list(_texts(node, _NODE_OUTPUT))
    attributes = {
        _first_text(each, _ATTRIBUTE_NAME): dict(fields(each))
        for number, each in fields(node)
        if number == _NODE_ATTRIBUTE and isinstance(each, memoryview)
    }
    width = attributes.get(b"hidden_size", {}).get(_ATTRIBUTE_INTEGER)
    direction = attributes.get(b"direction", {}).get(_ATTRIBUTE_TEXT, b"")
    usual = len(list(_texts(node, _NODE_INPUT))) == _GRU_INPUTS and any(outputs[:1])
    if not (usual and direction == b"bidirectional" and isinstance(width, int)):
        return None
    return States(start, outputs[0].decode(), width)


def _texts(message: memoryview, wanted: int) -> Iterator[bytes]:
    for number, value in fields(message):
        if number == wanted and isinstance(value, memoryview):
            yield bytes(value)


def _first_text(message: memoryview, wanted: int) -> bytes:
    return next(_texts(message, wanted), b"")


def _float_value(name: str) -> bytes:
    """The description of a float tensor of any shape."""
    tensor = _field(_TENSOR_ELEMENT, _FLOAT)
    described = _field(_VALUE_TYPE, _field(_TYPE_TENSOR, tensor))
    return _field(_VALUE_NAME, name.encode()) + described


def _field(number: int, value: int | bytes | memoryview) -> bytes:
    """A field of a message: an integer, or the bytes of a text or message."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + bytes(value)


def _varint(value: int) -> bytes:
    """A number in seven bits a byte, the lowest first."""
    parts = bytearray()
    while value >= 0x80:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)

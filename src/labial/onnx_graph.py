"""Building an ONNX graph node by node.

PyTorch's exporters fail on bidirectional recurrences of variable length. Parts of a network that
are not PyTorch's own layers add their nodes by a method ``onnx_nodes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from labial.voice import INPUTS

_OPSET = 17
_IR_VERSION = 8

_INPUT_TYPES: dict[str, tuple[int, list[str | int]]] = {
    "phones": (TensorProto.INT64, ["frames", "batch"]),
    "lengths": (TensorProto.INT32, ["batch"]),
    "times": (TensorProto.FLOAT, ["frames", "batch", 2]),
}


class Graph:
    """Nodes and constants with unique names; values are referred to by name."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._inputs: set[str] = set()
        self._made = 0

    def input(self, name: str) -> str:
        """Add one of ``voice.INPUTS`` to the graph's inputs; returns its name."""
        self._inputs.add(name)
        return name

    def constant(self, values: npt.NDArray[np.generic]) -> str:
        """Add an array; returns its name."""
        name = self._fresh("constant")
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """Add a node; returns the name of its first output. An empty name omits an input."""
        return self.add_several(operator, inputs, 1, attributes)[0]

    def add_several(
        self, operator: str, inputs: tuple[str, ...], outputs: int, attributes: Mapping[str, Any]
    ) -> list[str]:
        """Add a node with several outputs; returns their names."""
        names = [self._fresh(operator.lower()) for _ in range(outputs)]
        self._nodes.append(helper.make_node(operator, inputs, names, **attributes))
        return names

    def layer(self, layer: nn.Module, value: str) -> str:
        """Add a layer on ``value``; returns its output. Raises ``TypeError`` for unknown layers."""
        if own := getattr(layer, "onnx_nodes", None):
            return str(own(self, value))
        if isinstance(layer, nn.Sequential):
            for each in layer:
                value = self.layer(each, value)
            return value
        for kind, nodes in _LAYERS.items():
            if isinstance(layer, kind):
                return nodes(self, layer, value)
        raise TypeError(f"{type(layer).__name__} has no method onnx_nodes")

    def model(self, output: str, shape: list[str | int], name: str) -> onnx.ModelProto:
        """The model whose output ``name`` is the value ``output``, float of ``shape``."""
        nodes = [*self._nodes, helper.make_node("Identity", [output], [name])]
        inputs = [
            helper.make_tensor_value_info(each, *_INPUT_TYPES[each])
            for each in INPUTS
            if each in self._inputs
        ]
        outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)]
        graph = helper.make_graph(
            nodes, "labial voice", inputs, outputs, initializer=self._constants
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", _OPSET)], producer_name="labial"
        )
        model.ir_version = _IR_VERSION
        return model

    def integers(self, value: str) -> str:
        """``value`` as int64, which most operators expect for lengths and shapes."""
        return self.add("Cast", value, to=TensorProto.INT64)

    def name(self, what: str) -> str:
        """A name that is unique in the graph."""
        return self._fresh(what)

    def nested(self) -> Graph:
        """An empty graph for the body of a loop; its names do not occur in this one."""
        return Graph(self._fresh("body") + "_")

    def body(
        self, inputs: Mapping[str, list[str | int]], outputs: Mapping[str, list[str | int]]
    ) -> onnx.GraphProto:
        """The nodes as the body of a loop, with float inputs and outputs of these shapes."""

        def values(shapes: Mapping[str, list[str | int]]) -> list[onnx.ValueInfoProto]:
            return [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
                for name, shape in shapes.items()
            ]

        return helper.make_graph(
            self._nodes, "body", values(inputs), values(outputs), initializer=self._constants
        )

    def _fresh(self, name: str) -> str:
        self._made += 1
        return f"{self._prefix}{name}{self._made}"


def constants_used(graph: onnx.GraphProto) -> Iterator[npt.NDArray[np.generic]]:
    """The constants of a graph and of the loops in it, in the order in which nodes use them."""
    constants = {each.name: each for each in graph.initializer}
    for node in graph.node:
        yield from (numpy_helper.to_array(constants[n]) for n in node.input if n in constants)
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from constants_used(attribute.g)


def _linear(graph: Graph, layer: nn.Linear, value: str) -> str:
    product = graph.add("MatMul", value, graph.constant(layer.weight.detach().t().numpy()))
    return graph.add("Add", product, graph.constant(layer.bias.detach().numpy()))


def _normalisation(graph: Graph, layer: nn.LayerNorm, value: str) -> str:
    weights = (graph.constant(each.detach().numpy()) for each in (layer.weight, layer.bias))
    return graph.add("LayerNormalization", value, *weights, axis=-1, epsilon=layer.eps)


_LAYERS: dict[type[nn.Module], Callable[[Graph, Any, str], str]] = {
    nn.Linear: _linear,
    nn.LayerNorm: _normalisation,
    nn.ReLU: lambda graph, _, value: graph.add("Relu", value),
    nn.Sigmoid: lambda graph, _, value: graph.add("Sigmoid", value),
    nn.Identity: lambda _graph, _, value: value,
}

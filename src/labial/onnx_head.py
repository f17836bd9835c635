"""The layers that end a network as nodes of an ONNX graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper
from torch import Tensor, nn

from labial.network import LabialNetwork, Unstandardised


@dataclass(frozen=True, eq=False)
class HeadNodes:
    """Nodes with their constants, and the name of the coordinates they end in."""

    nodes: tuple[onnx.NodeProto, ...]
    arrays: dict[str, npt.NDArray[np.generic]]
    output: str


def head_nodes(network: LabialNetwork, states: str) -> HeadNodes:
    """From the recurrence's ``states`` to coordinates: dense layer and decoder."""
    nodes: list[onnx.NodeProto] = []
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    current = states

    def add(operator: str, *constants: Tensor, **attributes: Any) -> None:
        nonlocal current
        place = len(nodes)
        names = [f"head{place}_{i}" for i in range(len(constants))]
        arrays.update({n: c.numpy() for n, c in zip(names, constants, strict=True)})
        output = f"head{place}"
        nodes.append(helper.make_node(operator, [current, *names], [output], **attributes))
        current = output

    for layer in _layers(network):
        match layer:
            case nn.Linear():
                add("MatMul", layer.weight.detach().t())
                add("Add", layer.bias.detach())
            case nn.LayerNorm():
                weights = layer.weight.detach(), layer.bias.detach()
                add("LayerNormalization", *weights, axis=-1, epsilon=layer.eps)
            case nn.ReLU():
                add("Relu")
            case nn.Sigmoid():
                add("Sigmoid")
            case Unstandardised():
                add("Mul", layer.deviation)
                add("Add", layer.mean)
            case nn.Identity():
                pass
            case _:
                raise TypeError(f"no ONNX nodes are known for {type(layer).__name__}")
    return HeadNodes(tuple(nodes), arrays, current)


def _layers(network: LabialNetwork) -> Iterator[nn.Module]:
    for part in (network.to_latent, network.decoder):
        for layer in part.modules():
            if not isinstance(layer, nn.Sequential):
                yield layer

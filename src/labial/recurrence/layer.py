"""Bidirectional gated recurrent units over sentences of different lengths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

import numpy as np
import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn

if TYPE_CHECKING:
    from labial.onnx_graph import Graph

Lengths = Int64[Tensor, "sentences"]
Rows = Float[Tensor, "rows features"]
PhoneRows = Int64[Tensor, "rows"]


class DirectionWeights(NamedTuple):
    """One direction's parameters of one layer, as ``nn.GRU`` has them."""

    weight_ih: Tensor
    weight_hh: Tensor
    bias_ih: Tensor
    bias_hh: Tensor


@runtime_checkable
class Cells(Protocol):
    """Recurrent layers over sentences whose frames are consecutive rows; an ``nn.Module``."""

    def __call__(self, inputs: Rows | PhoneRows, lengths: Lengths, /) -> Tensor:
        """The last layer's states of both directions, concatenated, ``[rows, states]``.

        ``inputs`` may be phone indices instead of one-hot rows. Raises ``ValueError`` for lengths
        that do not add up to the rows, and for an index out of range.
        """

    def onnx_nodes(self, graph: Graph, inputs: str, lengths: str) -> str:
        """Add the layers to a graph; from ``[frames, batch, features]`` to ``[..., states]``."""


# One layer: its forward and its reverse direction.
Layer = tuple[DirectionWeights, DirectionWeights]

# Computes a stack of layers: (inputs, lengths, layers) to the last layer's states [rows, 2 width],
# forward, then reverse. Inputs are [rows, features], or phone indices int64 [rows] instead of
# one-hot rows; sentences are consecutive rows, lengths is int64 [sentences].
Recurrence = Callable[[Tensor, Tensor, Sequence[Layer]], Tensor]


class BidirectionalGRU(nn.GRU):
    """``nn.GRU`` in both directions over sentences whose frames are consecutive rows.

    Parameters have ``nn.GRU``'s names and meaning, so weights are interchangeable. Each sentence
    starts from zero states at both of its ends, as if it were alone; nothing is padded or packed.
    """

    def __init__(
        self, input_size: int, hidden_size: int, num_layers: int, recurrence: Recurrence
    ) -> None:
        super().__init__(input_size, hidden_size, num_layers, bidirectional=True)
        self._recurrence = recurrence

    def forward(  # type: ignore[override]
        self, inputs: Rows | PhoneRows, lengths: Lengths
    ) -> Float[Tensor, "rows states"]:
        """The last layer's states of both directions, concatenated.

        ``inputs`` may be phone indices instead of one-hot rows. Raises ``ValueError`` for lengths
        that do not add up to the rows, and for an index out of range.
        """
        check_lengths(inputs, lengths)
        directions = [DirectionWeights(*each) for each in self.all_weights]
        layers = list(zip(directions[::2], directions[1::2], strict=True))
        return self._recurrence(inputs, lengths, layers)

    def onnx_nodes(self, graph: Graph, inputs: str, lengths: str) -> str:
        """One GRU node of ONNX per layer."""
        gates = ("reset", "update", "new")
        return onnx_layers(graph, "GRU", self, gates, inputs, lengths, linear_before_reset=1)


def onnx_layers(
    graph: Graph,
    operator: str,
    cells: nn.RNNBase,
    gates: Sequence[str],
    inputs: str,
    lengths: str,
    **attributes: int,
) -> str:
    """PyTorch's recurrent layers as ONNX nodes; ``gates`` is the order of gates in parameters."""
    for number in range(cells.num_layers):
        weights = [
            graph.constant(each.numpy()) for each in _onnx_weights(cells, number, operator, gates)
        ]
        states = graph.add(
            operator,
            inputs,
            *weights,
            lengths,
            direction="bidirectional",
            hidden_size=cells.hidden_size,
            **attributes,
        )
        inputs = side_by_side(graph, states)
    return inputs


def side_by_side(graph: Graph, states: str) -> str:
    """ONNX's output ``[frames, 2, batch, width]`` to ``[frames, batch, 2 width]``."""
    by_sentence = graph.add("Transpose", states, perm=[0, 2, 1, 3])
    return graph.add("Reshape", by_sentence, graph.constant(np.array([0, 0, -1], np.int64)))


# The order of gates in ONNX.
_ONNX_GATES = {
    "GRU": ("update", "reset", "new"),
    "LSTM": ("input", "output", "forget", "cell"),
}


def _onnx_weights(
    cells: nn.RNNBase, number: int, operator: str, gates: Sequence[str]
) -> tuple[Tensor, Tensor, Tensor]:
    """A layer's parameters for ONNX: gates in its order, directions stacked."""
    order = [gates.index(gate) for gate in _ONNX_GATES[operator]]

    def stacked(name: str) -> Tensor:
        directions = [getattr(cells, f"{name}_l{number}{end}") for end in ("", "_reverse")]
        parts = [each.detach().chunk(len(gates)) for each in directions]
        return torch.stack([torch.cat([part[place] for place in order]) for part in parts])

    biases = torch.cat([stacked("bias_ih"), stacked("bias_hh")], dim=1)
    return stacked("weight_ih"), stacked("weight_hh"), biases


def check_lengths(inputs: Tensor, lengths: Tensor) -> None:
    """Raise ``ValueError`` for lengths that do not add up to the rows."""
    sizes = lengths.tolist()
    if not sizes or min(sizes) < 1 or sum(sizes) != len(inputs):
        raise ValueError(f"sentences of {sizes} frames do not add up to {len(inputs)} rows")

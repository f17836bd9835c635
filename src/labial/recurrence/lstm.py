"""Bidirectional long short-term memory (Hochreiter and Schmidhuber 1997), by PyTorch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.recurrence.layer import Lengths, PhoneRows, Rows, onnx_layers
from labial.recurrence.padding import both_ways, one_hot, padded, unpadded

if TYPE_CHECKING:
    from labial.onnx_graph import Graph


class BidirectionalLSTM(nn.LSTM):
    """``nn.LSTM`` in both directions over sentences whose frames are consecutive rows.

    Parameters have ``nn.LSTM``'s names and meaning.
    """

    def __init__(self, input_size: int, hidden_size: int, num_layers: int) -> None:
        super().__init__(input_size, hidden_size, num_layers, bidirectional=True)

    def forward(  # type: ignore[override]
        self, inputs: Rows | PhoneRows, lengths: Lengths
    ) -> Float[Tensor, "rows states"]:
        """The last layer's states of both directions; phone indices are made one-hot."""
        states = padded(one_hot(inputs, self.input_size, next(self.parameters()).dtype), lengths)
        for number in range(self.num_layers):
            forward, reverse = (
                partial(self._run, [getattr(self, f"{name}_l{number}{end}") for name in _NAMES])
                for end in ("", "_reverse")
            )
            states = both_ways(states, lengths, forward, reverse)
        return unpadded(states, lengths)

    def onnx_nodes(self, graph: Graph, inputs: str, lengths: str) -> str:
        """One LSTM node of ONNX per layer."""
        gates = ("input", "forget", "cell", "output")
        return onnx_layers(graph, "LSTM", self, gates, inputs, lengths)

    def _run(self, weights: list[Tensor], inputs: Tensor) -> Tensor:
        start = inputs.new_zeros(1, inputs.shape[1], self.hidden_size)
        states, _, _ = torch.lstm(
            inputs, (start, start), weights, True, 1, 0.0, False, False, False
        )
        return states


_NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")

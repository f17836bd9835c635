"""Bidirectional gated recurrent units with layer normalisation inside the recurrence.

The paper proposes it as further work (section 4.4). As in Ba, Kiros and Hinton (2016, section 3.1
and supplement) for gated units, the input's product and the recurrent product are normalised
separately before they are added, each over the units of both gates and over those of the candidate,
with a gain and a bias.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.recurrence.layer import Lengths, PhoneRows, Rows, check_lengths
from labial.recurrence.normalised_onnx import layer_nodes
from labial.recurrence.padding import padded, reversed_within, unpadded

if TYPE_CHECKING:
    from labial.onnx_graph import Graph

# Steps through the frames: (inputs, lengths, weight, gain, bias) to states [rows, 2 width]. The
# first axis of all but lengths is the direction: what the inputs add to the gates r, z and n
# [2, rows, 3 width], weight_hh [2, width, 3 width], its gain and bias [2, 1, 3 width].
Steps = Callable[[Tensor, Tensor, Tensor, Tensor, Tensor], Tensor]

_FORWARD, _REVERSE = 0, 1


class NormalisedGRU(nn.Module):
    """Layers of normalised gated units over sentences whose frames are consecutive rows."""

    def __init__(self, input_size: int, hidden_size: int, num_layers: int, steps: Steps) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            NormalisedLayer(2 * hidden_size if number else input_size, hidden_size)
            for number in range(num_layers)
        )
        self._steps = steps

    def forward(self, inputs: Rows | PhoneRows, lengths: Lengths) -> Float[Tensor, "rows states"]:
        """The last layer's states of both directions, concatenated.

        ``inputs`` may be phone indices instead of one-hot rows. Raises ``ValueError`` for lengths
        that do not add up to the rows, and for an index out of range.
        """
        check_lengths(inputs, lengths)
        states = inputs
        for layer in self.layers:
            states = layer(states, lengths, self._steps)
        return states

    def onnx_nodes(self, graph: Graph, inputs: str, lengths: str) -> str:
        """A loop over the frames per layer and direction, as ONNX has no such cells."""
        for layer in self.layers:
            assert isinstance(layer, NormalisedLayer)
            inputs = layer.onnx_nodes(graph, inputs, lengths)
        return inputs


class NormalisedLayer(nn.Module):
    """One layer in both directions, which are the first axis of each parameter."""

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        gates, reach = 3 * hidden_size, 1 / math.sqrt(hidden_size)
        self.weight_ih = nn.Parameter(torch.empty(2, input_size, gates).uniform_(-reach, reach))
        self.weight_hh = nn.Parameter(torch.empty(2, hidden_size, gates).uniform_(-reach, reach))
        self.gain_ih, self.gain_hh = (nn.Parameter(torch.ones(2, 1, gates)) for _ in range(2))
        self.bias_ih, self.bias_hh = (nn.Parameter(torch.zeros(2, 1, gates)) for _ in range(2))

    def forward(self, inputs: Tensor, lengths: Tensor, steps: Steps) -> Tensor:
        """The states of both directions, concatenated."""
        # A one-hot row's product is a row of the weights, so each phone is normalised once.
        are_phones = not inputs.is_floating_point()
        product = self.weight_ih if are_phones else inputs @ self.weight_ih
        at_gates = normalised(product) * self.gain_ih + self.bias_ih
        if are_phones:
            if not 0 <= inputs.amin() <= inputs.amax() < at_gates.shape[1]:
                raise ValueError("phones: out of range")
            at_gates = at_gates.index_select(1, inputs)
        return steps(at_gates, lengths, self.weight_hh, self.gain_hh, self.bias_hh)

    def onnx_nodes(self, graph: Graph, inputs: str, lengths: str) -> str:
        """Add the layer to a graph."""
        forward, reverse = (
            {name: each.detach()[way].numpy() for name, each in self.named_parameters()}
            for way in (_FORWARD, _REVERSE)
        )
        return layer_nodes(graph, forward, reverse, inputs, lengths)


def stock_steps(
    inputs: Tensor, lengths: Tensor, weight: Tensor, gain: Tensor, bias: Tensor
) -> Tensor:
    """``Steps`` by PyTorch: slower, but of any precision and width and on any machine."""
    forward, reverse = (padded(direction, lengths) for direction in inputs)
    ways = torch.stack([forward, reversed_within(reverse, lengths)])
    state = inputs.new_zeros(2, len(lengths), weight.shape[1])
    found = []
    for at_input in ways.unbind(1):
        gates, candidate = _parts(at_input)
        state_gates, state_candidate = _parts(normalised(state @ weight) * gain + bias)
        reset, update = torch.sigmoid(gates + state_gates).chunk(2, dim=-1)
        new = torch.tanh(candidate + reset * state_candidate)
        state = torch.lerp(new, state, update)
        found.append(state)
    both = torch.stack(found, dim=1)
    states = torch.cat([both[_FORWARD], reversed_within(both[_REVERSE], lengths)], dim=-1)
    return unpadded(states, lengths)


def normalised(values: Tensor) -> Tensor:
    """Values with the part of the two gates and that of the candidate each normalised."""
    return torch.cat(
        [nn.functional.layer_norm(part, part.shape[-1:]) for part in _parts(values)], dim=-1
    )


def _parts(values: Tensor) -> tuple[Tensor, Tensor]:
    gates = values.shape[-1] // 3 * 2
    return values[..., :gates], values[..., gates:]

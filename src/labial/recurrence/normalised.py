"""Bidirectional gated recurrent units with layer normalisation inside the recurrence.

What the paper proposes for further work (section 4.4). As Ba, Kiros and Hinton (2016, section 3.1
and supplement) have it for gated units: the input's product and the recurrent product are
normalised apart, each over the units of both gates and over those of the candidate, with a gain and
a bias, before they meet.
"""

from __future__ import annotations

import math

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.recurrence.layer import Lengths, PhoneRows, Rows
from labial.recurrence.padding import one_hot, padded, reversed_within, unpadded

# Directions are computed together, as the first axis of all weights.
_FORWARD, _REVERSE = 0, 1


class NormalisedGRU(nn.Module):
    """Layers of normalised gated units over sentences that stand one after another."""

    def __init__(self, input_size: int, hidden_size: int, num_layers: int) -> None:
        super().__init__()
        self.input_size = input_size
        self.layers = nn.ModuleList(
            _Layer(2 * hidden_size if number else input_size, hidden_size)
            for number in range(num_layers)
        )

    def forward(self, inputs: Rows | PhoneRows, lengths: Lengths) -> Float[Tensor, "rows states"]:
        """Both directions' states side by side, of the last layer; phone indices are one-hot."""
        kind = next(self.parameters()).dtype
        states = padded(one_hot(inputs, self.input_size, kind), lengths)
        for layer in self.layers:
            states = layer(states, lengths)
        return unpadded(states, lengths)


class _Layer(nn.Module):
    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        gates, reach = 3 * hidden_size, 1 / math.sqrt(hidden_size)
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.empty(2, input_size, gates).uniform_(-reach, reach))
        self.weight_hh = nn.Parameter(torch.empty(2, hidden_size, gates).uniform_(-reach, reach))
        self.gain_ih, self.gain_hh = (nn.Parameter(torch.ones(2, 1, gates)) for _ in range(2))
        self.bias_ih, self.bias_hh = (nn.Parameter(torch.zeros(2, 1, gates)) for _ in range(2))

    def forward(self, states: Tensor, lengths: Tensor) -> Tensor:
        """States ``[frames, sentences, 2 width]`` of ``[frames, sentences, features]``."""
        frames, sentences, features = states.shape
        ways = torch.stack([states, reversed_within(states, lengths)])
        product = ways.reshape(2, frames * sentences, features) @ self.weight_ih
        from_inputs = self._normalised(product) * self.gain_ih + self.bias_ih
        steps = from_inputs.reshape(2, frames, sentences, -1).unbind(1)
        state = states.new_zeros(2, sentences, self.hidden_size)
        found = []
        for at_input in steps:
            at_state = self._normalised(state @ self.weight_hh) * self.gain_hh + self.bias_hh
            gates, candidate = self._parts(at_input)
            state_gates, state_candidate = self._parts(at_state)
            reset, update = torch.sigmoid(gates + state_gates).chunk(2, dim=-1)
            new = torch.tanh(candidate + reset * state_candidate)
            state = torch.lerp(new, state, update)
            found.append(state)
        both = torch.stack(found, dim=1)
        return torch.cat([both[_FORWARD], reversed_within(both[_REVERSE], lengths)], dim=-1)

    def _parts(self, values: Tensor) -> tuple[Tensor, Tensor]:
        """What belongs to the two gates, and what to the candidate."""
        return values[..., : 2 * self.hidden_size], values[..., 2 * self.hidden_size :]

    def _normalised(self, values: Tensor) -> Tensor:
        parts = self._parts(values)
        return torch.cat([nn.functional.layer_norm(p, p.shape[-1:]) for p in parts], dim=-1)

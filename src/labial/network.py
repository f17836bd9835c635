"""The network: phones in, sensor positions out, frame by frame.

Two bidirectional layers of gated recurrent units read the phones from both ends; a dense layer
brings what they hold to a point of the face's latent space, and the latent space's decoder makes
sensor positions of it (Biasutto-Lervat, Dahmani and Ouni 2019, section 3 and equation 3).

Shapes are written with ``frames`` before ``batch``, as ``nn.GRU`` computes them.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn

PhoneIndices = Int64[Tensor, "frames batch"]
Lengths = Int64[Tensor, "batch"]
Positions = Float[Tensor, "frames batch coordinates"]


class BidirectionalGRU(nn.GRU):
    """``nn.GRU`` in both directions over padded sentences of unlike lengths.

    Parameters, their names and their meaning are ``nn.GRU``'s. Each sentence is reversed within its
    own length, so padding never reaches a sentence; ``pack_padded_sequence`` would do the same at
    a cost in the backward pass that grows with the square of the length.
    """

    def __init__(self, input_size: int, hidden_size: int, num_layers: int) -> None:
        super().__init__(input_size, hidden_size, num_layers, bidirectional=True)

    def forward(  # type: ignore[override]
        self, inputs: Float[Tensor, "frames batch features"], lengths: Lengths
    ) -> Float[Tensor, "frames batch states"]:
        """Both directions' states side by side; past a sentence's length they are undefined."""
        reverse = _reversal(len(inputs), lengths)
        states = inputs
        for layer in range(self.num_layers):
            forward = self._run(states, layer, "")
            backward = self._run(_reorder(states, reverse), layer, "_reverse")
            states = torch.cat([forward, _reorder(backward, reverse)], dim=-1)
        return states

    def _run(self, inputs: Tensor, layer: int, direction: str) -> Tensor:
        names = (f"{name}_l{layer}{direction}" for name in ("weight_ih", "weight_hh"))
        biases = (f"{name}_l{layer}{direction}" for name in ("bias_ih", "bias_hh"))
        parameters = [getattr(self, name) for name in (*names, *biases)]
        start = inputs.new_zeros(1, inputs.shape[1], self.hidden_size)
        states, _ = torch.gru(inputs, start, parameters, True, 1, 0.0, False, False, False)
        return states


class LabialNetwork(nn.Module):
    """Phones to positions. ``decoder`` takes a point of latent space to coordinates in mm."""

    def __init__(
        self,
        phone_count: int,
        decoder: nn.Module,
        latent_size: int,
        hidden_size: int = 128,
        layers: int = 2,
    ) -> None:
        super().__init__()
        self.phone_count = phone_count
        self.recurrence = BidirectionalGRU(phone_count, hidden_size, layers)
        self.to_latent = nn.Linear(2 * hidden_size, latent_size)
        self.decoder = decoder

    def forward(self, phones: PhoneIndices, lengths: Lengths) -> Positions:
        """Stacked sensor coordinates in mm; undefined past a sentence's length."""
        one_hot = nn.functional.one_hot(phones, self.phone_count).float()
        states = self.recurrence(one_hot, lengths)
        positions: Tensor = self.decoder(self.to_latent(states))
        return positions


def squared_distance(
    predicted: Positions, target: Positions, lengths: Lengths
) -> Float[Tensor, ""]:
    """Squared Euclidean distance of whole faces, summed over all sentences' frames, in mm²."""
    frames = torch.arange(len(predicted))[:, None]
    inside = (frames < lengths).unsqueeze(-1)
    return ((predicted - target) * inside).square().sum()


def pad(sentences: Sequence[Tensor]) -> tuple[Tensor, Lengths]:
    """Sentences ``[frames, ...]`` side by side as ``[longest, batch, ...]``, and their lengths."""
    lengths = torch.tensor([len(sentence) for sentence in sentences])
    return nn.utils.rnn.pad_sequence(list(sentences)), lengths


def _reversal(frames: int, lengths: Lengths) -> Int64[Tensor, "frames batch"]:
    """For each place the place it comes from when a sentence is reversed within its length."""
    places = torch.arange(frames)[:, None]
    return torch.where(places < lengths, lengths - 1 - places, places)


def _reorder(values: Tensor, places: Int64[Tensor, "frames batch"]) -> Tensor:
    return values.gather(0, places.unsqueeze(-1).expand(-1, -1, values.shape[-1]))

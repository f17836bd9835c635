"""The network: phones in, sensor positions out, frame by frame.

Two bidirectional layers of gated recurrent units read the phones from both ends; a dense layer
brings what they hold to a point of the face's latent space, and the latent space's decoder makes
sensor positions of it (Biasutto-Lervat, Dahmani and Ouni 2019, section 3 and equation 3).

The sentences of a batch stand one after another as rows, a row a frame; nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.latents.kinds import KINDS
from labial.recurrence.cells import CELLS
from labial.recurrence.layer import Lengths, PhoneRows

Positions = Float[Tensor, "rows coordinates"]


class LabialNetwork(nn.Module):
    """Phones to positions.

    ``recurrence`` takes (phones, lengths) to states ``[rows, states]``, ``to_latent`` those to a
    point of latent space, ``decoder`` that to coordinates.
    """

    def __init__(self, recurrence: nn.Module, to_latent: nn.Module, decoder: nn.Module) -> None:
        super().__init__()
        self.recurrence, self.to_latent, self.decoder = recurrence, to_latent, decoder

    def forward(self, phones: PhoneRows, lengths: Lengths) -> Positions:
        """Stacked sensor coordinates in mm. Raises ``ValueError`` as ``BidirectionalGRU`` does."""
        positions: Tensor = self.decoder(self.to_latent(self.recurrence(phones, lengths)))
        return positions


class Unstandardised(nn.Module):
    """Coordinates in mm of coordinates in standard deviations from the mean."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, coordinates: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(coordinates))
        self.register_buffer("deviation", torch.ones(coordinates))

    def forward(self, values: Tensor) -> Tensor:
        """Coordinates ``[rows, coordinates]`` in mm."""
        return values * self.deviation + self.mean


def build_network(config: TrainingConfig, phones: int, coordinates: int) -> LabialNetwork:
    """An untrained network, with a decoder that is random as yet.

    The decoder is made first: the order in which random numbers are drawn is part of what a seed
    means.
    """
    states = 2 * config.hidden_size
    decoder: nn.Module
    if config.latent == "none":
        decoder = nn.Linear(states, coordinates)
    else:
        normalised = config.start == "random-normalised" or (
            config.injects and KINDS[config.latent].normalised
        )
        decoder = KINDS[config.latent].decoder(config.latent_size, coordinates, normalised)
    if config.targets == "standardised":
        decoder = nn.Sequential(decoder, Unstandardised(coordinates))
    recurrence = CELLS[config.cell](phones, config.hidden_size, config.layers)
    to_latent = nn.Identity() if config.latent == "none" else nn.Linear(states, config.latent_size)
    return LabialNetwork(recurrence, to_latent, decoder)


def squared_distance(
    predicted: Positions, targets: Sequence[Float[Tensor, "_ coordinates"]]
) -> Float[Tensor, ""]:
    """Squared Euclidean distance of whole faces, summed over all sentences' frames, in mm²."""
    # A copy of the targets costs less than a loss for each sentence, with its backward pass.
    return nn.functional.mse_loss(predicted, torch.cat(list(targets)), reduction="sum")


def join(sentences: Sequence[Tensor]) -> tuple[PhoneRows, Lengths]:
    """Phones of sentences, int64 ``[frames]`` each, one after another, and how long each is."""
    return torch.cat(list(sentences)), torch.tensor([len(sentence) for sentence in sentences])

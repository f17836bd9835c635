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

from labial.recurrence.layer import BidirectionalGRU, Lengths, PhoneRows, Recurrence

Positions = Float[Tensor, "rows coordinates"]


class LabialNetwork(nn.Module):
    """Phones to positions. ``decoder`` takes a point of latent space to coordinates in mm."""

    def __init__(
        self,
        phone_count: int,
        decoder: nn.Module,
        latent_size: int,
        recurrence: Recurrence,
        hidden_size: int = 128,
        layers: int = 2,
    ) -> None:
        super().__init__()
        self.phone_count = phone_count
        self.recurrence = BidirectionalGRU(phone_count, hidden_size, layers, recurrence)
        self.to_latent = nn.Linear(2 * hidden_size, latent_size)
        self.decoder = decoder

    def forward(self, phones: PhoneRows, lengths: Lengths) -> Positions:
        """Stacked sensor coordinates in mm. Raises ``ValueError`` as ``BidirectionalGRU`` does."""
        positions: Tensor = self.decoder(self.to_latent(self.recurrence(phones, lengths)))
        return positions


def squared_distance(
    predicted: Positions, targets: Sequence[Float[Tensor, "_ coordinates"]]
) -> Float[Tensor, ""]:
    """Squared Euclidean distance of whole faces, summed over all sentences' frames, in mm²."""
    total = predicted.new_zeros(())
    sentences = torch.split(predicted, [len(target) for target in targets])
    for sentence, target in zip(sentences, targets, strict=True):
        total = total + nn.functional.mse_loss(sentence, target, reduction="sum")
    return total


def join(sentences: Sequence[Tensor]) -> tuple[PhoneRows, Lengths]:
    """Phones of sentences, int64 ``[frames]`` each, one after another, and how long each is."""
    return torch.cat(list(sentences)), torch.tensor([len(sentence) for sentence in sentences])

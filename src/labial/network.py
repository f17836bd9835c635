"""The network: from what is spoken at each frame to sensor positions.

An encoder gives the features of the phone at each frame; bidirectional recurrent layers read them
in both directions; a dense layer maps their states to a latent space of the face, and the latent
space's decoder maps that to sensor positions (Biasutto-Lervat, Dahmani and Ouni 2019, section 3 and
equation 3).

The frames of a batch's sentences are consecutive rows; nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.encoders.encoder import Encoder, FrameRows
from labial.encoders.kinds import ENCODERS
from labial.latents.kinds import LATENTS
from labial.pretraining.contextual import ContextualEncoder
from labial.recurrence.kinds import CELLS
from labial.recurrence.layer import Cells, Lengths
from labial.starts import STARTS
from labial.targets import TARGETS

if TYPE_CHECKING:
    from labial.onnx_graph import Graph

Positions = Float[Tensor, "rows coordinates"]


class LabialNetwork(nn.Module):
    """From phones to positions.

    ``encoder`` maps what is spoken to features ``[rows, features]``, ``recurrence`` these and the
    sentences' lengths to states ``[rows, states]``, ``to_latent`` states to latents
    ``[rows, latents]``, and ``decoder`` latents to coordinates ``[rows, coordinates]``.
    """

    def __init__(
        self, encoder: Encoder, recurrence: Cells, to_latent: nn.Module, decoder: nn.Module
    ) -> None:
        super().__init__()
        self.encoder, self.recurrence = encoder, recurrence
        self.to_latent, self.decoder = to_latent, decoder

    def forward(self, frames: FrameRows, lengths: Lengths) -> Positions:
        """Stacked sensor coordinates in mm. Raises ``ValueError`` as the recurrence does."""
        states = self.recurrence(self.encoder(frames, lengths), lengths)
        positions: Tensor = self.decoder(self.to_latent(states))
        return positions

    def onnx_nodes(self, graph: Graph) -> str:
        """Add the network to a graph; returns its output ``[frames, batch, coordinates]``."""
        states = self.recurrence.onnx_nodes(
            graph, self.encoder.onnx_nodes(graph), graph.input("lengths")
        )
        return graph.layer(self.decoder, graph.layer(self.to_latent, states))

    def shift(self, shift: Tensor) -> None:
        """Add ``shift``, ``[coordinates]`` in mm, to all positions.

        Raises ``TypeError`` if the decoder does not end in a layer with a bias or a mean.
        """
        last = list(self.decoder.modules())[-1]
        with torch.no_grad():
            if isinstance(last, Unstandardised):
                last.mean.add_(shift)
            elif isinstance(last, nn.Linear):
                last.bias.add_(shift)
            else:
                raise TypeError(f"a decoder that ends in {type(last).__name__} cannot be shifted")


class MeanNetwork(nn.Module):
    """The mean of the positions of several networks that read the same phones."""

    def __init__(self, members: Sequence[LabialNetwork]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)

    def forward(self, frames: FrameRows, lengths: Lengths) -> Positions:
        """Stacked sensor coordinates in mm."""
        return torch.stack([member(frames, lengths) for member in self.members]).mean(dim=0)

    def onnx_nodes(self, graph: Graph) -> str:
        """Add all networks to a graph; returns their mean ``[frames, batch, coordinates]``."""
        return graph.add("Mean", *(member.onnx_nodes(graph) for member in self.networks))

    def shift(self, shift: Tensor) -> None:
        """Add ``shift``, ``[coordinates]`` in mm, to all positions."""
        for member in self.networks:
            member.shift(shift)

    @property
    def networks(self) -> list[LabialNetwork]:
        """The members."""
        return [member for member in self.members if isinstance(member, LabialNetwork)]


FaceNetwork = LabialNetwork | MeanNetwork
"""A network that a voice can have."""


def mean_network(members: Sequence[LabialNetwork]) -> FaceNetwork:
    """The mean of some networks; a single one is returned as it is."""
    return members[0] if len(members) == 1 else MeanNetwork(members)


class Unstandardised(nn.Module):
    """From coordinates in standard deviations from the mean to coordinates in mm."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, coordinates: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(coordinates))
        self.register_buffer("deviation", torch.ones(coordinates))

    def forward(self, values: Tensor) -> Tensor:
        """Coordinates ``[rows, coordinates]`` in mm."""
        return values * self.deviation + self.mean

    def onnx_nodes(self, graph: Graph, value: str) -> str:
        """Add the layer to a graph."""
        wide = graph.add("Mul", value, graph.constant(self.deviation.numpy()))
        return graph.add("Add", wide, graph.constant(self.mean.numpy()))


def build_network(config: TrainingConfig, phones: Sequence[str], coordinates: int) -> LabialNetwork:
    """An untrained network that reads ``phones``, with random weights, also in its decoder.

    The decoder is made first: what a seed means depends on the order in which random numbers are
    drawn. A model of phone sequences that ``config`` names has random weights too.
    """
    states = 2 * config.hidden_size
    latent, start = LATENTS[config.latent], STARTS[config.start]
    kind = latent.load()
    size = config.latent_size if latent.is_space else states
    normalised = kind.normalised if start.injects else start.normalised
    decoder = kind.decoder(size, coordinates, normalised)
    if TARGETS[config.targets].spread:
        decoder = nn.Sequential(decoder, Unstandardised(coordinates))
    encoder = ENCODERS[config.encoder].load().build(phones)
    if config.pretrained and not config.pretrained.starts_recurrence:
        encoder = ContextualEncoder(encoder, config.pretrained, phones)
    cells = CELLS[config.cell].load()(encoder.width, config.hidden_size, config.layers)
    to_latent = nn.Linear(states, size) if latent.is_space else nn.Identity()
    return LabialNetwork(encoder, cells, to_latent, decoder)


def squared_distance(
    predicted: Positions, targets: Sequence[Float[Tensor, "_ coordinates"]]
) -> Float[Tensor, ""]:
    """Squared Euclidean distance of whole faces, summed over all sentences' frames, in mm²."""
    # Concatenating the targets is faster than a loss for each sentence with its backward pass.
    return nn.functional.mse_loss(predicted, torch.cat(list(targets)), reduction="sum")


def join(sentences: Sequence[FrameRows]) -> tuple[FrameRows, Lengths]:
    """The frames of sentences as consecutive rows, and the length of each."""
    phones, times = (torch.cat(parts) for parts in zip(*sentences, strict=True))
    return FrameRows(phones, times), torch.tensor([len(each.phones) for each in sentences])

"""What every latent space of the face offers, and the dense decoder that two of them share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from jaxtyping import Float
from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.sentences import Sentence

Coordinates = Float[npt.NDArray[np.floating[Any]], "frames coordinates"]
HeldOut = Float[npt.NDArray[np.floating[Any]], "held_out coordinates"]
Latents = Float[npt.NDArray[np.floating[Any]], "frames latent"]


@runtime_checkable
class LatentSpace(Protocol):
    """A few numbers a frame for all coordinates of the face, fitted on training frames."""

    def encode(self, positions: Coordinates) -> Latents:
        """Latents of stacked sensor coordinates in mm."""

    def decode(self, latents: Latents) -> Coordinates:
        """Stacked sensor coordinates in mm of latents."""

    def decoder(self) -> nn.Module:
        """:meth:`decode` as layers for a network, those of :attr:`LatentKind.decoder`."""

    def tensors(self) -> dict[str, Tensor]:
        """All numbers of the space by name, for a file."""


@dataclass(frozen=True)
class LatentKind:
    """How a kind of latent space is fitted, kept and put at the end of a network.

    ``fit`` takes a configuration and the sentences of training and of validation, the latter only
    to tell when to stop; equal arguments give equal spaces. ``restore`` takes what
    :meth:`LatentSpace.tensors` gave. ``decoder`` makes the decoder's layers with random weights
    from the sizes of latent and face, with layer normalisation on request; it takes what the
    network's dense layer gives. ``normalised``: whether a fitted space's decoder has it.
    """

    fit: Callable[[TrainingConfig, Sequence[Sentence], Sequence[Sentence]], LatentSpace]
    restore: Callable[[Mapping[str, Tensor]], LatentSpace]
    decoder: Callable[[int, int, bool], nn.Module]
    normalised: bool = False


def dense_decoder(latent: int, coordinates: int, normalised: bool) -> nn.Module:
    """A dense layer, after layer normalisation of the latent if ``normalised``."""
    dense = nn.Linear(latent, coordinates)
    return nn.Sequential(nn.LayerNorm(latent), dense) if normalised else dense


def reconstruction_error(space: LatentSpace, positions: Coordinates) -> float:
    """RMSE in mm of compressing and reconstructing frames, a coordinate at a time, averaged."""
    error = space.decode(space.encode(positions)).astype(np.float64) - positions
    return float(np.sqrt((error**2).mean(axis=0)).mean())

"""The interface of latent spaces, and the dense decoder that two of them share."""

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
    """A low-dimensional representation of each frame, fitted on training frames."""

    def encode(self, positions: Coordinates) -> Latents:
        """Latents of stacked sensor coordinates in mm."""

    def decode(self, latents: Latents) -> Coordinates:
        """Stacked sensor coordinates in mm of latents."""

    def decoder(self) -> nn.Module:
        """:meth:`decode` as the layers of :attr:`LatentKind.decoder`, for a network."""

    def tensors(self) -> dict[str, Tensor]:
        """All parameters by name, for a file."""


@dataclass(frozen=True)
class LatentKind:
    """How a kind of latent space is fitted, stored and put at the end of a network.

    ``fit`` takes a configuration, the training sentences and the validation sentences; the latter
    only decide when to stop. Equal arguments give equal spaces. ``restore`` is the inverse of
    :meth:`LatentSpace.tensors`. ``decoder`` makes the decoder's layers with random weights from the
    numbers of latents and coordinates, with layer normalisation if the third argument is true; its
    input is the network's dense layer. ``normalised``: whether a fitted space's decoder has layer
    normalisation.
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
    """RMSE in mm of each coordinate over frames after encoding and decoding, averaged."""
    error = space.decode(space.encode(positions)).astype(np.float64) - positions
    return float(np.sqrt((error**2).mean(axis=0)).mean())

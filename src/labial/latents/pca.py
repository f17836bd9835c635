"""Principal components of the face, the default latent space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.errors import TrainingError
from labial.latents.space import Coordinates, LatentKind, Latents, dense_decoder
from labial.principal import principal_components
from labial.sentences import Sentence, all_positions


@dataclass(frozen=True, eq=False)
class PCA:
    """Mean face ``[coordinates]`` in mm and orthonormal components ``[latent, coordinates]``.

    ``explained`` ``[latent]`` is each component's share of the variance.
    """

    mean: npt.NDArray[np.float32]
    components: npt.NDArray[np.float32]
    explained: npt.NDArray[np.float32]

    def encode(self, positions: Coordinates) -> Latents:
        """Latents in mm of stacked sensor coordinates in mm."""
        return (positions - self.mean) @ self.components.T

    def decode(self, latents: Latents) -> Coordinates:
        """Stacked sensor coordinates in mm of latents in mm."""
        return latents @ self.components + self.mean

    def decoder(self) -> nn.Linear:
        """A dense layer of eigenvectors and mean, which the paper injects (section 3.3)."""
        latent, coordinates = self.components.shape
        layer = nn.Linear(latent, coordinates)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(self.components.T))
            layer.bias.copy_(torch.from_numpy(self.mean))
        return layer

    def tensors(self) -> dict[str, Tensor]:
        """Mean, components and their shares of the variance."""
        return {name: torch.from_numpy(values) for name, values in vars(self).items()}


def fit_pca(positions: Coordinates, size: int) -> PCA:
    """The ``size`` principal components of stacked sensor coordinates in mm.

    Each component's largest coordinate is positive, so that the same data give the same signs.
    Raises ``TrainingError`` if there are fewer.
    """
    frames, coordinates = positions.shape
    if not 0 < size <= min(frames - 1, coordinates):
        raise TrainingError(
            f"{size} principal components requested, expected 1 to {min(frames - 1, coordinates)}"
            f" for {frames} frames of {coordinates} coordinates"
        )
    found = principal_components(positions)
    return PCA(
        found.mean.astype(np.float32),
        found.axes[:size].astype(np.float32),
        (found.variances[:size] / found.variances.sum()).astype(np.float32),
    )


def _fit(config: TrainingConfig, training: Sequence[Sentence], _: Sequence[Sentence]) -> PCA:
    return fit_pca(all_positions(training), config.latent_size)


def _restore(tensors: Mapping[str, Tensor]) -> PCA:
    return PCA(*(tensors[name].numpy() for name in ("mean", "components", "explained")))


KIND = LatentKind(_fit, _restore, dense_decoder)

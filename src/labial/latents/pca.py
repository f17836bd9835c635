"""Principal components of the face: the latent space that most trainings start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from jaxtyping import Float
from torch import nn

from labial.errors import TrainingError

Coordinates = Float[npt.NDArray[np.floating[Any]], "frames coordinates"]
Latents = Float[npt.NDArray[np.floating[Any]], "frames latent"]


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
        """The paper's injection (section 3.3): a dense layer of eigenvectors and mean."""
        latent, coordinates = self.components.shape
        layer = nn.Linear(latent, coordinates)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(self.components.T))
            layer.bias.copy_(torch.from_numpy(self.mean))
        return layer


def fit_pca(positions: Coordinates, size: int) -> PCA:
    """The ``size`` principal components of stacked sensor coordinates in mm.

    Each component's largest coordinate is positive, so that the same data give the same signs.
    Raises ``TrainingError`` when there are not so many.
    """
    frames, coordinates = positions.shape
    if not 0 < size <= min(frames - 1, coordinates):
        raise TrainingError(
            f"{size} principal components asked of {frames} frames of {coordinates} coordinates"
        )
    mean = positions.mean(axis=0, dtype=np.float64)
    centred = positions.astype(np.float64) - mean
    variances, vectors = np.linalg.eigh(centred.T @ centred / (frames - 1))
    components = vectors.T[::-1][:size]
    largest = np.abs(components).argmax(axis=1)
    components = components * np.sign(components[np.arange(size), largest])[:, None]
    return PCA(
        mean.astype(np.float32),
        components.astype(np.float32),
        (variances[::-1][:size] / variances.sum()).astype(np.float32),
    )

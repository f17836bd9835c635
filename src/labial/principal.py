"""Principal components of frames, by the eigenvectors of their covariance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PrincipalComponents:
    """All principal components of ``[frames, coordinates]``, the largest first.

    ``mean`` is ``[coordinates]``, ``axes`` ``[components, coordinates]`` orthonormal and
    ``variances`` ``[components]``, in the frames' unit and its square.
    """

    mean: Array
    axes: Array
    variances: Array


def principal_components(frames: npt.NDArray[np.floating[Any]]) -> PrincipalComponents:
    """The principal components of frames ``[frames, coordinates]``."""
    mean: Array = frames.mean(axis=0, dtype=np.float64)
    centred = frames.astype(np.float64) - mean
    axes, variances = principal_axes(centred.T @ centred / max(1, len(frames) - 1))
    return PrincipalComponents(mean, axes, variances)


def principal_axes(covariance: Array) -> tuple[Array, Array]:
    """Eigenvectors as rows and eigenvalues of ``[coordinates, coordinates]``, the largest first.

    Each axis' largest coordinate is positive, so that the same data give the same signs.
    """
    variances, vectors = np.linalg.eigh(covariance)
    axes = vectors.T[::-1]
    largest = np.abs(axes).argmax(axis=1)
    signs = np.sign(axes[np.arange(len(axes)), largest])
    return axes * signs[:, None], variances[::-1]

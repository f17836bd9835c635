"""A model of the shapes that a face takes: a Gaussian with few principal components.

Probabilistic principal component analysis (Tipping and Bishop 1999): the covariance is that of the
first components, with the same small variance in all other directions. It gives the most likely
position of a marker that was not seen, given the others, and how far a marker is from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from labial.errors import MotionError
from labial.face.head import Points
from labial.principal import principal_components

_LEAST_DEVIATION_MM = 0.05
_FRAMES_A_COMPONENT = 10


@dataclass(frozen=True, eq=False)
class ShapeModel:
    """``mean`` ``[coordinates]`` in mm and ``precision``, the inverse covariance, in 1/mm²."""

    mean: Points
    precision: Points
    components: int

    def squared_distance(self, faces: Points) -> Points:
        """Squared Mahalanobis distance ``[frames]`` of faces ``[frames, markers, 3]`` without gaps.

        Its mean over the frames the model was fitted on is about the number of coordinates.
        """
        off = faces.reshape(len(faces), -1) - self.mean
        distance: Points = np.einsum("fi,fi->f", off @ self.precision, off)
        return distance

    def filled(self, faces: Points) -> Points:
        """``faces`` ``[frames, markers, 3]`` with NaN replaced by the most likely positions."""
        flat = faces.reshape(len(faces), -1).copy()
        patterns, which = np.unique(np.isnan(flat), axis=0, return_inverse=True)
        for place, missing in enumerate(patterns):
            if not missing.any():
                continue
            rows = np.flatnonzero(which.ravel() == place)
            known = flat[rows][:, ~missing] - self.mean[~missing]
            pull = known @ self.precision[np.ix_(~missing, missing)]
            within = self.precision[np.ix_(missing, missing)]
            flat[np.ix_(rows, missing)] = self.mean[missing] - np.linalg.solve(within, pull.T).T
        return flat.reshape(faces.shape)

    def residuals(self, faces: Points) -> Points:
        """Each marker's distance from its mean given the others, ``[frames, markers]`` in mm.

        ``faces`` ``[frames, markers, 3]`` have no gaps.
        """
        markers = faces.shape[1]
        pull = (faces.reshape(len(faces), -1) - self.mean) @ self.precision
        blocks = self.precision.reshape(markers, 3, markers, 3)
        own = blocks[np.arange(markers), :, np.arange(markers)]
        off = np.einsum("mij,fmj->fmi", np.linalg.inv(own), pull.reshape(len(faces), markers, 3))
        distance: Points = np.linalg.norm(off, axis=-1)
        return distance

    def exchange_gains(self, faces: Points, pairs: Sequence[tuple[int, int]]) -> Points:
        """The decrease of :meth:`squared_distance` if a pair is swapped, ``[pairs, frames]``.

        ``pairs`` are places of markers in ``faces`` ``[frames, markers, 3]``.
        """
        markers = faces.shape[1]
        pull = ((faces.reshape(len(faces), -1) - self.mean) @ self.precision).reshape(faces.shape)
        blocks = self.precision.reshape(markers, 3, markers, 3)
        gains = np.empty((len(pairs), len(faces)))
        for place, (first, second) in enumerate(pairs):
            cross = blocks[first, :, second]
            curvature = blocks[first, :, first] + blocks[second, :, second] - cross - cross.T
            step = faces[:, second] - faces[:, first]
            change = 2 * (pull[:, first] - pull[:, second]) + step @ curvature
            gains[place] = -(change * step).sum(axis=1)
        return gains


def fit_shapes(faces: Points, most_components: int = 13) -> ShapeModel:
    """The model of faces ``[frames, markers, 3]`` in mm without gaps.

    Frames that are far from the first fit are left out of a second one. Raises ``MotionError`` for
    too few frames.
    """
    least = 2 * _FRAMES_A_COMPONENT
    if len(faces) < least:
        raise MotionError(
            f"{len(faces)} frames show every marker, expected at least {least} to learn shapes from"
        )
    model = _fit(faces, most_components)
    distance = model.squared_distance(faces)
    return _fit(faces[distance <= 4 * np.median(distance)], most_components)


def _fit(faces: Points, most_components: int) -> ShapeModel:
    flat = faces.reshape(len(faces), -1)
    count = min(most_components, len(flat) // _FRAMES_A_COMPONENT, flat.shape[1] - 1)
    found = principal_components(flat)
    variance, axes = found.variances[:count], found.axes[:count]
    rest = max(_LEAST_DEVIATION_MM**2, float(found.variances[count:].mean()))
    # The inverse of axes.T @ diag(variance - rest) @ axes + rest * I, by Woodbury's identity.
    weight = 1 / np.maximum(variance, rest) - 1 / rest
    precision = (axes.T * weight) @ axes + np.eye(flat.shape[1]) / rest
    return ShapeModel(found.mean, precision, count)

"""Which shapes a face takes: a Gaussian of few principal components.

Probabilistic principal component analysis (Tipping and Bishop 1999): the covariance is that of the
first components, and the same small variance in every other direction. From it follow the place of
a marker that was not seen, given the others, and how far one stands from where they expect it.
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

    def surprise(self, faces: Points) -> Points:
        """Squared Mahalanobis distance ``[frames]`` of faces ``[frames, markers, 3]`` without gaps.

        Its mean over the frames the model was fitted on is about the number of coordinates.
        """
        off = faces.reshape(len(faces), -1) - self.mean
        surprise: Points = np.einsum("fi,fi->f", off @ self.precision, off)
        return surprise

    def filled(self, faces: Points) -> Points:
        """``faces`` ``[frames, markers, 3]`` with the most likely places where they hold NaN."""
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

    def standing_off(self, faces: Points) -> Points:
        """How far each marker is from where the others expect it, ``[frames, markers]`` in mm.

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
        """By how much :meth:`surprise` falls when a pair changes places, ``[pairs, frames]``.

        ``pairs`` are places of markers in ``faces`` ``[frames, markers, 3]``.
        """
        markers = faces.shape[1]
        pull = ((faces.reshape(len(faces), -1) - self.mean) @ self.precision).reshape(faces.shape)
        blocks = self.precision.reshape(markers, 3, markers, 3)
        gains = np.empty((len(pairs), len(faces)))
        for place, (first, second) in enumerate(pairs):
            cross = blocks[first, :, second]
            bent = blocks[first, :, first] + blocks[second, :, second] - cross - cross.T
            step = faces[:, second] - faces[:, first]
            slope = 2 * (pull[:, first] - pull[:, second]) + step @ bent
            gains[place] = -(slope * step).sum(axis=1)
        return gains


def fit_shapes(faces: Points, most_components: int = 13) -> ShapeModel:
    """The model of faces ``[frames, markers, 3]`` in mm without gaps.

    Frames that the first fit finds far off are left out of a second. Raises ``MotionError`` for
    too few frames.
    """
    if len(faces) < 2 * _FRAMES_A_COMPONENT:
        raise MotionError(f"{len(faces)} frames show every marker: too few to learn shapes from")
    model = _fit(faces, most_components)
    surprise = model.surprise(faces)
    return _fit(faces[surprise <= 4 * np.median(surprise)], most_components)


def _fit(faces: Points, most_components: int) -> ShapeModel:
    flat = faces.reshape(len(faces), -1)
    count = min(most_components, len(flat) // _FRAMES_A_COMPONENT, flat.shape[1] - 1)
    found = principal_components(flat)
    variance, axes = found.variances[:count], found.axes[:count]
    rest = max(_LEAST_DEVIATION_MM**2, float(found.variances[count:].mean()))
    # The inverse of axes' (variance - rest) axes + rest, by Woodbury's identity.
    weight = 1 / np.maximum(variance, rest) - 1 / rest
    precision = (axes.T * weight) @ axes + np.eye(flat.shape[1]) / rest
    return ShapeModel(found.mean, precision, count)

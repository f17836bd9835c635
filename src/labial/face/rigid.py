"""Rigid fits of the head's markers, and finding the markers that move as one rigid body.

The fit of a frame is Kabsch's (1976), over the markers that were seen in it, without scale.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from labial.errors import MotionError
from labial.face.head import Points
from labial.face.similarity import RIGID, Similarity, fit_similarity

LEAST_MARKERS = 3

# Markers closer to a line than this do not determine the head's rotation about it.
_LEAST_SPREAD_MM = 8.0

# A marker of the head that is farther off its place than this is not used.
_LOOSE_MM = 4.0

# Distances within a rigid set vary by less than the first, or by less than twice the variation of
# the most constant distance, but never by more than the second. Markers of a pair have to be seen
# together in this share of frames.
_RIGID_MM, _NOT_RIGID_MM = 0.6, 2.0
_LEAST_SEEN = 0.5

# Markers of a set that are off their places by more than this multiple of its lower quartile are
# removed from the set.
_MOST_OFF = 1.2


@dataclass(frozen=True, eq=False)
class RigidFit:
    """``fit`` is NaN in frames with too few markers; ``residual_mm`` ``[frames]`` is the RMS error.

    ``loose`` bool ``[frames, markers]``: seen, but off its place, and not used.
    """

    fit: Similarity
    residual_mm: Points
    loose: npt.NDArray[np.bool_]


def fit_rigid(points: Points, reference: Points) -> RigidFit:
    """The rotations and shifts that bring ``points`` nearest to ``reference``, in least squares.

    ``points`` ``[frames, markers, 3]`` and ``reference`` ``[markers, 3]`` in mm may have NaN. Up to
    two markers per frame that are off their places are left out of its fit, the worst first, if
    three others remain.
    """
    seen = ~(np.isnan(points).any(axis=-1) | np.isnan(reference).any(axis=-1))
    used = seen
    for _ in range(2):
        fit, distance = _fitted(points, reference, used)
        # The worst marker of a frame is removed first, as it moves the others off their places too.
        off = np.where(used & ~np.isnan(distance), distance, -1.0)
        worst = (off == off.max(axis=1, keepdims=True)) & (off > _LOOSE_MM)
        drop = worst & (used.sum(axis=1, keepdims=True) > LEAST_MARKERS)
        if not drop.any():
            break
        used = used & ~drop
    fit, distance = _fitted(points, reference, used)
    count = np.maximum(1, used.sum(axis=1))
    residual = np.sqrt(np.where(used, distance**2, 0).sum(axis=1) / count)
    return RigidFit(fit, np.where(np.isnan(fit.shift[:, 0]), np.nan, residual), seen & ~used)


def mean_rigid(points: Points, rounds: int = 4) -> Points:
    """The shape ``[markers, 3]`` of a rigid body in frames ``[frames, markers, 3]``, in mm.

    Generalised Procrustes analysis without scale, by medians, since markers jump; points may have
    NaN. The result is centred, in the pose of the frame with most markers seen. Raises
    ``MotionError`` if a marker is never seen together with the others.
    """
    seen = ~np.isnan(points).any(axis=-1)
    reference: Points = points[int(np.argmax(seen.sum(axis=1)))]
    for _ in range(rounds):
        moved = fit_rigid(points, reference).fit.apply(points)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # markers not yet seen with others
            reference = np.nanmedian(moved, axis=0)
    if np.isnan(reference).any():
        raise MotionError("a marker of the head is never seen together with three others")
    centred: Points = reference - reference.mean(axis=0)
    return centred


def most_rigid(points: Points) -> list[int]:
    """The places of the largest set of markers that move as one rigid body.

    ``points`` ``[frames, markers, 3]`` in mm may have NaN. Distances of all pairs within the set
    vary little (complete linkage over the spread of each pair's distance); markers that move more
    than the others are then removed. Raises ``MotionError`` if there are no three such markers that
    are not in line.
    """
    spread = _distance_spread(points)
    steadiest = float(spread[np.triu_indices(len(spread), 1)].min(initial=np.inf))
    limit = min(max(_RIGID_MM, 2 * steadiest), _NOT_RIGID_MM)
    sets: dict[int, list[int]] = {}
    if len(spread) >= LEAST_MARKERS and steadiest <= limit:
        tree = linkage(squareform(np.minimum(spread, 1e6), checks=False), "complete")
        for place, label in enumerate(fcluster(tree, limit, "distance")):
            sets.setdefault(int(label), []).append(place)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        face = np.nanmedian(points, axis=0)
    wide = [
        s for s in sets.values() if len(s) >= LEAST_MARKERS and breadth(face[s]) >= _LEAST_SPREAD_MM
    ]
    if not wide:
        raise MotionError("no three markers move as one rigid body")
    largest = max(wide, key=lambda places: (len(places), breadth(face[places])))
    return _steadiest(points, largest)


def breadth(points: Points) -> float:
    """The RMS distance of points ``[points, 3]`` from their best line, in mm."""
    centred = points - np.mean(points, axis=0)
    if not np.isfinite(centred).all():
        return 0.0
    singular = np.linalg.svd(centred, compute_uv=False)
    return float(np.sqrt((singular[1:] ** 2).sum() / len(points)))


def _fitted(
    points: Points, reference: Points, used: npt.NDArray[np.bool_]
) -> tuple[Similarity, Points]:
    """The fit over ``used`` bool ``[frames, markers]``, and how far each marker is off, in mm."""
    # Unused markers are set to zero, as NaN times zero is NaN.
    source, target = np.where(used[..., None], points, 0), np.where(used[..., None], reference, 0)
    fit = fit_similarity(source, np.nan_to_num(reference), used.astype(np.float64), RIGID)
    count = np.maximum(1, used.sum(axis=1))
    centred = target - target.sum(axis=1, keepdims=True) / count[:, None, None]
    singular = np.linalg.svd(np.where(used[..., None], centred, 0), compute_uv=False)
    flat = np.sqrt((singular[:, 1:] ** 2).sum(axis=1) / count)
    lost = (used.sum(axis=1) < LEAST_MARKERS) | (flat < _LEAST_SPREAD_MM)
    fit.rotation[lost] = fit.shift[lost] = np.nan
    return fit, np.linalg.norm(fit.apply(points) - reference, axis=-1)


def _steadiest(points: Points, places: list[int]) -> list[int]:
    """``places`` without markers that are off their places clearly more than the others."""
    while len(places) > LEAST_MARKERS + 1:
        own = points[:, places]
        reference = mean_rigid(own)
        off = np.linalg.norm(fit_rigid(own, reference).fit.apply(own) - reference, axis=-1)
        each = np.sqrt(np.nanmean(np.minimum(off, _LOOSE_MM) ** 2, axis=0))
        worst = int(np.argmax(each))
        rest = [place for place in places if place != places[worst]]
        usual = float(np.percentile(each, 25))
        if (
            each[worst] <= _MOST_OFF * usual
            or breadth(reference[np.arange(len(each)) != worst]) < _LEAST_SPREAD_MM
        ):
            break
        places = rest
    return places


def _distance_spread(points: Points) -> Points:
    """How much the distance of each pair varies, ``[markers, markers]`` in mm; robust to swaps."""
    count = points.shape[1]
    spread = np.full((count, count), np.inf)
    for place in range(count):
        distance = np.linalg.norm(points - points[:, place, None], axis=-1)
        enough = (~np.isnan(distance)).mean(axis=0) >= _LEAST_SEEN
        enough[place] = False
        low, high = np.nanpercentile(distance[:, enough], (5, 95), axis=0)
        # For normal noise these are 3.29 standard deviations apart.
        spread[place, enough] = (high - low) / 3.29
    spread = np.maximum(spread, spread.T)
    np.fill_diagonal(spread, 0)
    return spread

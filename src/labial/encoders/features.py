"""Phonological features, which also represent phones that do not occur in training.

The features are panphon's (Mortensen et al., COLING 2016), with rounding as it is visible on the
lips (``phones/features.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import torch

from labial.alignment import SILENCE
from labial.encoders.encoder import EncoderKind
from labial.encoders.table import Table
from labial.phones.features import FeatureSpace
from labial.phones.inventory import AFFRICATES, DIPHTHONGS, NASAL, SEGMENTS, VOWELS

_NASAL_VOWELS = frozenset(vowel + NASAL for vowel in VOWELS)


class PhonologicalFeatures(Table):
    """The features of a phone's first and last segment, of unit length, and one for silence.

    ``weights`` ``[features]`` multiply the features of a segment, by default 1. The table is stored
    with the weights, so that another version of panphon does not change a network's input.
    """

    def __init__(
        self, phones: Sequence[str], weights: npt.NDArray[np.float64] | None = None
    ) -> None:
        space = FeatureSpace()
        weights = np.ones(space.size) if weights is None else weights
        rows = [_features(space, phone, weights) for phone in phones]
        super().__init__(torch.tensor(np.array(rows), dtype=torch.float32))


def _features(
    space: FeatureSpace, phone: str, weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """``[features]``: those of the first and the last segment, and whether it is silence."""
    if phone == SILENCE:
        return np.append(np.zeros(2 * space.size), 1.0)
    segments = space.segments(phone)
    both = np.concatenate([segments[0] * weights, segments[-1] * weights])
    return np.append(both / np.linalg.norm(both), 0.0)


def readable(met: Collection[str]) -> tuple[str, ...]:
    """All phones of one or two segments, and those ``met``; silence only if it was met."""
    return tuple(sorted(SEGMENTS | _NASAL_VOWELS | AFFRICATES | DIPHTHONGS | set(met)))


KIND = EncoderKind(readable, PhonologicalFeatures)

"""Distances between phones by phonological features, weighted by their visibility on the lips.

Features are panphon's (Mortensen et al., COLING 2016). Needs the extra ``train``: the table of
nearest phones is made when training starts, and kept in the voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
import numpy.typing as npt
import panphon

from labial.phones.inventory import NASAL, NO_LIP_GESTURE, PROTRUDED_FRICATIVES, SEGMENTS, VOWELS
from labial.phones.ipa import segments_of

# Rounding and lip closure are most visible, then height (the jaw), then whether the mouth is open;
# the tongue's place and the glottis are hardly visible.
_WEIGHTS = {"round": 8.0, "lab": 6.0, "syl": 4.0, "hi": 3.0, "lo": 3.0, "cons": 2.0}
_WEIGHTS |= {"cont": 2.0, "son": 1.0, "strid": 1.0, "tense": 0.4, "nas": 0.5, "voi": 0.25}
_OTHER_WEIGHT = 0.5

# Distances that differ by less than this differ only in the tongue's place or in tenseness.
_NEARLY_ALIKE = 1.0

# Phones that are protruded, though their features do not say so.
_PROTRUDED = PROTRUDED_FRICATIVES | {"ɹ", "ɻ"}

# Segments that panphon lacks or describes unlike they look, with ones that look alike.
_LOOKALIKES = {"ⱱ": "v", "ɧ": "ʃ", "ɚ": "ə", "ɝ": "ɜ", "ʜ": "ħ", "ʢ": "ʕ", "ʙ": "b", "ɐ": "ə"}
_LOOKALIKES |= {"ɱ": "v", "β": "b"}

_RHOTIC_SIBLINGS = {"ɚ": "ɝ", "ɝ": "ɚ"}
_RHOTIC = {"ɚ": ("ə", "ɹ"), "ɝ": ("ɜ", "ɹ")}


class FeatureSpace:
    """Phones as points whose distance is how differently they look on the lips."""

    def __init__(self) -> None:
        table = _panphon()
        self._names: list[str] = table.names
        weights = [_WEIGHTS.get(name, _OTHER_WEIGHT) for name in self._names]
        self._weights = np.array(weights)
        self._vectors = {segment: self._vector(table, segment) for segment in sorted(SEGMENTS)}

    def distance(self, first: str, second: str) -> float:
        """Weighted city-block distance of two canonical phones, averaged over their segments.

        Nasality of vowels does not count.
        """
        a, b = (
            [self._vectors[segment[0]] for segment in segments_of(phone)]
            for phone in (first, second)
        )
        length = max(len(a), len(b))
        # A shorter phone is held: t against tʃ compares t with t and t with ʃ.
        pairs = [(a[i * len(a) // length], b[i * len(b) // length]) for i in range(length)]
        return float(np.mean([np.abs(x - y) @ self._weights for x, y in pairs]))

    @property
    def weights(self) -> npt.NDArray[np.float64]:
        """How visible each feature is on the lips."""
        return self._weights.copy()

    @property
    def size(self) -> int:
        """The number of features of a segment."""
        return len(self._names)

    def segments(self, phone: str) -> list[npt.NDArray[np.float64]]:
        """The features of each segment of a canonical phone, from -1 to 1; nasality is one."""
        return [self._of_segment(segment) for segment in segments_of(phone)]

    def _of_segment(self, segment: str) -> npt.NDArray[np.float64]:
        vector = self._vectors[segment[0]]
        if segment.endswith(NASAL):
            vector = vector.copy()
            vector[self._names.index("nas")] = 1.0
        return vector

    def _vector(self, table: panphon.FeatureTable, segment: str) -> npt.NDArray[np.float64]:
        spelled = _LOOKALIKES.get(segment, segment)
        vectors = table.word_to_vector_list(spelled, numeric=True)
        vector = np.array(vectors[0], np.float64)
        if segment in _PROTRUDED:
            vector[self._names.index("round")] = 1.0
        if segment in VOWELS:
            # panphon has [+lab] for only some rounded vowels; rounding covers all of them.
            vector[self._names.index("lab")] = -1.0
        return vector


@cache
def _panphon() -> panphon.FeatureTable:
    """The table of panphon, which takes a second to read."""
    return panphon.FeatureTable()


def nearest_phones(
    trained: Iterable[str], least_lip_gesture: str, contexts: Mapping[str, int] | None = None
) -> dict[str, tuple[str, ...]]:
    """For each IPA segment that was not trained, the trained phones that stand in for it.

    ``least_lip_gesture`` is the trained phone that moves the lips least; it stands in for uvular,
    pharyngeal and glottal segments. ``contexts`` is the number of different pairs of neighbours of
    each phone: of phones that look nearly alike, the one with most contexts stands in, as a phone
    that occurs in three words has only learned those words.
    """
    candidates = sorted(phone for phone in trained if segments_of(phone))
    space = FeatureSpace()

    def nearest(segment: str) -> tuple[str, ...]:
        if segment in candidates:
            return (segment,)
        sibling = _RHOTIC_SIBLINGS.get(segment, "")
        if sibling in candidates:
            return (sibling,)
        if segment in _RHOTIC:
            return tuple(phone for part in _RHOTIC[segment] for phone in nearest(part))
        if segment in NO_LIP_GESTURE:
            return (least_lip_gesture,)
        distances = {phone: space.distance(segment, phone) for phone in candidates}
        limit = min(distances.values()) + _NEARLY_ALIKE
        alike = [phone for phone, distance in distances.items() if distance <= limit]
        counts = contexts or {}
        return (min(alike, key=lambda phone: (-counts.get(phone, 0), distances[phone], phone)),)

    return {segment: nearest(segment) for segment in sorted(SEGMENTS - set(candidates))}

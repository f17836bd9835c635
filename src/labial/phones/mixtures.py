"""Phones that were not recorded, as mixtures of two that were.

A stand-in (``phones/features.py``) has the whole gesture of another phone. Between two recorded
phones a network can do better: what its first layer reads of a phone is a row of numbers, and the
weighted mean of two rows is read as a phone between them.

Vowels that differ in height only are mixed by their height in the chart of the International
Phonetic Association, so that French /ø/ lies between /u/ and /ɔ/. A protruded fricative, for which
an affricate would stand in, is half a fricative and half a protruded consonant. Other phones keep
their stand-in. Needs the extra ``train``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from labial.phones.features import FeatureSpace
from labial.phones.inventory import PROTRUDED_FRICATIVES, ROUNDED_VOWELS, SEGMENTS, VOWELS
from labial.phones.substitution import Mixture

# Close vowels are 1, open ones 0; the chart has seven rows.
_ROWS = ("iyɨʉɯu", "ɪʏʊ", "eøɘɵɤo", "ə", "ɛœɜɞʌɔ", "æɐ", "aɶɑɒ")
_ROW_HEIGHTS = (1.0, 5 / 6, 2 / 3, 1 / 2, 1 / 3, 1 / 6, 0.0)
_HEIGHTS = {vowel: height for row, height in zip(_ROWS, _ROW_HEIGHTS, strict=True) for vowel in row}

_FRICATIVES = frozenset("szθðɬɮ")
_PROTRUDED = frozenset("ɹɻwɥʍ") | PROTRUDED_FRICATIVES


def mixtures(recorded: Collection[str], contexts: Mapping[str, int]) -> dict[str, Mixture]:
    """For each segment that was not recorded and lies between two that were, their shares.

    ``contexts`` is the number of different pairs of neighbours of each recorded phone: of vowels of
    one height, the one with most is used.
    """
    found = {}
    for segment in sorted(SEGMENTS - set(recorded)):
        if segment in _HEIGHTS:
            mixture = _of_heights(segment, recorded, contexts)
        elif segment in PROTRUDED_FRICATIVES:
            mixture = _protruded(segment, recorded)
        else:
            mixture = {}
        if mixture:
            found[segment] = mixture
    return found


def _of_heights(vowel: str, recorded: Collection[str], contexts: Mapping[str, int]) -> Mixture:
    """The nearest recorded vowels above and below, of the same rounding; none at its own height."""
    height, rounded = _HEIGHTS[vowel], vowel in ROUNDED_VOWELS
    alike = [
        each for each in sorted(VOWELS & set(recorded))
        if each in _HEIGHTS and (each in ROUNDED_VOWELS) == rounded
    ]  # fmt: skip
    above = [each for each in alike if _HEIGHTS[each] > height]
    below = [each for each in alike if _HEIGHTS[each] < height]
    if not above or not below or len(above) + len(below) < len(alike):
        return {}
    closer = min(above, key=lambda each: (_HEIGHTS[each], -contexts.get(each, 0)))
    opener = min(below, key=lambda each: (-_HEIGHTS[each], -contexts.get(each, 0)))
    share = round((height - _HEIGHTS[opener]) / (_HEIGHTS[closer] - _HEIGHTS[opener]), 6)
    return {closer: share, opener: round(1 - share, 6)}


def _protruded(fricative: str, recorded: Collection[str]) -> Mixture:
    """Halves of the nearest fricative and the nearest protruded consonant."""
    spread, protruded = (sorted(each & set(recorded)) for each in (_FRICATIVES, _PROTRUDED))
    if not spread or not protruded:
        return {}
    space = FeatureSpace()
    nearest = [
        min(each, key=lambda phone: space.distance(fricative, phone))
        for each in (spread, protruded)
    ]
    if nearest[1] in PROTRUDED_FRICATIVES:
        return {}  # one stands in for the other
    return dict.fromkeys(nearest, 0.5)

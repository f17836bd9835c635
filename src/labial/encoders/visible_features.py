"""Phonological features weighted by their visibility on the lips.

Rounded front vowels do not occur in English, where all rounded vowels are back. A network that
reads unweighted features (``encoders/features.py``) attributes rounding to both, and shows French
/y/ half rounded. With the weights of ``phones/features.py``, backness hardly counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from labial.encoders.encoder import EncoderKind
from labial.encoders.features import PhonologicalFeatures, readable
from labial.phones.features import FeatureSpace
from labial.phones.inventory import NASAL


def _build(phones: Sequence[str]) -> PhonologicalFeatures:
    # Whether a vowel is nasal does not show on the lips.
    plain = [phone.replace(NASAL, "") for phone in phones]
    return PhonologicalFeatures(plain, FeatureSpace().weights)


KIND = EncoderKind(readable, _build)

"""Phonological features of the phones met in training; stand-ins replace all others.

A network that reads features extrapolates to combinations that it never met, such as French /y/,
which is front and rounded, and shows less than either. A stand-in looks like a phone of the talker.
"""

from __future__ import annotations

from labial.encoders.encoder import EncoderKind
from labial.encoders.features import PhonologicalFeatures
from labial.encoders.one_hot import only_met

KIND = EncoderKind(only_met, PhonologicalFeatures)

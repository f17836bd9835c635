"""Phones: labels, alphabets, and which trained phones stand in for an unknown one."""

from labial.phones.ipa import segments_of
from labial.phones.labels import LabelReader, LabelTable, canonical_phone, is_noise

__all__ = ["LabelReader", "LabelTable", "canonical_phone", "is_noise", "segments_of"]

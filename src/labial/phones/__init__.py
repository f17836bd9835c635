"""Phones: labels, alphabets, and which trained phone stands in for an unknown one."""

from labial.phones.labels import canonical_phone, canonical_phones, is_noise, segments_of

__all__ = ["canonical_phone", "canonical_phones", "is_noise", "segments_of"]

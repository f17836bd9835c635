"""The codes of LIA_PHON for French (Béchet 2001), of two letters each."""

from __future__ import annotations

_DOUBLED = "bdfglmnkpstvz"  # bb, dd, ...

LIA = {
    **{letter * 2: letter for letter in _DOUBLED if letter != "g"},
    "gg": "ɡ",
    "ch": "ʃ",
    "jj": "ʒ",
    "gn": "ɲ",
    "ng": "ŋ",
    "rr": "ʁ",
    "yy": "j",
    "uy": "ɥ",
    "ww": "w",
    "aa": "a",
    "ai": "ɛ",
    "ei": "e",
    "ee": "ə",
    "ii": "i",
    "oo": "ɔ",
    "au": "o",
    "ou": "u",
    "uu": "y",
    "eu": "ø",
    "oe": "œ",
    "an": "ɑ\N{COMBINING TILDE}",
    "in": "ɛ\N{COMBINING TILDE}",
    "on": "ɔ\N{COMBINING TILDE}",
    "un": "œ\N{COMBINING TILDE}",
}

SHOWN_BY = frozenset(LIA) - {"ai", "ei", "au", "ou", "eu"}
"""Codes that are not also diphthongs of IPA."""

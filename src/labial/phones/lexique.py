"""The codes of Lexique 3, the lexical database of French (New et al. 2004, www.lexique.org)."""

from __future__ import annotations

LEXIQUE = {
    **{letter: letter for letter in "aiyuoejwpbtdkfvszmnl"},
    "E": "ɛ",
    "O": "ɔ",
    "°": "ə",
    "3": "ə",
    "2": "ø",
    "9": "œ",
    "5": "ɛ\N{COMBINING TILDE}",
    "1": "œ\N{COMBINING TILDE}",
    "@": "ɑ\N{COMBINING TILDE}",
    "§": "ɔ\N{COMBINING TILDE}",
    "8": "ɥ",
    "g": "ɡ",
    "S": "ʃ",
    "Z": "ʒ",
    "N": "ɲ",
    "R": "ʁ",
    "x": "x",
    "G": "ŋ",
}

SHOWN_BY = frozenset("°351§8")
"""Codes that X-SAMPA of French lacks, or uses for phones that French lacks."""

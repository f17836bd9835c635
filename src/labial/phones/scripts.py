"""Scripts whose letters are syllables or words, so that a label in them is no single phone."""

from __future__ import annotations

import unicodedata

_SYLLABLES = ("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "HANGUL SYLLABLE", "CJK", "BOPOMOFO")


def is_syllable(label: str) -> bool:
    """Whether a label has a letter of kana, of Hangul in syllables, or of Chinese."""
    return any(unicodedata.name(letter, "").startswith(_SYLLABLES) for letter in label)

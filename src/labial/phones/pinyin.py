"""Pinyin in initials and finals, as in the Montreal Forced Aligner's dictionary of GlobalPhone.

Finals may end in a digit for the tone; ``n`` and ``ng`` after a vowel are labels of their own.
"""

from __future__ import annotations

import re

_INITIALS = {
    **{letter: letter for letter in "mfnls"},
    **{"b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "h": "x"},
    **{"j": "tɕ", "q": "tɕ", "x": "ɕ", "zh": "ʈʂ", "ch": "ʈʂ", "sh": "ʂ", "r": "ʐ"},
    **{"z": "ts", "c": "ts", "y": "j", "w": "w", "ng": "ŋ"},
}
_FINALS = {
    **{"a": "a", "o": "o", "e": "ɤ", "i": "i", "ii": "ɨ", "u": "u"},
    **{"v": "y", "ü": "y", "er": "ɚ"},
    **{"ai": "ai", "ei": "ei", "ao": "au", "ou": "ou", "ia": "ia", "ie": "iɛ", "io": "io"},
    **{"iao": "iau", "iou": "iou", "ua": "ua", "uai": "uai", "ue": "ue", "uei": "uei", "uo": "uo"},
    **{"ve": "yɛ", "üe": "yɛ", "va": "yɛ", "üa": "yɛ"},
}
_LABEL = re.compile(r"([a-zü]+)[0-5]?")

SHOWN_BY = frozenset(["zh", "q", *(final + tone for final in _FINALS for tone in "12345")])


def read_pinyin(label: str) -> str | None:
    """The canonical phone of an initial or a final, or None if it is neither."""
    match = _LABEL.fullmatch(label)
    return None if match is None else _FINALS.get(match[1]) or _INITIALS.get(label)

"""Romanised phones of Japanese, as Julius, Open JTalk and HTS write them.

Devoiced vowels are in capitals; ``q`` and ``cl`` are the closure of a long consonant. Japanese /u/
is compressed, which looks like [u].
"""

from __future__ import annotations

_VOWELS = {spelled: letter for letter in "aiueo" for spelled in (letter, letter + ":")}
_DEVOICED = {letter.upper(): letter for letter in "aiueo"}
_PALATALISED = {
    **{"ky": "k", "gy": "ɡ", "ny": "ɲ", "hy": "ç", "by": "b", "py": "p", "my": "m", "ry": "ɾ"},
    **{"ty": "t", "dy": "d", "sh": "ɕ", "ch": "tɕ", "j": "dʑ", "zy": "dʑ"},
}

ROMAJI = {
    **_VOWELS,
    **_DEVOICED,
    **_PALATALISED,
    **{letter: letter for letter in "kstnhmwzdbpv"},
    **{"y": "j", "r": "ɾ", "g": "ɡ", "f": "ɸ", "ts": "ts", "N": "ɴ", "q": "ʔ", "cl": "ʔ"},
}

SHOWN_BY = frozenset(_PALATALISED) - {"j"} | {"cl"}

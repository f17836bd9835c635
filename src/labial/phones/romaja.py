"""Romanised phones of Korean by the Revised Romanisation.

``j`` and ``ch`` are affricates, doubled letters tense consonants, which the lips do not show. A
glide is part of its vowel.
"""

from __future__ import annotations

_VOWELS = {
    **{"a": "a", "eo": "ʌ", "o": "o", "u": "u", "eu": "ɯ", "i": "i", "ae": "ɛ", "e": "e"},
    **{"ya": "ia", "yeo": "iʌ", "yo": "io", "yu": "iu", "yae": "iɛ", "ye": "ie"},
    **{"wa": "ua", "wo": "uʌ", "wae": "uɛ", "we": "ue", "oe": "ue", "wi": "ui", "ui": "ɯi"},
}
_CONSONANTS = {
    **{letter: letter for letter in "kntdlmbpsh"},
    **{"g": "ɡ", "kk": "k", "tt": "t", "pp": "p", "ss": "s", "r": "ɾ", "ng": "ŋ"},
    **{"j": "dʑ", "jj": "tɕ", "ch": "tɕ", "y": "j", "w": "w"},
}

ROMAJA = {**_VOWELS, **_CONSONANTS}

SHOWN_BY = frozenset(["eo", "eu", "yeo", "yae", "wae", "kk", "tt", "pp", "jj"])

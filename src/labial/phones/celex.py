"""The phone codes of CELEX (Baayen et al. 1995), one character for each phone, called DISC.

The dictionaries of prosodylab for German and English write them with a digit of stress after each
vowel, and name the codes that are digits: ``zwei1`` is the code 2 with primary stress.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from labial.phones.inventory import NASAL

_CONSONANTS = {
    **{letter: letter for letter in "bdfhjklmnpstvwxz"},
    **{"g": "ɡ", "N": "ŋ", "S": "ʃ", "Z": "ʒ", "J": "tʃ", "_": "dʒ"},
}
_VOWELS = {
    **{"E": "ɛ", "I": "ɪ", "U": "ʊ", "V": "ʌ", "@": "ə", "i": "i", "u": "u", "{": "æ", "$": "ɔ"},
    **{"c": "æ" + NASAL, "q": "ɑ" + NASAL, "0": "æ" + NASAL, "~": "ɒ" + NASAL},
    **{"1": "eɪ", "2": "aɪ", "3": "ɜ", "4": "ɔɪ", "5": "əʊ", "6": "aʊ", "7": "ɪə", "8": "ɛə"},
    "9": "ʊə",
}
_GERMAN_CONSONANTS = {**_CONSONANTS, "r": "r", "+": "pf", "=": "ts"}
_GERMAN_VOWELS = {
    **_VOWELS,
    **{"a": "a", "&": "a", "A": "ɑ", "e": "e", "o": "o", "O": "ɔ", "y": "y", "Y": "ʏ"},
    **{")": "ɛ", "/": "œ", "|": "ø", "^": "œ" + NASAL, "W": "aɪ", "B": "aʊ", "X": "ɔʏ"},
}
_ENGLISH_CONSONANTS = {
    **_CONSONANTS,
    **{"r": "ɹ", "R": "ɹ", "T": "θ", "D": "ð", "F": "əm", "H": "ən", "P": "əl", "C": "əŋ"},
}
_ENGLISH_VOWELS = {**_VOWELS, "Q": "ɒ", "#": "ɑ"}

_GERMAN_DIGITS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_ENGLISH_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_STRESSED = re.compile(r"(.+)[0-2]")

GERMAN_SPOKEN, ENGLISH_SPOKEN = frozenset("_"), frozenset("_#")
"""Codes that mean silence in other phone sets."""


def _with_names(vowels: dict[str, str], names: Sequence[str]) -> dict[str, str]:
    return vowels | {name: vowels[str(digit)] for digit, name in enumerate(names)}


_GERMAN = _with_names(_GERMAN_VOWELS, _GERMAN_DIGITS)
_ENGLISH = _with_names(_ENGLISH_VOWELS, _ENGLISH_DIGITS)


def read_german(label: str) -> str | None:
    """The canonical phone of a code for German, with or without stress, or None."""
    return read_german_with_stress(label) or _GERMAN.get(label)


def read_english(label: str) -> str | None:
    """The canonical phone of a code for English, with or without stress, or None."""
    return read_english_with_stress(label) or _ENGLISH.get(label)


def read_german_with_stress(label: str) -> str | None:
    """The same for a consonant, or a vowel with its stress."""
    return _GERMAN_CONSONANTS.get(label) or _stressed(label, _GERMAN)


def read_english_with_stress(label: str) -> str | None:
    """The same for a consonant, or a vowel with its stress."""
    return _ENGLISH_CONSONANTS.get(label) or _stressed(label, _ENGLISH)


def shown_by(read: Callable[[str], str | None]) -> Callable[[Collection[str]], bool]:
    """Whether any of some labels is a vowel with its stress, by a reader of labels."""
    return lambda labels: any(_STRESSED.fullmatch(label) and read(label) for label in labels)


def _stressed(label: str, vowels: Mapping[str, str]) -> str | None:
    match = _STRESSED.fullmatch(label)
    return vowels.get(match[1]) if match else None

"""The International Phonetic Alphabet, as written by dictionaries and aligners.

Canonical phones are IPA without stress, length, tie bars, tones or other marks that are not visible
on the lips; nasality is kept. Marks that change what the lips do give another letter: labiodental
p̪ is f, linguolabial t̼ leaves the lips open as t does, compressed ɯᵝ is u, and the lips close for
k͡p as they do for p.
"""

from __future__ import annotations

import unicodedata

from labial.phones.inventory import (
    AFFRICATES,
    ALIASES,
    DIPHTHONGS,
    NASAL,
    ROUNDED,
    ROUNDED_VOWELS,
    SEGMENTS,
    VOWELS,
)

_RHOTIC_HOOK = "˞"
_STRESS = "ˈˌ"
_TONES = "˥˦˧˨˩"
_LENGTHS = "ːˑ"
# Marks of a nasal or a closed glottis at the start of a consonant.
_BEFORE = "ᵐⁿᶮᶯᵑᶰˀʰ"
_LABIODENTAL, _LINGUOLABIAL = "\N{COMBINING BRIDGE BELOW}", "\N{COMBINING SEAGULL BELOW}"
_COMPRESSED = "ᵝ"
_LABIALISED = ("ʷ", "\N{COMBINING INVERTED DOUBLE ARCH BELOW}")
# What a mark makes of the segment before it, where it changes the lips.
_MARKED = {
    _LABIODENTAL: {"p": "f", "b": "v", "m": "ɱ"},
    _LINGUOLABIAL: {"p": "t", "b": "d", "m": "n"},
    _COMPRESSED: ROUNDED,
    **dict.fromkeys(_LABIALISED, ROUNDED | {vowel: vowel for vowel in ROUNDED_VOWELS}),
}
_RHOTIC = {"ə": "ɚ", "ɜ": "ɝ"}
# Labiodental affricates, p̪f and b̪v.
_LABIODENTAL_AFFRICATES = {"ff": "f", "vv": "v"}
# Double articulations, in whose middle the lips are closed.
_DOUBLY_ARTICULATED = {"kp": "p", "qp": "p", "pt": "p", "ɡb": "b", "ɢb": "b", "bd": "b"}
_DOUBLY_ARTICULATED |= {"ŋm": "m", "nm": "m", "mn": "m", "ŋɡb": "b"}
# Marks that are labels of their own: the Maltese għ, /ʕ/ in spelling, is ˤː.
_ALONE = {"ˤ": "ʕ", "ˁ": "ʕ", "ˀ": "ʔ", "ʰ": "h", "ʱ": "ɦ", "ʲ": "j", "ˠ": "ɣ"}
# Two phones without the space between, in the Montreal Forced Aligner's Czech dictionary 2.0.0a. Of
# the two, lips show only the vowel.
_UNSPACED = {"aːɡ": "a"}
# The Montreal Forced Aligner writes the second half of a diphthong as a glide: aj, ow.
_GLIDES = {"j": "ɪ", "w": "ʊ"}


def read_ipa(label: str) -> str | None:
    """The canonical phone of an IPA label, or None if it is not one phone."""
    if label in _UNSPACED:
        return _UNSPACED[label]
    segments = segments_of(label)
    match segments:
        case (vowel, "j" | "w" as glide) if vowel + _GLIDES[glide] in DIPHTHONGS:
            segments = (vowel, _GLIDES[glide])
    return "".join(segments) if _is_one_phone(segments) else None


def segments_of(label: str) -> tuple[str, ...]:
    """The single segments of an IPA label: ``t͡ʃ`` is t and ʃ, ``aʊ`` a and ʊ.

    Empty if a character is not understood.
    """
    if alone := _ALONE.get(label.rstrip(_LENGTHS)):
        return (alone,)
    segments: list[str] = []
    # NFD decomposes ã; but ç is a letter of its own in IPA, so it is composed again.
    decomposed = unicodedata.normalize("NFD", label).replace("c\N{COMBINING CEDILLA}", "ç")
    for character in decomposed.lstrip(_BEFORE):
        spelled = ALIASES.get(character, character)
        if segments and segments[-1] in _MARKED.get(character, ()):
            segments[-1] = _MARKED[character][segments[-1]]
        elif all(letter in SEGMENTS for letter in spelled):
            segments += spelled
        elif not segments and character not in _STRESS:
            return ()
        elif character == NASAL and segments[-1] in VOWELS:
            segments[-1] += NASAL
        elif character == _RHOTIC_HOOK and segments[-1] in VOWELS:
            segments[-1:] = (
                [_RHOTIC[segments[-1]]] if segments[-1] in _RHOTIC else [segments[-1], "ɹ"]
            )
        elif not _is_mark(character):
            return ()
    return _with_lips_closed(segments)


def _with_lips_closed(segments: list[str]) -> tuple[str, ...]:
    """The segments, or the single one of a double articulation, which may be labialised."""
    if single := _LABIODENTAL_AFFRICATES.get("".join(segments)):
        return (single,)
    labialised = segments[1:] and segments[-1] == "w"
    closed = _DOUBLY_ARTICULATED.get("".join(segments[:-1] if labialised else segments))
    if closed is None:
        return tuple(segments)
    return (closed, "w") if labialised else (closed,)


def _is_one_phone(segments: tuple[str, ...]) -> bool:
    """Whether segments are one phone: a single one, a diphthong, an affricate, and the like."""
    letters = [segment.removesuffix(NASAL) for segment in segments]
    joined = "".join(letters)
    match letters:
        case []:
            return False
        case [_]:
            return True
        case [*consonants, "w"] if consonants and consonants[0] not in VOWELS:
            return _is_one_phone(tuple(consonants))
        case ["j", "u"] | ["ə", "l" | "m" | "n" | "ŋ" | "r"]:
            return True
        case [*vowels, "ɹ"]:
            return "".join(vowels) in DIPHTHONGS | VOWELS
        case [_, "ɐ" | "ɚ"] if letters[0] in VOWELS:  # a vowel before German r, or English
            return True
        case [*vowels, "ə" | "ɚ"] if len(vowels) == 2:
            return "".join(vowels) in DIPHTHONGS
    return joined in DIPHTHONGS | AFFRICATES


def _is_mark(character: str) -> bool:
    """Whether a character modifies the phone before it in ways that are not visible on the lips."""
    return unicodedata.category(character) in ("Mn", "Lm") or character in _STRESS + _TONES

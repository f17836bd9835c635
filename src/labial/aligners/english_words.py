"""The words of an English text and their pronunciations in the phones of an acoustic model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from labial.alignment import SILENCE
from labial.errors import MissingExtraError, SpeechError, TranscriptError
from labial.phones import segments_of
from labial.phones.arpabet import ARPABET
from labial.speech.espeak import speak
from labial.speech.words import bare

Lookup = Callable[[str], str | None]
"""A dictionary: maps a word in lower case to its phones, separated by spaces, or to None."""

_MODEL_PHONES = frozenset(
    """
    AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W
    Y Z ZH
    """.split()
)

# The model's phones by IPA, and the closest ones to the other phones of espeak-ng's English.
_BY_IPA = {ipa: name for name, ipa in ARPABET.items() if name in _MODEL_PHONES}
_BY_IPA |= {"ə": "AH", "ɐ": "AH", "ɚ": "ER", "ɜ": "ER", "ɾ": "T", "ʔ": "T", "ɒ": "AA", "a": "AE"}
_BY_IPA |= {"əʊ": "OW", "o": "OW", "e": "EH", "ɫ": "L", "x": "K", "r": "R", "ɨ": "IH"}

_SIGNS = {"&": "and", "%": "percent", "+": "plus", "=": "equals", "@": "at", "°": "degrees"}
_LOOSE_SIGN = re.compile("[&%+=@°]")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_JOINTS = re.compile(r"[-‐‑–—/…]+|(?<=\w)[.,;:!?]+(?=[^\W\d])")
_ABBREVIATION = re.compile(r"([^\W\d_]\.)+[^\W\d_]\.?")


@dataclass(frozen=True)
class Word:
    """A word as the text spells it, with its pronunciation in the model's ARPABET phones.

    ``entry`` is its entry in the dictionary, which may have further pronunciations; it is empty if
    the word is not in the dictionary.
    """

    spelling: str
    entry: str
    phones: tuple[str, ...]


def words_of_text(text: str, lookup: Lookup) -> list[Word]:
    """The words of an English text in order.

    Words missing from the dictionary, and numbers, are pronounced as by espeak-ng. Raises
    ``TranscriptError`` for a text without words, and one naming all words for which no
    pronunciation is found; ``MissingExtraError`` if espeak-ng is needed and not installed.
    """
    spellings = [spelling for token in _spaced(text).split() for spelling in _parts(token, lookup)]
    if not spellings:
        raise TranscriptError("the text has no words")
    words: dict[str, Word | None] = {}
    for spelling in dict.fromkeys(spellings):
        words[spelling] = _known(spelling, lookup) or _spoken(spelling)
    unknown = [f"'{spelling}'" for spelling, word in words.items() if word is None]
    if unknown:
        raise TranscriptError(
            f"no English pronunciation was found for {', '.join(unknown)}: spell such words as they"
            " are said"
        )
    return [word for spelling in spellings if (word := words[spelling])]


def model_phones(phones: Sequence[str]) -> tuple[str, ...] | None:
    """Canonical IPA phones in the model's ARPABET; None if one has no counterpart."""
    found: list[str] = []
    for phone in phones:
        whole = _BY_IPA.get(phone)
        parts = [whole] if whole else [_BY_IPA.get(segment) for segment in segments_of(phone)]
        named = [part for part in parts if part]
        if not parts or len(named) < len(parts):
            return None
        found += named
    return tuple(found)


def _spaced(text: str) -> str:
    """The text with spoken signs as words."""
    text = text.encode("utf-8", "replace").decode()  # command line arguments may be other bytes
    return _LOOSE_SIGN.sub(lambda sign: f" {_SIGNS[sign[0]]} ", text.translate(_APOSTROPHES))


def _parts(token: str, lookup: Lookup) -> list[str]:
    """The words of a token: the token itself if it is known, else its parts at hyphens etc."""
    word = bare(token)
    if not any(letter.isalnum() for letter in word):
        return []
    # "rock 'n' roll", "'cause": an apostrophe may belong to the word.
    for spelling in (token.strip('.,;:!?"()[]“”'), word):
        if lookup(spelling.lower()):
            return [spelling]
    if _ABBREVIATION.fullmatch(word):
        return [letter for letter in word if letter != "."]
    return [part for piece in _JOINTS.split(word) if any(map(str.isalnum, part := bare(piece)))]


def _known(spelling: str, lookup: Lookup) -> Word | None:
    entry = spelling.lower()
    phones = lookup(entry)
    return Word(spelling, entry, tuple(phones.split())) if phones else None


def _spoken(spelling: str) -> Word | None:
    """The word as espeak-ng pronounces it, or None if that has no phones of the model."""
    # For letters of other scripts, espeak-ng would say the name of the script.
    if not all("LATIN" in unicodedata.name(each, "") for each in spelling if each.isalpha()):
        return None
    try:
        said = speak(spelling, "en-us").alignment.phones
    except MissingExtraError as error:
        raise MissingExtraError(
            f"'{spelling}' is not in the dictionary: pronouncing it", "speech"
        ) from error
    except SpeechError:
        return None
    phones = model_phones([phone.label for phone in said if phone.label != SILENCE])
    return Word(spelling, "", phones) if phones else None

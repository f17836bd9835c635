"""Canonical phones of espeak-ng's phoneme names.

A phoneme for which espeak-ng has no IPA name is announced by its own ASCII name, with capitals and
digits replaced by letters of IPA that may be other phones in the language: Russian ы as y. The
tables were checked against the sounds that espeak-ng's sources give to all phonemes of all of its
languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from labial.alignment import SILENCE
from labial.errors import PhoneError
from labial.phones import canonical_phone, segments_of

# espeak-ng announces a change of language inside a text with a silent phoneme such as (en).
_LANGUAGE_CHANGE = re.compile(r"\((.*?)\)?$")

# A phoneme without an IPA name has one in espeak-ng's own ASCII notation. These are the ones that
# would mean something else in IPA.
_ASCII_NAMES = {
    "?": "ʔ",
    "cr": "ʈ",
    "i.": "ɨ",
    "ll": "ɫ",
    "sx": "ɧ",
    'u"': "ʉ",
    "ε": "ɛ",
    "Φ": "ɸ",
    "ʲ": "j",
    "ᵐ": "m",
    "ᵑ": "ŋ",
    "ⁿ": "n",
}
# By the first subtag of the language.
_NAMES_IN_LANGUAGE: dict[str, dict[str, str]] = {
    "cmn": {"o-": "ɤ"},
    "cy": {"ø": "ɨ"},
    "fo": {"2": "ø", "4": "d", "5": "t", "9": "œ"},
    "gn": {"y": "ɨ"},
    "ky": {"oe": "ø"},
    "pt": {"y": "ɪ"},
    "ro": {"yɪ": "ɨɪ", "yʊ": "ɨu"},
    "ru": {"y": "ɨ", "ø": "ɨ"},
    "vi": {"y": "ɯ", "yə": "ɯə", "yɪ": "ɯɪ"},
    "yue": {"eo": "ɵ", "eoi": "øy", "oe": "œ", "oenɡ": "œŋ", "yu": "y"},
}
_NAMES_IN_LANGUAGE["zh"] = _NAMES_IN_LANGUAGE["cmn"]
_ASCII_CAPITALS = str.maketrans("ADEINOSTUXZ", "ɑðɛɪŋɔʃθʊχʒ")
_DOUBLED = re.compile(r"(\w)\1")
_RETROFLEX = str.maketrans("dlnrstz", "ɖɭɳɽʂʈʐ")
_ASPIRATED = re.compile(r"(p|t|k|ts|tɕ|ʈʂ|c)h")
_CREAKY_VOWEL = re.compile(r"[?ʔ](?=[^\W\d_])")
_VARIANT_MARKS = re.compile(r"""[-#^".:?*'!;/\\|\d]""")


@cache
def phones_of(name: str, language: str) -> tuple[str, ...]:
    """The canonical phones of a phoneme name of espeak-ng in a language; a pause is ``SILENCE``.

    ``language`` is a BCP 47 tag. Usually one phone; more for a name such as oenɡ, none for a name
    without a sound of its own.
    """
    if not name or _LANGUAGE_CHANGE.match(name):
        return (SILENCE,)
    name = name.replace("ˈ", "").replace("ˌ", "")
    unmarked = name.rstrip("ː:")
    own = _NAMES_IN_LANGUAGE.get(_base(language), {}).get(unmarked)
    if own is not None:
        return _split(segments_of(own))
    name = _ASCII_NAMES.get(unmarked, name).translate(_ASCII_CAPITALS).replace("nɡ", "ŋ")
    name = _DOUBLED.sub(r"\1", name)
    if "." in name:
        name = _retroflex(name)
    name = _ASPIRATED.sub(r"\1ʰ", name) if _ASPIRATED.fullmatch(name) else name
    # Names of Danish vowels with stød; the glottis is not visible on the face.
    name = _CREAKY_VOWEL.sub("", name)
    name = _VARIANT_MARKS.sub("", name)
    if _is_phone(name):
        return (canonical_phone(name),)
    # An unknown mark must not lose the phone: keep the characters that are known.
    return _split(segments_of("".join(letter for letter in name if _is_phone(letter))))


def changed_language(name: str) -> str | None:
    """The language that a text continues in after a phoneme name such as (en)."""
    change = _LANGUAGE_CHANGE.match(name)
    return change[1] if change else None


def _base(language: str) -> str:
    """The first subtag; Cantonese is also zh-yue."""
    tag = language.lower().replace("_", "-")
    return "yue" if tag.startswith("zh-yue") else tag.partition("-")[0]


def _retroflex(name: str) -> str:
    """A dot makes the consonants before it retroflex: ``ts.h`` is ʈʂh."""
    before, _, after = name.partition(".")
    return before.translate(_RETROFLEX) + after


def _split(segments: Sequence[str]) -> tuple[str, ...]:
    """Segments grouped into phones, each as long as possible."""
    phones: list[str] = []
    rest = list(segments)
    while rest:
        size = next(n for n in range(len(rest), 0, -1) if _is_phone("".join(rest[:n])))
        phones.append(canonical_phone("".join(rest[:size])))
        rest = rest[size:]
    return tuple(phones)


def _is_phone(label: str) -> bool:
    try:
        return canonical_phone(label) != SILENCE
    except PhoneError:
        return False

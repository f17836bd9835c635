"""Canonical phones of espeak-ng's phoneme names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from labial.alignment import SILENCE
from labial.errors import PhoneError
from labial.phones import canonical_phone, segments_of

# espeak-ng announces a change of language inside a text with a silent phoneme such as (en).
_LANGUAGE_CHANGE = re.compile(r"\(.*")

# A phoneme without an IPA name has one in espeak-ng's own ASCII notation. These are the ones that
# would mean something else in IPA.
_ASCII_NAMES = {
    "?": "ʔ",
    "cr": "ʈ",
    "i.": "ɨ",
    "ll": "ɫ",
    "oenɡ": "œŋ",
    "sx": "ɧ",
    'u"': "ʉ",
    "ε": "ɛ",
    "ʲ": "j",
}
_ASCII_CAPITALS = str.maketrans("ADEINOSTUXZ", "ɑðɛɪŋɔʃθʊχʒ")
_DOUBLED = re.compile(r"(\w)\1")
_RETROFLEX = str.maketrans("dlnrstz", "ɖɭɳɽʂʈʐ")
_ASPIRATED = re.compile(r"(p|t|k|ts|tɕ|ʈʂ|c)h")
_CREAKY_VOWEL = re.compile(r"[?ʔ](?=[^\W\d_])")
_VARIANT_MARKS = re.compile(r"""[-#^".:?*'!;/\\|\d]""")


@cache
def phones_of(name: str) -> tuple[str, ...]:
    """The canonical phones of a phoneme name of espeak-ng; a pause is ``SILENCE``.

    Usually one; more for a name such as oenɡ, none for a name without a sound of its own.
    """
    if not name or _LANGUAGE_CHANGE.match(name):
        return (SILENCE,)
    name = name.replace("ˈ", "").replace("ˌ", "")
    name = _ASCII_NAMES.get(name, name).translate(_ASCII_CAPITALS).replace("nɡ", "ŋ")
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

"""The 15 visemes of Oculus Lipsync, and the phones of each.

The names and their example phones are Meta's ("Viseme Reference" of Oculus Lipsync). Other phones
are assigned by what the lips and the jaw do, as in ``keyshapes.toml``: bilabials are PP,
labiodentals FF, rounded vowels and glides oh or ou, ə and similar vowels E. Phones made behind the
mouth are kk, which does not move the lips.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from labial.alignment import SILENCE
from labial.errors import PhoneError
from labial.phones.inventory import NASAL
from labial.phones.ipa import segments_of
from labial.phones.labels import canonical_phone

_PHONES = {
    "PP": "p b m ɓ ʙ ɸ β",
    "FF": "f v ɱ ʋ ⱱ",
    "TH": "θ ð",
    "DD": "t d ʈ ɖ ɗ ɾ ɽ",
    "kk": "k ɡ ŋ c ɟ x ɣ ç ʝ ɰ ʟ ʄ ɠ q ɢ ɴ ʀ χ ʁ ħ ʕ ʜ ʢ h ɦ ʔ ʛ",
    "CH": "ʃ ʒ ʂ ʐ ɕ ʑ ɧ tʃ dʒ tɕ dʑ ʈʂ ɖʐ",
    "SS": "s z ɬ ɮ",
    "nn": "n l ɫ ɳ ɲ ɭ ʎ ɺ",
    "RR": "r ɹ ɻ ɚ ɝ",
    "aa": "a ɑ ɐ ʌ",
    "E": "e ɛ æ ə ɘ ɜ ɤ",
    "ih": "i ɪ ɨ ɯ j",
    "oh": "o ɔ ɒ ø œ ɵ ɞ ɶ",
    "ou": "u ʊ y ʏ ʉ w ɥ ʍ",
}

REST = "sil"
"""The viseme of silence."""

OCULUS_VISEMES: dict[str, tuple[str, ...]] = {
    REST: (SILENCE,),
    **{viseme: tuple(phones.split()) for viseme, phones in _PHONES.items()},
}
"""The visemes in Oculus' order, each with its phones in canonical IPA."""

_VISEME_OF = {phone: viseme for viseme, phones in OCULUS_VISEMES.items() for phone in phones}


@lru_cache(maxsize=1024)
def visemes_of(phone: str) -> tuple[str, ...]:
    """The visemes of a canonical phone, in order: two for most diphthongs.

    Raises ``PhoneError`` for a label that is not a phone.
    """
    canonical = canonical_phone(phone)
    if canonical in _VISEME_OF:
        return (_VISEME_OF[canonical],)
    shown = [_VISEME_OF.get(part.removesuffix(NASAL)) for part in segments_of(canonical)]
    found = tuple(viseme for viseme, _ in groupby(shown) if viseme is not None)
    if None in shown or not found:
        raise PhoneError(f"'{phone}' has no viseme")
    return found

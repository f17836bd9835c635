"""Morae of Japanese in kana: か is k and a.

A mora is a vowel, a consonant with a vowel, the nasal ん, the first half of a long consonant っ, or
the second half of a long vowel ー. ん and っ are spoken as the next consonant is, so that the lips
close for them before p, b and m (Vance 2008, The Sounds of Japanese, chapters 5 and 6).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from labial.phones.inventory import BILABIALS, VOWELS
from labial.phones.ipa import segments_of
from labial.phones.romaji import ROMAJI

_ROWS = {
    "": "アイウエオ",
    **{"k": "カキクケコ", "g": "ガギグゲゴ", "s": "サ-スセソ", "z": "ザ-ズゼゾ"},
    **{"t": "タ--テト", "d": "ダ--デド", "n": "ナニヌネノ", "h": "ハヒ-ヘホ"},
    **{"b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ"},
    **{"y": "ヤ-ユ-ヨ", "w": "ワヰ-ヱ-", "v": "ヷヸヴヹヺ"},
}
_OTHERS = {"シ": ("sh", "i"), "チ": ("ch", "i"), "ツ": ("ts", "u"), "フ": ("f", "u")}
_OTHERS |= {"ジ": ("j", "i"), "ヂ": ("j", "i"), "ヅ": ("z", "u"), "ヲ": ("", "o")}
_KANA = {
    kana: (consonant, vowel)
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "-"
} | _OTHERS
_SMALL_GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_VOWELS = dict(zip("ァィゥェォ", "aiueo", strict=True))
_HIRAGANA = {letter: letter + 0x60 for letter in range(0x3041, 0x3097)}
_NASAL, _CLOSURE, _LONG = "ン", "ッ", "ー"
_VELARS = frozenset("kɡ")
_CORONALS = frozenset(["t", "d", "n", "ɾ", "ts", "z", "tɕ", "dʑ", "ɲ"])


def is_kana(label: str) -> bool:
    """Whether a label is written in kana alone."""
    kana = _katakana(label)
    return bool(kana) and all("\u30a1" <= letter <= "\u30fa" or letter == _LONG for letter in kana)


def phones_of_morae(labels: Sequence[str]) -> list[tuple[str, ...] | None]:
    """The canonical phones of labels that follow one another, None for those that are no mora.

    A mora may end in ー. Labels that are not kana, such as silence, are none either.
    """
    spelled = [_katakana(label) for label in labels]
    plain = [_plain(kana) for kana in spelled]
    found: list[tuple[str, ...] | None] = []
    for place, kana in enumerate(spelled):
        after = plain[place + 1] if place + 1 < len(plain) else None
        before = found[-1] if found else None
        found.append(plain[place] or _dependent(kana, before, after))
    return found


def _katakana(label: str) -> str:
    return unicodedata.normalize("NFKC", label.strip()).translate(_HIRAGANA)


def _plain(kana: str) -> tuple[str, ...] | None:
    """The phones of a mora that does not depend on its neighbours."""
    letters = kana.removesuffix(_LONG)
    romaji: tuple[str, ...]
    match list(letters):
        case [letter] if letter in _KANA:
            romaji = _KANA[letter]
        case [letter, small] if letter in _KANA and small in _SMALL_GLIDES:
            romaji = (*_palatalised(*_KANA[letter]), _SMALL_GLIDES[small])
        case [letter, small] if letter in _KANA and small in _SMALL_VOWELS:
            romaji = (*_before_small_vowel(*_KANA[letter]), _SMALL_VOWELS[small])
        case _:
            return None
    return tuple(ROMAJI[part] for part in romaji if part)


def _palatalised(consonant: str, vowel: str) -> Iterator[str]:
    """The consonants before a small ャ: キャ is ky a, シャ sh a, フュ f y u."""
    if consonant in ("sh", "ch", "j"):
        yield consonant
    elif f"{consonant}y" in ROMAJI and vowel in "ie":
        yield f"{consonant}y"
    else:
        yield from (consonant, "y")


def _before_small_vowel(consonant: str, vowel: str) -> Iterator[str]:
    """The consonants before a small vowel: ファ is f a, ティ t i, ウィ w i, クァ k w a."""
    yield consonant
    if vowel == "u" and consonant in ("", "k", "g"):
        yield "w"
    elif vowel == "i" and not consonant:
        yield "y"


def _dependent(
    kana: str, before: tuple[str, ...] | None, after: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    """The phones of a mora that depends on the one before it, or after it."""
    following = after[0] if after and after[0] not in VOWELS else ""
    match kana:
        case "ー" if before and before[-1] in VOWELS:
            return (before[-1],)
        case "ッ":
            return (segments_of(following)[0] if following else ROMAJI["q"],)
        case "ン" if following in BILABIALS:
            return ("m",)
        case "ン" if following in _VELARS:
            return ("ŋ",)
        case "ン" if following in _CORONALS:
            return ("n",)
        case "ン":
            return (ROMAJI["N"],)
    return None

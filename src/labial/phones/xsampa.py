"""X-SAMPA, read symbol by symbol into IPA.

The table is that of J. C. Wells, "Computer-coding the IPA: a proposed extension of SAMPA" (1995).
"""

from __future__ import annotations

import re

from labial.phones.ipa import read_ipa

_SYMBOLS = {
    "A": "ɑ", "B": "β", "C": "ç", "D": "ð", "E": "ɛ", "F": "ɱ", "G": "ɣ", "H": "ɥ", "I": "ɪ",
    "J": "ɲ", "K": "ɬ", "L": "ʎ", "M": "ɯ", "N": "ŋ", "O": "ɔ", "P": "ʋ", "Q": "ɒ", "R": "ʁ",
    "S": "ʃ", "T": "θ", "U": "ʊ", "V": "ʌ", "W": "ʍ", "X": "χ", "Y": "ʏ", "Z": "ʒ",
    "1": "ɨ", "2": "ø", "3": "ɜ", "4": "ɾ", "5": "ɫ", "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ",
    "@": "ə", "{": "æ", "}": "ʉ", "&": "ɶ", "?": "ʔ",
    "B\\": "ʙ", "G\\": "ɢ", "H\\": "ʜ", "I\\": "ᵻ", "J\\": "ɟ", "K\\": "ɮ", "L\\": "ʟ", "M\\": "ɰ",
    "N\\": "ɴ", "O\\": "ʘ", "R\\": "ʀ", "U\\": "ᵿ", "X\\": "ħ", "3\\": "ɞ", "@\\": "ɘ", "?\\": "ʕ",
    "h\\": "ɦ", "j\\": "ʝ", "l\\": "ɺ", "p\\": "ɸ", "r\\": "ɹ", "s\\": "ɕ", "v\\": "ʋ", "x\\": "ɧ",
    "z\\": "ʑ", "<\\": "ʢ", "!\\": "ǃ", "|\\": "ǀ", "=\\": "ǂ", "|\\|\\": "ǁ",
    "d`": "ɖ", "l`": "ɭ", "n`": "ɳ", "r`": "ɽ", "r\\`": "ɻ", "s`": "ʂ", "t`": "ʈ", "z`": "ʐ",
    "@`": "ɚ", "3`": "ɝ",
    "b_<": "ɓ", "d_<": "ɗ", "g_<": "ɠ", "J\\_<": "ʄ", "G\\_<": "ʛ",
    "~": "\N{COMBINING TILDE}", "_~": "\N{COMBINING TILDE}", "`": "˞", "_w": "ʷ",
    # The tie bar: t_s. Diacritics that begin with the same character are longer and match first.
    "_": "\N{COMBINING DOUBLE INVERTED BREVE}",
}  # fmt: skip

# Stress, length and diacritics that are not visible on the lips.
_SILENT = ['"', "%", ":", ":\\", "=", "'"]
_SILENT += [f"_{mark}" for mark in '"+-/0<=>\\^}AaBcdeFGHhjkLlMmNnOoqRrTtvXx123456']
_SILENT += ["_?\\", "_B_L", "_H_T", "_R_F"]

_IPA = (
    _SYMBOLS
    | {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
    | dict.fromkeys(_SILENT, "")
)
_TOKENS = re.compile("|".join(re.escape(token) for token in sorted(_IPA, key=len, reverse=True)))


def read_xsampa(label: str) -> str | None:
    """The canonical phone of an X-SAMPA label, or None if it is not one phone."""
    spelled = to_ipa(label)
    return None if spelled is None else read_ipa(spelled)


def to_ipa(label: str) -> str | None:
    """X-SAMPA as IPA, without marks that are not visible; None if a symbol is not known."""
    tokens = _TOKENS.findall(label)
    if sum(len(token) for token in tokens) != len(label):
        return None
    return "".join(_IPA[token] for token in tokens)

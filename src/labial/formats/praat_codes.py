r"""Praat's codes for letters of IPA in labels: a backslash and two characters, as ``\sh`` for ʃ.

From Praat's manual, "Special symbols" and "Phonetic symbols".
"""

from __future__ import annotations

import re

_VOWELS = """
    i-ɨ u-ʉ mtɯ icɪ ycʏ hsʊ o/ø e-ɘ o-ɵ rhɤ swə srɚ efɛ oeœ erɜ kbɞ vtʌ ctɔ aeæ atɐ Oeɶ asɑ abɒ ayɒ
"""
_CONSONANTS = """
    t.ʈ d.ɖ j-ɟ gsɡ gcɢ ?gʔ mjɱ n.ɳ njɲ ngŋ ncɴ bcʙ rcʀ fhɾ f.ɽ ffɸ bfβ tfθ dhð shʃ zhʒ s.ʂ z.ʐ
    ccɕ zcʑ c,ç gfɣ cfχ riʁ h-ħ 9eʕ hcʜ 9-ʢ h^ɦ l-ɬ lzɮ vsʋ rtɹ r.ɻ mlɰ l.ɭ ytʎ lcʟ l~ɫ htɥ wtʍ
    hjɧ rlɺ ?-ʡ V^ⱱ O.ʘ |1ǀ |2ǁ |-ǂ b^ɓ d^ɗ j^ʄ g^ɠ G^ʛ tsʦ tSʧ dzʣ dZʤ beβ
    teθ ciχ
"""
# Those whose second part is a combining character or a modifier letter.
_MARKS = {
    "~^": "\N{COMBINING TILDE}",
    "Nv": "\N{COMBINING BRIDGE BELOW}",
    "mv": "\N{COMBINING SEAGULL BELOW}",
    "0v": "\N{COMBINING RING BELOW}",
    "0^": "\N{COMBINING RING ABOVE}",
    "vv": "\N{COMBINING CARON BELOW}",
    "|v": "\N{COMBINING VERTICAL LINE BELOW}",
    "nv": "\N{COMBINING INVERTED BREVE BELOW}",
    "li": "\N{COMBINING DOUBLE INVERTED BREVE}",
    "LI": "\N{COMBINING DOUBLE BREVE BELOW}",
    ":f": "ː",
    ".f": "ˑ",
    "'1": "ˈ",
    "'2": "ˌ",
    "^h": "ʰ",
    "^H": "ʱ",
    "^j": "ʲ",
    "^w": "ʷ",
    "^Y": "ᶣ",
    "^g": "ˠ",
    "^?": "ˀ",
    "^9": "ˁ",
    "^n": "ⁿ",
    "^m": "ᵐ",
    "^N": "ᵑ",
    "ap": "ʼ",
    # A letter with its mark.
    "a~": "ã",
    "n~": "ñ",
    "o~": "õ",
}
_LETTERS = {code[:2]: code[2:] for code in (_VOWELS + _CONSONANTS).split()} | _MARKS
_CODE = re.compile(r"\\(..)")


def decoded(label: str) -> str:
    """A label with its codes replaced by letters; unknown codes stay as they are."""
    return _CODE.sub(lambda code: _LETTERS.get(code[1], code[0]), label)

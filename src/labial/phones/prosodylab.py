"""The codes of prosodylab's dictionary of French: those of Lexique 3, with its digits in words.

Lexique's § for ɔ̃ has become ``N``, which is also ɲ: ``b N`` is bon, ``p E N`` peigne. Which it is
follows from the spelling of the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from labial.phones.inventory import VOWELS
from labial.phones.lexique import LEXIQUE

NASAL_O, PALATAL_N = LEXIQUE["§"], LEXIQUE["N"]

_RENAMED = {"deux": "2", "cinq": "5", "huit": "8", "neuf": "9", "un": "1", "^": "°", "N": "§"}

PROSODYLAB_FRENCH = {
    **{code: phone for code, phone in LEXIQUE.items() if code not in _RENAMED.values()},
    **{code: LEXIQUE[lexique] for code, lexique in _RENAMED.items()},
    "to": "o",  # t and o without the space between, in raton-laveur alone
}

SHOWN_BY = frozenset(["deux", "cinq", "huit", "neuf", "un", "^"])

SPELLED_IN_TWO_WAYS = "N"

_SPELLINGS = re.compile(r"(gn|ñ)|[oôuû][nm](?![aeiouyâàäéèêëîïôöùûüœæhnm])")


def phones_of_n(word: str, followers: Sequence[str]) -> list[str]:
    """The phone of each ``N`` of a word: ɲ or ɔ̃.

    ``followers`` has the phone after each of them in the word, and "" if there is none. If the word
    is not spelled with as many of these phones, those before vowels are ɲ. For the 6741 words that
    are also in the dictionary of IPA of the Montreal Forced Aligner, this gives its phones.
    """
    spelled = [
        PALATAL_N if match[1] else NASAL_O
        for match in _SPELLINGS.finditer(unicodedata.normalize("NFC", word).lower())
    ]
    if PALATAL_N not in spelled:
        return [NASAL_O] * len(followers)
    if len(spelled) == len(followers):
        return spelled
    return [PALATAL_N if _is_vocalic(phone) else NASAL_O for phone in followers]


def _is_vocalic(phone: str) -> bool:
    return phone[:1] in VOWELS | {"j", "w", "ɥ"}

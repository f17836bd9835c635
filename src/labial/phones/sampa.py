"""SAMPA as used for the languages of Europe: X-SAMPA's letters, and some conventions of its own.

Labels that X-SAMPA reads mean the same here. French ``e~ a~ o~`` are read by their letters (ẽ ã õ).
"""

from __future__ import annotations

import re

from labial.phones.xsampa import read_xsampa

_CONVENTIONS = {
    # Spanish; Swedish and Norwegian retroflexes.
    "rr": "r", "jj": "j\\", "rt": "t`", "rd": "d`", "rn": "n`", "rs": "s`", "rl": "l`",
    # French labels that leave the pronunciation open: E/ is e or E.
    "E/": "E", "A/": "A", "&/": "2", "O/": "O", "U~/": "E~",
}  # fmt: skip
# Italian doubles its long consonants: pp, tts.
_DOUBLED = re.compile(r"([bcdfgjklmnpqrstvwxzCDFGJLNSTZ])\1(.*)")


def read_sampa(label: str) -> str | None:
    """The canonical phone of a SAMPA label, or None if it is not one phone."""
    phone = read_xsampa(label)
    if phone is not None:
        return phone
    if doubled := _DOUBLED.fullmatch(label):
        return read_xsampa(_CONVENTIONS.get(label, doubled[1] + doubled[2]))
    # The mark of a syllabic consonant may precede it.
    return read_xsampa(_CONVENTIONS.get(label, label.removeprefix("=")))

"""SAMPA as the languages of Europe use it: X-SAMPA's letters, and some habits of its own.

Whatever X-SAMPA reads means the same here. French ``e~ a~ o~`` are read by their letters (ẽ ã õ).
"""

from __future__ import annotations

import re

from labial.phones.xsampa import read_xsampa

_HABITS = {
    # Spanish; Swedish and Norwegian retroflexes.
    "rr": "r", "jj": "j\\", "rt": "t`", "rd": "d`", "rn": "n`", "rs": "s`", "rl": "l`",
    # French, where a speaker's pronunciation is left open: E/ is e or E.
    "E/": "E", "A/": "A", "&/": "2", "O/": "O", "U~/": "E~",
}  # fmt: skip
# Italian doubles its long consonants: pp, tts.
_DOUBLED = re.compile(r"([bcdfgjklmnpqrstvwxzCDFGJLNSTZ])\1(.*)")


def read_sampa(label: str) -> str | None:
    """The canonical phone a SAMPA label means; none where it is not one phone."""
    phone = read_xsampa(label)
    if phone is not None:
        return phone
    if doubled := _DOUBLED.fullmatch(label):
        return read_xsampa(_HABITS.get(label, doubled[1] + doubled[2]))
    # A syllabic consonant's mark may stand before it.
    return read_xsampa(_HABITS.get(label, label.removeprefix("=")))

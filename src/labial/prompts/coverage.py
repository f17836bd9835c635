"""Which of a language's sounds and lip movements a sequence of phones covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from labial.alignment import SILENCE
from labial.phones.inventory import BILABIALS, NASAL, ROUNDED_VOWELS, VOWELS
from labial.phones.ipa import segments_of

Unit = tuple[str, str, str]
"""A kind, one of ``KINDS``, and two phones (the second empty for a phone alone)."""

KINDS = ("phones", "diphones", "bilabial-vowel pairs", "rounding transitions")
_PHONE, _DIPHONE, _BILABIAL, _ROUNDING = KINDS


def units_of(phones: Sequence[str]) -> Counter[Unit]:
    """How often each unit occurs in a sequence of canonical phones.

    A diphone is two different successive phones, silence included. A bilabial-vowel pair is one of
    /p b m/ directly before or after a vowel. A rounding transition is two vowels separated by one
    or more consonants, of which one is rounded at the end that faces the other and one is not.
    """
    units: Counter[Unit] = Counter((_PHONE, each, "") for each in phones if each != SILENCE)
    vowel = ""
    for before, after in pairwise(phones):
        if before != after:
            units[_DIPHONE, before, after] += 1
        if (_is_vowel(before) and after in BILABIALS) or (before in BILABIALS and _is_vowel(after)):
            units[_BILABIAL, before, after] += 1
        if before == SILENCE:
            vowel = ""
        elif _is_vowel(before):
            vowel = before
        elif vowel and _is_vowel(after) and _differ(vowel, after):
            units[_ROUNDING, vowel, after] += 1
    return units


def possible_units(phones: Iterable[str], diphones: Iterable[Unit]) -> dict[str, set[Unit]]:
    """For each kind, the units that are possible with these phones; for diphones, those given."""
    spoken = {phone for phone in phones if phone != SILENCE}
    vowels = {phone for phone in spoken if _is_vowel(phone)}
    closing = BILABIALS & spoken
    pairs = {*product(closing, vowels), *product(vowels, closing)}
    return {
        _PHONE: {(_PHONE, phone, "") for phone in spoken},
        _DIPHONE: {unit for unit in diphones if unit[0] == _DIPHONE},
        _BILABIAL: {(_BILABIAL, *pair) for pair in pairs},
        _ROUNDING: {(_ROUNDING, a, b) for a, b in product(vowels, vowels) if _differ(a, b)},
    }


@dataclass(frozen=True)
class Coverage:
    """How many units of a kind occur, and how many are possible."""

    kind: str
    met: int
    possible: int

    def __str__(self) -> str:
        return f"{self.met} of {self.possible} {self.kind}"


def _is_vowel(phone: str) -> bool:
    return phone != SILENCE and segments_of(phone)[0][0] in VOWELS


def _differ(before: str, after: str) -> bool:
    """Whether rounding changes from the end of one vowel to the beginning of another."""
    return _rounded(_vowels(before)[-1]) != _rounded(_vowels(after)[0])


def _vowels(phone: str) -> list[str]:
    return [segment for segment in segments_of(phone) if segment[0] in VOWELS]


def _rounded(segment: str) -> bool:
    return segment.removesuffix(NASAL) in ROUNDED_VOWELS

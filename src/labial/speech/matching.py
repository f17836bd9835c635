"""Matching two spellings of the same sounds, letter by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_OTHER, _OTHER_KIND = 1.0, 3.0
_GAP, _MARK_GAP = 1.1, 0.6
"""Costs of a pair of different letters, or of a letter and a mark, and of a letter or a mark that
has no partner."""


def is_mark(letter: str) -> bool:
    """Whether a character modifies a letter: length, palatalisation, a tone, a diacritic."""
    kind = unicodedata.category(letter)
    return kind[0] in "MNPS" or kind == "Lm"


def match(letters: Sequence[str], spelled: Sequence[str]) -> list[int | None]:
    """For each letter its partner's index in ``spelled``, increasing; None without a partner.

    The match has the smallest cost of all that begin with the start of ``spelled``; what is left
    of ``spelled`` after the last partner costs nothing.
    """
    costs = [[0.0]]
    for mark in map(is_mark, spelled):
        costs[0].append(costs[0][-1] + (_MARK_GAP if mark else _GAP))
    for letter in letters:
        above = costs[-1]
        gap = _MARK_GAP if is_mark(letter) else _GAP
        row = [above[0] + gap]
        for place, other in enumerate(spelled):
            row.append(
                min(
                    above[place] + _difference(letter, other),
                    above[place + 1] + gap,
                    row[place] + (_MARK_GAP if is_mark(other) else _GAP),
                )
            )
        costs.append(row)
    return _traced(costs, letters, spelled)


def _traced(
    costs: Sequence[Sequence[float]], letters: Sequence[str], spelled: Sequence[str]
) -> list[int | None]:
    partners: list[int | None] = [None] * len(letters)
    row, place = len(letters), min(range(len(spelled) + 1), key=costs[-1].__getitem__)
    while row:
        letter, cost = letters[row - 1], costs[row][place]
        paired = place and costs[row - 1][place - 1] + _difference(letter, spelled[place - 1])
        if place and cost == paired:
            row, place = row - 1, place - 1
            partners[row] = place
        elif cost == costs[row - 1][place] + (_MARK_GAP if is_mark(letter) else _GAP):
            row -= 1
        else:
            place -= 1
    assert all(a < b for a, b in pairwise(p for p in partners if p is not None))
    return partners


def _difference(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return _OTHER if is_mark(one) == is_mark(other) else _OTHER_KIND

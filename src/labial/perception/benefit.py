"""The benefit of seeing the face as well as hearing the speech.

It is that of Sumby and Pollack (1954): the share of what is not understood by hearing alone that is
understood by seeing as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from labial.perception.mixed_models import Values


@dataclass(frozen=True)
class Count:
    """How many of an answer's words are correct."""

    participant: str
    item: str
    correct: int
    words: int


@dataclass(frozen=True)
class Benefit:
    """A relative benefit with the ends of its 95 % interval, which are NaN if it has none."""

    value: float
    low: float
    high: float


def benefit(seen_and_heard: float, heard: float) -> float:
    """The relative benefit of shares correct; NaN if hearing alone suffices."""
    return (seen_and_heard - heard) / (1 - heard) if heard < 1 else float("nan")


def benefit_of(both: Sequence[Count], alone: Sequence[Count]) -> Benefit | None:
    """The benefit of the answers ``both`` over those by hearing alone; None without answers.

    The benefit is 1 - r, where r is the ratio of the shares that are wrong. The interval is that of
    log r, linearised, with a variance clustered by participants and by items (Cameron, Gelbach and
    Miller 2011), so that it holds for other people and other sentences. Student's t has the degrees
    of freedom of participants or items, whichever are fewer, less one.
    """
    if not both or not alone:
        return None
    value = benefit(_share(both), _share(alone))
    people = sorted({each.participant for each in (*both, *alone)})
    items = sorted({each.item for each in (*both, *alone)})
    fewer = min(len(people), len(items))
    if min(1 - _share(both), 1 - _share(alone)) <= 0 or fewer < 2:
        return Benefit(value, float("nan"), float("nan"))
    influence = np.zeros((len(people), len(items)))
    for sign, counts in ((1, both), (-1, alone)):
        wrong = 1 - _share(counts)
        total = sum(each.words for each in counts) * wrong
        for each in counts:
            place = people.index(each.participant), items.index(each.item)
            influence[place] += sign * (each.words - each.correct - each.words * wrong) / total
    reach = float(t(fewer - 1).ppf(0.975)) * _clustered_variance(influence) ** 0.5
    ratio = 1 - value
    return Benefit(value, 1 - ratio * float(np.exp(reach)), 1 - ratio * float(np.exp(-reach)))


def _share(counts: Sequence[Count]) -> float:
    return sum(each.correct for each in counts) / max(1, sum(each.words for each in counts))


def _clustered_variance(influence: Values) -> float:
    """The variance of a sum whose terms, ``[participants, items]``, depend within both."""
    people, items = influence.shape
    by_person = float((influence.sum(axis=1) ** 2).sum()) * people / (people - 1)
    by_item = float((influence.sum(axis=0) ** 2).sum()) * items / (items - 1)
    return max(by_person + by_item - float((influence**2).sum()), by_person, by_item)

"""Choosing sentences greedily, so that they cover most in the time there is."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from labial.errors import LabialError
from labial.prompts.coverage import KINDS, Coverage, Unit, possible_units, units_of
from labial.prompts.sentences import Sentence

PAUSE_S = 1.5
"""What a reader takes between two sentences."""

# What the lips do is what a corpus is for: its units count double.
_WEIGHTS = dict(zip(KINDS, (1.0, 1.0, 2.0, 2.0), strict=True))


@dataclass(frozen=True)
class PromptList:
    """Sentences in the order to read them, the most telling first.

    ``seconds`` is how long reading takes, pauses included; ``coverage`` has what they cover, of
    what the language's phones (those of all sentences offered) make possible; ``offered`` what all
    sentences offered would.
    """

    sentences: tuple[Sentence, ...]
    seconds: float
    coverage: tuple[Coverage, ...]
    offered: tuple[Coverage, ...]


def choose_prompts(sentences: Sequence[Sentence], minutes: float) -> PromptList:
    """The sentences to read in some minutes, chosen one after another.

    Each time that one is taken which adds most a second: a unit counts 1 / (n + 1)^2 where it has
    been met n times, so that new ones come first. Raises ``LabialError`` for a time in which no
    sentence can be read.
    """
    units = [units_of(sentence.phones) for sentence in sentences]
    lengths = [sentence.duration + PAUSE_S for sentence in sentences]
    met: Counter[Unit] = Counter()
    left = minutes * 60
    chosen: list[Sentence] = []

    def gain(place: int) -> float:
        worth = sum(_WEIGHTS[unit[0]] / (met[unit] + 1) ** 2 for unit in units[place])
        return worth / lengths[place]

    # What a sentence adds only shrinks as others are taken: one that still leads after its gain
    # was counted anew leads all.
    queue = [(-gain(place), place) for place in range(len(sentences))]
    heapq.heapify(queue)
    while queue:
        _, place = heapq.heappop(queue)
        if lengths[place] > left:
            continue
        now = (-gain(place), place)
        if queue and now > queue[0]:
            heapq.heappush(queue, now)
            continue
        chosen.append(sentences[place])
        met.update(units[place])
        left -= lengths[place]
    if not chosen:
        raise LabialError(f"no sentence can be read in {minutes:g} minutes")
    everything: Counter[Unit] = sum(units, Counter())
    possible = possible_units((p for s in sentences for p in s.phones), everything)
    return PromptList(
        tuple(chosen),
        sum(sentence.duration + PAUSE_S for sentence in chosen),
        _coverage(met, possible),
        _coverage(everything, possible),
    )


def _coverage(met: Counter[Unit], possible: dict[str, set[Unit]]) -> tuple[Coverage, ...]:
    return tuple(
        Coverage(kind, len(units & met.keys()), len(units)) for kind, units in possible.items()
    )

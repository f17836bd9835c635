"""Greedy selection of sentences that cover most in a given reading time."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from labial.errors import LabialError
from labial.prompts.candidates import Candidate
from labial.prompts.coverage import KINDS, Coverage, Unit, possible_units, units_of

PAUSE_S = 1.5
"""The time a reader takes between two sentences."""

# A corpus is recorded for its lip movements, so their units count double.
_WEIGHTS = dict(zip(KINDS, (1.0, 1.0, 2.0, 2.0), strict=True))


@dataclass(frozen=True)
class PromptList:
    """Sentences in reading order, the most informative first.

    ``seconds`` is the reading time with pauses. ``coverage`` is what they cover of the units that
    are possible with the phones of all sentences offered; ``offered`` is what all of these cover.
    """

    sentences: tuple[Candidate, ...]
    seconds: float
    coverage: tuple[Coverage, ...]
    offered: tuple[Coverage, ...]


def choose_prompts(sentences: Sequence[Candidate], minutes: float) -> PromptList:
    """The sentences to read within ``minutes``, chosen one after another.

    Each time, the sentence that adds most per second is chosen. A unit that has occurred n times
    counts 1 / (n + 1)^2, so that new ones come first. Raises ``LabialError`` if no sentence can be
    read in the time.
    """
    units = [units_of(sentence.phones) for sentence in sentences]
    lengths = [sentence.duration + PAUSE_S for sentence in sentences]
    met: Counter[Unit] = Counter()
    left = minutes * 60
    chosen: list[Candidate] = []

    def gain(place: int) -> float:
        worth = sum(_WEIGHTS[unit[0]] / (met[unit] + 1) ** 2 for unit in units[place])
        return worth / lengths[place]

    # Gains only shrink as sentences are chosen. So if a sentence still leads after its gain was
    # updated, it leads all others, whose gains need no update (lazy greedy selection).
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

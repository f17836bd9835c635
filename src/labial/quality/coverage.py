"""Which phones and diphones a corpus has, and how often."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

from labial.alignment import SILENCE, Alignment
from labial.prompts.coverage import KINDS, Coverage, Unit, possible_units, units_of

_PHONE, _DIPHONE = KINDS[:2]


class PhoneCoverage:
    """Counts of phones, diphones and lip movements, collected one utterance at a time."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.silence_s = 0.0
        self._units: Counter[Unit] = Counter()
        self._utterances_with: Counter[str] = Counter()

    def add(self, alignment: Alignment) -> None:
        """Count an utterance."""
        labels = [phone.label for phone in alignment.phones]
        self._units.update(units_of(labels))
        self._utterances_with.update(set(labels) - {SILENCE})
        self.seconds += alignment.duration
        self.silence_s += sum(p.duration for p in alignment.phones if p.label == SILENCE)

    @property
    def phones(self) -> dict[str, int]:
        """How often each phone occurs, the most frequent first; silence does not count."""
        counts = {phone: n for (kind, phone, _), n in self._units.items() if kind == _PHONE}
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def utterances_with(self) -> dict[str, int]:
        """The number of utterances in which each phone occurs."""
        return dict(self._utterances_with)

    def fewer_than(self, least: int) -> dict[str, int]:
        """Phones that occur, but fewer than ``least`` times, the rarest first."""
        return {phone: n for phone, n in reversed(self.phones.items()) if n < least}

    def diphone(self, first: str, second: str) -> int:
        """How often one phone, or silence, directly precedes another."""
        return self._units[_DIPHONE, first, second]

    def kinds(self) -> tuple[Coverage, ...]:
        """How many units occur of those that the corpus' phones make possible.

        All pairs of two different phones, silence included, count as possible diphones; a language
        has fewer.
        """
        spoken = [SILENCE, *self.phones]
        pairs = [(_DIPHONE, first, second) for first, second in permutations(spoken, 2)]
        return tuple(
            Coverage(kind, len(units & self._units.keys()), len(units))
            for kind, units in possible_units(self.phones, pairs).items()
        )

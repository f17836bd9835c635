"""Phones and words in samples of a synthesiser's sound, and the alignment that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from labial.alignment import SILENCE, Alignment, Interval
from labial.speech.markup import JOINER
from labial.speech.words import words_of


@dataclass(slots=True)
class TimedPhone:
    """A canonical phone or ``SILENCE`` from sample ``start`` to ``end``.

    ``word`` counts the words of the text that were announced before it, from 0; -1 before any.
    """

    start: int
    end: int
    label: str
    word: int

    @property
    def length(self) -> int:
        """Number of samples."""
        return self.end - self.start


def split_evenly(phone: TimedPhone, labels: Sequence[str]) -> list[TimedPhone]:
    """Phones of equal length with these labels, in place of one."""
    edges = [phone.start + phone.length * i // len(labels) for i in range(len(labels) + 1)]
    return [
        TimedPhone(start, end, label, phone.word)
        for (start, end), label in zip(pairwise(edges), labels, strict=True)
    ]


def timed_alignment(
    text: str, positions: Sequence[int], phones: Sequence[TimedPhone], rate: int
) -> Alignment | None:
    """The alignment of phones that follow one another; None if there is only silence.

    ``positions`` are the places in ``text`` of the announced words. A word lasts from the start of
    its first phone to the end of its last.
    """
    if all(phone.label == SILENCE for phone in phones):
        return None
    intervals = tuple(Interval(p.start / rate, p.end / rate, p.label) for p in phones)
    return Alignment(intervals, tuple(_words(text, positions, phones, rate)))


def _words(
    text: str, positions: Sequence[int], phones: Sequence[TimedPhone], rate: int
) -> list[Interval]:
    spans: dict[int, tuple[int, int]] = {}
    for phone in phones:
        if phone.label != SILENCE and phone.word >= 0:
            start, _ = spans.get(phone.word, (phone.start, 0))
            spans[phone.word] = (start, phone.end)
    words: list[Interval] = []
    for word, announced in words_of(text, positions):
        spoken = [spans[i] for i in announced if i in spans]
        if spoken:
            label = word.replace(JOINER, "")
            words.append(Interval(spoken[0][0] / rate, spoken[-1][1] / rate, label))
    return words

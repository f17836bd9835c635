"""Labels that are one of two phones, as the words of the same file are spelled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from labial.alignment import SILENCE, Interval
from labial.errors import PhoneError
from labial.formats.transcription import Transcription
from labial.phones.labels import LabelTable
from labial.phones.sets import SpelledLabel, map_line


def phones_as_spelled(transcription: Transcription, table: LabelTable) -> list[str]:
    """The phone of each interval; all labels are understood.

    Raises ``PhoneError`` for a label whose phone depends on a word, where no word is given.
    """
    labels = transcription.phones
    phones = [table.phones[each.label] or SILENCE for each in labels]
    places = [place for place, each in enumerate(labels) if each.label in table.spelled]
    if table.spelling is None or not places:
        return phones
    words = [_word_at(labels[place], transcription.words) for place in places]
    for place, word in zip(places, words, strict=True):
        if word is None:
            raise PhoneError(_without_word(transcription.source, labels[place], table))
    for word, group in groupby(zip(places, words, strict=True), key=lambda each: each[1]):
        if word is not None:
            _read_word(word, [place for place, _ in group], labels, phones, table.spelling)
    return phones


def _read_word(
    word: Interval,
    places: Sequence[int],
    labels: Sequence[Interval],
    phones: list[str],
    spelling: SpelledLabel,
) -> None:
    """Put the phones at these places of a word."""
    after = [place + 1 for place in places]
    followers = [
        phones[place] if place < len(labels) and _within(labels[place], word) else ""
        for place in after
    ]
    for place, phone in zip(places, spelling.read(word.label, followers), strict=True):
        phones[place] = phone


def _word_at(phone: Interval, words: Sequence[Interval]) -> Interval | None:
    return next((word for word in words if word.label.strip() and _within(phone, word)), None)


def _within(phone: Interval, word: Interval) -> bool:
    return word.start <= phone.middle < word.end


def _without_word(source: str, phone: Interval, table: LabelTable) -> str:
    first, second = table.spelling.phones if table.spelling else ("", "")
    return (
        f"{source}, at {phone.start:.3f} s: '{phone.label}' is {first} or {second} in"
        f" {table.phone_set}, as its word is spelled, and no word is given there; name the tier of"
        f" words (--words-tier), or give a --phone-map with the line {map_line(phone.label, first)}"
    )

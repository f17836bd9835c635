"""Transcriptions in morae of Japanese, whose phones share the time of their mora."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from labial.alignment import Interval
from labial.doubts import doubt
from labial.formats.transcription import Transcription
from labial.phones.kana import is_kana, phones_of_morae
from labial.phones.labels import is_noise, is_silence

CAVEAT = "phones estimated from morae"


def split_morae(transcription: Transcription, mapped: Collection[str]) -> Transcription:
    """A transcription in kana with the phones of each mora, of equal length, which is a doubt.

    Others are returned as they are: those with labels that are not morae, or that are ``mapped`` to
    phones already.
    """
    phones = transcription.phones
    spoken = [p.label for p in phones if not (is_silence(p.label) or is_noise(p.label))]
    if not spoken or not all(is_kana(label) and label not in mapped for label in spoken):
        return transcription
    split = list(_split(phones, phones_of_morae([phone.label for phone in phones])))
    if any(is_kana(phone.label) for phone in split):
        return transcription
    doubt(
        f"{transcription.source}: labels are morae, such as {spoken[0]}; each of their phones is"
        " taken to last equally long",
        stacklevel=2,
    )
    return replace(transcription, phones=tuple(split), phone_set="ipa", caveat=CAVEAT)


def _split(
    intervals: Sequence[Interval], phones: Sequence[tuple[str, ...] | None]
) -> Iterator[Interval]:
    for each, parts in zip(intervals, phones, strict=True):
        labels = parts or (each.label,)
        length = each.duration / len(labels)
        edges = [each.start + length * place for place in range(len(labels))] + [each.end]
        for (start, end), label in zip(pairwise(edges), labels, strict=True):
            yield Interval(start, end, label)

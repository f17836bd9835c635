"""Labels that are marks without a letter, which belong to the phone before them.

The Montreal Forced Aligner's Guarani dictionary writes ỹ as ``ɯ`` and a tilde, each with its times.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import replace

from labial.alignment import Interval
from labial.formats.transcription import Transcription
from labial.phones.labels import is_silence

_LENGTHS_AND_TONES = "ːˑ˥˦˧˨˩"

# Times are written with three decimals or more.
_ROUNDING_S = 0.001


def join_marks(transcription: Transcription, mapped: Collection[str]) -> Transcription:
    """A transcription whose lone marks are joined to the phones before them.

    Marks after a gap or at the start, and those that are ``mapped`` to phones, are left.
    """
    if not any(_is_mark(phone.label) for phone in transcription.phones):
        return transcription
    joined: list[Interval] = []
    for phone in transcription.phones:
        last = joined[-1] if joined else None
        if (
            last is None
            or is_silence(last.label)
            or not _is_mark(phone.label)
            or phone.label in mapped
            or phone.start - last.end > _ROUNDING_S
        ):
            joined.append(phone)
        else:
            label = last.label.strip() + phone.label.strip()
            joined[-1] = Interval(last.start, phone.end, label)
    return replace(transcription, phones=tuple(joined))


def _is_mark(label: str) -> bool:
    """Whether a label has only combining marks, length and tones."""
    marks = label.strip()
    return bool(marks) and all(
        unicodedata.category(mark) == "Mn" or mark in _LENGTHS_AND_TONES for mark in marks
    )

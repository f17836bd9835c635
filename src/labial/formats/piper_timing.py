"""Phonemes with their times as piper-plus and other forks of Piper write them, in seconds.

``{"phonemes": [{"phoneme": "b", "start": 0.1, "end": 0.2}, ...]}``, in espeak-ng's IPA. Marks of
stress and length may be phonemes of their own: stress belongs to the next one, the rest to the one
before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.timed_words import has_objects, objects_in, text_in, time_in
from labial.formats.transcription import ReadingOptions, Transcription, interval
from labial.phones.ipa import read_ipa
from labial.phones.labels import is_silence

_STRESS = frozenset("ˈˌ")
# Piper's marks of the start and end of a sentence, and of padding.
_SILENT = frozenset("^$_ .,;:?!")


def fits(values: Any) -> bool:
    """Whether JSON values are such phonemes."""
    return has_objects(values, "phonemes", "phoneme")


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of phonemes, without words.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1.0)
    phones: list[Interval] = []
    stressed: float | None = None  # where the mark of stress before a phoneme begins
    for number, each in enumerate(objects_in(values["phonemes"], f"{path}: 'phonemes'")):
        where = f"{path}: phonemes[{number}]"
        start, end = (time_in(each, key, where, unit_s) for key in ("start", "end"))
        label = text_in(each, "phoneme", where)
        if label and set(label) <= _STRESS:
            stressed = start
            continue
        if start == end:
            continue
        if phones and label and read_ipa(label) is None and read_ipa(phones[-1].label + label):
            last = phones.pop()
            phones.append(interval(last.start, end, last.label + label, where))
            continue
        silent = is_silence(label) or set(label) <= _SILENT
        begin = start if stressed is None else stressed
        phones.append(interval(begin, end, "" if silent else label, where))
        stressed = None
    if not phones:
        raise FormatError(f"{path}: has no phonemes")
    return Transcription(path.stem, str(path), tuple(phones), phone_set="ipa")

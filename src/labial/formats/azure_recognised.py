"""Azure's detailed results of recognition: words, and the phones of pronunciation assessment.

https://learn.microsoft.com/azure/ai-services/speech-service/how-to-pronunciation-assessment:
``{"NBest": [{"Words": [{"Word": "he", "Offset": 500000, "Duration": 2000000, "Phonemes":
[{"Phoneme": "h", "Offset": 500000, "Duration": 900000}, ...]}, ...]}, ...]}``, in ticks of 100 ns,
of which the first, best reading counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.timed_words import has_objects, objects_in, spoken_words, text_in, time_in
from labial.formats.transcription import ReadingOptions, Transcription, interval


def fits(values: Any) -> bool:
    """Whether JSON values are such a result."""
    return has_objects(values, "NBest", "Words")


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of a result: its phones, or phones of espeak-ng if it has words alone.

    Raises ``FormatError`` for other values, also if only some words have phones, and
    ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1e-7)
    listed = objects_in(values["NBest"][0]["Words"], f"{path}: 'Words'")
    words: list[Interval] = []
    phones: list[Interval] = []
    silent: list[str] = []
    for number, each in enumerate(listed):
        where = f"{path}: Words[{number}]"
        words.append(_timed(each, "Word", where, unit_s))
        found = objects_in(each.get("Phonemes") or [], f"{where}.Phonemes")
        phones += [_timed(phone, "Phoneme", where, unit_s) for phone in found]
        silent += [] if found else [words[-1].label]
    if not phones:
        return replace(spoken_words(path, words, options), only_speech=True)
    if silent:
        raise FormatError(f"{path}: lacks the phones of some words: {', '.join(silent[:8])}")
    return Transcription(path.stem, str(path), tuple(phones), tuple(words), only_speech=True)


def _timed(values: Mapping[str, Any], name: str, where: str, unit_s: float) -> Interval:
    start, duration = (time_in(values, key, where, unit_s) for key in ("Offset", "Duration"))
    return interval(start, start + duration, text_in(values, name, where), where)

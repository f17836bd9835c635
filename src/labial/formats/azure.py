"""Events of Azure's speech synthesis: visemes and word boundaries, as a list or in lines of JSON.

https://learn.microsoft.com/azure/ai-services/speech-service/how-to-speech-synthesis-viseme. Each
object has the properties of an event, as its language spells them: ``audioOffset``,
``AudioOffset``, ``audio_offset``. Times are in ticks of 100 ns; batch synthesis writes ms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from labial.alignment import SILENCE
from labial.errors import FormatError
from labial.formats.timed_words import (
    Mark,
    objects_in,
    shown,
    spoken_visemes,
    spoken_words,
    text_in,
    time_in,
    words_with_ends,
)
from labial.formats.transcription import ReadingOptions, Transcription

PHONES = (
    SILENCE, "ʌ", "ɑ", "ɔ", "ɛ", "ɜ", "i", "u", "o", "aʊ", "ɔɪ", "aɪ", "h", "ɹ", "l", "s", "ʃ", "θ",
    "f", "t", "k", "p",
)  # fmt: skip
"""A phone of each viseme by its number; /p b m/ are number 21, for example."""

_WORD_BOUNDARIES = (None, 0, "0", "Word", "WordBoundary")
_OTHER_BOUNDARIES = (
    1, 2, "1", "2", "Punctuation", "PunctuationBoundary", "Sentence", "SentenceBoundary",
)  # fmt: skip
_TIME_SPAN = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")


def fits(values: Any) -> bool:
    """Whether JSON values are such events."""
    events = values if isinstance(values, list) else [values]
    return bool(events) and all(isinstance(e, dict) and "audiooffset" in _plain(e) for e in events)


def transcription(path: Path, values: Any, options: ReadingOptions) -> Transcription:
    """The utterance of events: phones of visemes, or of words if there are none.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1e-7)
    visemes: list[Mark] = []
    words: list[Mark] = []
    events = objects_in(values if isinstance(values, list) else [values], str(path))
    for number, event in enumerate(map(_plain, events), start=1):
        where = f"{path}, event {number}"
        start = time_in(event, "audiooffset", where, unit_s)
        if "visemeid" in event:
            # Pictures of the face come in further events at 0, which have no viseme.
            if not (event.get("animation") and start == 0 and visemes):
                visemes.append(Mark(start, shown(event["visemeid"])))
        elif _is_word(event, where):
            end = None if "duration" not in event else start + _duration(event, where, unit_s)
            words.append(Mark(start, text_in(event, "text", where), end))
    if visemes:
        numbered = {str(number): phone for number, phone in enumerate(PHONES)}
        return spoken_visemes(path, visemes, words, numbered)
    return spoken_words(path, words_with_ends(words, str(path)), options)


def _plain(event: Mapping[str, Any]) -> dict[str, Any]:
    """The properties with one spelling of their names; Javascript's stored ones begin with priv."""
    return {
        key.replace("_", "").lower().removeprefix("priv"): value for key, value in event.items()
    }


def _is_word(event: Mapping[str, Any], where: str) -> bool:
    kind = event.get("boundarytype")
    if isinstance(kind, str):
        kind = kind.rpartition(".")[2]  # Python writes SpeechSynthesisBoundaryType.Word
    if kind not in (*_WORD_BOUNDARIES, *_OTHER_BOUNDARIES):
        raise FormatError(f"{where}: the boundary's type is {shown(kind)}, expected Word")
    return kind in _WORD_BOUNDARIES


def _duration(event: Mapping[str, Any], where: str, unit_s: float) -> float:
    """The duration in seconds; .NET writes hours, minutes and seconds."""
    span = _TIME_SPAN.fullmatch(str(event["duration"]))
    if span:
        return 3600 * float(span[1]) + 60 * float(span[2]) + float(span[3])
    return time_in(event, "duration", where, unit_s)

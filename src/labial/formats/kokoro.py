"""Captions of Kokoro-FastAPI: words with their times in seconds.

https://github.com/remsky/Kokoro-FastAPI: ``{"timestamps": [{"word": "Hello", "start_time": 0.1,
"end_time": 0.4}, ...]}``, the answer of ``/dev/captioned_speech``, or the list alone, as
``/dev/timestamps`` gives it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from labial.formats.timed_words import has_objects, objects_in, spoken_words, text_in, time_in
from labial.formats.transcription import ReadingOptions, Transcription, interval


def fits(values: Any) -> bool:
    """Whether JSON values are such captions."""
    captions = values if isinstance(values, dict) else {"timestamps": values}
    return all(has_objects(captions, "timestamps", key) for key in ("word", "start_time"))


def transcription(path: Path, values: Any, options: ReadingOptions) -> Transcription:
    """The utterance of captions: words with phones of espeak-ng.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    unit_s = options.unit_s(1.0)
    captions = values["timestamps"] if isinstance(values, dict) else values
    words = []
    for number, each in enumerate(objects_in(captions, f"{path}: 'timestamps'")):
        where = f"{path}: timestamps[{number}]"
        start, end = (time_in(each, key, where, unit_s) for key in ("start_time", "end_time"))
        if start < end:  # punctuation may have no time
            words.append(interval(start, end, text_in(each, "word", where).strip(), where))
    return spoken_words(path, words, options)

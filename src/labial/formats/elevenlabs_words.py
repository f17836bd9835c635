"""ElevenLabs' forced alignments and transcripts of recordings: the times of words, in seconds.

https://elevenlabs.io/docs/api-reference/forced-alignment/create: ``{"characters": [{"text": "H",
"start": 0.1, "end": 0.2}, ...], "words": [{"text": "Hello", "start": 0.1, "end": 0.4, "loss":
0.1}, ...], "loss": 0.1}``. The loss has no fixed scale, so it is not read as a confidence. In
transcripts (https://elevenlabs.io/docs/api-reference/speech-to-text/convert), words have a
``type``, which is ``word``, ``spacing`` or ``audio_event``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from labial.formats.timed_words import has_objects, objects_in, spoken_words, words_in
from labial.formats.transcription import ReadingOptions, Transcription

_WORD = "word"


def fits(values: Any) -> bool:
    """Whether JSON values are such an alignment."""
    aligned = isinstance(values, dict) and {"characters", "words"} <= set(values)
    return aligned or all(has_objects(values, "words", key) for key in ("text", "type"))


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of an alignment: words with phones of espeak-ng; other sounds are left out.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    listed = objects_in(values["words"], f"{path}: words")
    spoken = [each for each in listed if each.get("type", _WORD) == _WORD]
    words = words_in(spoken, "text", f"{path}: words", options.unit_s(1.0))
    return replace(spoken_words(path, words, options), only_speech=True)

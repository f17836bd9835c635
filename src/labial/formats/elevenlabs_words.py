"""ElevenLabs' forced alignments of recordings: the times of words, in seconds.

https://elevenlabs.io/docs/api-reference/forced-alignment/create: ``{"characters": [{"text": "H",
"start": 0.1, "end": 0.2}, ...], "words": [{"text": "Hello", "start": 0.1, "end": 0.4, "loss":
0.1}, ...], "loss": 0.1}``. The loss has no fixed scale, so it is not read as a confidence.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from labial.formats.timed_words import spoken_words, words_in
from labial.formats.transcription import ReadingOptions, Transcription


def fits(values: Any) -> bool:
    """Whether JSON values are such an alignment."""
    return isinstance(values, dict) and {"characters", "words"} <= set(values)


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of an alignment: words with phones of espeak-ng; spaces are left out.

    Raises ``FormatError`` for other values, and ``AlignmentError`` for impossible times.
    """
    words = words_in(values["words"], "text", f"{path}: words", options.unit_s(1.0))
    return replace(spoken_words(path, words, options), only_speech=True)

"""Files of phones or words in JSON: whose they are is recognised by their structure.

A new kind is a module and a line of ``JSON_KINDS``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labial.errors import FormatError
from labial.formats import (
    aeneas,
    alignment_json,
    azure,
    azure_recognised,
    elevenlabs,
    elevenlabs_words,
    gentle,
    kokoro,
    mfa,
    openai,
    piper_timing,
    polly,
    whisperx,
)
from labial.formats.text import read_text
from labial.formats.transcription import ReadingOptions, Transcription


@dataclass(frozen=True)
class JsonKind:
    """``fits`` says whether values are of this kind, ``read`` reads them from the file at a path.

    The values of a file with an object in each line are a list of these objects.
    """

    title: str
    fits: Callable[[Any], bool]
    read: Callable[[Path, Any, ReadingOptions], Transcription]


JSON_KINDS = (
    JsonKind("labial's phones", alignment_json.fits, alignment_json.transcription),
    JsonKind("the Montreal Forced Aligner's tiers", mfa.fits, mfa.transcription_of_tiers),
    JsonKind("Gentle's words", gentle.fits, gentle.transcription),
    JsonKind("WhisperX's segments", whisperx.fits, whisperx.transcription),
    JsonKind("OpenAI's words", openai.fits, openai.transcription),
    JsonKind("ElevenLabs' characters", elevenlabs.fits, elevenlabs.transcription),
    JsonKind("ElevenLabs' forced alignment", elevenlabs_words.fits, elevenlabs_words.transcription),
    JsonKind("Amazon Polly's speech marks", polly.fits, polly.transcription),
    JsonKind("Azure's events", azure.fits, azure.transcription),
    JsonKind("Azure's recognition", azure_recognised.fits, azure_recognised.transcription),
    JsonKind("Piper's phonemes", piper_timing.fits, piper_timing.transcription),
    JsonKind("Kokoro's timestamps", kokoro.fits, kokoro.transcription),
    JsonKind("aeneas' fragments", aeneas.fits, aeneas.transcription),
)


def read_json(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The one utterance of a JSON file.

    Raises ``FormatError`` for a file that is not of one kind, and ``AlignmentError`` for impossible
    intervals; each names the file.
    """
    values = _parsed(path)
    kinds = [kind for kind in JSON_KINDS if kind.fits(values)]
    if not kinds:
        known = ", ".join(kind.title for kind in JSON_KINDS)
        raise FormatError(
            f"{path}: expected an object with a list 'phones', or one of the other kinds: {known}"
        )
    if len(kinds) > 1:
        found = ", ".join(kind.title for kind in kinds)
        raise FormatError(f"{path}: could be of several kinds: {found}")
    return [kinds[0].read(path, values, options)]


def _parsed(path: Path) -> Any:
    """The JSON value of a file, or the list of the values of its lines."""
    text = read_text(path)
    try:
        return json.loads(text)
    except RecursionError as error:
        raise FormatError(f"{path}: not JSON: {error}") from error
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines[:2]):
            raise FormatError(f"{path}: not JSON: {error}") from error
    values = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise FormatError(f"{path}, line {number}: not JSON: {error}") from error
    return values

"""Sentences to choose from, of a text file or shipped with labial, and their phones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from labial.alignment import Alignment
from labial.errors import LabialError, SpeechError
from labial.formats.text import read_text
from labial.speech import languages, speak

ACCENTS = {"en": "en-gb", "fr": "fr-fr"}
"""The language of espeak-ng for the sentences that labial ships, by their language."""

MOST_CHARACTERS = 120
"""Longer sentences are hard to read in one breath and from a distance of two metres."""

_END = re.compile(r"[.!?…]+[»”\"')]*(?:\s+|$)|[。！？]+")
_TITLES = frozenset(["M", "Mr", "Mrs", "Ms", "Mme", "Mlle", "Dr", "St"])


@dataclass(frozen=True)
class Candidate:
    """A sentence with its canonical phones and how long it takes to say, in seconds."""

    text: str
    phones: tuple[str, ...]
    duration: float


def shipped_sentences(language: str) -> list[str]:
    """The sentences that labial ships in a language, such as ``en`` or ``fr-be``.

    Raises ``LabialError`` if there are none.
    """
    family = language.lower().replace("_", "-").partition("-")[0]
    if family not in ACCENTS:
        known = ", ".join(ACCENTS)
        raise LabialError(
            f"labial has no sentences in '{language}', only in {known}; give a text, --text FILE"
        )
    text = (resources.files("labial.prompts") / f"{family}.txt").read_text("utf-8")
    return sentences_in(text)


def spoken_phones(sentences: Sequence[str], language: str) -> Iterator[Alignment]:
    """The phones of each sentence as spoken by espeak-ng, in order.

    Raises ``SpeechError`` for an unknown language or a sentence that cannot be spoken,
    ``MissingExtraError`` without espeak-ng.
    """
    accent = ACCENTS.get(language, language)
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        yield from workers.map(lambda text: speak(text, accent).alignment, sentences)


def read_candidates(path: Path) -> list[str]:
    """The sentences of a text file in UTF-8, each once.

    A line has one or more whole sentences; one that begins with ``#`` is a comment. Raises
    ``LabialError`` naming a file that cannot be read or has no sentences.
    """
    found = sentences_in(read_text(path))
    if not found:
        raise LabialError(f"{path}: contains no sentences")
    return found


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, each once, in order."""
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]
    parts = [" ".join(part.split()) for line in lines for part in _split(line)]
    return list(dict.fromkeys(part for part in parts if any(c.isalpha() for c in part)))


def _split(line: str) -> Iterator[str]:
    """A line split after each final mark, except after titles and before lower-case letters."""
    start = 0
    for match in _END.finditer(line):
        word = line[start : match.start()].rpartition(" ")[2]
        following = next((c for c in line[match.end() :] if c.isalnum()), "")
        if word not in _TITLES and not following.islower():
            yield line[start : match.end()]
            start = match.end()
    yield line[start:]


def speak_all(sentences: Sequence[str], language: str) -> Iterator[Candidate | None]:
    """Each sentence as spoken by espeak-ng, in order; None for one that cannot be used.

    These are sentences longer than ``MOST_CHARACTERS`` and those that espeak-ng cannot speak.
    Raises ``SpeechError`` for an unknown language, ``MissingExtraError`` without espeak-ng.
    """
    accent = ACCENTS.get(language, language)
    if accent not in languages():
        speak("a", accent)  # raises an error that suggests similar languages
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        yield from workers.map(lambda text: _spoken(text, accent), sentences)


def _spoken(text: str, accent: str) -> Candidate | None:
    if len(text) > MOST_CHARACTERS:
        return None
    try:
        alignment = speak(text, accent).alignment
    except SpeechError:
        return None
    return Candidate(text, tuple(phone.label for phone in alignment.phones), alignment.duration)

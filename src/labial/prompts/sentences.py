"""Sentences to choose from, a text file's or those labial ships, with their phones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from labial.errors import LabialError, SpeechError
from labial.formats.text import read_text
from labial.speech import languages, speak

# The language of espeak-ng that sentences of a language are spoken in where none is told.
_ACCENTS = {"en": "en-gb", "fr": "fr-fr"}

MOST_CHARACTERS = 120
"""Longer sentences are hard to read in one breath, and to see from two metres."""

_END = re.compile(r"[.!?…]+[»”\"')]*(?:\s+|$)|[。！？]+")
_TITLES = frozenset(["M", "Mr", "Mrs", "Ms", "Mme", "Mlle", "Dr", "St"])


@dataclass(frozen=True)
class Sentence:
    """A sentence with its canonical phones and how long it takes to say, in seconds."""

    text: str
    phones: tuple[str, ...]
    duration: float


def shipped_sentences(language: str) -> list[str]:
    """The sentences labial ships in a language, such as ``en`` or ``fr-be``.

    Raises ``LabialError`` where there are none.
    """
    family = language.lower().replace("_", "-").partition("-")[0]
    if family not in _ACCENTS:
        known = ", ".join(_ACCENTS)
        raise LabialError(
            f"labial has no sentences in '{language}', only in {known}; give a text, --text FILE"
        )
    text = (resources.files("labial.prompts") / f"{family}.txt").read_text("utf-8")
    return sentences_in(text)


def read_sentences(path: Path) -> list[str]:
    """The sentences of a text file in UTF-8, each once.

    A line holds one or more whole sentences; one that begins with ``#`` is a comment. Raises
    ``LabialError`` naming a file that cannot be read or holds none.
    """
    found = sentences_in(read_text(path))
    if not found:
        raise LabialError(f"{path}: holds no sentences")
    return found


def sentences_in(text: str) -> list[str]:
    """The sentences of a text, each once, in order."""
    lines = [line.strip() for line in text.splitlines() if not line.startswith("#")]
    parts = [" ".join(part.split()) for line in lines for part in _split(line)]
    return list(dict.fromkeys(part for part in parts if any(c.isalpha() for c in part)))


def _split(line: str) -> Iterator[str]:
    """A line after each mark that ends a sentence: a new one begins with no small letter."""
    start = 0
    for match in _END.finditer(line):
        word = line[start : match.start()].rpartition(" ")[2]
        following = next((c for c in line[match.end() :] if c.isalnum()), "")
        if word not in _TITLES and not following.islower():
            yield line[start : match.end()]
            start = match.end()
    yield line[start:]


def speak_all(sentences: Sequence[str], language: str) -> Iterator[Sentence | None]:
    """Each sentence as espeak-ng speaks it, in order; none for one that cannot be used.

    That is one longer than ``MOST_CHARACTERS``, or that espeak-ng has nothing to say of. Raises
    ``SpeechError`` for an unknown language, ``MissingExtraError`` without espeak-ng.
    """
    accent = _ACCENTS.get(language, language)
    if accent not in languages():
        speak("a", accent)  # fails, and tells the languages near it
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        yield from workers.map(lambda text: _spoken(text, accent), sentences)


def _spoken(text: str, accent: str) -> Sentence | None:
    if len(text) > MOST_CHARACTERS:
        return None
    try:
        alignment = speak(text, accent).alignment
    except SpeechError:
        return None
    return Sentence(text, tuple(phone.label for phone in alignment.phones), alignment.duration)

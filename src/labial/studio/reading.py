"""The sentences to read, and what the good takes cover of their sounds and lip movements."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from labial.errors import LabialError
from labial.files import write_json
from labial.prompts import choose_prompts, read_candidates, shipped_sentences, speak_all
from labial.prompts.candidates import Candidate, sentences_in
from labial.prompts.coverage import KINDS, Unit, units_of
from labial.service.refused import RefusedError
from labial.sinks import writing
from labial.studio.json_files import read_object
from labial.studio.state import Covered, Prompt, Prompts
from labial.studio.take_names import compared

MOST_SENTENCES = 2000


@dataclass(frozen=True)
class Reading:
    """Sentences in reading order; one that espeak-ng cannot speak has no phones."""

    sentences: tuple[Candidate, ...] = ()

    def prompts(self, good: Mapping[str, str]) -> Prompts:
        """The sentences as windows see them, with the good takes by their texts."""
        read = {self.place(text): take for text, take in good.items()}
        shown = tuple(
            Prompt(index=i, text=each.text, seconds=round(each.duration, 2), take=read.get(i))
            for i, each in enumerate(self.sentences)
        )
        met = set[Unit]().union(*(units for i, units in enumerate(self._units) if i in read))
        done = Counter(kind for kind, *_ in met)
        coverage = tuple(Covered(kind=kind, done=done[kind], all=self._all[kind]) for kind in KINDS)
        return Prompts(sentences=shown, coverage=coverage)

    def place(self, text: str) -> int | None:
        """The place of a text among the sentences, whatever its case and marks."""
        return self._places.get(compared(text))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {compared(each.text): place for place, each in enumerate(self.sentences)}

    @cached_property
    def _units(self) -> tuple[frozenset[Unit], ...]:
        """What each sentence covers."""
        return tuple(frozenset(units_of(each.phones)) for each in self.sentences)

    @cached_property
    def _all(self) -> Counter[str]:
        """How many units of each kind all sentences cover."""
        return Counter(kind for kind, *_ in set[Unit]().union(*self._units))


def known_reading(path: Path, cache: Path, language: str) -> Reading:
    """The sentences in a file, with the phones that are known already."""
    known = _cached(cache, language)
    texts = read_candidates(path)[:MOST_SENTENCES]
    return Reading(tuple(known.get(text) or Candidate(text, (), 0.0) for text in texts))


def read_reading(path: Path, cache: Path, language: str) -> Reading:
    """The sentences in a file, spoken once to know their phones, which ``cache`` keeps.

    Raises ``LabialError`` for a file that cannot be read.
    """
    texts = read_candidates(path)[:MOST_SENTENCES]
    known = _cached(cache, language)
    new = [text for text in texts if text not in known]
    for text, spoken in zip(new, speak_all(new, language) if new else (), strict=True):
        known[text] = spoken or Candidate(text, (), 0.0)
    found = Reading(tuple(known[text] for text in texts))
    if new:
        _keep(cache, language, found, is_own(path, cache))
    return found


def sentences_to_choose_from(language: str, text: str | None) -> list[str]:
    """Labial's own sentences in a language, or those of a text.

    Raises ``RefusedError`` for a text without sentences, for a language without any, and for too
    many.
    """
    texts = _shipped(language) if text is None else sentences_in(text)
    if not texts:
        raise RefusedError(422, "text: contains no sentences", "prompts.none")
    if len(texts) > MOST_SENTENCES:
        message = f"{len(texts)} sentences, expected at most {MOST_SENTENCES}"
        raise RefusedError(413, message, "prompts.many", {"most": MOST_SENTENCES})
    return texts


def _shipped(language: str) -> list[str]:
    try:
        return shipped_sentences(language)
    except LabialError as error:
        values = {"language": language}
        raise RefusedError(422, str(error), "prompts.language", values) from None


def choose_reading(
    path: Path, cache: Path, language: str, minutes: float | None, texts: Sequence[str], own: bool
) -> Reading:
    """Choose among sentences, which may be a person's ``own``, and write them to ``path``.

    They are chosen for a reading time if ``minutes`` are given; else all are read.
    """
    spoken = list(speak_all(texts, language))
    if minutes is None:
        pairs = zip(texts, spoken, strict=True)
        chosen = tuple(each or Candidate(text, (), 0.0) for text, each in pairs)
    else:
        chosen = choose_prompts([each for each in spoken if each], minutes).sentences
    with writing(path) as sink, sink.text() as file:
        file.write("".join(f"{each.text}\n" for each in chosen))
    found = Reading(chosen)
    _keep(cache, language, found, own)
    return found


def is_own(path: Path, cache: Path) -> bool:
    """Whether the sentences in a file are a person's own, and not as labial chose them."""
    stored = read_object(cache)
    if stored.get("own", True):
        return True
    try:
        texts = read_candidates(path)
    except LabialError:
        return True
    return texts != [each[0] for each in stored.get("sentences", [])]


def _cached(cache: Path, language: str) -> dict[str, Candidate]:
    try:
        stored = json.loads(cache.read_text("utf-8"))
        if stored["language"] != language:
            return {}
        return {
            str(text): Candidate(str(text), tuple(map(str, phones)), float(duration))
            for text, phones, duration in stored["sentences"]
        }
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _keep(cache: Path, language: str, reading: Reading, own: bool) -> None:
    sentences = [[each.text, each.phones, each.duration] for each in reading.sentences]
    write_json(cache, {"language": language, "own": own, "sentences": sentences})

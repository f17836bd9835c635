"""Renditions: texts as espeak-ng speaks them, with the times of their phones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import SpeechError
from labial.speech.espeak import speak
from labial.utterance import Audio

RATES_WPM = (140, 200)
"""Renditions are at these rates, in words per minute; the first gives the phones of a text."""

# About so many letters are spoken at once: some minutes, which limits the memory.
_LETTERS_AT_ONCE = 6000

_COUNTED = " ".join(map(str, [*range(21), *range(30, 100, 10), 100, 1000]))
"""Numbers, which every language has: with them, models hold phones that a short text lacks."""


@dataclass(frozen=True)
class TextWord:
    """A word as it is spelled, with its phones ``first`` to before ``end``."""

    spelling: str
    first: int
    end: int


@dataclass(frozen=True, eq=False)
class TextPhones:
    """The phones of a text in canonical IPA, with the durations that espeak-ng gives them."""

    labels: tuple[str, ...]
    durations_s: npt.NDArray[np.float64]
    words: tuple[TextWord, ...]

    @property
    def count(self) -> str:
        """How many words there are, in words."""
        return "1 word" if len(self.words) == 1 else f"{len(self.words)} words"

    def between(self, first: int, end: int) -> TextPhones:
        """The words ``first`` to before ``end`` alone."""
        words = self.words[first:end]
        start, stop = words[0].first, words[-1].end
        moved = (TextWord(w.spelling, w.first - start, w.end - start) for w in words)
        return TextPhones(self.labels[start:stop], self.durations_s[start:stop], tuple(moved))


@dataclass(frozen=True, eq=False)
class Rendition:
    """Spoken sound, and when each of its phones is spoken."""

    audio: Audio
    alignment: Alignment


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in a text."""
    return bool(_letters(text))


def text_phones(texts: Sequence[str], language: str) -> list[TextPhones]:
    """The phones of texts. Raises ``SpeechError`` for an unknown language or a text not spoken."""
    return [
        _text_phones(words, rendition.alignment)
        for group in _groups(texts)
        for words, rendition in _rendered(group, language, RATES_WPM[0])
    ]


def renditions(texts: Sequence[str], language: str) -> Iterator[Rendition]:
    """Speech of texts, and of numbers, at all of ``RATES_WPM``; some minutes at once."""
    for group in _groups([_COUNTED, *dict.fromkeys(texts)]):
        for rate in RATES_WPM:
            rendered = _rendered(group, language, rate)
            yield from dict.fromkeys(rendition for _, rendition in rendered)


def _groups(texts: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for text in texts:
        if group and sum(map(len, group)) + len(text) > _LETTERS_AT_ONCE:
            yield group
            group = []
        group.append(text)
    yield group


def _rendered(
    texts: Sequence[str], language: str, rate: int
) -> list[tuple[Sequence[Interval], Rendition]]:
    """The words of each text, and the rendition that they are in."""
    if not any("<" in text for text in texts):  # markup would be that of all texts
        # Starting espeak-ng takes longer than speaking a sentence.
        together = _spoken("\n\n".join(texts), language, rate)
        parts = _parts(together.alignment.words, texts)
        if parts is not None:
            return [(part, together) for part in parts]
    each = [_spoken(text, language, rate) for text in texts]
    return [(rendition.alignment.words, rendition) for rendition in each]


def _spoken(text: str, language: str, rate: int) -> Rendition:
    said = speak(text, language, words_per_minute=rate)
    return Rendition(said.audio, said.alignment)


def _parts(words: Sequence[Interval], texts: Sequence[str]) -> list[list[Interval]] | None:
    """The words of each of several texts spoken together; None if they cannot be told apart."""
    parts: list[list[Interval]] = []
    rest = list(words)
    for text in texts:
        part: list[Interval] = []
        letters = _letters(text)
        while letters and rest:
            word = rest.pop(0)
            said = _letters(word.label)
            if not letters.startswith(said):
                return None
            letters = letters[len(said) :]
            part.append(word)
        if letters or not part:
            return None
        parts.append(part)
    return None if rest else parts


def _letters(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def _text_phones(words: Sequence[Interval], alignment: Alignment) -> TextPhones:
    labels: list[str] = []
    durations: list[float] = []
    found: list[TextWord] = []
    phones = iter(alignment.phones)
    for word in words:
        first = len(labels)
        for phone in phones:
            if phone.label != SILENCE and phone.start >= word.start - 1e-9:
                labels.append(phone.label)
                durations.append(phone.duration)
            if phone.end >= word.end - 1e-9:
                break
        if len(labels) > first:
            found.append(TextWord(word.label, first, len(labels)))
    if not found:
        raise SpeechError("the text has nothing to say")
    return TextPhones(tuple(labels), np.array(durations), tuple(found))

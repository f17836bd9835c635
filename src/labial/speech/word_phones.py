"""The phones of words with times: espeak-ng's, with its durations scaled into each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import SpeechError
from labial.speech.espeak import speak
from labial.speech.words import bare

_NO_MARKUP = str.maketrans("<>", "  ")


def phones_of_words(words: Sequence[Interval], language: str) -> list[Interval]:
    """The phones of words of a text in order, each phone within its word.

    espeak-ng speaks all words as one text, so that they may have punctuation, which separates
    phrases. Words that it does not separate ("of the") share their phones: they fill the time from
    the start of the first to the end of the last. A word without a sound has no phones. Raises
    ``SpeechError`` for a language that espeak-ng does not speak, and words that it speaks otherwise
    than they are written.
    """
    spoken = [word for word in words if _letters(word.label)]
    if not spoken:
        raise SpeechError("there are no words to speak")
    text = " ".join(word.label for word in spoken).translate(_NO_MARKUP)
    alignment = speak(text, language).alignment
    phones: list[Interval] = []
    for first, last, said in _shared(spoken, alignment):
        phones += _fitted(said, spoken[first].start, spoken[last].end)
    return phones


def _letters(label: str) -> str:
    """A word's characters without spaces, and without the punctuation around each part."""
    return "".join(bare(part) for part in label.split())


def _shared(
    words: Sequence[Interval], alignment: Alignment
) -> Iterator[tuple[int, int, list[Interval]]]:
    """The first and the last of words that share phones, and these phones."""
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(_letters(word.label)))
    text = "".join(_letters(word.label) for word in words)
    owners = [place for place, (a, b) in enumerate(pairwise(edges)) for _ in range(a, b)]
    first = last = -1
    phones: list[Interval] = []
    at = 0
    for said in alignment.words:
        letters = _letters(said.label) or said.label
        start = text.find(letters, at)
        if start < 0:
            raise SpeechError(f"espeak-ng does not speak '{said.label}' where it is written")
        at = start + len(letters)
        if phones and owners[start] > last:
            yield first, last, phones
            phones = []
        if not phones:
            first = owners[start]
        last = owners[at - 1]
        phones += [
            phone
            for phone in alignment.phones
            if said.start <= phone.start < said.end and phone.label != SILENCE
        ]
    if phones:
        yield first, last, phones


def _fitted(phones: Sequence[Interval], start: float, end: float) -> list[Interval]:
    """Phones with their durations scaled to fill a time."""
    scale = (end - start) / sum(phone.duration for phone in phones)
    edges = [start]
    for phone in phones[:-1]:
        edges.append(edges[-1] + phone.duration * scale)
    return [
        Interval(a, b, phone.label)
        for (a, b), phone in zip(pairwise([*edges, end]), phones, strict=True)
    ]

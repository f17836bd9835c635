"""The phones in what a Piper voice spoke, with their samples.

A Piper voice speaks single symbols: letters and marks of espeak-ng's IPA, spaces, punctuation, each
followed by a blank, and all of them have time. In its sound, a letter begins where the one before
it ends, and all letters are half a step earlier than stamped (``benchmarks/closure.py --speaker``).
So blanks, spaces and marks of stress belong to the letter that follows, marks of length and
diacritics to the letter before. Only before a pause does the last blank belong to the letter before
it. A pause is the time of a punctuation mark and of the space after it, and of the start and the
end of a sentence.

Which letters form a phone, and which phones a word, is known from what espeak-ng announces of the
same text. The letters are matched with it one by one, as Piper contains another version of
espeak-ng, some of whose letters differ.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from labial.alignment import SILENCE
from labial.speech.espeak_events import PHONEME, WORD, Event
from labial.speech.espeak_names import phones_of
from labial.speech.espeak_timing import CLOSED
from labial.speech.matching import is_mark, match
from labial.speech.piper_voice import BEGIN, END
from labial.speech.timed import TimedPhone, split_evenly

SHORTEST_PAUSE_S = 0.05
"""A shorter pause is a comma that the voice reads over."""
STOP_AFTER_PAUSE_S = 0.08
"""A stop after a pause: a silent closure of 60 ms, as espeak-ng's, and its release."""

_STRESS = "ˈˌ"
_PUNCTUATION = frozenset(".,;:?!")
# The letters of espeak-ng among which a sentence's are sought: more than it has, as some differ.
_MORE, _MORE_SHARE = 20, 0.25


class Symbol(NamedTuple):
    """A symbol of a sentence, its samples, and those of the blank after it."""

    text: str
    own: int
    blank: int


@dataclass(frozen=True)
class Announcements:
    """What espeak-ng announces of a text, as letters.

    ``letters`` has each letter or mark, without stress; ``phonemes`` the number of the phoneme of
    each; ``words`` the number of the word of each phoneme, -1 before any; ``positions`` the place
    of each word in the text.
    """

    letters: str
    phonemes: tuple[int, ...]
    words: tuple[int, ...]
    positions: tuple[int, ...]

    @property
    def unnamed(self) -> frozenset[int]:
        """The phonemes that have no letters: pauses, tones, glides between vowels."""
        return frozenset(range(len(self.words))) - frozenset(self.phonemes)

    @classmethod
    def of(cls, events: Iterable[Event]) -> Announcements:
        """The announcements among events."""
        letters: list[str] = []
        phonemes: list[int] = []
        words: list[int] = []
        positions: list[int] = []
        for event in events:
            if event.kind == WORD:
                positions.append(max(0, event.position - 1))
            elif event.kind == PHONEME and not event.name.startswith("("):
                spelled = [s for s in unicodedata.normalize("NFD", event.name) if s not in _STRESS]
                letters += spelled
                phonemes += [len(words)] * len(spelled)
                words.append(len(positions) - 1)
        return cls("".join(letters), tuple(phonemes), tuple(words), tuple(positions))


@dataclass(slots=True)
class _Sound:
    """Symbols that form a pause, or a part of a word: ``text`` is empty for a pause.

    ``phoneme`` is that of espeak-ng; None if it has no such phoneme. ``joined`` if no space or
    pause is between it and the sound before.
    """

    text: str
    start: int
    end: int
    phoneme: int | None
    joined: bool


def phones_in(
    sentences: Iterable[Sequence[Symbol]],
    announced: Announcements,
    rate: int,
    step: int,
    language: str,
) -> list[TimedPhone]:
    """The phones of sentences, one after another from sample 0; silence is a phone.

    ``language`` is the voice's; ``rate`` is that of the samples, in Hz; times of symbols are
    multiples of ``step`` samples.
    """
    sounds: list[_Sound] = []
    unnamed = announced.unnamed
    first = 0
    for sentence in sentences:
        phonemes, first = _phonemes(sentence, announced, first)
        start = sounds[-1].end if sounds else 0
        sounds += _sounds(sentence, phonemes, unnamed, start)
    words = _words(sounds, announced.words)
    phones: list[TimedPhone] = []
    for sound, word in zip(sounds, words, strict=True):
        labels = phones_of(sound.text, language)
        if labels:
            phones += split_evenly(TimedPhone(sound.start, sound.end, "", word), labels)
        elif phones:
            phones[-1].end = sound.end
    for phone, after in pairwise(phones):
        phone.end = after.start = phone.end - step // 2
    return _with_stops_closed(_with_long_pauses(phones, rate), rate)


def _phonemes(
    sentence: Sequence[Symbol], announced: Announcements, first: int
) -> tuple[dict[int, int], int]:
    """The phonemes of a sentence's symbols, by place, whose letters are sought from ``first`` on.

    Also returns the first of the letters that are left for the next sentence.
    """
    places = [place for place in range(len(sentence)) if _is_letter(sentence, place)]
    window = len(places) + _MORE + round(_MORE_SHARE * len(places))
    spelled = announced.letters[first : first + window]
    partners = match([sentence[place].text for place in places], spelled)
    found = {
        place: first + partner
        for place, partner in zip(places, partners, strict=True)
        if partner is not None
    }
    phonemes = {place: announced.phonemes[letter] for place, letter in found.items()}
    return phonemes, max(found.values(), default=first - 1) + 1


def _is_pause(sentence: Sequence[Symbol], place: int) -> bool:
    """Whether a symbol is the start or end of a sentence, or punctuation with the space after it.

    Inside words, punctuation marks are part of espeak-ng's names: ``s.`` is retroflex.
    """
    text = sentence[place].text
    if text in (BEGIN, END):
        return True
    if text == " ":
        return _is_pause(sentence, place - 1)
    return text in _PUNCTUATION and (
        sentence[place + 1].text in (" ", END) or _is_pause(sentence, place + 1)
    )


def _is_letter(sentence: Sequence[Symbol], place: int) -> bool:
    text = sentence[place].text
    return text != " " and text not in _STRESS and not _is_pause(sentence, place)


def _sounds(
    sentence: Sequence[Symbol], phonemes: Mapping[int, int], unnamed: frozenset[int], start: int
) -> list[_Sound]:
    """The sounds of a sentence that starts at a sample; ``phonemes`` are by symbol."""
    sounds: list[_Sound] = []
    at, joined = start, False
    for place, symbol in enumerate(sentence):
        own_end = at + symbol.own
        if _is_pause(sentence, place):
            _add_pause(sounds, at, own_end)
            joined = False
        elif _is_letter(sentence, place):
            last, phoneme = sounds[-1], phonemes.get(place)  # a sentence begins with a pause
            if joined and phoneme is not None and phoneme == last.phoneme:
                last.text += symbol.text
                last.end = own_end
            elif joined and phoneme is None and (is_mark(symbol.text) or _follows(last, unnamed)):
                last.end = own_end
            else:
                sounds.append(_Sound(symbol.text, last.end, own_end, phoneme, joined))
            joined = True
        elif symbol.text == " ":
            joined = False
        at = own_end + symbol.blank
    sounds[-1].end = at
    return sounds


def _add_pause(sounds: list[_Sound], start: int, end: int) -> None:
    """Add a pause; the blank before it belongs to the letter that it follows."""
    if sounds and not sounds[-1].text:
        sounds[-1].end = end
        return
    if sounds:
        sounds[-1].end = start
    sounds.append(_Sound("", start, end, None, False))


def _follows(sound: _Sound, unnamed: frozenset[int]) -> bool:
    """Whether a phoneme without letters follows a sound; Piper may have a letter for it."""
    return sound.phoneme is not None and sound.phoneme + 1 in unnamed


def _words(sounds: Sequence[_Sound], words: Sequence[int]) -> list[int]:
    """The word of each sound; that of a neighbour for one without a phoneme of espeak-ng."""
    found = [-1 if sound.phoneme is None else words[sound.phoneme] for sound in sounds]
    for place, sound in enumerate(sounds):
        if sound.text and sound.phoneme is None and sound.joined:
            found[place] = found[place - 1]
    for place in reversed(range(len(sounds) - 1)):
        if sounds[place].text and found[place] < 0 and sounds[place + 1].joined:
            found[place] = found[place + 1]
    return found


def _with_long_pauses(phones: Sequence[TimedPhone], rate: int) -> list[TimedPhone]:
    """The phones with adjacent pauses merged, and without short ones between phones."""
    merged: list[TimedPhone] = []
    for phone in phones:
        if merged and phone.label == merged[-1].label == SILENCE:
            merged[-1].end = phone.end
        else:
            merged.append(phone)
    kept: list[TimedPhone] = []
    for place, phone in enumerate(merged):
        inside = 0 < place < len(merged) - 1
        if inside and phone.label == SILENCE and phone.length < SHORTEST_PAUSE_S * rate:
            kept[-1].end = phone.end
        else:
            kept.append(phone)
    return kept


def _with_stops_closed(phones: list[TimedPhone], rate: int) -> list[TimedPhone]:
    """The phones with the closure of stops after pauses, taken from the pause.

    A pause keeps its shortest length; at the start, a stop may take all of it.
    """
    length, shortest = round(STOP_AFTER_PAUSE_S * rate), round(SHORTEST_PAUSE_S * rate)
    for pause, phone in pairwise(phones):
        if pause.label == SILENCE and phone.label[0] in CLOSED and phone.length < length:
            start = phone.end - length
            if pause is phones[0] and start < shortest:
                start = 0
            else:
                start = max(start, min(pause.start + shortest, phone.start))
            pause.end = phone.start = start
    return phones if phones[0].length else phones[1:]

"""What services say of speech: when words and visemes begin, and seldom when they end."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from labial.alignment import SILENCE, TIME_TOLERANCE_S, Interval
from labial.doubts import doubt
from labial.errors import AlignmentError, FormatError, SpeechError
from labial.formats.mfa import is_number
from labial.formats.transcription import ReadingOptions, Transcription, interval
from labial.speech.words import bare

OF_WORDS, OF_VISEMES = "phones estimated from words", "phones estimated from visemes"
OF_SOME_WORDS = "phones of some words estimated from the words"
"""Caveats of utterances whose file has no phones."""

# A shorter gap between words is not a pause; recognisers end words early.
_SHORTEST_PAUSE_S = 0.1

# A word before a pause lasts at most so many times as long as usual for its number of letters.
_LONGEST = 2.0
_USUAL_S_A_LETTER = 0.08


@dataclass(frozen=True)
class Mark:
    """A word or a viseme that begins at ``start`` seconds; ``end`` if the file says it."""

    start: float
    label: str
    end: float | None = None


def time_in(values: Mapping[str, Any], key: str, where: str, unit_s: float) -> float:
    """The time of a JSON object in seconds. Raises ``FormatError`` naming ``where``."""
    value = values.get(key)
    if not is_number(value):
        raise FormatError(f"{where}: '{key}' is {shown(value)}, expected a time")
    return value * unit_s


def text_in(values: Mapping[str, Any], key: str, where: str) -> str:
    """The text of a JSON object. Raises ``FormatError`` naming ``where``."""
    value = values.get(key)
    if not isinstance(value, str):
        raise FormatError(f"{where}: '{key}' is {shown(value)}, expected a text")
    return value


def objects_in(values: Any, where: str) -> list[dict[str, Any]]:
    """A list of JSON objects. Raises ``FormatError`` naming ``where``."""
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise FormatError(f"{where}: is {shown(values)}, expected a list of objects")
    return values


def has_objects(values: Any, name: str, key: str) -> bool:
    """Whether JSON values are an object with a list ``name`` of objects that all have a key."""
    listed = values.get(name) if isinstance(values, dict) else None
    return (
        isinstance(listed, list)
        and bool(listed)
        and all(isinstance(each, dict) and key in each for each in listed)
    )


def words_in(values: Any, key: str, where: str, unit_s: float) -> list[Interval]:
    """Words of a list of JSON objects with ``start`` and ``end``, of which spaces are left out.

    ``key`` is that of the word's text. Raises ``FormatError`` for other values, and
    ``AlignmentError`` for impossible times, naming ``where``.
    """
    words = []
    for number, each in enumerate(objects_in(values, where)):
        place = f"{where}[{number}]"
        if label := text_in(each, key, place).strip():
            start, end = (time_in(each, name, place, unit_s) for name in ("start", "end"))
            words.append(interval(start, end, label, place))
    return words


def shown(value: Any) -> str:
    """A JSON value as text, shortened."""
    return json.dumps(value, ensure_ascii=False)[:60]


def in_turn(marks: Sequence[Mark], where: str) -> list[Interval]:
    """Visemes, each until the next one begins; the last, if it is not silence, as long as usual.

    Those that begin together with the next are left out. Raises ``AlignmentError`` if they are not
    in order.
    """
    for first, second in pairwise(marks):
        if second.start < first.start:
            raise AlignmentError(
                f"{where}: '{second.label}' at {second.start:.3f} s follows '{first.label}' at"
                f" {first.start:.3f} s"
            )
    visemes = [
        interval(first.start, second.start, first.label, where)
        for first, second in pairwise(marks)
        if second.start > first.start
    ]
    if marks and marks[-1].label != SILENCE:
        lengths = [each.duration for each in visemes if each.label != SILENCE]
        usual = statistics.median(lengths) if lengths else _USUAL_S_A_LETTER
        last = marks[-1]
        visemes.append(interval(last.start, last.start + usual, last.label, where))
    return visemes


def words_with_ends(
    marks: Sequence[Mark], where: str, phones: Sequence[Interval] = ()
) -> list[Interval]:
    """Words with their ends: given, or where a silence or the next word begins.

    Without ``phones``, silence begins where the word is twice as long as usual for its letters.
    """
    if not marks:
        return []
    following = [*(mark.start for mark in marks[1:]), None]
    lengths = [
        (after - mark.start) / max(1, len(mark.label))
        for mark, after in zip(marks, following, strict=True)
        if after is not None
    ]
    usual = statistics.median(lengths) if lengths else _USUAL_S_A_LETTER
    words = []
    for mark, after in zip(marks, following, strict=True):
        end = mark.end
        if end is None and phones:
            silences = (p.start for p in phones if p.label == SILENCE and p.start > mark.start)
            end = next(silences, phones[-1].end)
        elif end is None:
            longest = usual * max(1, len(mark.label))
            end = mark.start + longest * (1.0 if after is None else _LONGEST)
        words.append(
            interval(mark.start, end if after is None else min(end, after), mark.label, where)
        )
    return words


def spoken_words(
    path: Path, words: Sequence[Interval], options: ReadingOptions, language: str | None = None
) -> Transcription:
    """The utterance of words without phones; ``language`` is what the file says.

    Their phones are espeak-ng's, with its durations scaled into each word, which is a doubt. The
    phone before a gap of less than 0.1 s lasts until the next word. Raises ``FormatError`` without
    a language or words.
    """
    from labial.speech.word_phones import phones_of_words  # here, as few formats need espeak-ng

    chosen = options.language or language
    if chosen is None:
        raise FormatError(f"{path}: has words without phones; give their language, --language")
    if not any(bare(word.label) for word in words):
        raise FormatError(f"{path}: has no words")
    try:
        phones = phones_of_words(words, chosen)
    except SpeechError as error:
        raise SpeechError(f"{path}: {error}") from error
    doubt(
        f"{path}: has words without phones: the phones are those of espeak-ng for '{chosen}', and"
        " their durations are scaled into each word"
    )
    for place, (phone, after) in enumerate(pairwise(phones)):
        if 0 < after.start - phone.end < _SHORTEST_PAUSE_S:
            phones[place] = Interval(phone.start, after.start, phone.label)
    named = tuple(replace(w, label=bare(w.label)) for w in words if bare(w.label))
    return Transcription(
        path.stem, str(path), tuple(phones), named, phone_set="ipa", caveat=OF_WORDS
    )


def spoken_visemes(
    path: Path, visemes: Sequence[Mark], words: Sequence[Mark], phones: Mapping[str, str]
) -> Transcription:
    """The utterance of visemes, each read as one of its ``phones``, which is a doubt.

    If the file gives an end of the last word that is later than the last viseme, the viseme
    lasts until then, which is a doubt too.
    """
    unknown = [mark for mark in visemes if mark.label not in phones]
    if unknown:
        known = " ".join(phones)
        raise FormatError(
            f"{path}: viseme '{unknown[0].label}' at {unknown[0].start:.3f} s is not one of {known}"
        )
    read = [Mark(mark.start, phones[mark.label]) for mark in visemes]
    found = in_turn(read, str(path))
    doubt(f"{path}: has visemes, not phones: each is read as one of the phones that look like it")
    spoken = words_with_ends(words, str(path), found)
    last, given = read[-1], words[-1].end if words else None
    if given is not None and given > (found[-1].end if found else last.start) + TIME_TOLERANCE_S:
        doubt(f"{path}: the last viseme is taken to last until the end of '{spoken[-1].label}'")
        before = found if last.label == SILENCE else found[:-1]
        found = [*before, Interval(last.start, given, last.label)]
    return Transcription(
        path.stem, str(path), tuple(found), tuple(spoken), phone_set="ipa", caveat=OF_VISEMES
    )

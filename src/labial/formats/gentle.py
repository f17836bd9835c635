"""Gentle's alignments of English recordings: words with their phones, in seconds.

https://github.com/lowerquality/gentle: ``{"words": [{"case": "success", "word": "Hello", "start":
0.1, "end": 0.4, "phones": [{"phone": "hh_B", "duration": 0.1}, ...]}, ...]}``. Phones follow one
another from the start of their word.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from labial.alignment import Interval
from labial.doubts import doubt
from labial.errors import FormatError, PhoneError, named
from labial.formats.timed_words import (
    OF_SOME_WORDS,
    has_objects,
    objects_in,
    shown,
    text_in,
    time_in,
)
from labial.formats.transcription import ReadingOptions, Transcription, interval
from labial.phones.arpabet import read_arpabet_in_any_case

_FOUND = ("success", "not-found-in-transcript")
_NOT_FOUND = "not-found-in-audio"
_UNKNOWN = "oov"
_LANGUAGE = "en-us"

# Gentle writes hundredths of a second, so that the phones of a word may end a little apart from it.
_TOLERANCE_S = 0.05


def fits(values: Any) -> bool:
    """Whether JSON values are such an alignment."""
    return has_objects(values, "words", "case") and "phones" not in values


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of an alignment.

    Words that Gentle did not find are left out, and words that it does not know have the phones of
    espeak-ng; both are doubts. Raises ``FormatError`` for other values, and ``AlignmentError`` for
    impossible times.
    """
    from labial.speech.word_phones import phones_of_words  # here, as few words need espeak-ng

    unit_s = options.unit_s(1.0)
    words: list[Interval] = []
    phones: list[Interval] = []
    lost: list[str] = []
    unknown: list[str] = []
    for number, entry in enumerate(objects_in(values["words"], f"{path}: 'words'")):
        where = f"{path}: words[{number}]"
        label = text_in(entry, "word", where)
        if entry["case"] == _NOT_FOUND:
            lost.append(label)
            continue
        if entry["case"] not in _FOUND:
            raise FormatError(
                f"{where}: 'case' is {shown(entry['case'])}, expected one of"
                f" {', '.join((*_FOUND, _NOT_FOUND))}"
            )
        times = [time_in(entry, key, where, unit_s) for key in ("start", "end")]
        word = interval(times[0], times[1], label, where)
        words.append(word)
        found = _phones(entry, word, where, unit_s)
        if any(phone.label == _UNKNOWN for phone in found):
            unknown.append(label)
            with named(where):
                found = phones_of_words([word], _LANGUAGE)
        phones += found
    if lost:
        doubt(f"{path}: Gentle did not find, and left out, {', '.join(lost[:8])}")
    if unknown:
        doubt(
            f"{path}: the phones of words unknown to Gentle are espeak-ng's:"
            f" {', '.join(unknown[:8])}"
        )
    if not words:
        raise FormatError(f"{path}: has no words that were found")
    return Transcription(
        path.stem,
        str(path),
        tuple(phones),
        tuple(words),
        phone_set="ipa",
        caveat=OF_SOME_WORDS if unknown else "",
        only_speech=True,
    )


def _phones(entry: dict[str, Any], word: Interval, where: str, unit_s: float) -> list[Interval]:
    phones: list[Interval] = []
    start = word.start
    for each in objects_in(entry.get("phones"), f"{where}.phones"):
        end = start + time_in(each, "duration", where, unit_s)
        phones.append(interval(start, end, _phone(text_in(each, "phone", where), where), where))
        start = end
    if not phones or abs(start - word.end) > _TOLERANCE_S or phones[-1].start >= word.end:
        raise FormatError(
            f"{where}: the phones of '{word.label}' end at {start:.2f} s, the word at"
            f" {word.end:.2f} s"
        )
    last = phones.pop()
    return [*phones, interval(last.start, word.end, last.label, where)]


def _phone(label: str, where: str) -> str:
    """The canonical phone of a label such as ah_B, or ``_UNKNOWN``."""
    name = label.rpartition("_")[0] or label
    phone = _UNKNOWN if name == _UNKNOWN else read_arpabet_in_any_case(name)
    if phone is None:
        raise PhoneError(f"{where}: '{label}' is not a phone of Gentle, such as ah_B")
    return phone

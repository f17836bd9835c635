"""From the labels people write to the phones labial speaks of.

A label is IPA or ARPABET (in capitals, with or without a stress digit). Canonical phones are IPA
without stress, length, tie bars or other marks that the lips do not show; nasality is kept.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable

from labial.alignment import SILENCE, Interval
from labial.errors import LabialWarning, PhoneError
from labial.phones.inventory import (
    AFFRICATES,
    ALIASES,
    ARPABET,
    DIPHTHONGS,
    NASAL,
    NOISE_LABELS,
    SEGMENTS,
    SILENT_LABELS,
    VOWELS,
)

_ARPABET_LABEL = re.compile(r"([A-Z]{1,3})[0-2]?")
_RHOTIC_HOOK = "˞"


def canonical_phone(label: str) -> str:
    """The phone a label means, in canonical IPA, or ``SILENCE``.

    Raises ``PhoneError`` for anything that is neither: what is not understood is not silence.
    """
    stripped = label.strip()
    if stripped.lower() in SILENT_LABELS | NOISE_LABELS:
        return SILENCE
    arpabet = _ARPABET_LABEL.fullmatch(stripped)
    if arpabet and arpabet[1] in ARPABET:
        return ARPABET[arpabet[1]]
    segments = segments_of(stripped)
    if not _is_one_phone(segments):
        hint = "; ARPABET is written in capitals" if _is_arpabet(stripped.upper()) else ""
        raise PhoneError(f"'{label}' is no phone: expected IPA or ARPABET{hint}")
    return "".join(segments)


def is_noise(label: str) -> bool:
    """Whether a label means sound that is no phone, such as ``spn``."""
    return label.strip().lower() in NOISE_LABELS


def segments_of(label: str) -> tuple[str, ...]:
    """The single segments of an IPA label: ``t͡ʃ`` is t and ʃ, ``aʊ`` a and ʊ.

    None where a character is not understood.
    """
    segments: list[str] = []
    # NFD takes ã apart; ç is a letter of its own in IPA, so it is put together again.
    decomposed = unicodedata.normalize("NFD", label).replace("c\N{COMBINING CEDILLA}", "ç")
    for character in decomposed:
        spelled = ALIASES.get(character, character)
        if all(letter in SEGMENTS for letter in spelled):
            segments += spelled
        elif not segments and character not in "ˈˌ":
            return ()
        elif character == NASAL and segments[-1] in VOWELS:
            segments[-1] += NASAL
        elif character == _RHOTIC_HOOK and segments[-1] in VOWELS:
            segments[-1] = "ɚ" if segments[-1] == "ə" else "ɝ"
        elif not _is_mark(character):
            return ()
    return tuple(segments)


def canonical_phones(intervals: Iterable[Interval], source: str) -> list[Interval]:
    """Intervals with canonical labels. ``source`` names the file for messages.

    Noise is taken as silence with one ``LabialWarning``; a label that is no phone raises
    ``PhoneError`` with the time of the first and the names of the others.
    """
    phones: list[Interval] = []
    noises: list[Interval] = []
    wrong: dict[str, str] = {}
    for interval in intervals:
        try:
            phone = canonical_phone(interval.label)
        except PhoneError as error:
            wrong.setdefault(interval.label, f"at {interval.start:.3f} s: {error}")
            continue
        if is_noise(interval.label):
            noises.append(interval)
        phones.append(Interval(interval.start, interval.end, phone))
    if wrong:
        told = next(iter(wrong.values()))
        others = ", ".join(f"'{label}'" for label in list(wrong)[1:])
        raise PhoneError(f"{source}, {told}" + (f"; nor are {others}" if others else ""))
    if noises:
        message = f"{source}: noise taken as silence, {len(noises)} in all, first the {noises[0]}"
        warnings.warn(message, LabialWarning, stacklevel=2)
    return phones


def _is_arpabet(label: str) -> bool:
    match = _ARPABET_LABEL.fullmatch(label)
    return match is not None and match[1] in ARPABET


def _is_one_phone(segments: tuple[str, ...]) -> bool:
    """Whether segments make one phone: one, a diphthong, an affricate, a syllabic consonant."""
    letters = [segment.removesuffix(NASAL) for segment in segments]
    joined = "".join(letters)
    match letters:
        case []:
            return False
        case [_]:
            return True
        case [first, "w"] if first not in VOWELS:
            return True
        case ["j", "u"] | ["ə", "l" | "m" | "n" | "ŋ" | "r"]:
            return True
        case [*vowels, "ɹ"]:
            return "".join(vowels) in DIPHTHONGS | VOWELS
        case [*vowels, "ə" | "ɚ"] if len(vowels) == 2:
            return "".join(vowels) in DIPHTHONGS
    return joined in DIPHTHONGS | AFFRICATES


def _is_mark(character: str) -> bool:
    """Whether a character only modifies the phone before it in ways the lips do not show."""
    return unicodedata.category(character) in ("Mn", "Lm") or character in "ˈˌ"

"""The start and end of each phone of espeak-ng, exact to the sample.

espeak-ng stamps a phoneme where it starts to generate its sound, which is not always where the
phone starts. The corrections here were measured on its audio, by the energy above 500 Hz around the
stamps of over a thousand consonants in ten languages:

- A stop or affricate is stamped at its burst. Its closure, exact zeros, is in the phone before:
  36 to 49 ms for voiceless stops between vowels, 20 ms after a fricative, 32 ms for voiced stops
  after a consonant. Voiced stops between vowels have no zeros, are stamped within 4 ms, and are not
  corrected.
- A nasal before a vowel keeps its stamp 20 ms (median of 233 tokens of m) after the mouth has
  opened.
- A trill may begin with a pause of 29 ms, its first contact.
- A liquid after a vowel may have no duration, and its sound is at the end of the vowel: the last 57
  to 112 ms, a third of the two together.

Fricatives, glides and liquids before vowels are within 10 ms and are not corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE
from labial.phones.inventory import STOPS, VOWELS
from labial.speech.timed import TimedPhone

CLOSED = STOPS | frozenset(["ɓ", "ɗ", "ʄ", "ɠ", "ʛ"])
NASALS = frozenset(["m", "ɱ", "n", "ɳ", "ɲ", "ŋ", "ɴ"])
LIQUIDS = frozenset(["l", "ɫ", "ɭ", "ʎ", "r", "ɾ", "ɽ", "ɹ", "ɻ"])
GLIDES = frozenset(["j", "w", "ɥ"])
AFFRICATES_TO_JOIN = frozenset([("t", "ʃ"), ("d", "ʒ")])

CLOSURE_AFTER_PAUSE_S = 0.060
"""The closure of a stop after a pause; between vowels it is 40 to 65 ms."""
NASAL_RELEASE_S = 0.020
LIQUID_SHARE, LIQUID_MOST_S = 0.35, 0.080
LONGEST_CONTACT_S = 0.1
"""Shorter pauses inside a word are part of a trill; at the slowest rate they last 32 ms."""
SHORTEST_S = 0.020
"""What a closure or release leaves of its neighbour; shorter pauses in speech are removed."""


def retimed(
    phones: Sequence[TimedPhone], samples: npt.NDArray[np.int16], rate: int
) -> list[TimedPhone]:
    """The phones with corrected times and merged pauses, each longer than 0.

    ``phones`` follow one another without gaps from 0 to ``len(samples)``; ``samples`` is int16
    ``[samples]`` at ``rate`` Hz.
    """
    timed = _joined([TimedPhone(p.start, p.end, p.label, p.word) for p in phones])
    timed = _without_pauses_in_words(timed, rate)
    _move_stops_to_their_closure(timed, samples, rate)
    _give_time_to_zero_lengths(timed, rate)
    _end_nasals_at_their_release(timed, rate)
    return _without_short_pauses([p for p in timed if p.length > 0], rate)


def _joined(phones: list[TimedPhone]) -> list[TimedPhone]:
    """Merge successive pauses, and affricates that come as a stop and a fricative."""
    joined: list[TimedPhone] = []
    for phone in phones:
        before = joined[-1] if joined else None
        if before and before.label == phone.label == SILENCE:
            before.end = phone.end
        elif (
            before
            and (before.label, phone.label) in AFFRICATES_TO_JOIN
            and before.word == phone.word
        ):
            before.label += phone.label
            before.end = phone.end
        else:
            joined.append(phone)
    return joined


def _without_pauses_in_words(phones: list[TimedPhone], rate: int) -> list[TimedPhone]:
    """Trills begin with a pause of about 29 ms, their first contact, which belongs to them."""
    kept = phones[:1]
    for phone, after in pairwise(phones[1:]):
        inside = kept[-1].word == phone.word == after.word >= 0
        if inside and _is_pause(phone) and phone.length < LONGEST_CONTACT_S * rate:
            after.start = phone.start
        else:
            kept.append(phone)
    return kept + phones[1:][-1:]


def _give_time_to_zero_lengths(phones: list[TimedPhone], rate: int) -> None:
    shortest = round(SHORTEST_S * rate)
    for i, phone in enumerate(phones):
        if phone.label == SILENCE:
            continue
        before = phones[i - 1] if i else None
        after = phones[i + 1] if i + 1 < len(phones) else None
        if _is(phone, LIQUIDS) and before and _ends_in_vowel(before):
            if phone.length < 1.5 * shortest:
                share = round(LIQUID_SHARE * (before.length + phone.length))
                _move(before, phone, phone.end - min(share, round(LIQUID_MOST_S * rate)))
        elif phone.length == 0:
            _take_from_a_neighbour(before, phone, after, rate)


def _take_from_a_neighbour(
    before: TimedPhone | None, phone: TimedPhone, after: TimedPhone | None, rate: int
) -> None:
    if after and after.label == SILENCE and after.length and _is(phone, CLOSED):
        # A stop without a release is a closure, which is silent.
        _move(phone, after, phone.end + min(after.length, round(CLOSURE_AFTER_PAUSE_S * rate)))
    elif after and after.length and (_is(phone, GLIDES) or not before or _is_pause(before)):
        _move(phone, after, phone.end + after.length // 3)
    elif before:
        _move(before, phone, phone.start - before.length // 3)


def _move_stops_to_their_closure(
    phones: list[TimedPhone], samples: npt.NDArray[np.int16], rate: int
) -> None:
    shortest = round(SHORTEST_S * rate)
    most = round(CLOSURE_AFTER_PAUSE_S * rate)
    for before, phone in pairwise(phones):
        if not _is(phone, CLOSED):
            continue
        sounding = np.flatnonzero(samples[before.start : phone.start])
        onset = before.start + (int(sounding[-1]) + 1 if len(sounding) else 0)
        if _is_pause(before):
            onset = max(onset, phone.start - most)
            if onset - before.start < shortest:
                onset = before.start
        elif not _is(before, LIQUIDS):
            onset = max(onset, before.start + shortest)
        if onset < phone.start:
            _move(before, phone, onset)


def _end_nasals_at_their_release(phones: list[TimedPhone], rate: int) -> None:
    shortest = round(SHORTEST_S * rate)
    for phone, after in pairwise(phones):
        if phone.label in NASALS and after.label[0] in VOWELS:
            release = max(phone.end - round(NASAL_RELEASE_S * rate), phone.start + shortest)
            if release < phone.end:
                _move(phone, after, release)


def _without_short_pauses(phones: list[TimedPhone], rate: int) -> list[TimedPhone]:
    kept: list[TimedPhone] = []
    for i, phone in enumerate(phones):
        inside = 0 < i < len(phones) - 1
        if inside and _is_pause(phone) and phone.length < SHORTEST_S * rate:
            kept[-1].end = phone.end
        else:
            kept.append(phone)
    return kept


def _move(first: TimedPhone, second: TimedPhone, boundary: int) -> None:
    first.end = second.start = boundary


def _is(phone: TimedPhone, kind: frozenset[str]) -> bool:
    return phone.label != SILENCE and phone.label[0] in kind


def _is_pause(phone: TimedPhone) -> bool:
    return phone.label == SILENCE


def _ends_in_vowel(phone: TimedPhone) -> bool:
    return not _is_pause(phone) and phone.label.rstrip("\N{COMBINING TILDE}")[-1] in VOWELS

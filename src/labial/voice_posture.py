"""How the talker of a voice rounds the lips, and its motions with the postures of phones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from labial.alignment import SILENCE, Alignment, Interval
from labial.face.posture import Postures
from labial.face.rounding import Rounding, fit_rounding
from labial.face.swelling import without_swelling
from labial.motion import Motion
from labial.phones import canonical_phone
from labial.phones.inventory import AFFRICATES, NASAL
from labial.phones.ipa import segments_of
from labial.voice import Voice

# What a voice says to show it: each phone between consonants that hardly move the lips.
_SPREAD, _ROUNDED, _NEXT_TO = ("i", "ɪ", "ɛ"), ("u", "w"), ("t", "n", "l", "s")
_PHONE_S, _SILENCE_S = 0.12, 0.4


@lru_cache(maxsize=16)
def postures_of(voice: Voice) -> Postures | None:
    """The postures for a voice; None if it does not show how its talker closes and rounds lips."""
    closing, faces = voice.info.closing, _spread_and_rounded(voice)
    if closing is None or faces is None:
        return None
    rounding = fit_rounding(*faces, closing)
    if rounding is None:
        return None
    opening = replace(closing, movement=without_swelling(closing.movement, faces[0]))
    learned = voice.info.substitutions.trained
    return Postures(closing, opening, rounding, learned, voice.layout)


def with_postures(motion: Motion, alignment: Alignment, voice: Voice) -> Motion:
    """A motion that ``voice`` made, with the lips as its phones need them (``face.posture``).

    Unchanged if the voice does not show how its talker closes and rounds the lips.
    """
    postures = postures_of(voice)
    if postures is None:
        return motion
    return postures.postured(motion, shown_phones(alignment.phones, postures.learned))


def shown_phones(spoken: Sequence[Interval], learned: frozenset[str]) -> list[Interval]:
    """What is spoken, as the phones that have postures; ``learned`` are those of the voice."""
    found: list[Interval] = []
    for phone in spoken:
        shown = _shown(phone.label, learned)
        found += (phone,) if shown == (phone.label,) else phone.divided(shown)
    return found


def labiodentals_spoken(voice: Voice) -> Motion:
    """A voice's face with the lower lip at the upper teeth, between vowels of all kinds.

    The upper lip rises there as in no other posture, so that faces which move within what a voice
    does need it too.
    """
    labels = [label for vowel in ("ɑ", "i", "u") for label in (vowel, "f", vowel)]
    spoken = [Interval(i * _PHONE_S, (i + 1) * _PHONE_S, phone) for i, phone in enumerate(labels)]
    alignment = Alignment(tuple(spoken))
    return with_postures(voice.animate(alignment), alignment, voice)


def rounding_of(voice: Voice) -> Rounding | None:
    """How a voice's talker rounds the lips, from what the voice does; None if it cannot be seen."""
    postures = postures_of(voice)
    return None if postures is None else postures.rounding


def _spread_and_rounded(voice: Voice) -> tuple[Motion, Motion] | None:
    """The faces of a voice in spread vowels and in rounded phones, if it has learned both."""
    learned = voice.info.substitutions.trained
    spread, rounded, next_to = (
        [phone for phone in phones if phone in learned] for phones in (_SPREAD, _ROUNDED, _NEXT_TO)
    )
    if not (spread and rounded and next_to):
        return None
    return _middles(voice, spread, next_to), _middles(voice, rounded, next_to)


def _middles(voice: Voice, phones: list[str], next_to: list[str]) -> Motion:
    """The faces at the middles of phones, each between two of each neighbour."""
    labels = [label for phone in phones for each in next_to for label in (each, phone, each)]
    length = _PHONE_S * len(labels)
    spoken = [
        Interval(_SILENCE_S + i * _PHONE_S, _SILENCE_S + (i + 1) * _PHONE_S, label)
        for i, label in enumerate(labels)
    ]
    alignment = Alignment.tile(spoken, duration=length + 2 * _SILENCE_S)
    motion = voice.animate(alignment)
    middles = [phone.middle for phone in spoken[1::3]]
    return Motion(np.asarray(motion.at(middles), np.float32), motion.fps, motion.layout)


@lru_cache(maxsize=1024)
def _shown(label: str, learned: frozenset[str]) -> tuple[str, ...]:
    """The phones by whose posture a phone is recognised: its own, or those of its parts."""
    phone = SILENCE if label == SILENCE else canonical_phone(label)
    plain = phone.replace(NASAL, "")
    if phone == SILENCE or phone in learned or plain in AFFRICATES:
        return (plain,)
    return tuple(segment.removesuffix(NASAL) for segment in segments_of(phone))

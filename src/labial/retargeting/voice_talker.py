"""The talker of a voice, derived from what the voice does."""

from __future__ import annotations

from labial.alignment import SILENCE, Alignment, Interval
from labial.motion import Motion
from labial.retargeting.talker import Talker, talker_of
from labial.utterance import Utterance
from labial.voice import Voice

# What a voice says to show its closed lips.
_CLOSURES, _VOWELS, _PHONE_S = ("m", "p", "b"), ("ɑ", "i", "u", "æ", "ɛ"), 0.12


def spoken_sweep(voice: Voice) -> Motion:
    """A voice's lips closing and opening between vowels of all kinds."""
    labels = [label for vowel in _VOWELS for consonant in _CLOSURES for label in (consonant, vowel)]
    phones = [
        Interval(place * _PHONE_S, (place + 1) * _PHONE_S, label)
        for place, label in enumerate([SILENCE, *labels, SILENCE])
    ]
    return voice.animate(Alignment(tuple(phones)))


def talker_of_voice(voice: Voice) -> Talker:
    """The talker of a voice, the same for every sentence."""
    return talker_of(spoken_sweep(voice), voice.face)


def talker_for(utterance: Utterance, voice: Voice) -> Talker:
    """The talker of an utterance: the voice's if it made it, or else as its motion shows."""
    if voice.animated(utterance):
        return talker_of_voice(voice)
    return talker_of(utterance.motion)

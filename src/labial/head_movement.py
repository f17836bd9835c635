"""Head and gaze of a speaker, invented from what is said: no corpus here records them.

Heads nod on stressed syllables, turn from phrase to phrase, and come up as one begins (Hadar,
Steiner, Grant and Rose, Head movement correlates of juncture and stress at sentence level, Language
and Speech 26, 1983; Munhall and others, Visual prosody and speech intelligibility, Psychological
Science 15, 2004). Speakers look at their listener as they speak, and away in pauses. Which vowel of
a word is stressed, and how much, is estimated from its length and loudness.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.phones import canonical_phone
from labial.phones.inventory import VOWELS
from labial.phones.ipa import segments_of
from labial.start_and_end import minimum_jerk
from labial.utterance import Audio

Array = npt.NDArray[np.float64]

COLUMNS = ("nod", "turn", "tilt", "eyes_down", "eyes_left")
"""Degrees: the head forward, to its left, towards its left shoulder; and the eyes in it."""

# A pause divides phrases if it is this long; in a longer one the eyes look away.
_PAUSE_S, _LOOK_AWAY_S = 0.12, 0.25
# Nods: their size by stress, how long one takes, how much later than its vowel's start it is
# deepest, and how close they may follow one another.
_NOD_DEG, _NOD_S, _NOD_LATE_S, _NOD_APART_S = (1.2, 3.2), 0.42, 0.1, 0.35
# A phrase begins with the head this much up, and has a turn and a tilt of its own.
_LIFT_DEG, _TURN_DEG, _TILT_DEG = 1.3, 3.5, 1.8
_MOVE_S = 0.6  # how long the head takes from phrase to phrase
_EYES_DOWN_DEG, _EYES_ASIDE_DEG, _GLANCE_S = 3.0, 8.0, 0.12
_EASE_S = 0.3  # at the start and the end, where the head is straight


@dataclass(frozen=True)
class Stress:
    """A stressed vowel: when it begins, and how much it is stressed, 0 to 1."""

    start: float
    strength: float


def head_movement(
    alignment: Alignment, audio: Audio | None, frames: int, fps: float
) -> npt.NDArray[np.float32]:
    """Angles in degrees, float32 ``[frames, 5]``, in the order of ``COLUMNS``.

    The same speech moves the head in the same way. It is straight in the first and the last frame.
    """
    times = np.arange(frames) / fps
    phrases = _phrases(alignment)
    angles = np.zeros((frames, len(COLUMNS)))
    chance = np.random.default_rng(zlib.crc32(" ".join(p.label for p in alignment.phones).encode()))
    way = np.zeros(3)
    for phrase in phrases:
        goal = np.array([0.0, _TURN_DEG, _TILT_DEG]) * chance.uniform(-1, 1, 3)
        moved = minimum_jerk((times - (phrase.start - _MOVE_S / 2)) / _MOVE_S)
        angles[:, :3] += moved[:, None] * (goal - way)
        way = goal
        angles[:, 0] -= _LIFT_DEG * _bump(times, phrase.start, 2 * _MOVE_S)
    for stress in stresses(alignment, audio):
        size = _NOD_DEG[0] + (_NOD_DEG[1] - _NOD_DEG[0]) * stress.strength
        angles[:, 0] += size * _bump(times, stress.start + _NOD_LATE_S, _NOD_S)
    # The eyes stay with the listener while the head moves, and leave him in pauses.
    eyes = -angles[:, :2]
    for before, after in pairwise(phrases):
        if after.start - before.end > _LOOK_AWAY_S:
            away = minimum_jerk((times - before.end) / _GLANCE_S)
            back = minimum_jerk((times - (after.start - _GLANCE_S)) / _GLANCE_S)
            aside = np.array([_EYES_DOWN_DEG, _EYES_ASIDE_DEG * chance.choice([-1, 1])])
            eyes += (away * (1 - back))[:, None] * aside
    angles[:, 3:] = eyes
    straight = minimum_jerk(times / _EASE_S) * minimum_jerk((times[-1] - times) / _EASE_S)
    return (straight[:, None] * angles).astype(np.float32)


def rotations(angles: npt.NDArray[np.float32]) -> Array:
    """The head's rotations as unit quaternions (x, y, z, w) ``[frames, 4]``, of angles [frames, 5].

    Axes are the talker's: x to his left, y up, z forward. He turns about y, then nods about the
    turned x, then tilts about z.
    """
    half = np.radians(angles[:, :3].astype(np.float64) * (1, 1, -1)) / 2
    (a, b, c), (d, e, f) = np.sin(half).T, np.cos(half).T
    x, y, z = a * e * f + d * b * c, d * b * f - a * e * c, d * e * c - a * b * f
    return np.stack([x, y, z, d * e * f + a * b * c], axis=1)


def of_eyes_alone(angles: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Angles ``[frames, 5]`` of a head that stays straight, with the same gaze."""
    alone = np.zeros_like(angles)
    alone[:, 3:] = angles[:, 3:] + angles[:, :2]
    return alone


def stresses(alignment: Alignment, audio: Audio | None) -> list[Stress]:
    """The most prominent vowel of each word that is above the median, if not too close together.

    Without words, each phrase is one.
    """
    found = []
    for word in alignment.words or _phrases(alignment):
        vowels = [
            phone
            for phone in alignment.phones
            if word.start - 1e-6 <= phone.start < word.end and _is_vowel(phone.label)
        ]
        if vowels:
            weights = [_prominence(vowel, audio) for vowel in vowels]
            found.append((max(weights), vowels[int(np.argmax(weights))].start))
    if not found:
        return []
    weights = [weight for weight, _ in found]
    least, most = float(np.median(weights)), max(weights)
    kept: list[Stress] = []
    for weight, start in sorted(found, reverse=True):
        apart = all(abs(start - other.start) >= _NOD_APART_S for other in kept)
        if weight >= least and apart:
            strength = 1.0 if most <= least else (weight - least) / (most - least)
            kept.append(Stress(start, strength))
    return sorted(kept, key=lambda stress: stress.start)


def _prominence(vowel: Interval, audio: Audio | None) -> float:
    """Length times loudness, where loudness is the root of the mean power."""
    if audio is None:
        return vowel.duration
    samples = audio.between(vowel.start, vowel.end).samples.astype(np.float64)
    return vowel.duration * float(np.sqrt((samples**2).mean())) if len(samples) else 0.0


def _phrases(alignment: Alignment) -> list[Interval]:
    """What is spoken between pauses."""
    spoken = [phone for phone in alignment.phones if phone.label != SILENCE]
    phrases: list[Interval] = []
    for phone in spoken:
        if phrases and phone.start - phrases[-1].end < _PAUSE_S:
            phrases[-1] = Interval(phrases[-1].start, phone.end, "")
        else:
            phrases.append(Interval(phone.start, phone.end, ""))
    return phrases


def _is_vowel(label: str) -> bool:
    return label != SILENCE and segments_of(canonical_phone(label))[0][0] in VOWELS


def _bump(times: Array, middle: float, length: float) -> Array:
    """From 0 to 1 at ``middle`` and back, within ``length`` seconds, smoothly."""
    half = length / 2
    return minimum_jerk((times - middle + half) / half) * minimum_jerk(
        (middle + half - times) / half
    )

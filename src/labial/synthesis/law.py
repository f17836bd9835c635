"""The law by which the made-up talker speaks: targets blended by dominance functions.

After Cohen and Massaro (1993): every phone has a target for each shape and a dominance that is
greatest at its middle and falls off on both sides; a shape's weight at a time is the mean of all
targets weighted by their dominances then.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import PhoneError
from labial.face.head import Points
from labial.motion import Motion, SensorLayout
from labial.phones.inventory import NASAL, SEGMENTS
from labial.phones.ipa import segments_of
from labial.synthesis.face import SHAPES, marker_layout, rest, shapes

FALLEN = 1 / 20
"""What of a dominance is left at its reach from the phone's middle."""

# How far the jaw opens for vowels, of its whole way.
_OPEN = {
    "i y ɨ ʉ ɯ u": 0.12,
    "ɪ ʏ ʊ": 0.25,
    "e ø ɘ ɵ ɤ o": 0.35,
    "ə ɚ": 0.4,
    "ɛ œ ɜ ɞ ʌ ɔ ɝ": 0.6,
    "æ ɐ": 0.8,
    "a ɶ ɑ ɒ": 1.0,
}
_ROUNDED = "y ʉ u ʏ ʊ ø ɵ o œ ɞ ɔ ɶ ɒ".split()
_SPREAD = "i ɪ e ɛ æ".split()

# What consonants ask of the lips; those that stand nowhere leave them alone.
_CONSONANTS: dict[str, dict[str, float]] = {
    "p b m ɓ ʙ ɸ β": {"press": 1.0},
    "f v ɱ ʋ ⱱ": {"tuck": 1.0, "upper_lip_up": 0.3},
    "w ɥ ʍ": {"round": 1.0, "protrude": 1.0, "jaw_open": 0.1},
    "ʃ ʒ ʂ ʐ ɧ ɕ ʑ": {"flare": 1.0, "protrude": 0.6, "jaw_forward": 0.6},
    "ɹ ɻ": {"round": 0.4, "protrude": 0.5, "jaw_open": 0.2},
    "s z": {"spread": 0.4, "jaw_forward": 1.0, "lower_lip_down": 0.4},
    "t d n ɾ r": {"jaw_open": 0.1, "lower_lip_down": 0.2},
    "l ɫ ɬ ɮ": {"jaw_open": 0.3, "lower_lip_down": 0.3},
    "θ ð": {"jaw_open": 0.15, "lower_lip_down": 0.5, "upper_lip_up": 0.3},
    "j ʎ ɲ": {"spread": 0.7, "corners_up": 0.3, "jaw_open": 0.1},
    "k ɡ ŋ x ɣ": {"jaw_open": 0.25, "corners_down": 0.3},
}
_ALONE = {"jaw_open": 0.25}

# Dominance at the middle, and its reach in seconds before and after it, in a vowel and otherwise.
_VOWEL, _ROUNDING = (1.0, 0.20, 0.20), (1.0, 0.32, 0.24)
_ASKED, _NOT_ASKED, _CLOSED = (1.5, 0.16, 0.14), (0.15, 0.14, 0.14), (8.0, 0.14, 0.12)
_SILENT = (0.6, 0.18, 0.18)
_LIPS_APART = ("jaw_open", "lower_lip_down", "upper_lip_up", "press", "tuck", "flare")


@dataclass(frozen=True, eq=False)
class Gesture:
    """What one segment pulls at: ``target``, ``strength`` and reach (s), each ``[shapes]``."""

    target: Points
    strength: Points
    before: Points
    after: Points


@dataclass(frozen=True, eq=False)
class DominanceLaw:
    """A predictor that needs no learning: it is the truth of a synthetic corpus."""

    fps: float = 120.0
    layout: SensorLayout = field(default_factory=lambda: marker_layout().sensors)

    def weights(self, alignment: Alignment, times: Points) -> Points:
        """The weight of each shape at times in seconds, ``[times, shapes]``.

        D(t) = strength * FALLEN ** (|t - middle| / reach), with the reach before or after the
        middle (Cohen and Massaro 1993, c = 1). Raises ``PhoneError`` for what is no phone.
        """
        pulled, total = np.zeros((len(times), len(SHAPES))), np.zeros((len(times), len(SHAPES)))
        for middle, gesture in _gestures(alignment):
            since = (times - middle)[:, None]
            reach = np.where(since < 0, gesture.before, gesture.after)
            dominance = gesture.strength * FALLEN ** (np.abs(since) / reach)
            total += dominance
            pulled += dominance * gesture.target
        return pulled / total

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``, at rest where nothing pulls."""
        times = np.arange(alignment.frame_count(self.fps)) / self.fps
        weights = self.weights(alignment, times)
        positions = rest() + np.tensordot(weights, shapes(), axes=1)
        return Motion(positions.astype(np.float32), self.fps, self.layout)


def gesture(segment: str) -> Gesture:
    """The gesture of one IPA segment or ``SILENCE``. Raises ``PhoneError`` for another label."""
    if segment == SILENCE:
        return _gesture({}, dict.fromkeys(SHAPES, _SILENT))
    bare = segment.removesuffix(NASAL)
    if bare not in SEGMENTS:
        raise PhoneError(f"'{segment}' is no segment that the law knows")
    for vowels, opening in _OPEN.items():
        if bare in vowels.split():
            return _vowel(bare, opening)
    asked = next((asks for which, asks in _CONSONANTS.items() if bare in which.split()), _ALONE)
    pulls = {name: _ASKED if name in asked else _NOT_ASKED for name in SHAPES}
    if "press" in asked or "tuck" in asked:
        # Lips that have to meet do so whatever stands beside them.
        pulls |= dict.fromkeys(_LIPS_APART, _CLOSED)
    return _gesture(asked, pulls)


def _vowel(segment: str, opening: float) -> Gesture:
    target = {"jaw_open": opening, "lower_lip_down": 0.3 * opening, "upper_lip_up": 0.3 * opening}
    pulls = dict.fromkeys(SHAPES, _VOWEL)
    if segment in _ROUNDED:
        target |= {"round": 1 - 0.5 * opening, "protrude": 1 - 0.5 * opening}
        pulls |= {"round": _ROUNDING, "protrude": _ROUNDING}
    if segment in _SPREAD:
        target |= {"spread": 1 - 0.5 * opening, "corners_up": 0.5}
    return _gesture(target, pulls)


def _gesture(target: dict[str, float], pulls: dict[str, tuple[float, float, float]]) -> Gesture:
    strength, before, after = np.array([pulls[name] for name in SHAPES]).T
    return Gesture(np.array([target.get(name, 0.0) for name in SHAPES]), strength, before, after)


def _gestures(alignment: Alignment) -> list[tuple[float, Gesture]]:
    """The middle of each segment in seconds, with its gesture; parts of a phone share its time."""
    return [
        (part.middle, gesture(part.label)) for phone in alignment.phones for part in _parts(phone)
    ]


def _parts(phone: Interval) -> list[Interval]:
    if phone.label == SILENCE:
        return [phone]
    segments = segments_of(phone.label)
    if not segments:
        raise PhoneError(f"{phone}: is no phone")
    edges = np.linspace(phone.start, phone.end, len(segments) + 1).tolist()
    return [
        Interval(start, end, label)
        for start, end, label in zip(edges, edges[1:], segments, strict=False)
    ]

"""The law by which the synthetic talker speaks: targets blended by dominance functions.

After Cohen and Massaro (1993): every phone has a target for each shape and a dominance that is
greatest at its middle and falls off on both sides; a shape's weight at a time is the mean of all
targets, weighted by their dominances at that time. The numbers are those of talker 0;
``LawFactors`` gives other talkers' laws.
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
from labial.synthesis.talker import LawFactors, SyntheticTalker

FALLEN = 1 / 20
"""The share of a dominance that remains at its reach from the phone's middle."""

# The opening of the jaw for vowels, as a share of its range.
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

# Targets of consonants; those that are not listed have those of ``_OTHERS``.
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
_OTHERS = {"jaw_open": 0.25}

# Dominance at the middle, and its reach in seconds before and after: of vowels, of consonants for
# the shapes that have a target and for the others, and of silence.
_VOWEL, _ROUNDING = (1.0, 0.20, 0.20), (1.0, 0.32, 0.24)
_TARGET, _NO_TARGET, _CLOSED = (1.5, 0.16, 0.14), (0.15, 0.14, 0.14), (8.0, 0.14, 0.12)
_SILENT = (0.6, 0.18, 0.18)
_LIPS_APART = ("jaw_open", "lower_lip_down", "upper_lip_up", "press", "tuck", "flare")

# The shapes whose targets a talker's law scales.
_SCALED = {
    "jaw": ("jaw_open",),
    "rounding": ("round", "protrude"),
    "spreading": ("spread", "corners_up"),
}
_TALKER_0 = LawFactors()


@dataclass(frozen=True, eq=False)
class Gesture:
    """One segment's ``target``, ``strength`` and reach before and after (s), each ``[shapes]``."""

    target: Points
    strength: Points
    before: Points
    after: Points


@dataclass(frozen=True, eq=False)
class DominanceLaw:
    """A predictor that is not learned: the ground truth of a synthetic corpus."""

    fps: float = 120.0
    layout: SensorLayout = field(default_factory=lambda: marker_layout().sensors)
    talker: SyntheticTalker = field(default_factory=SyntheticTalker)

    def weights(self, alignment: Alignment, times: Points) -> Points:
        """The weight of each shape at times in seconds, ``[times, shapes]``.

        D(t) = strength * FALLEN ** (|t - middle| / reach), with the reach before or after the
        middle (Cohen and Massaro 1993, c = 1). Raises ``PhoneError`` for labels that are not
        phones.
        """
        pulled, total = np.zeros((len(times), len(SHAPES))), np.zeros((len(times), len(SHAPES)))
        for middle, gesture in _gestures(alignment, self.talker.law):
            since = (times - middle)[:, None]
            reach = np.where(since < 0, gesture.before, gesture.after)
            dominance = gesture.strength * FALLEN ** (np.abs(since) / reach)
            total += dominance
            pulled += dominance * gesture.target
        return pulled / total

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``; in silence it returns to rest."""
        times = np.arange(alignment.frame_count(self.fps)) / self.fps
        weights = self.weights(alignment, times)
        face = self.talker.face
        positions = rest(face) + np.tensordot(weights, shapes(face), axes=1)
        return Motion(positions.astype(np.float32), self.fps, self.layout)


def gesture(segment: str, factors: LawFactors = _TALKER_0) -> Gesture:
    """The gesture of one IPA segment or ``SILENCE``. Raises ``PhoneError`` for another label."""
    usual = _usual_gesture(segment)
    scale = np.ones(len(SHAPES))
    for name, scaled in _SCALED.items():
        scale[[SHAPES.index(shape) for shape in scaled]] = getattr(factors, name)
    return Gesture(
        target=usual.target * scale,
        strength=usual.strength,
        before=usual.before * factors.reach * factors.anticipation,
        after=usual.after * factors.reach,
    )


def _usual_gesture(segment: str) -> Gesture:
    """The gesture of talker 0."""
    if segment == SILENCE:
        return _gesture({}, dict.fromkeys(SHAPES, _SILENT))
    bare = segment.removesuffix(NASAL)
    if bare not in SEGMENTS:
        raise PhoneError(f"'{segment}' is not a known IPA segment")
    for vowels, opening in _OPEN.items():
        if bare in vowels.split():
            return _vowel(bare, opening)
    target = next((t for which, t in _CONSONANTS.items() if bare in which.split()), _OTHERS)
    pulls = {name: _TARGET if name in target else _NO_TARGET for name in SHAPES}
    if "press" in target or "tuck" in target:
        # The lips reach their closure whatever the neighbouring phones are.
        pulls |= dict.fromkeys(_LIPS_APART, _CLOSED)
    return _gesture(target, pulls)


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


def _gestures(alignment: Alignment, factors: LawFactors) -> list[tuple[float, Gesture]]:
    """The middle of each segment in seconds, and its gesture; segments of a phone share its time."""
    return [
        (part.middle, gesture(part.label, factors))
        for phone in alignment.phones
        for part in _parts(phone)
    ]


def _parts(phone: Interval) -> list[Interval]:
    if phone.label == SILENCE:
        return [phone]
    segments = segments_of(phone.label)
    if not segments:
        raise PhoneError(f"{phone}: is not a phone")
    edges = np.linspace(phone.start, phone.end, len(segments) + 1).tolist()
    return [
        Interval(start, end, label)
        for start, end, label in zip(edges, edges[1:], segments, strict=False)
    ]

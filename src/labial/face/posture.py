"""Postures of the lips that phones need to be recognised, brought about where a motion lacks them.

A network that heard a phone in a word or two, or not at all, shows what its stand-in or its
neighbours do there: /ʃ/ wide open, /y/ spread. As in contact (``labial.face.contact``), the face is
moved along the talker's own movements, as far as is lacking and no farther: along the one that
rounds the lips until they are narrow enough, and along the one that closes them until they are
neither too far apart nor shut. Where the jaw is up, in /s z i ɪ/, they are not as open as in /a/,
and in open vowels they are open. In /f v/, the lower lip comes up to the upper teeth, and the upper
lip leaves their edge to be seen.

The postures follow the phonetic description of phones: rounding and height of vowels, protrusion of
post-alveolars (Ladefoged and Maddieson, The Sounds of the World's Languages, 1996, chapters 5, 9
and 10). How narrow and how open is relative to the talker.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from labial.alignment import Interval
from labial.face.contact import Closing, lacking_closure
from labial.face.held import Held, Span, smoothed, span_of, spans
from labial.face.mouth import Movements, gap_along, mouth_of, mouth_width
from labial.face.rounding import Rounding
from labial.motion import Motion, SensorLayout, interpolate_frames
from labial.phones.inventory import LABIODENTALS, ROUNDED_VOWELS

Array = npt.NDArray[np.float64]

_POSTALVEOLARS = frozenset(
    ["ʃ", "ʒ", "tʃ", "dʒ", "ʂ", "ʐ", "ʈʂ", "ɖʐ", "tʂ", "dʐ", "ɕ", "ʑ", "tɕ", "dʑ", "ɧ"]
)
_DENTAL = frozenset(["θ", "ð"])
_SIBILANTS = frozenset(["s", "z", "ts", "dz"])
_OPEN = frozenset(["a", "ɑ", "æ", "ɐ"])
_CLOSE_SPREAD = frozenset(["i", "ɪ"])
_CLOSE = frozenset(["y", "ʉ", "u", "w", "ɥ"])
_NEAR_CLOSE = frozenset(["ʏ", "ʊ"])
_CLOSE_MID = frozenset(["ø", "ɵ", "o"])

# Rounding starts before its phone, and outlasts it, by more than lips take to close.
_ROUNDING_RAMP_S = 0.1
# The edge of the upper teeth that is seen above the lower lip in /f v/.
_TEETH_SHOWN_MM = 3.2
_LEAST_RISE = 0.02  # of the upper lip, mm per mm of aperture

_LEAST_FPS = 50.0  # the least rate in Hz at which postures are computed

_AT_THE_TEETH = Held(LABIODENTALS, (0.15, 0.6), 0.1)


@dataclass(frozen=True)
class _Posture:
    """What phones need at least.

    ``rounding`` is 0 for the talker's spread lips and 1 for the mean of /u w/. The aperture is from
    ``least`` to ``most``, relative to that of the talker's unrounded vowels.
    """

    phones: frozenset[str]
    rounding: float | None
    least: float
    most: float

    @cached_property
    def rounded(self) -> Held:
        """Where its phones are rounded."""
        return Held(self.phones, (0.2, 0.8), _ROUNDING_RAMP_S)

    @cached_property
    def opened(self) -> Held:
        """Where its phones are open so far."""
        return Held(self.phones, (0.25, 0.75))


_POSTURES = (
    _Posture(_POSTALVEOLARS, 1.4, 0.2, 0.3),
    _Posture(_DENTAL, None, 0.38, 0.6),
    # The jaw is up where the tongue makes a groove or is high, and down in open vowels.
    _Posture(_SIBILANTS, None, 0.0, 0.55),
    _Posture(_CLOSE_SPREAD, None, 0.15, 0.75),
    _Posture(_OPEN, None, 0.55, math.inf),
    _Posture(_CLOSE, 1.9, 0.2, 0.3),
    _Posture(_NEAR_CLOSE, 1.4, 0.2, 0.34),
    _Posture(_CLOSE_MID, 1.6, 0.24, 0.4),
    _Posture(ROUNDED_VOWELS - _CLOSE - _NEAR_CLOSE - _CLOSE_MID, 1.0, 0.25, 0.6),
)
# For phones that the voice has not learned, whose stand-ins are more open.
_UNLEARNED = (
    _Posture(frozenset(["ɨ", "ɯ", "ɪ", "i"]), None, 0.15, 0.6),
    _Posture(frozenset(["e", "ɘ", "ɤ"]), None, 0.25, 0.72),
    _Posture(frozenset(["ə", "ɚ", "ɝ", "ɜ"]), None, 0.2, 0.65),
)


@dataclass(frozen=True, eq=False)
class Postures:
    """The postures of phones for a talker's lips, and how they are brought about.

    Postures move the lips along ``opening``, which is ``closing`` without the swelling that
    trackers see, and along ``rounding``. ``learned`` are the phones of the talker's voice.
    """

    closing: Closing
    opening: Closing
    rounding: Rounding
    learned: frozenset[str]
    layout: SensorLayout

    @cached_property
    def movements(self) -> Movements:
        """What the lips are moved along: narrower, closer, the upper lip up, and closed."""
        raised = np.zeros_like(self.closing.movement)
        raised[:, 1] = _upper_lip(self.layout, self.opening)
        along = [self.rounding.movement, -self.opening.movement, raised, -self.closing.movement]
        return Movements(np.stack(along), self.layout)

    def postured(self, motion: Motion, phones: Sequence[Interval]) -> Motion:
        """``motion`` with the lips as its ``phones`` need them.

        Labels are canonical. Rounded phones and post-alveolars become narrow enough and neither too
        open nor shut, /θ ð/ open enough for the tongue, sibilants and close vowels not too open,
        open vowels open enough, vowels that were not learned not too open for their height, /f v/
        as close as the teeth allow. Lips that were closed in /p b m/ are closed again. Frames far
        from such phones do not change.
        """
        mouth = mouth_of(motion.positions, self.layout)
        amounts = self.taken(mouth, phones, 0, motion.fps)
        amounts = self.closed(mouth, amounts, phones, 0, motion.fps)
        moved = self.movements.moved(motion.positions, amounts)
        return Motion(moved, motion.fps, motion.layout)

    def taken(self, mouth: Array, phones: Sequence[Interval], first: int, fps: float) -> Array:
        """By how many mm the lips move along each of :attr:`movements`, ``[frames, 4]``.

        ``mouth`` ``[frames, 2, 3]`` (``labial.face.mouth``) begins with frame ``first`` of a
        motion; ``phones`` are those in these frames and next to them. Lips that were closed are not
        closed again.
        """
        # Computed between the frames too where they are far apart, so that vowels are not blurred.
        step = math.ceil(_LEAST_FPS / fps)
        if step > 1:
            places = np.arange(step * len(mouth)) / step
            mouth = interpolate_frames(mouth.astype(np.float32), places).astype(np.float64)
        frames = range(step * first, step * first + len(mouth))
        spoken = _Spoken(phones, frames, step * fps)
        needed = [
            (place, self._needed[phone.label])
            for place, phone in enumerate(phones)
            if phone.label in self._needed
        ]
        amounts, moved = np.zeros((len(mouth), 4)), mouth
        if needed:
            amounts[:, 0] = self._narrower(mouth, needed, spoken)
            moved = self.movements.moved_mouth(mouth, amounts)
            amounts[:, 1] = self._closer(moved, needed, spoken)
        if any(phone.label in LABIODENTALS for phone in phones):
            shown = _shown(spoken)
            moved = self.movements.moved_mouth(mouth, amounts)
            gap = gap_along(moved, self._opening)
            amounts[:, 1] += shown * np.maximum(0, gap - self.opening.closed_mm)
            amounts[:, 2] = _TEETH_SHOWN_MM * shown
        return amounts[::step]

    def closed(
        self,
        mouth: Array,
        amounts: Array,
        phones: Sequence[Interval],
        first: int,
        fps: float,
    ) -> Array:
        """``amounts`` of :meth:`taken` with the lips closed in /p b m/ after them."""
        frames = range(first, first + len(mouth))
        gap = gap_along(self.movements.moved_mouth(mouth, amounts), self._closing)
        closed = amounts.copy()
        closed[:, 3] = lacking_closure(gap, self.closing.closed_mm, phones, frames, fps)
        return closed

    @cached_property
    def _opening(self) -> Array:
        return self.opening.of_mouth(self.layout)

    @cached_property
    def _closing(self) -> Array:
        return self.closing.of_mouth(self.layout)

    @cached_property
    def _needed(self) -> dict[str, _Posture]:
        """The posture of each phone that has one."""
        found = {phone: each for each in _POSTURES for phone in each.phones}
        unlearned = {phone: each for each in _UNLEARNED for phone in each.phones - self.learned}
        return found | unlearned

    def _narrower(
        self, mouth: Array, needed: Sequence[tuple[int, _Posture]], spoken: _Spoken
    ) -> Array:
        """By how many mm mouths become narrower, so that they are narrow enough."""
        narrower, wide = np.zeros(len(mouth)), mouth_width(mouth)
        for place, posture in needed:
            if posture.rounding is not None:
                span = spoken.span(place, posture.rounded)
                if span is not None:
                    enough = self.rounding.width_mm(posture.rounding)
                    _raise_by_lack(narrower, wide[span.frames] - enough, span)
        return smoothed(narrower) if narrower.any() else narrower

    def _closer(
        self, mouth: Array, needed: Sequence[tuple[int, _Posture]], spoken: _Spoken
    ) -> Array:
        """By how many mm lips close, so that they are neither too far apart nor shut."""
        gap, open_mm = gap_along(mouth, self._opening), self.rounding.open_mm
        # Seen from the front too: a tracker may place one lip behind the other.
        least = np.minimum(gap, mouth[:, 0, 1] / self._opening[0, 1])
        closer, wider = np.zeros(len(mouth)), np.zeros(len(mouth))
        for place, posture in needed:
            span = spoken.span(place, posture.opened)
            if span is not None:
                _raise_by_lack(closer, gap[span.frames] - posture.most * open_mm, span)
                _raise_by_lack(wider, posture.least * open_mm - least[span.frames], span)
        return smoothed(closer - wider)


class _Spoken(NamedTuple):
    """The phones in some frames of a motion at ``fps`` Hz, and next to them."""

    phones: Sequence[Interval]
    frames: range
    fps: float

    def span(self, place: int, held: Held) -> Span | None:
        """Where the phone at a place is held."""
        return span_of(self.phones, place, held, self.frames, self.fps)


def _raise_by_lack(change: Array, lack: Array, span: Span) -> None:
    """Raise a change to what is lacking in a span's frames: nowhere to more than ``lack``."""
    start = span.frames.start
    most = lack[span.held.start - start : span.held.stop - start].max()
    if most > 0:
        raised = np.minimum(most * span.window, lack)
        change[span.frames] = np.maximum(change[span.frames], raised)


def _shown(spoken: _Spoken) -> Array:
    """How far the lips are as in /f v/, 0 to 1, ``[frames]``.

    There the lower lip is at the edge of the upper teeth: the lips are brought together, and then
    the upper one is raised, by as much at each sensor as it has a part in the closing movement.
    """
    shown = np.zeros(len(spoken.frames))
    for span in spans(spoken.phones, _AT_THE_TEETH, spoken.frames, spoken.fps):
        shown[span.frames] = np.maximum(shown[span.frames], span.window)
    return smoothed(shown)


def _upper_lip(layout: SensorLayout, closing: Closing) -> npt.NDArray[np.float32]:
    """How far each sensor follows the middle of the upper lip up, 0 to 1, ``[sensors]``.

    All are 0 for a talker whose upper lip does not move.
    """
    up = np.zeros(len(layout.names), np.float32)
    lips = list(layout.indices("lips"))
    up[lips] = np.maximum(0, closing.movement[lips, 1])
    most = up[layout.index(layout.landmarks.upper_inner)]
    return np.minimum(1, up / most) if most > _LEAST_RISE else np.zeros_like(up)

"""Postures of the lips that phones need to be recognised, brought about where a motion lacks them.

A network that heard a phone in a word or two, or not at all, shows what its stand-in or its
neighbours do there: /ʃ/ wide open, /y/ spread. As in contact (``labial.face.contact``), the face is
moved along the talker's own movements, as far as is lacking and no farther: along the one that
rounds the lips until they are narrow enough, and along the one that closes them until they are
neither too far apart nor shut. In /f v/, the lower lip comes up to the upper teeth, and the upper
lip leaves their edge to be seen.

The postures follow the phonetic description of phones: rounding and height of vowels, protrusion of
post-alveolars (Ladefoged and Maddieson, The Sounds of the World's Languages, 1996, chapters 5, 9
and 10). How narrow and how open is relative to the talker.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Interval
from labial.face.contact import Closing, close_section, moved_lips, signed_gap
from labial.face.facing import inner_lips, is_upper
from labial.face.held import Held, Span, smoothed, spans, window
from labial.face.lips import width
from labial.motion import Motion, SensorLayout
from labial.phones.inventory import LABIODENTALS, ROUNDED_VOWELS

Array = npt.NDArray[np.float64]

_POSTALVEOLARS = frozenset(
    ["ʃ", "ʒ", "tʃ", "dʒ", "ʂ", "ʐ", "ʈʂ", "ɖʐ", "tʂ", "dʐ", "ɕ", "ʑ", "tɕ", "dʑ", "ɧ"]
)
_DENTAL = frozenset(["θ", "ð"])
_CLOSE = frozenset(["y", "ʉ", "u", "ʏ", "ʊ", "w", "ɥ"])
_CLOSE_MID = frozenset(["ø", "ɵ", "o"])

# Rounding starts before its phone, and outlasts it, by more than lips take to close.
_ROUNDING_RAMP_S = 0.1
# The edge of the upper teeth that is seen above the lower lip in /f v/.
_TEETH_SHOWN_MM = 3.2
_MOST_FULLER = 0.25  # by which a lip becomes higher, mm per mm that the mouth becomes narrower
_LEAST_RISE = 0.02  # of the upper lip, mm per mm of aperture


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


_POSTURES = (
    _Posture(_POSTALVEOLARS, 1.2, 0.14, 0.3),
    _Posture(_DENTAL, None, 0.38, 0.6),
    _Posture(_CLOSE, 1.6, 0.12, 0.26),
    _Posture(_CLOSE_MID, 1.4, 0.2, 0.38),
    _Posture(ROUNDED_VOWELS - _CLOSE - _CLOSE_MID, 1.0, 0.25, 0.6),
)
# For phones that the voice has not learned, whose stand-ins are more open.
_UNLEARNED = (
    _Posture(frozenset(["ɨ", "ɯ", "ɪ", "i"]), None, 0.15, 0.6),
    _Posture(frozenset(["e", "ɘ", "ɤ"]), None, 0.25, 0.72),
    _Posture(frozenset(["ə", "ɚ", "ɝ", "ɜ", "ɐ"]), None, 0.2, 0.65),
)


@dataclass(frozen=True, eq=False)
class Rounding:
    """How a talker rounds the lips.

    ``movement`` float32 ``[sensors, 3]`` is the displacement of each sensor in mm per mm by which
    the mouth becomes narrower, at the same aperture; ``spread_mm`` and ``rounded_mm`` are its
    widths; ``open_mm`` is the aperture in unrounded vowels.
    """

    movement: npt.NDArray[np.float32]
    spread_mm: float
    rounded_mm: float
    open_mm: float

    def width_mm(self, rounding: float) -> float:
        """The width of a mouth that is rounded so far; beyond /u w/, by a quarter at most."""
        narrower = self.spread_mm - self.rounded_mm
        return self.spread_mm - min(rounding * narrower, max(narrower, self.spread_mm / 4))


def fit_rounding(spread: Motion, rounded: Motion, closing: Closing) -> Rounding | None:
    """The rounding movement from faces in spread vowels to faces in rounded phones.

    None if the rounded mouth is not narrower.
    """
    wide, narrow = (float(width(each).mean()) for each in (spread, rounded))
    if not wide - narrow > 1.0:
        return None
    open_mm = float(signed_gap(spread, closing).mean())
    faces = [
        moved_lips(each.positions, signed_gap(each, closing) - open_mm, closing).mean(axis=0)
        for each in (spread, rounded)
    ]
    # Closing the lips makes the mouth narrower too, so that they differ less than the faces did.
    widths = width(Motion(np.stack(faces), spread.fps, spread.layout))
    if not widths[0] - widths[1] > 1.0:
        return None
    movement = ((faces[1] - faces[0]) / (widths[0] - widths[1])).astype(np.float32)
    # Rounded lips are not drawn back; cameras see depth badly.
    movement[:, 2] = np.maximum(0, movement[:, 2])
    movement = without_swelling(level(movement, spread), spread)
    return Rounding(movement, wide, narrow, open_mm)


def level(movement: npt.NDArray[np.float32], spread: Motion) -> npt.NDArray[np.float32]:
    """A movement ``[sensors, 3]`` by which the lips as a whole go neither up, down nor sideways.

    ``spread`` shows the mouth open. Faces that were brought to the same aperture along a straight
    line differ in height, as jaw and upper lip share a large opening in another way than a small
    one. What remains is relative to the middle of the lips and to the corners.
    """
    layout, marks = spread.layout, spread.layout.landmarks
    lips, found = list(layout.indices("lips")), movement.copy()
    middle, corners = (
        movement[[layout.index(name) for name in names], :2].mean(axis=0)
        for names in (
            (marks.upper_inner, marks.lower_inner),
            (marks.right_corner, marks.left_corner),
        )
    )
    arch = _arch(layout, spread.positions.mean(axis=0).astype(np.float64), lips)[:, None]
    found[lips, :2] -= arch * middle + (1 - arch) * corners
    return found


def without_swelling(movement: npt.NDArray[np.float32], spread: Motion) -> npt.NDArray[np.float32]:
    """A movement ``[sensors, 3]`` per mm, by which lips hardly become higher or less high.

    ``spread`` shows the mouth open. Trackers take the shade of lips that come forward for their
    edges.
    """
    layout, marks = spread.layout, spread.layout.landmarks
    face = spread.positions.mean(axis=0).astype(np.float64)
    inner, found = inner_lips(layout), movement.copy()
    for name in layout.groups["lips"]:
        if name in inner:
            continue
        upper = is_upper(layout, face, name)
        ends = ("upper_outer", "upper_inner") if upper else ("lower_inner", "lower_outer")
        above, below = (movement[layout.index(getattr(marks, end)), 1] for end in ends)
        fuller = float(above - below)
        excess = fuller - min(max(fuller, -_MOST_FULLER), _MOST_FULLER)
        place = layout.index(name)
        arch = float(_arch(layout, face, [place])[0])
        found[place, 1] -= arch * excess if upper else -arch * excess
    return found


def _arch(layout: SensorLayout, face: Array, places: Sequence[int]) -> Array:
    """1 for sensors in the middle of the mouth, 0 at its corners and beyond, linear between."""
    corners = layout.landmarks.right_corner, layout.landmarks.left_corner
    right, left = (face[layout.index(name), 0] for name in corners)
    arch: Array = np.maximum(0, 1 - np.abs(2 * face[places, 0] - right - left) / abs(left - right))
    return arch


def postured(
    motion: Motion,
    phones: Sequence[Interval],
    closing: Closing,
    rounding: Rounding,
    learned: Collection[str],
) -> Motion:
    """``motion`` with the lips as its ``phones`` need them; ``learned`` are those of the voice.

    Labels are canonical. Rounded phones and post-alveolars become narrow enough and neither too
    open nor shut, /θ ð/ open enough for the tongue, vowels that were not learned not too open for
    their height, /f v/ as close as the teeth allow. Lips that were closed in /p b m/ are closed
    again. Frames far from such phones do not change.
    """
    motion = posture_section(motion, phones, closing, rounding, learned, 0)
    return close_section(motion, phones, closing, 0)


def posture_section(
    motion: Motion,
    phones: Sequence[Interval],
    closing: Closing,
    rounding: Rounding,
    learned: Collection[str],
    first: int,
) -> Motion:
    """As :func:`postured`, for the frames from number ``first`` on of a longer motion.

    ``phones`` are those that are spoken in these frames and next to them. Lips that were closed are
    not closed again.
    """
    frames = range(first, first + len(motion))
    labels = {phone.label for phone in phones}
    postures = [each for each in _needed(learned) if not each.phones.isdisjoint(labels)]
    if postures:
        motion = _rounded(motion, phones, postures, rounding, frames)
        motion = _opened(motion, phones, postures, closing, rounding, frames)
    if not LABIODENTALS.isdisjoint(labels):
        motion = _at_the_teeth(motion, phones, closing, frames)
    return motion


def _needed(learned: Collection[str]) -> list[_Posture]:
    """The postures of phones, for a voice that has learned some."""
    unlearned = [
        _Posture(each.phones - frozenset(learned), None, each.least, each.most)
        for each in _UNLEARNED
    ]
    return [*_POSTURES, *unlearned]


def _rounded(
    motion: Motion,
    phones: Sequence[Interval],
    postures: Sequence[_Posture],
    rounding: Rounding,
    frames: range,
) -> Motion:
    """The motion with a mouth that is narrow enough."""
    narrower = np.zeros(len(motion))
    wide = width(motion).astype(np.float64)
    for each in postures:
        if each.rounding is not None:
            excess = np.maximum(0, wide - rounding.width_mm(each.rounding))
            held = Held(each.phones, (0.2, 0.8), _ROUNDING_RAMP_S)
            for span in spans(phones, held, frames, motion.fps):
                _raise_by_lack(narrower, excess, span)
    return _narrowed(motion, smoothed(narrower), rounding) if narrower.any() else motion


def _opened(
    motion: Motion,
    phones: Sequence[Interval],
    postures: Sequence[_Posture],
    closing: Closing,
    rounding: Rounding,
    frames: range,
) -> Motion:
    """The motion with lips that are neither too far apart nor shut."""
    gap, seen = signed_gap(motion, closing), _gap_in_front(motion, closing)
    closer, wider = np.zeros(len(motion)), np.zeros(len(motion))
    for each in postures:
        too_wide = np.maximum(0, gap - each.most * rounding.open_mm)
        too_close = np.maximum(0, each.least * rounding.open_mm - np.minimum(gap, seen))
        for span in spans(phones, Held(each.phones, (0.25, 0.75)), frames, motion.fps):
            _raise_by_lack(closer, too_wide, span)
            _raise_by_lack(wider, too_close, span)
    change = smoothed(closer - wider)
    if not change.any():
        return motion
    return Motion(moved_lips(motion.positions, change, closing), motion.fps, motion.layout)


def _raise_by_lack(change: Array, lack: Array, span: Span) -> None:
    """Raise a change to what is lacking around a phone: nowhere to more than ``lack``."""
    inside = lack[span.frames]
    wanted = inside[span.outside <= 0].max() * window(span.outside)
    change[span.frames] = np.maximum(change[span.frames], np.minimum(wanted, inside))


def _gap_in_front(motion: Motion, closing: Closing) -> Array:
    """As ``signed_gap``, seen from the front: a tracker may place one lip behind the other."""
    marks, layout = motion.layout.landmarks, motion.layout
    upper, lower = layout.index(marks.upper_inner), layout.index(marks.lower_inner)
    apart = motion.positions[:, upper, 1] - motion.positions[:, lower, 1]
    gap: Array = apart / np.float64(closing.movement[upper, 1] - closing.movement[lower, 1])
    return gap


def _narrowed(motion: Motion, narrower: Array, rounding: Rounding) -> Motion:
    moved = motion.positions + narrower.astype(np.float32)[:, None, None] * rounding.movement
    return Motion(moved, motion.fps, motion.layout)


def _at_the_teeth(
    motion: Motion, phones: Sequence[Interval], closing: Closing, frames: range
) -> Motion:
    """The lower lip at the edge of the upper teeth in /f v/, and the upper lip above it.

    The lips are brought together, and then the upper one is raised, by as much at each sensor as it
    has a part in the closing movement.
    """
    held = Held(LABIODENTALS, (0.15, 0.85))
    shown = np.zeros(len(motion))
    for span in spans(phones, held, frames, motion.fps):
        shown[span.frames] = np.maximum(shown[span.frames], window(span.outside))
    shown = smoothed(shown)
    apart = np.maximum(0, signed_gap(motion, closing) - closing.closed_mm)
    positions = moved_lips(motion.positions, shown * apart, closing)
    rise = _TEETH_SHOWN_MM * _upper_lip(motion.layout, closing)
    positions[..., 1] += shown[:, None].astype(np.float32) * rise
    return Motion(positions, motion.fps, motion.layout)


def _upper_lip(layout: SensorLayout, closing: Closing) -> npt.NDArray[np.float32]:
    """How far each sensor follows the middle of the upper lip up, 0 to 1, ``[sensors]``.

    All are 0 for a talker whose upper lip does not move.
    """
    up = np.zeros(len(layout.names), np.float32)
    lips = list(layout.indices("lips"))
    up[lips] = np.maximum(0, closing.movement[lips, 1])
    most = up[layout.index(layout.landmarks.upper_inner)]
    return np.minimum(1, up / most) if most > _LEAST_RISE else np.zeros_like(up)

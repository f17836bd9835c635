"""What the articulation of a voice, or of a motion of unknown origin, is relative to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.articulation import Articulator, articulated, check_articulation
from labial.errors import MotionError
from labial.face.contact import Closing, reliable_closing
from labial.face.crossing import lips_together
from labial.face.facing import facing_pairs
from labial.face.lips import least_open, most_open
from labial.face.speed import at_least_slowest, speeds
from labial.motion import Motion
from labial.retargeting.voice_talker import spoken_sweep
from labial.utterance import Utterance
from labial.voice import Voice

# A voice's face at rest is its mean within this much silence, without as much at each end.
_SILENCE_S = 1.5

# Silence of a recording counts from this far from speech.
_FROM_SPEECH_S = 0.1


Face = npt.NDArray[np.float32]


def rearticulated(
    utterances: Sequence[Utterance], articulation: float, voice: Voice
) -> list[Utterance]:
    """``utterances`` with their faces speaking less (0.5) or more (2) clearly than they do.

    If ``voice`` animated an utterance, its rest, closing movement and largest speeds are used,
    otherwise those of the motion itself (:func:`articulator_of_motion`). Raises ``MotionError`` for
    an articulation that is not 0.5 to 2, or an utterance that already has another than 1.
    """
    check_articulation(articulation)
    if articulation == 1.0:
        return list(utterances)
    of_voice = articulator_of_voice(voice)
    changed = []
    for each in utterances:
        if each.articulation != 1.0:
            raise MotionError(
                f"the motion is already scaled by {each.articulation:g}; animate its phones again,"
                " or start from an unscaled motion"
            )
        articulator = of_voice if voice.animated(each) else articulator_of_motion(each)
        motion = articulated(each.motion, each.alignment, articulation, articulator)
        changed.append(replace(each, motion=motion, surface=None, articulation=articulation))
    return changed


@lru_cache(maxsize=16)
def articulator_of_voice(voice: Voice) -> Articulator:
    """A voice's face within a long silence, and the largest speeds of its talker.

    A voice without recorded speeds is limited to the fastest movement that it makes itself, between
    bilabials and vowels of all kinds.
    """
    sweep = spoken_sweep(voice)
    limits = voice.info.largest_speeds
    return _articulator(
        _face_in_silence(voice, sweep),
        sweep,
        voice.info.closing,
        _fastest(sweep) if limits is None else limits,
    )


def articulator_of_motion(utterance: Utterance) -> Articulator:
    """The rest, closing and largest speeds that an utterance's own motion shows.

    Rest is its mean face in the silence of its alignment, 0.1 s from speech, or, without silence,
    that of the twentieth of its frames with the smallest aperture. The closing movement is fitted
    if it has at least five bilabials.
    """
    motion = utterance.motion
    silent = _silent(motion, utterance.alignment)
    rest = motion.positions[silent].mean(axis=0) if silent.any() else _closed(motion)
    return _articulator(rest, motion, reliable_closing([utterance]), _fastest(motion))


def _articulator(
    rest: Face, shown: Motion, closing: Closing | None, limits: npt.NDArray[np.float32]
) -> Articulator:
    layout, opened = shown.layout, _opened(shown)
    places = tuple(
        (layout.index(upper), layout.index(lower))
        for upper, lower in facing_pairs(layout, rest.astype(np.float64), opened)
    )
    return Articulator(lips_together(rest, places, closing), places, closing, limits)


def _face_in_silence(voice: Voice, sweep: Motion) -> Face:
    if SILENCE not in voice.info.phones:
        return _closed(sweep)
    motion = voice.animate(Alignment((Interval(0.0, 3 * _SILENCE_S, SILENCE),)))
    inside = (motion.times >= _SILENCE_S) & (motion.times <= 2 * _SILENCE_S)
    face: Face = motion.positions[inside].mean(axis=0)
    return face


def _closed(motion: Motion) -> Face:
    face: Face = motion.positions[least_open(motion)].mean(axis=0)
    return face


def _opened(motion: Motion) -> npt.NDArray[np.float64]:
    wide = most_open(motion)
    face: npt.NDArray[np.float64] = motion.positions[wide].mean(axis=0, dtype=np.float64)
    return face


def _silent(motion: Motion, alignment: Alignment) -> npt.NDArray[np.bool_]:
    """Frames in silence that are 0.1 s from speech."""
    silent = np.ones(len(motion), bool)
    for phone in alignment.phones:
        if phone.label != SILENCE:
            start, end = phone.start - _FROM_SPEECH_S, phone.end + _FROM_SPEECH_S
            silent &= (motion.times < start) | (motion.times > end)
    return silent


def _fastest(motion: Motion) -> npt.NDArray[np.float32]:
    return at_least_slowest(speeds(motion, motion.fps).max(axis=0))

"""Speech that is corrected by hand: its phones, its sound, and how a face moves with it.

Functions return what :class:`labial.service.jobs.Jobs` brings back, and raise ``LabialError``.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.animation import align_sound, animate, recognise_sound
from labial.service.making import RigFiles, decoded, loaded
from labial.speech import Manner, speaker_of
from labial.utterance import Audio
from labial.voice import Voice

FPS = 60.0
"""Frames per second of faces on the page."""


@dataclass(frozen=True, eq=False)
class Spoken:
    """Phones and words with their sound."""

    alignment: Alignment
    audio: Audio | None


@dataclass(frozen=True, eq=False)
class Frames:
    """A face at :data:`FPS`: float32 ``[frames, sensors, 3]`` in mm, or ``[frames, shapes]``.

    The latter are weights. ``names`` are those of the sensors or shapes.
    """

    names: tuple[str, ...]
    values: npt.NDArray[np.float32]


def spoken_text(text: str, speaker: str | None, manner: Manner, longest_s: float) -> Spoken:
    """A text as a speaker speaks it."""
    speech = speaker_of(speaker, manner).speak(text, longest_s=longest_s)
    return Spoken(speech.alignment, speech.audio)


def heard_sound(sound: bytes, text: str | None, language: str, longest_s: float) -> Spoken:
    """A recording, aligned with its text or, without one, with the phones that are recognised."""
    audio = decoded(sound, longest_s)
    if text is None:
        return Spoken(recognise_sound("recording", audio).alignment, audio)
    return Spoken(align_sound(audio, text, language), audio)


def voice_frames(alignment: Alignment, voice: Voice, articulation: float) -> Frames:
    """How a voice's own face moves."""
    motion = animate("phones", alignment, voice, FPS, None, articulation).motion
    return Frames(motion.layout.names, motion.positions)


def rig_frames(alignment: Alignment, voice: Path, articulation: float, rig: RigFiles) -> Frames:
    """How a character moves: the weights of its shapes."""
    from labial.retargeting.character import Character
    from labial.retargeting.driving import drive

    spoken = loaded(voice)
    utterance = animate("phones", alignment, spoken, FPS, None, articulation)
    result = drive(utterance, spoken, Character(rig.rig), rig.binding).result
    return Frames(tuple(result.shapes), result.weights.astype(np.float32))


def described_speech(spoken: Spoken) -> dict[str, object]:
    """Speech in JSON: the sound is little-endian int16 in base64."""
    alignment, audio = spoken.alignment, spoken.audio
    samples = None if audio is None else audio.samples.astype("<i2").tobytes()
    return {
        "phones": [_span(each) for each in alignment.phones],
        "words": [_span(each) for each in alignment.words],
        "sound_b64": None if samples is None else base64.b64encode(samples).decode("ascii"),
        "rate": None if audio is None else audio.rate,
    }


def described_frames(frames: Frames) -> dict[str, object]:
    """Frames in JSON: values are little-endian float32 in base64."""
    values = frames.values.astype("<f4")
    return {
        "fps": FPS,
        "names": list(frames.names),
        "shape": list(values.shape[1:]),
        "values_b64": base64.b64encode(values.tobytes()).decode("ascii"),
    }


def _span(interval: Interval) -> dict[str, object]:
    return {
        "label": interval.label,
        "start": round(interval.start, 4),
        "end": round(interval.end, 4),
    }

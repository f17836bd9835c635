"""From a text or an alignment to an utterance with its motion: what most callers want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labial.alignment import Alignment
from labial.errors import AlignmentError
from labial.motion import check_fps
from labial.utterance import Audio, Utterance
from labial.voice import Voice, load_voice

DEFAULT_FPS = 60.0
AUDIO_TOLERANCE_S = 0.05


@dataclass(frozen=True, eq=False)
class Spoken:
    """What is spoken and when, with its sound where there is one: an utterance without a face."""

    name: str
    alignment: Alignment
    audio: Audio | None = None


def say(
    text: str,
    language: str = "en-gb",
    voice: Voice | None = None,
    fps: float = DEFAULT_FPS,
) -> Utterance:
    """Speak a text with espeak-ng and animate a face with it.

    Needs the extra ``speech``. ``language`` is espeak-ng's name of one; ``fps`` the motion's rate
    in Hz. Raises ``SpeechError`` for a text or language that cannot be spoken.
    """
    from labial.speech import speak  # here, for animating alignments needs no speech

    check_fps(fps)
    speech = speak(text, language)
    # A command line may hand over bytes that are no text.
    name = text.encode("utf-8", "replace").decode()
    return animate(name, speech.alignment, voice or load_voice(), fps, speech.audio)


def animate(
    name: str,
    alignment: Alignment,
    voice: Voice,
    fps: float = DEFAULT_FPS,
    audio: Audio | None = None,
) -> Utterance:
    """Animate an alignment, called ``name``, with the sound that goes with it if there is one.

    Raises ``AlignmentError`` when the sound's length is not the alignment's, ``PhoneError`` for a
    phone that the voice has no stand-in for.
    """
    return animate_all([Spoken(name, alignment, audio)], voice, fps)[0]


def animate_all(
    spoken: Sequence[Spoken], voice: Voice, fps: float = DEFAULT_FPS
) -> list[Utterance]:
    """Animate several at once, which takes less time than one after another."""
    for each in spoken:
        check(each, voice, fps)
    motions = voice.animate_all([each.alignment for each in spoken], fps)
    return [
        Utterance(each.name, each.alignment, motion, each.audio)
        for each, motion in zip(spoken, motions, strict=True)
    ]


def check(spoken: Spoken, voice: Voice, fps: float) -> None:
    """Raise what animating ``spoken`` would raise."""
    alignment, audio = spoken.alignment, spoken.audio
    voice.checked(alignment, fps)
    if audio and abs(audio.duration - alignment.duration) > AUDIO_TOLERANCE_S:
        raise AlignmentError(
            f"the sound lasts {audio.duration:.3f} s, but the phones"
            f" {alignment.duration:.3f} s; they may differ by {AUDIO_TOLERANCE_S * 1000:.0f} ms"
        )

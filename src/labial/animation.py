"""From a text or an alignment to an utterance with its motion: what most callers want."""

from __future__ import annotations

from labial.alignment import Alignment
from labial.errors import AlignmentError
from labial.motion import check_fps
from labial.utterance import Audio, Utterance
from labial.voice import Voice, load_voice

DEFAULT_FPS = 60.0
AUDIO_TOLERANCE_S = 0.05


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
    if audio and abs(audio.duration - alignment.duration) > AUDIO_TOLERANCE_S:
        raise AlignmentError(
            f"the sound lasts {audio.duration:.3f} s, but the phones"
            f" {alignment.duration:.3f} s; they may differ by {AUDIO_TOLERANCE_S * 1000:.0f} ms"
        )
    return Utterance(name, alignment, voice.animate(alignment, fps), audio)

"""From a text or an alignment to an utterance with its motion: what most callers want."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labial.alignment import Alignment
from labial.errors import AlignmentError, LabialError, TranscriptError
from labial.formats.audio import read_audio
from labial.formats.npz import read_npz
from labial.motion import check_fps
from labial.utterance import Audio, Utterance
from labial.voice import Voice, load_voice

DEFAULT_FPS = 60.0
AUDIO_TOLERANCE_S = 0.05


@dataclass(frozen=True, eq=False)
class AlignedSpeech:
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
    voice = voice or load_voice()
    speech = speak(text, language, longest_s=voice.longest_s(fps))
    # A command line may hand over bytes that are no text.
    name = text.encode("utf-8", "replace").decode()
    return animate(name, speech.alignment, voice, fps, speech.audio)


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
    return animate_all([AlignedSpeech(name, alignment, audio)], voice, fps)[0]


def animate_all(
    spoken: Sequence[AlignedSpeech], voice: Voice, fps: float = DEFAULT_FPS
) -> list[Utterance]:
    """Animate several at once, which takes less time than one after another."""
    for each in spoken:
        check(each, voice, fps)
    motions = voice.animate_all([each.alignment for each in spoken], fps)
    return [
        Utterance(each.name, each.alignment, motion, each.audio, attribution=voice.credit)
        for each, motion in zip(spoken, motions, strict=True)
    ]


def animate_each(
    spoken: Sequence[AlignedSpeech],
    voice: Voice,
    fps: float,
    failed: Callable[[AlignedSpeech, LabialError], None],
) -> list[Utterance]:
    """As :func:`animate_all`, but one that fails is reported to ``failed`` and left out."""
    try:
        return animate_all(spoken, voice, fps)
    except LabialError:
        utterances: list[Utterance] = []
        for each in spoken:
            try:
                utterances += animate_all([each], voice, fps)
            except LabialError as error:
                failed(each, error)
        return utterances


def align_recording(path: Path, text: str) -> AlignedSpeech:
    """A recording of an English text with the phones and words found in it.

    Needs the extra ``align``. Raises ``TranscriptError`` where the text does not fit the sound.
    """
    from labial.speech.aligner import align  # here, for most work needs no aligner

    audio = read_audio(path)
    try:
        return AlignedSpeech(path.stem, align(audio, text), audio)
    except TranscriptError as error:
        raise TranscriptError(f"{path}: {error}") from None


def saved(path: Path, audio: Path | None = None, fps: float | None = None) -> Utterance:
    """An utterance from an .npz file that labial wrote, at ``fps`` Hz where told.

    ``audio`` is a sound file to go with it in place of its own. Raises ``FormatError`` for files
    that are not what they should be, ``AlignmentError`` for a sound of another length.
    """
    utterance = read_npz(path)
    if audio is not None:
        sound = read_audio(audio)
        _check_sound(utterance.alignment, sound)
        utterance = replace(utterance, audio=sound)
    if fps is not None:
        check_fps(fps)
        frames = utterance.alignment.frame_count(fps)
        utterance = replace(utterance, motion=utterance.motion.resampled(fps, frames))
    return utterance


def check(spoken: AlignedSpeech, voice: Voice, fps: float) -> None:
    """Raise what animating ``spoken`` would raise."""
    voice.checked(spoken.alignment, fps)
    _check_sound(spoken.alignment, spoken.audio)


def _check_sound(alignment: Alignment, audio: Audio | None) -> None:
    if audio and abs(audio.duration - alignment.duration) > AUDIO_TOLERANCE_S:
        raise AlignmentError(
            f"the sound lasts {audio.duration:.3f} s, but the phones"
            f" {alignment.duration:.3f} s; they may differ by {AUDIO_TOLERANCE_S * 1000:.0f} ms"
        )

"""From a text, an alignment or a recording to an utterance with its motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from labial.alignment import Alignment
from labial.articulation import check_articulation
from labial.doubts import doubt
from labial.errors import AlignmentError, LabialError, TranscriptError
from labial.formats.audio import read_audio
from labial.formats.npz import read_npz
from labial.motion import Motion, check_fps
from labial.progress import Progress, unseen
from labial.start_and_end import from_rest, resting, within_rest
from labial.utterance import Audio, Utterance
from labial.voice import Voice, load_voice
from labial.voice_articulation import articulator_of_voice, rearticulated
from labial.voice_posture import with_postures

if TYPE_CHECKING:
    from labial.speech import Speaker

DEFAULT_FPS = 60.0
AUDIO_TOLERANCE_S = 0.05


@dataclass(frozen=True, eq=False)
class AlignedSpeech:
    """An alignment with its sound, if any: an utterance without a face.

    ``caveat`` is that of the utterance (``labial.utterance``). ``others`` are what may be said as
    well: the motion is the mean of all. ``rests`` says that the face is at rest at the start and
    the end, in silence there (``labial.start_and_end``).
    """

    name: str
    alignment: Alignment
    audio: Audio | None = None
    caveat: str = ""
    others: tuple[Alignment, ...] = ()
    rests: bool = False


def say(
    text: str,
    speaker: Speaker | None = None,
    voice: Voice | None = None,
    fps: float = DEFAULT_FPS,
    articulation: float = 1.0,
    *,
    postures: bool = True,
) -> Utterance:
    """Speak a text and animate a face with it.

    ``speaker`` is espeak-ng by default (``labial.speech``); ``fps`` is the motion's rate in Hz;
    ``articulation`` is how clearly the face speaks, 0.5 to 2 (``labial.articulation``). If
    ``postures``, the lips take those that phones need (``labial.face.posture``). Raises
    ``SpeechError`` for a text that cannot be spoken.
    """
    check_fps(fps)
    check_articulation(articulation)
    voice = voice or load_voice()
    spoken = speak(text, speaker, fps, voice.longest_s(fps))
    return animate_all([spoken], voice, fps, articulation, postures=postures)[0]


def speak(text: str, speaker: Speaker | None, fps: float, longest_s: float) -> AlignedSpeech:
    """A spoken text, with silence around it in which a face comes from rest and goes back to it.

    It lasts a whole number of frames at ``fps`` Hz. Raises as :func:`say`.
    """
    from labial.speech import speaker_of  # here, as animating alignments does not need it

    speech = (speaker or speaker_of()).speak(text, longest_s=longest_s)
    alignment, audio = within_rest(speech.alignment, speech.audio, fps)
    # Arguments from a command line may have bytes that are not valid text.
    name = text.encode("utf-8", "replace").decode()
    return AlignedSpeech(name, alignment, audio, rests=True)


def animate(
    name: str,
    alignment: Alignment,
    voice: Voice,
    fps: float = DEFAULT_FPS,
    audio: Audio | None = None,
    articulation: float = 1.0,
    *,
    postures: bool = True,
) -> Utterance:
    """Animate an alignment called ``name``, with its sound, if any.

    ``articulation`` and ``postures`` are as in :func:`say`. Raises ``AlignmentError`` if sound and
    alignment differ in length, ``PhoneError`` for a phone without a stand-in in the voice,
    ``MotionError`` for another rate or articulation.
    """
    spoken = AlignedSpeech(name, alignment, audio)
    return animate_all([spoken], voice, fps, articulation, postures=postures)[0]


def animate_all(
    spoken: Sequence[AlignedSpeech],
    voice: Voice,
    fps: float = DEFAULT_FPS,
    articulation: float = 1.0,
    *,
    postures: bool = True,
) -> list[Utterance]:
    """Animate several alignments at once, which is faster than one after another."""
    check_articulation(articulation)
    for each in spoken:
        check(each, voice, fps)
    motions = voice.animate_means([(each.alignment, *each.others) for each in spoken])
    motions = [
        _finished(motion, each, voice, postures).resampled(fps, each.alignment.frame_count(fps))
        for motion, each in zip(motions, spoken, strict=True)
    ]
    utterances = [
        Utterance(
            each.name,
            each.alignment,
            motion,
            each.audio,
            attribution=voice.credit,
            caveat=each.caveat,
        )
        for each, motion in zip(spoken, motions, strict=True)
    ]
    return rearticulated(utterances, articulation, voice)


def _finished(motion: Motion, spoken: AlignedSpeech, voice: Voice, postures: bool) -> Motion:
    """A voice's motion with the postures of its phones, and at rest in silence.

    Without ``postures``, it is at rest at the ends only, if it rests there.
    """
    rest = articulator_of_voice(voice).rest
    if not postures:
        return from_rest(motion, spoken.alignment, rest) if spoken.rests else motion
    if not spoken.others:  # phones that may be others have no postures of their own
        motion = with_postures(motion, spoken.alignment, voice)
    return resting(motion, spoken.alignment, rest)


def animate_each(
    spoken: Sequence[AlignedSpeech],
    voice: Voice,
    fps: float,
    articulation: float,
    failed: Callable[[AlignedSpeech, LabialError], None],
    *,
    postures: bool = True,
) -> list[Utterance]:
    """As :func:`animate_all`, but failures are reported to ``failed`` and left out."""
    try:
        return animate_all(spoken, voice, fps, articulation, postures=postures)
    except LabialError:
        utterances: list[Utterance] = []
        for each in spoken:
            try:
                utterances += animate_all([each], voice, fps, articulation, postures=postures)
            except LabialError as error:
                failed(each, error)
        return utterances


def align_recording(
    path: Path,
    text: str,
    language: str = "en-us",
    aligner: str | None = None,
    progress: Progress = unseen,
) -> AlignedSpeech:
    """A recording of a text, with the phones and words in it.

    ``aligner`` is one of ``labial.aligners.kinds``; None means the language's default. Needs the
    extra ``align``, and ``speech`` for other languages than English. ``progress`` receives seconds
    of a long recording. Raises ``TranscriptError`` if the text does not match the sound,
    ``SpeechError`` for an unknown language.
    """
    audio = read_audio(path)
    with _unfitting_named(path):
        alignment = align_sound(audio, text, language, aligner, progress)
    return AlignedSpeech(path.stem, alignment, audio)


def recognise_recording(path: Path, progress: Progress = unseen) -> AlignedSpeech:
    """A recording with the phones that it sounds like, as its text is not known.

    Needs the extra ``align``. ``progress`` receives seconds. Raises ``TranscriptError`` if it
    contains no speech.
    """
    audio = read_audio(path)
    with _unfitting_named(path):
        return recognise_sound(path.stem, audio, progress)


@contextmanager
def _unfitting_named(path: Path) -> Iterator[None]:
    """Prefix a ``TranscriptError`` with the recording's file."""
    try:
        yield
    except TranscriptError as error:
        raise TranscriptError(f"{path}: {error}") from None


def recognise_sound(name: str, audio: Audio, progress: Progress = unseen) -> AlignedSpeech:
    """As :func:`recognise_recording`, for sound that was read."""
    from labial.aligners.recognition import CAVEAT, recognise  # as most callers do not need it

    found = recognise(audio, progress)
    doubt(
        "the phones were recognised without a text; even in clear English about half of them are"
        " wrong, often by one that looks alike: give --text, or correct a .TextGrid of them",
        stacklevel=3,
    )
    return AlignedSpeech(name, found.alignment, audio, CAVEAT, found.others)


def align_sound(
    audio: Audio,
    text: str,
    language: str = "en-us",
    aligner: str | None = None,
    progress: Progress = unseen,
) -> Alignment:
    """As :func:`align_recording`, for sound that was read."""
    from labial.aligners.kinds import aligner_for  # here, as most callers do not need it
    from labial.aligners.long_recording import align_whole

    found = align_whole(aligner_for(language, aligner), audio, text, progress)
    for each in found.doubts:
        doubt(each, stacklevel=3)
    return found.alignment


def saved(path: Path, audio: Path | None = None, fps: float | None = None) -> Utterance:
    """An utterance from an .npz file that labial wrote, at ``fps`` Hz if given.

    ``audio`` is a sound file that replaces its sound. Raises ``FormatError`` for invalid files,
    ``AlignmentError`` for a sound of another length.
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
    """Raise the errors that animating ``spoken`` would raise."""
    voice.checked(spoken.alignment, fps)
    _check_sound(spoken.alignment, spoken.audio)


def _check_sound(alignment: Alignment, audio: Audio | None) -> None:
    if audio and abs(audio.duration - alignment.duration) > AUDIO_TOLERANCE_S:
        raise AlignmentError(
            f"the sound lasts {audio.duration:.3f} s, but the phones"
            f" {alignment.duration:.3f} s; they may differ by {AUDIO_TOLERANCE_S * 1000:.0f} ms"
        )

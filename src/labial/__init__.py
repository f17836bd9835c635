"""Learn labial coarticulation from recordings of a talking face, and animate faces with it.

>>> import labial
>>> utterance = labial.say("The blue moon")  # needs the extra "speech"
>>> voice = labial.load_voice()
>>> motion = voice.animate(labial.read_alignment("speech.TextGrid"))
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import LabialError, LabialWarning

if TYPE_CHECKING:
    from labial.exports import Notes, Rendered
    from labial.retargeting.character import Character
    from labial.speech import Speaker
    from labial.streaming import Phone, Stream
    from labial.utterance import Audio, Utterance
    from labial.voice import Voice

__version__ = "0.1.0"

__all__ = [
    "SILENCE",
    "Alignment",
    "Interval",
    "LabialError",
    "LabialWarning",
    "Phone",
    "Stream",
    "align",
    "animate",
    "animate_recording",
    "articulate",
    "export",
    "load_voice",
    "read_alignment",
    "recognise",
    "render",
    "say",
]

# Each function imports what it needs, so that `import labial` is fast.


def __getattr__(name: str) -> object:
    """The classes of ``labial.streaming``, imported when they are used."""
    if name in ("Phone", "Stream"):
        from labial import streaming

        return getattr(streaming, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load_voice(voice: Path | str | None = None) -> Voice:
    """The voice in a file, or an included one by its name, or the default voice."""
    from labial.voice import load_voice

    return load_voice(voice)


def say(
    text: str,
    language: str | None = None,
    voice: Voice | Path | str | None = None,
    fps: float = 60.0,
    articulation: float = 1.0,
    *,
    speaker: Speaker | Path | str | None = None,
    words_per_minute: int | None = None,
    pitch: int | None = None,
    postures: bool = True,
) -> Utterance:
    """Speak a text and animate a face with it, at ``fps`` frames per second.

    ``speaker`` is the file of a Piper voice (.onnx) whose language is spoken, or by default
    espeak-ng in ``language`` (default en-gb), with a ``pitch`` from 0 to 99 (default 50).
    ``words_per_minute`` is the rate, where 175 is usual. ``articulation`` is how clearly the face
    speaks, 0.5 to 2 (:func:`articulate`). Without ``postures``, the lips only do what the voice has
    learned (``labial.face.posture``).
    """
    from labial import animation
    from labial.speech import Manner, speaker_of

    manner = Manner(language, words_per_minute, pitch)
    if speaker is None or isinstance(speaker, (Path, str)):
        speaker = speaker_of(speaker, manner)
    elif manner != Manner():
        raise LabialError("language, words_per_minute and pitch are those of the given speaker")
    return animation.say(text, speaker, _loaded(voice), fps, articulation, postures=postures)


def animate(
    alignment: Alignment,
    audio: Audio | None = None,
    voice: Voice | Path | str | None = None,
    fps: float = 60.0,
    name: str = "",
    articulation: float = 1.0,
    *,
    postures: bool = True,
) -> Utterance:
    """Animate an alignment at ``fps`` frames per second, with its sound, if any.

    ``articulation`` and ``postures`` are as in :func:`say`.
    """
    from labial import animation

    return animation.animate(
        name, alignment, _loaded(voice), fps, audio, articulation, postures=postures
    )


def animate_recording(
    recording: Path | str,
    text: str | None = None,
    language: str = "en-us",
    voice: Voice | Path | str | None = None,
    fps: float = 60.0,
    articulation: float = 1.0,
    *,
    postures: bool = True,
) -> Utterance:
    """Animate a sound file with its text (:func:`align`), or without (:func:`recognise`).

    ``articulation`` and ``postures`` are as in :func:`say`; recognised phones have no postures.
    """
    from labial import animation

    path = Path(recording)
    if text is None:
        spoken = animation.recognise_recording(path)
    else:
        spoken = animation.align_recording(path, text, language)
    voice = _loaded(voice)
    return animation.animate_all([spoken], voice, fps, articulation, postures=postures)[0]


def articulate(
    utterance: Utterance, articulation: float, voice: Voice | Path | str | None = None
) -> Utterance:
    """``utterance`` with movement from 0.5 (less clear) to 2 (clearer) times as large.

    Contacts of the lips and the talker's largest speeds are kept (``labial.articulation``).
    ``voice`` is the one that animated it, by default the included one that it credits; the rest of
    another utterance is taken from its own silence, or its closed lips. Raises ``MotionError`` for
    another articulation, or an utterance that already has one.
    """
    from labial import voice_articulation

    voice = _that_made(utterance, voice)
    return voice_articulation.rearticulated([utterance], articulation, voice)[0]


def read_alignment(
    path: Path | str, phone_set: str = "auto", language: str | None = None
) -> Alignment:
    """Read phones and words from a file of one utterance, such as a TextGrid.

    ``phone_set`` is one of ``labial.phones.sets``, such as ipa or arpabet; ``auto`` selects the one
    that reads all labels.
    Words without phones, as some services write them, are spoken in ``language`` by espeak-ng.
    ``labial.formats.alignments`` has more options and reads files of several utterances.
    """
    from labial.formats import alignments
    from labial.formats.transcription import ReadingOptions
    from labial.phones import LabelReader

    options = ReadingOptions(language=language)
    return alignments.read_alignment(Path(path), options, LabelReader(phone_set))


def align(recording: Path | str | Audio, text: str, language: str = "en-us") -> Alignment:
    """The phones and words of a text in a recording of it, a sound file or its samples.

    ``language`` is espeak-ng's name of a language. Needs the extra ``align``, and ``speech`` for
    other languages than English. Raises ``TranscriptError`` if the text does not match the sound.
    """
    from labial import animation

    if isinstance(recording, (Path, str)):
        return animation.align_recording(Path(recording), text, language).alignment
    return animation.align_sound(recording, text, language)


def recognise(recording: Path | str | Audio) -> Alignment:
    """The phones that a recording sounds like, a sound file or its samples, without its text.

    About half of them are right (docs/recordings.md). Needs the extra ``align``. Raises
    ``TranscriptError`` for a recording without speech.
    """
    from labial import animation

    if isinstance(recording, (Path, str)):
        return animation.recognise_recording(Path(recording)).alignment
    return animation.recognise_sound("recording", recording).alignment


def export(
    path: Path | str,
    utterance: Utterance,
    voice: Voice | Path | str | None = None,
    character: Character | None = None,
    *,
    blinks: bool = True,
    starts: str = "00:00:00:00",
    head_moves: bool = False,
) -> Notes:
    """Write an utterance to a file; its ending is the format: html, mp4, npz, csv, glb, ...

    ``voice`` is the one that animated it, by default the included one that it credits. Its face is
    shown, or ``character`` if given (``labial.retargeting.character``). With ``blinks``, synthetic
    blinks are added to faces with eyes, with ``head_moves`` synthetic movement of head and gaze to
    pages, videos, .arkit.csv, and the .glb and .vrm of a character; ``starts`` is the time code of
    the first frame of an .arkit.csv. Notes for the caller, such as which phones replaced others,
    are returned, not warned of.
    """
    from labial import exports

    voice = _that_made(utterance, voice)
    return exports.export(
        Path(path),
        utterance,
        voice,
        character,
        blinks=blinks,
        starts=starts,
        head_moves=head_moves,
    )


def render(
    name: str,
    utterance: Utterance,
    voice: Voice | Path | str | None = None,
    character: Character | None = None,
    *,
    blinks: bool = True,
    starts: str = "00:00:00:00",
    head_moves: bool = False,
) -> Rendered:
    """The bytes that :func:`export` would write to a file ``name`` and its companion files."""
    from labial import exports

    voice = _that_made(utterance, voice)
    return exports.render(
        name, utterance, voice, character, blinks=blinks, starts=starts, head_moves=head_moves
    )


def _loaded(voice: Voice | Path | str | None) -> Voice:
    from labial.voice import Voice, load_voice

    return voice if isinstance(voice, Voice) else load_voice(voice)


def _that_made(utterance: Utterance, voice: Voice | Path | str | None) -> Voice:
    from labial.voice import Voice, voice_of

    return voice if isinstance(voice, Voice) else voice_of(utterance, voice)

"""Making files for clients, in a process of the service's pool (see ``jobs``).

Functions return what :class:`labial.service.jobs.Jobs` brings back, and raise ``LabialError``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labial.alignment import Alignment
from labial.animation import (
    DEFAULT_FPS,
    AlignedSpeech,
    align_sound,
    animate_all,
    recognise_sound,
    speak,
)
from labial.doubts import collecting
from labial.errors import LabialError, VoiceError
from labial.exports import fps_for, render
from labial.speech import Manner, speaker_of
from labial.temporary import temporary_folder
from labial.voice import Voice

if TYPE_CHECKING:
    from labial.retargeting.character import Character
    from labial.utterance import Audio, Utterance

NAME = "labial"
"""The name of every file, before its ending."""


@dataclass(frozen=True)
class RigFiles:
    """An uploaded rig and its binding."""

    rig: Path
    binding: Path


@dataclass(frozen=True)
class Wanted:
    """The file that is wanted: its format, and whose face moves how."""

    format: str
    voice: Path
    fps: float | None
    articulation: float
    postures: bool
    blinks: bool
    head_movement: bool
    timecode: str
    longest_s: float
    rig: RigFiles | None = None
    intensity: float = 1.0


@dataclass(frozen=True)
class Made:
    """A file and its companions by name, what to know about them, and whom to credit."""

    files: Mapping[str, bytes]
    doubts: tuple[str, ...]
    credit: str


def say_file(text: str, speaker: str | None, manner: Manner, wanted: Wanted) -> Made:
    """A spoken text."""
    with collecting() as doubts:
        fps = _rate(wanted)
        spoken = speak(text, speaker_of(speaker, manner), fps, wanted.longest_s)
        return _made(spoken, wanted, doubts)


def phones_file(alignment: Alignment, wanted: Wanted) -> Made:
    """Phones with their times, without sound."""
    with collecting() as doubts:
        return _made(AlignedSpeech("phones", alignment), wanted, doubts)


def sounding_phones_file(sound: bytes, alignment: Alignment, wanted: Wanted) -> Made:
    """A recording whose phones are known, with them."""
    with collecting() as doubts:
        audio = decoded(sound, wanted.longest_s)
        return _made(AlignedSpeech("recording", alignment, audio), wanted, doubts)


def sound_file(sound: bytes, text: str | None, language: str, wanted: Wanted) -> Made:
    """A recording, aligned with its text or, without one, with the phones that are recognised."""
    with collecting() as doubts:
        audio = decoded(sound, wanted.longest_s)
        if text is None:
            spoken = recognise_sound("recording", audio)
        else:
            spoken = AlignedSpeech(text, align_sound(audio, text, language), audio)
        return _made(spoken, wanted, doubts)


def bind_rig(files: RigFiles, voice: Path) -> dict[str, Any]:
    """Tie the sensors of a voice to a rig, and write the binding; returns how that went."""
    import numpy as np

    from labial.formats.gltf import read_gltf
    from labial.retargeting.glb_animation import shape_columns
    from labial.retargeting.head_joint import head_joint
    from labial.retargeting.showing import placement_of, upright_axes
    from labial.retargeting.tying import keep, tied
    from labial.retargeting.voice_talker import talker_of_voice
    from labial.sinks import writing

    spoken = loaded(voice)
    with without_path(files.rig, "the rig"):
        rig, binding, _ = tied(files.rig, talker_of_voice(spoken), None)
    with writing(files.binding) as sink:
        keep(sink, rig, binding)
    placed = placement_of(rig, binding, spoken.layout.landmarks)
    glb = read_gltf(files.rig)
    joint = head_joint(glb, upright_axes(binding))
    arkit = {shape: rig.names.arkit_name(shape) for shape in rig.shapes}
    off = np.array(list(binding.off_mm.values()) or [0.0])
    return {
        "shapes": list(rig.shapes),
        "columns": shape_columns(glb, list(rig.shapes)),
        "mesh": binding.mesh,
        "sensors": len(binding.vertices),
        "median_off_mm": round(float(np.median(off)), 2),
        "largest_off_mm": round(float(off.max()), 2),
        "shown": {
            "into_mm": placed.into_mm.T.ravel().tolist(),
            "centre": placed.centre.tolist(),
            "size": placed.size.tolist(),
        },
        "head": joint
        and {
            "node": joint.node,
            "axes": joint.axes.tolist(),
            "rest": joint.rest.tolist(),
        },
        "gaze": {shape: name for shape, name in arkit.items() if name and "eyeLook" in name},
    }


def _made(spoken: AlignedSpeech, wanted: Wanted, doubts: list[str]) -> Made:
    name = f"{NAME}.{wanted.format}"
    voice, fps = loaded(wanted.voice), _rate(wanted)
    utterance: Utterance = animate_all(
        [spoken], voice, fps, wanted.articulation, postures=wanted.postures
    )[0]
    with _without_rig(wanted.rig):
        character = _character(wanted)
        rendered = render(
            name,
            utterance,
            voice,
            character,
            blinks=wanted.blinks,
            starts=wanted.timecode,
            head_moves=wanted.head_movement,
        )
    return Made(rendered.files, (*doubts, *rendered.notes.doubts), utterance.attribution)


def _rate(wanted: Wanted) -> float:
    return fps_for(Path(f"{NAME}.{wanted.format}"), wanted.fps) or DEFAULT_FPS


def _character(wanted: Wanted) -> Character | None:
    if wanted.rig is None:
        return None
    from labial.retargeting.character import Character
    from labial.retargeting.shape_model import RetargetingConfig

    config = RetargetingConfig(wanted.intensity)
    return Character(wanted.rig.rig, wanted.rig.binding, config)


def decoded(content: bytes, longest_s: float) -> Audio:
    """The sound in the bytes of a file. Raises ``FormatError`` for one that is longer."""
    from labial.formats.audio import read_audio

    with temporary_folder() as folder:
        path = folder / "sound"
        path.write_bytes(content)
        with without_path(path, "the sound"):
            return read_audio(path, longest_s)


@contextmanager
def without_path(path: Path, name: str) -> Iterator[None]:
    """Name a file that a client sent as it knows it, in errors that are raised in the block."""
    try:
        yield
    except LabialError as error:
        error.args = (str(error).replace(str(path), name),)
        raise


@contextmanager
def _without_rig(files: RigFiles | None) -> Iterator[None]:
    """Name the files of a rig, which may be deleted meanwhile, as :func:`_without_path` does."""
    if files is None:
        yield
        return
    with without_path(files.rig, "the rig"), without_path(files.binding, "the rig"):
        yield


def loaded(path: Path) -> Voice:
    """A voice, which is kept for the next call as long as its file is the same."""
    try:
        status = path.stat()
    except OSError as error:
        raise VoiceError(f"{path}: {error.strerror}") from error
    return _loaded(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _loaded(path: Path, _time: int, _size: int) -> Voice:
    return Voice(path)

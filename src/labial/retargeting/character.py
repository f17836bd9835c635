"""A user's character spoken by an utterance, written to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import FormatError, RigError
from labial.files import check_apart
from labial.formats.arkit import LIVE_LINK_FPS, write_arkit_json, write_live_link_csv
from labial.formats.audio import write_wav
from labial.formats.morph_glb import write_morph_face
from labial.formats.weights_csv import write_weights_csv
from labial.motion import Motion
from labial.progress import Progress, unseen
from labial.retargeting.arkit import ARKIT_SHAPES, arkit_weights, reference_shapes
from labial.retargeting.binding import Binding, bind
from labial.retargeting.binding_file import read_binding, write_binding
from labial.retargeting.drawing import write_drawing
from labial.retargeting.glb_rig import read_rig, write_animated
from labial.retargeting.obj_rig import read_obj_rig
from labial.retargeting.retarget import Retargeted, RetargetingConfig, retarget
from labial.retargeting.rig import Rig
from labial.retargeting.showing import in_metres, puppet_of
from labial.retargeting.talker import Talker, talker_of
from labial.sinks import Sink, writing
from labial.utterance import Utterance
from labial.viewer.film import check_film, write_film
from labial.viewer.page import write_page
from labial.viewer.puppet import Puppet
from labial.voice import Voice

# What a voice says for its closed lips to be known.
_CLOSURES, _VOWELS, _PHONE_S = ("m", "p", "b"), ("ɑ", "i", "u", "æ", "ɛ"), 0.12


@dataclass(frozen=True)
class Character:
    """A rig's file or folder, and how to drive it.

    ``binding`` is the file that keeps which vertices sensors are tied to; it is made where it is
    missing, beside what is written unless told where.
    """

    rig: Path
    binding: Path | None = None
    config: RetargetingConfig = field(default_factory=RetargetingConfig)

    def binding_beside(self, output: Path) -> Path:
        """The binding's file for what is written to ``output``."""
        return self.binding or output.parent / f"{self.rig.stem}.binding.toml"


@dataclass(frozen=True, eq=False)
class Driven:
    """What driving a character came to; ``new_binding`` is the file that had to be made, if so."""

    result: Retargeted
    new_binding: Path | None


def read_character(path: Path) -> Rig:
    """The rig of a .glb file or of a folder of .obj files."""
    if path.is_dir():
        return read_obj_rig(path)
    if not path.exists():
        raise FormatError(f"{path}: no such file or folder")
    if path.suffix.lower() != ".glb":
        raise FormatError(f"{path}: expected a .glb file or a folder of .obj files")
    return read_rig(path)


def spoken_sweep(voice: Voice) -> Motion:
    """A voice's lips closing and opening between vowels of all kinds."""
    labels = [label for vowel in _VOWELS for consonant in _CLOSURES for label in (consonant, vowel)]
    phones = [
        Interval(place * _PHONE_S, (place + 1) * _PHONE_S, label)
        for place, label in enumerate([SILENCE, *labels, SILENCE])
    ]
    return voice.animate(Alignment(tuple(phones)))


def talker_of_voice(voice: Voice) -> Talker:
    """The talker of a voice, known from what it does alone."""
    return talker_of(spoken_sweep(voice), voice.face)


def talker_for(utterance: Utterance, voice: Voice) -> Talker:
    """The talker of an utterance: the voice's where it made it, else as its motion shows it."""
    if utterance.attribution == voice.credit and utterance.motion.layout == voice.layout:
        return talker_of_voice(voice)
    return talker_of(utterance.motion)


def tied(rig: Rig, talker: Talker, path: Path) -> tuple[Binding, bool]:
    """The binding that a file keeps, or a new one that :func:`keep` has yet to write.

    A file that names some sensors only is completed. The second value tells whether it is new.
    """
    given: Mapping[str, int] = {}
    if path.exists():
        kept, given = read_binding(path)
        if kept is not None:
            return kept, False
    try:
        return bind(rig, talker, given), True
    except RigError as error:
        raise RigError(f"{path}: {error}" if given else str(error)) from error


def keep(sink: Sink, rig: Rig, binding: Binding) -> None:
    """Write a binding, and beside it a drawing of the character with the sensors on it."""
    drawing = sink.at(sink.path.with_suffix(".svg"))
    write_drawing(drawing, rig, binding.axes, binding.vertices)
    write_binding(sink, binding)


def solve_arkit(
    utterance: Utterance, voice: Voice, fps: float | None = None, progress: Progress = unseen
) -> Retargeted:
    """Weights of ARKit's shapes on the reference face, at ``fps`` Hz or the motion's own rate."""
    motion = utterance.motion if fps is None else utterance.motion.resampled(fps)
    return retarget(motion, talker_for(utterance, voice), reference_shapes(), None, progress)


def drive(
    output: Path,
    utterance: Utterance,
    voice: Voice,
    character: Character,
    progress: Progress = unseen,
) -> Driven:
    """Write a character speaking an utterance, as the ending of ``output`` says.

    Raises ``LabialError`` for a rig that cannot be read, tied or driven; nothing half-written.
    """
    write = WRITERS[rig_ending(output)]
    if rig_ending(output) == ".mp4":
        check_film(output, len(utterance.motion))
    check_apart(output, character.rig)
    talker = talker_for(utterance, voice)
    rig = read_character(character.rig)
    motion = utterance.motion
    if rig_ending(output) in AT_LIVE_LINK_RATE:
        motion = motion.resampled(LIVE_LINK_FPS)
    where = character.binding_beside(output)
    binding, new = tied(rig, talker, where)
    result = retarget(motion, talker, binding.sensor_shapes(rig), character.config, progress)
    with writing(output) as sink:
        write(sink, _Scene(utterance, character, rig, binding, result, progress))
        if new:
            keep(sink.at(where), rig, binding)
    return Driven(result, where if new else None)


@dataclass(frozen=True, eq=False)
class _Scene:
    """All that a writer of a driven character may need."""

    utterance: Utterance
    character: Character
    rig: Rig
    binding: Binding
    result: Retargeted
    progress: Progress

    def puppet(self) -> Puppet:
        """The character for the page."""
        marks = self.utterance.motion.layout.landmarks
        return puppet_of(self.character.rig, self.rig, self.binding, marks, self.result)


def _glb(sink: Sink, scene: _Scene) -> None:
    result, source = scene.result, scene.character.rig
    notes = animation_notes(sink, scene.utterance)
    write_sound_beside(sink, scene.utterance)
    if source.is_dir():
        face = in_metres(scene.rig, scene.binding)
        write_morph_face(sink, face, result.weights, result.fps, notes)
    else:
        write_animated(sink, source, result.shapes, result.weights, result.fps, notes)


def _html(sink: Sink, scene: _Scene) -> None:
    utterance = scene.utterance
    write_page(
        sink,
        {"": utterance},
        title=utterance.name,
        face=scene.puppet(),
        notes=[utterance.attribution] if utterance.attribution else [],
    )


def _mp4(sink: Sink, scene: _Scene) -> None:
    utterance = scene.utterance
    write_film(
        sink,
        utterance,
        title=utterance.name,
        face=scene.puppet(),
        notes=[utterance.attribution] if utterance.attribution else [],
        copyright_notice=utterance.attribution,
        progress=scene.progress,
    )


def _csv(sink: Sink, scene: _Scene) -> None:
    write_weights_csv(sink, scene.result.shapes, scene.result.weights, scene.result.fps)


def _live_link_csv(sink: Sink, scene: _Scene) -> None:
    weights = arkit_weights(scene.result.shapes, scene.result.weights)
    write_live_link_csv(sink, ARKIT_SHAPES, weights)


def _arkit_json(sink: Sink, scene: _Scene) -> None:
    weights = arkit_weights(scene.result.shapes, scene.result.weights)
    notes = {"attribution": scene.utterance.attribution}
    write_arkit_json(sink, ARKIT_SHAPES, weights, scene.result.fps, notes)


WRITERS: dict[str, Callable[[Sink, _Scene], None]] = {
    ".html": _html,
    ".mp4": _mp4,
    ".glb": _glb,
    ".csv": _csv,
    ".arkit.csv": _live_link_csv,
    ".arkit.json": _arkit_json,
}
AT_LIVE_LINK_RATE = frozenset({".arkit.csv"})


def rig_ending(path: Path) -> str:
    """The ending of a file that a character is written to; ``FormatError`` where it is none."""
    found = [ending for ending in WRITERS if path.name.lower().endswith(ending)]
    if not found:
        raise FormatError(
            f"{path}: with a rig, expected a file ending in one of {', '.join(sorted(WRITERS))}"
        )
    return max(found, key=len)


def animation_notes(sink: Sink, utterance: Utterance) -> dict[str, object]:
    """What an animation says of itself in its ``extras``."""
    notes: dict[str, object] = {"fps": utterance.motion.fps, "attribution": utterance.attribution}
    if utterance.audio is not None:
        notes |= {"audio": _sound_beside(sink).name, "audio_starts_s": 0.0}
    return notes


def write_sound_beside(sink: Sink, utterance: Utterance) -> None:
    """Write the sound as a companion of a .glb, NAME.glb.wav, for glTF has none."""
    if utterance.audio is not None:
        with _sound_beside(sink).open() as file:
            write_wav(file, utterance.audio)


def _sound_beside(sink: Sink) -> Sink:
    # Not NAME.wav: that may well be the user's own recording.
    return sink.beside(f"{sink.name}.wav")

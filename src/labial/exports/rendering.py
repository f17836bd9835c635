"""Writing exports to a file or as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from labial.apart import Inputs
from labial.doubts import collecting, doubt
from labial.exports.notes import Notes
from labial.exports.scene import RigScene, Scene, VoiceScene
from labial.exports.table import EXPORTS, Export, check_ending, find
from labial.progress import Progress, unseen
from labial.sinks import InMemory, Sink, writing

if TYPE_CHECKING:
    from labial.retargeting.character import Character
    from labial.utterance import Utterance
    from labial.voice import Voice


@dataclass(frozen=True, eq=False)
class Rendered:
    """An export as bytes: ``files`` by name, which are the main file and its companions."""

    name: str
    files: Mapping[str, bytes]
    notes: Notes

    @property
    def content(self) -> bytes:
        """The main file."""
        return self.files[self.name]


def export(
    path: Path,
    utterance: Utterance,
    voice: Voice,
    character: Character | None = None,
    progress: Progress = unseen,
    *,
    blinks: bool = True,
    starts: str = "00:00:00:00",
    head_moves: bool = False,
) -> Notes:
    """Write an utterance in the format of the file's ending. ``voice`` made its motion.

    Its face speaks, or ``character`` if one is given. If ``blinks``, eyes on pages and in videos
    blink, and if ``head_moves``, head and gaze move where the format has them
    (``table.Export.heads``); both are invented (``labial.head_movement``). ``starts`` is the time
    code of the first frame, HH:MM:SS:FF, in files that have time codes. The file, its companions
    and a new binding of the character appear together, or none does. Raises ``LabialError`` if that
    cannot be done.
    """
    rig = None if character is None else character.rig
    Inputs.of(voice.path, rig).check_apart(outputs(path, character))
    scene = VoiceScene(utterance, progress, blinks, starts, head_moves, voice=voice)
    if character is None:
        with writing(path) as sink:
            return _write_voice(sink, scene)
    from labial.retargeting.tying import misfits_drawn

    binding = character.binding_beside(path)
    with misfits_drawn(binding), writing(path) as sink:
        return _write_rig(sink, scene, character, binding)


def render(
    name: str,
    utterance: Utterance,
    voice: Voice,
    character: Character | None = None,
    progress: Progress = unseen,
    *,
    blinks: bool = True,
    starts: str = "00:00:00:00",
    head_moves: bool = False,
) -> Rendered:
    """The bytes that :func:`export` would write to a file of this name, and of its companions.

    A character's binding is read if it names a file that exists; a new one is a companion.
    """
    sink = InMemory(Path(name))
    scene = VoiceScene(utterance, progress, blinks, starts, head_moves, voice=voice)
    if character is None:
        notes = _write_voice(sink, scene)
    else:
        notes = _write_rig(sink, scene, character, character.binding)
    return Rendered(sink.name, sink.files, notes)


def outputs(path: Path, character: Character | None = None) -> list[Path]:
    """All files that :func:`export` may write; none of them may be an input."""
    files = find(path, rig=character is not None).files(path)
    if character is not None:
        from labial.retargeting.tying import drawing_of

        binding = character.binding_beside(path)
        files += [binding, drawing_of(binding)]
    return files


def _write_voice(sink: Sink, scene: VoiceScene) -> Notes:
    check_ending(sink.path, len(scene.utterance.motion))
    kind = find(sink.path)
    write = kind.voice
    assert write is not None
    with collecting() as doubts:
        _doubt_ignored(kind, scene, "voice")
        write(sink, scene)
    return _notes(scene, doubts)


def _write_rig(sink: Sink, spoken: VoiceScene, character: Character, binding: Path | None) -> Notes:
    """Write a character to a sink; ``binding`` is read if it is a file that exists."""
    from labial.retargeting.driving import drive
    from labial.retargeting.following import described
    from labial.retargeting.tying import keep

    utterance, progress = spoken.utterance, spoken.progress
    check_ending(sink.path, len(utterance.motion), rig=True)
    kind = find(sink.path, rig=True)
    assert kind.rig is not None
    fps = kind.fps if kind.rates and utterance.motion.fps not in kind.rates else None
    new_binding = None
    with collecting() as doubts:
        driven = drive(utterance, spoken.voice, character, binding, fps, progress)
        scene = RigScene(
            utterance, progress, spoken.blinks, spoken.starts, spoken.head_moves, driven=driven
        )
        _doubt_ignored(kind, scene, "rig")
        kind.rig(sink, scene)
        if driven.is_new:
            new_binding = character.binding_beside(sink.path)
            keep(sink.at(new_binding), driven.rig, driven.binding)
    result = driven.result
    return replace(
        _notes(spoken, doubts),
        retargeted=result,
        following=described(result, driven.talker),
        lost_sensors=result.lost,
        limited_shapes=result.limited(character.config),
        new_binding=new_binding,
    )


def _doubt_ignored(kind: Export, scene: Scene, whose: str) -> None:
    """Doubt what is asked for and that files of this kind do not have."""
    from labial.formats.arkit import MIDNIGHT

    if scene.starts != MIDNIGHT and not kind.timecodes:
        others = ", ".join(each.ending for each in EXPORTS if each.timecodes)
        doubt(f"the time code is not written to {kind.ending}; it is to {others}")
    if scene.head_moves and whose not in kind.heads:
        others = ", ".join(each.ending for each in EXPORTS if whose in each.heads)
        doubt(f"the head does not move in {kind.ending} of this face; it does in {others}")


def _notes(scene: VoiceScene, doubts: Sequence[str]) -> Notes:
    """The doubts, and what the voice read in place of phones that it was not trained on."""
    if scene.utterance.attribution != scene.voice.credit:
        return Notes(tuple(doubts))  # the voice did not make this motion, so it replaced no phone
    known, alignment = scene.voice.info.substitutions, scene.utterance.alignment
    return Notes(tuple(doubts), known.made(alignment), known.mixed(alignment))

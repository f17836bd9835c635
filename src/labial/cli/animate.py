"""labial animate"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from labial.aligners.kinds import DEFAULT_LANGUAGE
from labial.apart import Inputs
from labial.cli.choices import Aligner
from labial.cli.export_options import (
    ExportFileOrFolder,
    FolderFormat,
    FramesASecond,
    Rig,
    TimeCode,
    check_output,
    export_and_print,
    rate_for,
)
from labial.cli.failures import errors_reported, report
from labial.cli.options import (
    AlignmentOptions,
    AlignmentsAs,
    Articulation,
    Flag,
    SoundFile,
    VoiceFile,
    print_substitutions,
)
from labial.errors import LabialError, named
from labial.formats.kinds import ALIGNMENT_FORMATS, SOUND_ENDINGS, listed
from labial.voices import voice_path

if TYPE_CHECKING:
    from labial.animation import AlignedSpeech
    from labial.formats.alignments import Alignments
    from labial.utterance import Utterance
    from labial.voice import Voice

_PHONES = (
    f"A file of phones with their times: {listed(ALIGNMENT_FORMATS)}; or a folder of such files;"
    f" or a sound file, whose phones are recognised if no words are given:"
    f" {', '.join(SOUND_ENDINGS)}."
)
_LANGUAGE = (
    "The language of the words, or of words without phones in a timing file, by espeak-ng's name:"
    " en-us, fr-fr, de, ..."
)

# Files of a folder that are animated together: enough to find some of similar length, few enough
# to hold in memory.
_AT_ONCE = 64
_FRAMES_AT_ONCE = 100_000


@dataclass(frozen=True)
class Animate:
    """Animate a face from phones with their times, or from a recording, best with its words.

    From a folder of such files, a folder is written. If some of them fail, the others are written
    and the exit status is 1.
    """

    phones: Annotated[Positional[Path], arg(metavar="PHONES", help=_PHONES)]
    output: ExportFileOrFolder
    character: Rig
    audio: SoundFile = None
    """The sound of the phones; if a folder is written, a folder of NAME.wav."""
    text: Annotated[str | None, arg(metavar="TEXT", help_behavior_hint="")] = None
    """The words of the recording, to be aligned with it."""
    text_file: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """A file with those words, in UTF-8, instead of --text."""
    language: Annotated[
        str | None,
        arg(metavar="TAG", help=_LANGUAGE, help_behavior_hint=f"(default: {DEFAULT_LANGUAGE})"),
    ] = None
    aligner: Aligner = None
    """How words are found in the recording."""
    voice: VoiceFile = None
    """The voice to animate with: a file, or a name from `labial voice list`."""
    format: FolderFormat = None
    articulation: Articulation = 1.0
    """How clearly the face speaks: movement from 0.5 to 2 times the voice's own, but lips close as
    before and nothing moves faster than the talker did. --intensity only scales a character."""
    fps: FramesASecond = None
    """Frames per second of the output."""
    no_postures: Flag = False
    """Leave the lips as the voice moves them: do not round, open or close them further where phones
    need it."""
    no_blinks: Flag = False
    """Keep the eyes of html and mp4 open; blinks are invented, not predicted."""
    head_movement: Flag = False
    """Let the head nod and turn with stress and phrases, and the eyes look away in pauses, in html,
    mp4, .arkit.csv, and a character's .glb and .vrm; this is invented, not predicted. A button of
    html switches it too."""
    timecode: TimeCode = "00:00:00:00"
    verbose: Flag = False
    """Print the phone set, and which trained phones replace unknown ones."""
    reading: AlignmentsAs = field(default_factory=AlignmentOptions)

    def run(self) -> int:
        """Run the command; 1 if some files of a folder failed."""
        from labial.articulation import check_articulation
        from labial.exports import names_file
        from labial.formats.alignments import alignment_files, may_hold_several, read_alignments
        from labial.motion import check_fps
        from labial.voice import load_voice

        check_fps(self._fps)
        check_articulation(self.articulation)
        has_text = self.text is not None or self.text_file is not None
        if self.aligner is not None and not has_text:
            raise LabialError(f"--aligner {self.aligner}: is for recordings with --text")
        if self.phones.suffix.lower() == ".npz" and not has_text:
            raise LabialError(
                f"{self.phones}: is a saved motion, not phones; labial convert writes it to other"
                " formats"
            )
        if has_text or self.phones.suffix.lower() in SOUND_ENDINGS:
            self._run_recording(has_text)
            return 0
        is_file = names_file(self.output)
        to_folder = self.phones.is_dir() or (may_hold_several(self.phones) and not is_file)
        if not to_folder:
            self._check_ending()
        voice = load_voice(self.voice)
        paths = alignment_files(self.phones)
        read = read_alignments(paths, self.reading.reading(self.language), self.reading.labels())
        if not to_folder:
            self._run_file(read, voice)
            return 0
        inputs = self._inputs(*paths, *map(self._sound_of, read.alignments))
        return self._run_folder(read, inputs, voice)

    @property
    def _fps(self) -> float:
        named = Path(f"NAME.{self.format}") if self.format else self.output
        return rate_for(named, self.fps)

    def _check_ending(self) -> None:
        from labial.exports import find

        character = self.character.character()
        check_output(self.output, character, self._inputs(self.phones, self.audio))
        ending = find(self.output, rig=character is not None).ending
        if self.format and ending != f".{self.format}":
            raise LabialError(f"{self.output}: expected the ending .{self.format} of --format")

    def _check(self, output: Path, inputs: Inputs, spoken: AlignedSpeech) -> None:
        frames = spoken.alignment.frame_count(self._fps)
        check_output(output, self.character.character(), inputs, frames)

    def _inputs(self, *paths: Path | None) -> Inputs:
        """The files at these paths, and those that other options name."""
        return Inputs.of(*paths, self.text_file, voice_path(self.voice), *self.reading.files)

    def _run_recording(self, has_text: bool) -> None:
        from labial.animation import align_recording, recognise_recording
        from labial.cli.bars import Bars
        from labial.voice import load_voice

        self._check_ending()
        if self.audio is not None:
            raise LabialError(f"--audio {self.audio}: the sound is {self.phones}")
        if self.language is not None and not has_text:
            raise LabialError(
                f"--language {self.language}: is for recordings with --text; without, phones are"
                " recognised in the same way in all languages"
            )
        if self.reading != AlignmentOptions():
            raise LabialError(
                "no alignment is read with a recording: leave out the options for reading one"
            )
        voice = load_voice(self.voice)
        with Bars() as bars:
            if has_text:
                spoken = align_recording(
                    self.phones,
                    self._words(),
                    self.language or DEFAULT_LANGUAGE,
                    self.aligner,
                    bars.bar("Aligning"),
                )
            else:
                spoken = recognise_recording(self.phones, bars.bar("Recognising"))
        if self.verbose:
            print_substitutions(voice, spoken.alignment)
        self._write(self.output, self._animated(spoken, voice), voice)

    def _words(self) -> str:
        from labial.formats.transcripts import read_spoken_text

        if self.text_file is None:
            return self.text or ""
        if self.text is not None:
            raise LabialError(f"--text and --text-file {self.text_file}: expected only one")
        return read_spoken_text(self.text_file)

    def _run_file(self, read: Alignments, voice: Voice) -> None:
        if read.errors:
            raise read.errors[0]
        if len(read.alignments) > 1:
            raise LabialError(
                f"{self.phones}: holds {len(read.alignments)} utterances;"
                f" expected a folder to write them to, not {self.output}"
            )
        name = next(iter(read.alignments))
        spoken = self._spoken(read, name, self.audio, voice)
        self._check(self.output, self._inputs(self.phones, self.audio), spoken)
        with named(read.sources[name]):
            utterance = self._animated(spoken, voice)
        self._write(self.output, utterance, voice)

    def _run_folder(self, read: Alignments, inputs: Inputs, voice: Voice) -> int:
        from labial.exports import names_file

        if self.audio is not None and not self.audio.is_dir():
            raise LabialError(f"{self.audio}: expected a folder, as {self.output} is one")
        if names_file(self.output):
            raise LabialError(f"{self.output}: expected a folder, as {self.phones} is one")
        for error in read.errors:
            report(error)
        names = list(read.alignments)
        try:
            if names:
                self.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LabialError(f"{self.output}: cannot be created: {error.strerror}") from error
        written = 0
        group: list[AlignedSpeech] = []
        for name in names:
            with errors_reported():
                spoken = self._spoken(read, name, self._sound_of(name), voice)
                self._check(self._file_of(name), inputs, spoken)
                group.append(spoken)
            frames = sum(each.alignment.duration for each in group) * self._fps
            if len(group) == _AT_ONCE or frames > _FRAMES_AT_ONCE or name is names[-1]:
                written += self._animate_group(group, read, voice)
                group = []
        total = len(names) + read.failed
        if written < total:
            print(f"{total - written} of {total} files failed", file=sys.stderr)
        return 0 if written == total else 1

    def _animate_group(self, group: Sequence[AlignedSpeech], read: Alignments, voice: Voice) -> int:
        """Animate some files of a folder together; return how many were written."""
        from labial.animation import animate_each

        def failed(spoken: AlignedSpeech, error: LabialError) -> None:
            report(LabialError(f"{read.sources[spoken.name]}: {error}"))

        postures, written = not self.no_postures, 0
        for utterance in animate_each(
            group, voice, self._fps, self.articulation, failed, postures=postures
        ):
            with errors_reported():
                self._write(self._file_of(utterance.name), utterance, voice)
                written += 1
        return written

    def _file_of(self, name: str) -> Path:
        """The file of an utterance if a folder is written."""
        return self.output / f"{name}.{self.format or 'html'}"

    def _sound_of(self, name: str) -> Path | None:
        """The sound of an utterance if a folder is written."""
        return None if self.audio is None else self.audio / f"{name}.wav"

    def _spoken(
        self, read: Alignments, name: str, audio: Path | None, voice: Voice
    ) -> AlignedSpeech:
        from labial.animation import AlignedSpeech, check

        alignment, sound = read.alignments[name], None
        if audio is not None:
            from labial.formats.audio import read_audio

            sound = read_audio(audio)
            alignment = read.lasting(name, sound.duration)
        spoken = AlignedSpeech(name, alignment, sound, read.caveats.get(name, ""))
        source = read.sources[name]
        with named(f"{source} with {audio}" if audio else source):
            check(spoken, voice, self._fps)
        if self.verbose:
            print(f"{name}: labels read as {read.phone_sets[name]}", file=sys.stderr)
            print_substitutions(voice, alignment)
        return spoken

    def _animated(self, spoken: AlignedSpeech, voice: Voice) -> Utterance:
        from labial.animation import animate_all

        postures = not self.no_postures
        return animate_all([spoken], voice, self._fps, self.articulation, postures=postures)[0]

    def _write(self, output: Path, utterance: Utterance, voice: Voice) -> None:
        character = self.character.character()
        export_and_print(
            output,
            utterance,
            voice,
            character,
            blinks=not self.no_blinks,
            starts=self.timecode,
            head_moves=self.head_movement,
        )

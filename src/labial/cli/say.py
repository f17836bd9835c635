"""labial say"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.export_options import (
    FolderFormat,
    FramesASecond,
    MaybeExportFileOrFolder,
    Rig,
    TimeCode,
    check_output,
    export_and_print,
    rate_for,
)
from labial.cli.failures import errors_reported
from labial.cli.mistakes import check_is_text
from labial.cli.options import Articulation, Flag, VoiceFile, print_substitutions
from labial.errors import LabialError, named
from labial.voices import voice_path

if TYPE_CHECKING:
    from labial.broadcast import Sender
    from labial.retargeting.character import Character
    from labial.speech import Speaker
    from labial.utterance import Utterance
    from labial.voice import Voice


@dataclass(frozen=True)
class Say:
    """Speak a text with espeak-ng or a Piper voice, and animate a face with it.

    The result is written to a file (-o), or shown by another program (--to), or both.
    From a script, a folder is written. If some of its lines fail, the others are written and the
    exit status is 1.
    """

    character: Rig
    text: Annotated[Positional[str | None], arg(metavar="TEXT", help_behavior_hint="")] = None
    """The text to speak."""
    output: MaybeExportFileOrFolder = None
    to: Annotated[str | None, arg(metavar="URL", help_behavior_hint="")] = None
    """A program that shows the face while it would be spoken: live-link://HOST:PORT for Unreal,
    vmc://HOST:PORT for VRM avatars (docs/live.md). The sound is not played."""
    text_file: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """A file with the text, in UTF-8, instead of TEXT."""
    file: Annotated[Path | None, arg(metavar="SCRIPT", help_behavior_hint="")] = None
    """A file with a take in each line, NAME: TEXT, instead of TEXT; a folder is written."""
    format: FolderFormat = None
    speaker: Annotated[
        str | None, arg(metavar="FILE", help_behavior_hint="(default: espeak-ng)")
    ] = None
    """A Piper voice that speaks: NAME.onnx with NAME.onnx.json next to it; of a voice with several
    speakers, NAME.onnx#SPEAKER."""
    language: Annotated[
        str | None, arg(metavar="TAG", help_behavior_hint="(default: en-gb, or the speaker's)")
    ] = None
    """A language of espeak-ng: en-gb, en-us, fr-fr, de, ..."""
    rate: Annotated[
        int | None, arg(metavar="WPM", help_behavior_hint="(default: 175, or the speaker's)")
    ] = None
    """Words per minute, 80 to 450; with --speaker, 175 is its own rate."""
    pitch: Annotated[int | None, arg(metavar="0..99", help_behavior_hint="(default: 50)")] = None
    """The pitch of espeak-ng's voice."""
    voice: VoiceFile = None
    """The voice to animate with: a file, or a name from `labial voice list`."""
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
    mp4, .arkit.csv, a character's .glb and .vrm, and in the program of --to; this is invented, not
    predicted. A button of html switches it too."""
    timecode: TimeCode = "00:00:00:00"
    verbose: Flag = False
    """Print which trained phones replace unknown ones."""

    def run(self) -> int:
        """Run the command; 1 if some lines of a script failed."""
        from labial.articulation import check_articulation
        from labial.speech import Manner, speaker_of
        from labial.voice import load_voice

        check_articulation(self.articulation)
        character = self.character.character()
        self._check_destinations(character)
        text = None if self.file is not None else self._text()
        if text is not None and self.output is not None:
            self._check_ending(self.output)
            self._check(self.output, character)
        sender = self._sender()
        speaker = speaker_of(self.speaker, Manner(self.language, self.rate, self.pitch))
        if text is None:
            return self._run_script(speaker, character)
        voice = load_voice(self.voice)
        utterance = self._speak(text, self.output, speaker, voice, character)
        if sender is not None:
            from labial.broadcast.speaking import show

            show(utterance, voice, sender, head_moves=self.head_movement)
            sender.close()
        return 0

    def _sender(self) -> Sender | None:
        if self.to is None:
            return None
        from labial.broadcast import Sender

        return Sender(self.to)

    def _check_destinations(self, character: Character | None) -> None:
        if self.output is None and self.to is None:
            raise LabialError("expected a file to write (-o FILE), or a program (--to URL)")
        if self.to is not None and self.file is not None:
            raise LabialError(f"--to {self.to}: expected a text, not a script")
        if self.to is not None and character is not None:
            raise LabialError(f"--to {self.to}: programs have characters of their own: omit --rig")
        if self.file is not None and (self.text is not None or self.text_file is not None):
            raise LabialError(f"--file {self.file}: expected no other text")

    def _run_script(self, speaker: Speaker, character: Character | None) -> int:
        from labial.exports import names_file
        from labial.formats.script import read_script
        from labial.voice import load_voice

        assert self.file is not None
        assert self.output is not None
        if names_file(self.output):
            raise LabialError(f"{self.output}: expected a folder, as a script is spoken")
        takes = read_script(self.file)
        voice = load_voice(self.voice)
        try:
            self.output.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LabialError(f"{self.output}: cannot be created: {error.strerror}") from error
        files = [self.output / f"{take.name}.{self.format or 'html'}" for take in takes]
        for path in files:
            self._check(path, character)
        written = 0
        with Bars(counts=True) as bars:
            bar = bars.bar("speaking")
            for done, (take, path) in enumerate(zip(takes, files, strict=True)):
                bar(done, len(takes))
                with errors_reported(), named(take.source):
                    self._speak(take.text, path, speaker, voice, character)
                    written += 1
            bar(len(takes), len(takes))
        if written < len(takes):
            print(f"{len(takes) - written} of {len(takes)} takes failed", file=sys.stderr)
        return 0 if written == len(takes) else 1

    def _speak(
        self,
        text: str,
        output: Path | None,
        speaker: Speaker,
        voice: Voice,
        character: Character | None,
    ) -> Utterance:
        from labial.animation import DEFAULT_FPS, say

        fps = (self.fps or DEFAULT_FPS) if output is None else rate_for(output, self.fps)
        utterance = say(text, speaker, voice, fps, self.articulation, postures=not self.no_postures)
        if self.verbose:
            print_substitutions(voice, utterance.alignment)
        if output is not None:
            export_and_print(
                output,
                utterance,
                voice,
                character,
                blinks=not self.no_blinks,
                starts=self.timecode,
                head_moves=self.head_movement,
            )
        return utterance

    def _check_ending(self, output: Path) -> None:
        if self.format and not output.name.lower().endswith(f".{self.format}".lower()):
            raise LabialError(f"{output}: expected the ending .{self.format} of --format")

    def _check(self, output: Path, character: Character | None) -> None:
        from labial.speech.speakers import speaker_files

        read = Inputs.of(
            voice_path(self.voice), self.text_file, self.file, *speaker_files(self.speaker)
        )
        check_output(output, character, read)
        rate_for(output, self.fps)

    def _text(self) -> str:
        from labial.formats.text import read_text

        if self.text_file is not None:
            if self.text is not None:
                raise LabialError(f"TEXT and --text-file {self.text_file}: expected only one")
            return read_text(self.text_file)
        if self.text is None:
            raise LabialError("expected a TEXT to speak, or a --text-file that contains one")
        check_is_text(self.text)
        return self.text

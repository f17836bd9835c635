"""labial say"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.export_options import (
    ExportFile,
    FramesASecond,
    Rig,
    check_output,
    export_and_print,
    rate_for,
)
from labial.cli.mistakes import check_is_text
from labial.cli.options import Articulation, Flag, VoiceFile, print_substitutions
from labial.errors import LabialError
from labial.voices import voice_path


@dataclass(frozen=True)
class Say:
    """Speak a text with espeak-ng, and animate a face with it."""

    output: ExportFile
    character: Rig
    text: Annotated[Positional[str | None], arg(metavar="TEXT", help_behavior_hint="")] = None
    """The text to speak."""
    text_file: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """A file with the text, in UTF-8, instead of TEXT."""
    language: str = "en-gb"
    """A language of espeak-ng: en-gb, en-us, fr-fr, de, ..."""
    voice: VoiceFile = None
    """The voice to animate with: a file, or a name from `labial voice list`."""
    articulation: Articulation = 1.0
    """How clearly the face speaks: movement from 0.5 to 2 times the voice's own, but lips close as
    before and nothing moves faster than the talker did. --intensity only scales a character."""
    fps: FramesASecond = None
    """Frames per second of the output."""
    no_blinks: Flag = False
    """Keep the eyes of html and mp4 open; blinks are invented, not predicted."""
    verbose: Flag = False
    """Print which trained phones replace unknown ones."""

    def run(self) -> int:
        """Run the command."""
        from labial.animation import say
        from labial.articulation import check_articulation
        from labial.voice import load_voice

        check_articulation(self.articulation)
        text = self._text()
        character = self.character.character()
        check_output(self.output, character, Inputs.of(voice_path(self.voice), self.text_file))
        voice = load_voice(self.voice)
        fps = rate_for(self.output, self.fps)
        utterance = say(text, self.language, voice, fps, self.articulation)
        if self.verbose:
            print_substitutions(voice, utterance.alignment)
        export_and_print(self.output, utterance, voice, character, blinks=not self.no_blinks)
        return 0

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

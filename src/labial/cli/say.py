"""labial say"""

from __future__ import annotations

from dataclasses import dataclass
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
from labial.cli.options import Flag, VoiceFile, print_substitutions


@dataclass(frozen=True)
class Say:
    """Speak a text and animate a face with it."""

    text: Annotated[Positional[str], arg(metavar="TEXT")]
    """What to say."""
    output: ExportFile
    character: Rig
    language: str = "en-gb"
    """A language of espeak-ng: en-gb, en-us, fr-fr, de, ..."""
    voice: VoiceFile = None
    """The voice to animate with."""
    fps: FramesASecond = None
    """Frames a second of what is written."""
    no_blinks: Flag = False
    """Keep the eyes of html and mp4 open: blinks are invented."""
    verbose: Flag = False
    """Print which trained phones stand in for unknown ones."""

    def run(self) -> int:
        """Do it."""
        from labial.animation import say
        from labial.voice import load_voice

        character = self.character.character()
        check_output(self.output, character, Inputs.of(self.voice))
        voice = load_voice(self.voice)
        utterance = say(self.text, self.language, voice, rate_for(self.output, self.fps))
        if self.verbose:
            print_substitutions(voice, utterance.alignment)
        export_and_print(self.output, utterance, voice, character, blinks=not self.no_blinks)
        return 0

"""labial say"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import (
    Flag,
    FramesASecond,
    Output,
    Rig,
    VoiceFile,
    drive_and_tell,
    frames_progress,
    print_substitutions,
    rate_for,
)


@dataclass(frozen=True)
class Say:
    """Speak a text and animate a face with it."""

    text: Annotated[Positional[str], arg(metavar="TEXT")]
    """What to say."""
    output: Output
    """The file to write; its ending chooses the format: .html, .mp4, .npz, .csv, .glb, ..."""
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
        from labial.exports import check_ending, export
        from labial.voice import load_voice

        character = self.character.character()
        check_ending(self.output)
        voice = load_voice(self.voice)
        utterance = say(self.text, self.language, voice, rate_for(self.output, self.fps))
        if self.verbose:
            print_substitutions(voice, utterance.alignment)
        if character is not None:
            drive_and_tell(self.output, utterance, voice, character)
            return 0
        with frames_progress("writing") as progress:
            export(self.output, utterance, voice, progress, blinks=not self.no_blinks)
        print(f"{self.output}: {utterance.alignment.duration:.2f} s of speech")
        return 0

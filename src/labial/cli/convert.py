"""labial convert"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import Flag, Output, Rig, VoiceFile, drive_and_tell, frames_progress


@dataclass(frozen=True)
class Convert:
    """Write a saved motion in another format."""

    motion: Annotated[Positional[Path], arg(metavar="MOTION")]
    """The motion, an .npz file that labial wrote."""
    output: Output
    """The file to write; its ending chooses the format."""
    character: Rig
    audio: Annotated[Path | None, arg(metavar="WAV")] = None
    """The sound that goes with the motion, where the file has none or another."""
    voice: VoiceFile = None
    """The voice that made the motion."""
    fps: Annotated[float | None, arg(help_behavior_hint="(default: its own; of mp4 30)")] = None
    """Frames a second of what is written."""
    no_blinks: Flag = False
    """Keep the eyes of html and mp4 open: blinks are invented."""

    def run(self) -> int:
        """Do it."""
        from labial.animation import saved
        from labial.exports import check_ending, export, fps_for
        from labial.files import check_apart
        from labial.voice import load_voice

        check_apart(self.output, self.motion, self.audio)
        fps = fps_for(self.output, self.fps)
        character = self.character.character()
        if character is not None:
            utterance = saved(self.motion, self.audio, fps)
            drive_and_tell(self.output, utterance, load_voice(self.voice), character)
            return 0
        check_ending(self.output)
        utterance = saved(self.motion, self.audio, fps)
        with frames_progress("writing") as progress:
            voice = load_voice(self.voice)
            export(self.output, utterance, voice, progress, blinks=not self.no_blinks)
        print(f"{self.output}: {utterance.alignment.duration:.2f} s of speech")
        return 0

"""labial retarget"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import Output, Rig, VoiceFile, drive_and_tell


@dataclass(frozen=True)
class Retarget:
    """Drive a character of yours with a saved motion."""

    motion: Annotated[Positional[Path], arg(metavar="MOTION")]
    """The motion, an .npz file that labial wrote."""
    output: Output
    """The file to write: .glb, .html, .mp4, .csv, .arkit.csv or .arkit.json."""
    character: Rig
    audio: Annotated[Path | None, arg(metavar="WAV")] = None
    """The sound that goes with the motion, where the file has none or another."""
    voice: VoiceFile = None
    """The voice that made the motion."""
    fps: Annotated[float | None, arg(help_behavior_hint="(default: its own; of mp4 30)")] = None
    """Frames a second of what is written."""

    def run(self) -> int:
        """Do it."""
        from labial.animation import saved
        from labial.exports import fps_for
        from labial.voice import load_voice

        character = self.character.required()
        fps = fps_for(self.output, self.fps)
        utterance = saved(self.motion, self.audio, fps)
        drive_and_tell(self.output, utterance, load_voice(self.voice), character)
        return 0

"""labial retarget"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.export_options import (
    OtherFramesASecond,
    Rig,
    RigExportFile,
    TimeCode,
    check_output,
    export_and_print,
)
from labial.cli.options import Flag, MadeByVoice, SoundFile
from labial.voices import voice_path


@dataclass(frozen=True)
class Retarget:
    """Drive your own character, given by --rig, with a saved motion."""

    motion: Annotated[Positional[Path], arg(metavar="MOTION")]
    """The motion, an .npz file that labial wrote."""
    output: RigExportFile
    character: Rig
    audio: SoundFile = None
    """The sound to use instead of the motion's own."""
    voice: MadeByVoice = None
    """The voice that made the motion."""
    fps: OtherFramesASecond = None
    """Frames per second of the output."""
    head_movement: Flag = False
    """Let the head nod and turn with stress and phrases, and the eyes look away in pauses, in html,
    mp4, .arkit.csv, .glb and .vrm; this is invented, not predicted. A button of html switches it
    too."""
    timecode: TimeCode = "00:00:00:00"

    def run(self) -> int:
        """Run the command."""
        from labial.animation import saved
        from labial.exports import fps_for
        from labial.voice import voice_of

        character = self.character.required()
        check_output(
            self.output, character, Inputs.of(self.motion, self.audio, voice_path(self.voice))
        )
        utterance = saved(self.motion, self.audio, fps_for(self.output, self.fps))
        voice = voice_of(utterance, self.voice)
        export_and_print(
            self.output,
            utterance,
            voice,
            character,
            starts=self.timecode,
            head_moves=self.head_movement,
        )
        return 0

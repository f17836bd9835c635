"""labial convert"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.export_options import (
    ExportFile,
    OtherFramesASecond,
    Rig,
    TimeCode,
    check_output,
    export_and_print,
)
from labial.cli.options import Articulation, Flag, MadeByVoice, SoundFile
from labial.voices import voice_path


@dataclass(frozen=True)
class Convert:
    """Write a saved motion in another format."""

    motion: Annotated[Positional[Path], arg(metavar="MOTION")]
    """The motion, an .npz file that labial wrote."""
    output: ExportFile
    character: Rig
    audio: SoundFile = None
    """The sound to use instead of the motion's own."""
    voice: MadeByVoice = None
    """The voice that made the motion."""
    articulation: Articulation = 1.0
    """How clearly the face speaks, from 0.5 to 2 times its own movement, about its face at rest. If
    --voice did not make the motion, rest is its mean face in silence, or with the lips closed if it
    has no silence, and it becomes no faster than its own fastest movement. An error for a motion
    that was already written with an articulation."""
    fps: OtherFramesASecond = None
    """Frames per second of the output."""
    no_blinks: Flag = False
    """Keep the eyes of html and mp4 open; blinks are invented, not predicted."""
    head_movement: Flag = False
    """Let the head nod and turn with stress and phrases, and the eyes look away in pauses, in html,
    mp4, .arkit.csv, and a character's .glb and .vrm; this is invented, not predicted. A button of
    html switches it too."""
    timecode: TimeCode = "00:00:00:00"

    def run(self) -> int:
        """Run the command."""
        from labial.animation import saved
        from labial.articulation import check_articulation
        from labial.errors import named
        from labial.exports import fps_for
        from labial.voice import voice_of
        from labial.voice_articulation import rearticulated

        check_articulation(self.articulation)
        character = self.character.character()
        check_output(
            self.output, character, Inputs.of(self.motion, self.audio, voice_path(self.voice))
        )
        utterance = saved(self.motion, self.audio, fps_for(self.output, self.fps))
        voice = voice_of(utterance, self.voice)
        with named(str(self.motion)):
            utterance = rearticulated([utterance], self.articulation, voice)[0]
        export_and_print(
            self.output,
            utterance,
            voice,
            character,
            blinks=not self.no_blinks,
            starts=self.timecode,
            head_moves=self.head_movement,
        )
        return 0

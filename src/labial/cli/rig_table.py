"""labial rig table"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import Output, VoiceFile
from labial.voices import voice_path


@dataclass(frozen=True)
class RigTable:
    """Compute how far ARKit's shapes move the sensors, from a character that has these shapes."""

    rig: Annotated[Positional[Path], arg(metavar="RIG")]
    """A .glb, .vrm or .gltf file with ARKit's shapes, or a folder of .obj files."""
    output: Output
    """The .json file to write."""
    source: Annotated[str, arg(metavar="TEXT")]
    """The character's author and licence, which are written to the table."""
    voice: VoiceFile = None
    """The voice whose sensors are tied."""

    def run(self) -> int:
        """Run the command."""
        from labial.apart import Inputs
        from labial.retargeting.arkit import write_reference
        from labial.retargeting.binding import bind
        from labial.retargeting.character import read_character
        from labial.retargeting.voice_talker import talker_of_voice
        from labial.sinks import writing
        from labial.voice import load_voice

        Inputs.of(self.rig, voice_path(self.voice)).check_apart([self.output])
        rig = read_character(self.rig)
        shapes = bind(rig, talker_of_voice(load_voice(self.voice))).sensor_shapes(rig)
        with writing(self.output) as sink:
            write_reference(sink, shapes, self.source)
        print(f"{self.output}: {len(shapes.shapes)} shapes on {len(shapes.sensors)} sensors")
        return 0

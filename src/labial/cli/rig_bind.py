"""labial rig bind"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import Aliases, Output, VoiceFile
from labial.voices import voice_path


@dataclass(frozen=True)
class RigBind:
    """Tie sensors to a character's vertices, and draw where they are."""

    rig: Annotated[Positional[Path], arg(metavar="RIG")]
    """A .glb, .vrm or .gltf file with morph targets, or a folder of .obj files."""
    output: Output
    """The .toml file to write; a mesh or sensors that are already in it are kept."""
    voice: VoiceFile = None
    """The voice whose sensors are tied."""
    aliases: Aliases = None

    def run(self) -> int:
        """Run the command."""
        from labial.apart import Inputs
        from labial.retargeting.alias_file import shape_names
        from labial.retargeting.tying import drawing_of, keep, misfits_drawn, tied
        from labial.retargeting.voice_talker import talker_of_voice
        from labial.sinks import writing
        from labial.voice import load_voice

        Inputs.of(self.rig, voice_path(self.voice), self.aliases).check_apart(
            [self.output, drawing_of(self.output)]
        )
        talker = talker_of_voice(load_voice(self.voice))
        with misfits_drawn(self.output):
            rig, binding, new = tied(self.rig, talker, self.output, shape_names(self.aliases))
        if new:
            with writing(self.output) as sink:
                keep(sink, rig, binding)
        tied_now = "tied" if new else "already tied"
        print(f"{self.output}: {len(binding.vertices)} sensors {tied_now} to mesh '{binding.mesh}'")
        return 0

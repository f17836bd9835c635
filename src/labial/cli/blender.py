"""labial blender"""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from labial.cli.options import Output


@dataclass(frozen=True)
class BlenderAddon:
    """Write the add-on for Blender, a .zip file that Blender's preferences install."""

    output: Output
    """The .zip file to write."""

    def run(self) -> int:
        """Run the command."""
        from labial.blender.addon import write_addon
        from labial.errors import LabialError
        from labial.sinks import writing

        if self.output.suffix.lower() != ".zip":
            raise LabialError(f"{self.output}: expected a .zip file, as Blender installs these")
        with writing(self.output) as sink:
            write_addon(sink)
        print(f"{self.output}: install it in Blender by Edit > Preferences > Add-ons")
        if found := shutil.which("labial"):
            print(f"if Blender does not find labial, set its path there: {found}")
        return 0

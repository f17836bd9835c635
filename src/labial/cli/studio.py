"""labial studio"""

from __future__ import annotations

import os
import webbrowser
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import Flag, needs_extra

_PARTS = {"serve": "fastapi", "speech": "espeakng_loader", "train": "h5py", "video": "av"}
"""The extras that the studio needs, and a module of each that is imported soon."""


@dataclass(frozen=True)
class StudioCommand:
    """Record yourself with a webcam and make a voice of it, in a browser on this machine.

    The page is served to this machine only, and nothing leaves it. A project is a folder on which
    the other commands work too.
    """

    folder: Annotated[Positional[Path], arg(metavar="FOLDER")] = Path("labial-studio")
    """The project's folder, which is made if it is missing."""
    port: Annotated[int, arg(metavar="PORT")] = 8766
    """The port to listen on; 0 is any free port."""
    no_browser: Flag = False
    """Print the address only, and open no browser."""

    def run(self) -> int:
        """Serve until the process is asked to end."""
        for extra, module in _PARTS.items():
            with needs_extra("the studio", extra):
                import_module(module)
        from labial.studio.server import serve_studio

        serve_studio(self.folder, self.port, os.environ.get("LABIAL_TOKEN") or None, self._opened)
        return 0

    def _opened(self, address: str, redirect: Path) -> None:
        print(address, flush=True)
        if not self.no_browser:
            webbrowser.open(redirect.absolute().as_uri())

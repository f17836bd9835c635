"""labial serve"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from tyro.conf import arg

from labial.cli.options import needs_extra


@dataclass(frozen=True)
class Serve:
    """Animate faces for programs, live over WebSockets and as files over HTTP."""

    host: str = "127.0.0.1"
    """The address to listen on; 0.0.0.0 is every address of this machine."""
    port: Annotated[int, arg(metavar="PORT")] = 8765
    """The port to listen on; 0 is any free port, which is printed."""

    def run(self) -> int:
        """Serve until the process is asked to end."""
        with needs_extra("serving", "serve"):
            from labial.service import Settings, serve
        serve(Settings(self.host, self.port), lambda address: print(address, flush=True))
        return 0

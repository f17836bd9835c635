"""labial serve"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from tyro.conf import UseAppendAction, arg

from labial.cli.options import needs_extra
from labial.errors import LabialError


@dataclass(frozen=True)
class Serve:
    """Animate faces for programs, live over WebSockets and as files over HTTP."""

    host: str = "127.0.0.1"
    """The address to listen on; 0.0.0.0 is every address of this machine."""
    port: Annotated[int, arg(metavar="PORT")] = 8765
    """The port to listen on; 0 is any free port, which is printed."""

    token: Annotated[str | None, arg(metavar="TOKEN", help_behavior_hint="")] = None
    """What clients must send: 'Authorization: Bearer TOKEN', or ?token=TOKEN with a WebSocket. The
    environment variable LABIAL_TOKEN does the same, and is not shown to other users."""
    origin: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="URL")] = ()
    """A web site whose pages may use the service, such as https://example.org."""
    voice_file: Annotated[UseAppendAction[tuple[Path, ...]], arg(metavar="FILE")] = ()
    """A voice to offer in addition to the included ones, by its name without the ending."""
    speaker_file: Annotated[UseAppendAction[tuple[Path, ...]], arg(metavar="FILE")] = ()
    """A Piper voice to offer in addition to espeak-ng, by its name without the ending."""
    to: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="URL")] = ()
    """A program that shows the live face that started last: live-link://HOST:PORT/NAME (Unreal) or
    vmc://HOST:PORT (VRM avatars)."""
    most_streams: Annotated[int, arg(metavar="COUNT")] = 200
    """How many live faces there may be at once."""
    most_jobs: Annotated[int, arg(metavar="COUNT")] = 2
    """How many files are made at once, each in a process of its own."""
    study: Annotated[Path | None, arg(metavar="FOLDER", help_behavior_hint="")] = None
    """A study, as made by `labial study new`: offer its questionnaire at /study/, and store the
    answers in the folder."""

    def run(self) -> int:
        """Serve until the process is asked to end."""
        with needs_extra("serving", "serve"):
            from labial.service import Limits, Settings
            from labial.service.server import Addition, no_addition, serve
        settings = Settings(
            self.host,
            self.port,
            self.token or os.environ.get("LABIAL_TOKEN") or None,
            self.origin,
            _by_name(self.voice_file),
            _by_name(self.speaker_file),
            self.to,
            replace(Limits(), streams=self.most_streams, jobs=self.most_jobs),
        )
        addition: Addition = no_addition
        if self.study is not None:
            from labial.perception.serving import offering, with_study

            settings, addition = with_study(settings), offering(self.study)
        serve(settings, lambda address: print(address, flush=True), addition)
        return 0


def _by_name(files: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for file in files:
        if not file.is_file():
            raise LabialError(f"{file}: no such file")
        if file.stem in found:
            raise LabialError(f"{file}: another file has the name {file.stem}")
        found[file.stem] = file.absolute()
    return found

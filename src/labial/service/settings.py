"""How the service is set up, and what it allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """What clients may ask for. Sizes are bytes, times seconds."""

    message_bytes: int = 256 * 1024
    """A message on a stream."""
    body_bytes: int = 32 * 1024 * 1024
    """The body of a request with a sound or a rig."""
    json_bytes: int = 2 * 1024 * 1024
    """The body of any other request, which takes many times as much memory when it is read."""
    head_bytes: int = 64 * 1024
    """The address and headers of a request."""
    upload_bytes: int = 32 * 1024 * 1024
    """A body that is stored while it comes."""
    text_characters: int = 10_000
    """A text, and what of a stream's text is not spoken yet."""
    speech_s: float = 600.0
    """The speech of a file."""
    ahead_s: float = 120.0
    """Speech of a stream that is known but not spoken yet."""
    utterances_ahead: int = 16
    """Utterances of a stream that have not ended."""
    connections: int = 2000
    """Open connections to ``/stream``."""
    streams: int = 200
    """Connections that have started a face."""
    silent_s: float = 10.0
    """How long a connection may be open before it starts a face."""
    idle_s: float = 600.0
    """How long a face may be given nothing to say."""
    send_s: float = 5.0
    """How long a client may take to accept a message."""
    jobs: int = 2
    """Files that are made at once."""
    jobs_waiting: int = 16
    """Files that wait to be made."""
    job_s: float = 120.0
    """How long making a file may take."""
    requests_a_minute: int = 120
    """Requests of one client, by its address, for files and rigs."""
    rigs: int = 16
    """Rigs that are kept; the one used longest ago makes room for a new one."""
    drain_s: float = 10.0
    """How long utterances may go on when the service is asked to end."""


@dataclass(frozen=True)
class Access:
    """How paths are reached: without a token, with it in the address, or with large bodies.

    Folders end in a slash. ``open_paths`` and ``open_folders`` need no token: pages, so that a
    browser can ask its user for one. ``linked_folders`` accept ``?token=`` too, as browsers send no
    headers for videos and pictures. Bodies for ``upload_paths`` are limited by ``upload_bytes``.
    """

    open_paths: tuple[str, ...] = ("/", "/client.js", "/health")
    open_folders: tuple[str, ...] = ("/page/",)
    linked_folders: tuple[str, ...] = ()
    upload_paths: tuple[str, ...] = ()

    def is_open(self, path: str) -> bool:
        """Whether a path needs no token."""
        return path in self.open_paths or path.startswith(self.open_folders)


@dataclass(frozen=True)
class Settings:
    """Where the service listens, what it offers, and to whom.

    With a ``token``, every request except for the page, its script and ``/health`` needs it.
    ``origins`` are the web sites, such as ``https://example.org``, whose pages may use the service
    in addition to its own. ``voice_files`` and ``speaker_files`` are offered by their names, in
    addition to the included voices and espeak-ng. ``programs`` are the addresses of programs that
    show the face that started last (``labial.broadcast``). Port 0 is any free port.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    origins: tuple[str, ...] = ()
    voice_files: Mapping[str, Path] = field(default_factory=dict)
    speaker_files: Mapping[str, Path] = field(default_factory=dict)
    programs: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    access: Access = field(default_factory=Access)

    @property
    def sites(self) -> tuple[str, ...]:
        """``origins`` as browsers write them: in lower case, without a slash at the end."""
        return tuple(each.rstrip("/").lower() for each in self.origins)

"""Sending frames to a program at an address such as vmc://127.0.0.1:39539."""

from __future__ import annotations

import socket
from datetime import datetime
from urllib.parse import unquote, urlsplit

from labial.broadcast.programs import KINDS
from labial.errors import LabialError
from labial.registry import known_names
from labial.streaming.outputs import Output
from labial.streaming.rest import Values
from labial.voice import Voice

DEFAULT_NAME = "labial"


class Sender:
    """A program at an address: SCHEME://HOST:PORT/NAME, where port and name may be missing.

    SCHEME is one of ``KINDS``; NAME is how the program calls the face. Nothing tells whether the
    program receives anything, so it may be started later. Raises ``LabialError`` for an address
    that is not valid, or a host that is not found.
    """

    def __init__(self, address: str) -> None:
        scheme, host, port, name = _parts(address)
        kind = KINDS[scheme]
        self._address = address
        self._program = kind.program.load()(name)
        try:
            found = socket.getaddrinfo(host, port or kind.port, type=socket.SOCK_DGRAM)
            family, self._target = found[0][0], found[0][4]
            self._socket = socket.socket(family, socket.SOCK_DGRAM)
        except (OSError, UnicodeError) as error:
            raise LabialError(f"{address}: cannot find the host '{host}': {error}") from error

    def output(self, voice: Voice) -> Output:
        """What frames have to be made of: the output of a stream."""
        return self._program.output(voice)

    def send(self, values: Values, angles: Values | None = None) -> None:
        """Send the values of a frame now. Raises ``LabialError`` if that is impossible.

        ``angles`` float32 ``[5]`` of ``labial.head_movement`` turn head and eyes, in degrees.
        Without them the head of Live Link is straight, and an avatar's is left to others.
        """
        now = datetime.now()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        try:
            time_s = (now - midnight).total_seconds()
            for packet in self._program.packets(values, time_s, angles):
                self._socket.sendto(packet, self._target)
        except OSError as error:
            raise LabialError(f"{self._address}: cannot send: {error}") from error

    def close(self) -> None:
        """Release the socket."""
        self._socket.close()


def _parts(address: str) -> tuple[str, str, int | None, str]:
    """Scheme, host, port and name of an address."""
    example = "expected SCHEME://HOST:PORT, such as live-link://127.0.0.1:11111"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise LabialError(f"{address}: {error}; {example}") from error
    if parts.scheme not in KINDS:
        raise LabialError(f"{address}: {example}; schemes are {known_names(KINDS)}")
    if not parts.hostname or port == 0 or parts.query or parts.fragment or parts.username:
        raise LabialError(f"{address}: {example}")
    name = unquote(parts.path.strip("/"))
    return parts.scheme, parts.hostname, port, name or DEFAULT_NAME

"""The kinds of programs that frames are sent to, by the scheme of their address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from labial.registry import Entry
from labial.streaming.outputs import Output
from labial.streaming.rest import Values
from labial.voice import Voice


class Program(Protocol):
    """What a kind of program is sent."""

    def output(self, voice: Voice) -> Output:
        """What frames have to be made of, the same object for the same voice."""

    def packets(self, values: Values, time_s: float, angles: Values | None = None) -> list[bytes]:
        """The datagrams of a frame with values of that output, at a time of day in seconds.

        ``angles`` float32 ``[5]`` of ``labial.head_movement`` turn head and eyes.
        """


@dataclass(frozen=True)
class Kind:
    """A kind of program, and the port that it listens on by default.

    ``program`` makes it from the name under which it shows the face.
    """

    program: Entry[Callable[[str], Program]]
    port: int


_LIVE_LINK = Kind(
    Entry("Unreal's Live Link, as the app Live Link Face", "labial.broadcast.live_link:LiveLink"),
    11111,
)

KINDS: dict[str, Kind] = {
    "live-link": _LIVE_LINK,
    "udp": _LIVE_LINK,
    "vmc": Kind(
        Entry("programs for VRM avatars", "labial.broadcast.vmc:VirtualMotionCapture"), 39539
    ),
}

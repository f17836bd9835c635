"""The programs to which the service sends a face while it is shown (``labial.broadcast``)."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.broadcast import Player, Sender
from labial.errors import LabialError
from labial.streaming import Frames
from labial.streaming.outputs import Output
from labial.streaming.rest import Values
from labial.voice import Voice

_log = logging.getLogger(__name__)


class Programs:
    """Programs that all show one face: the one that started last.

    Raises ``LabialError`` for an address that is not valid.
    """

    def __init__(self, addresses: Sequence[str] = ()) -> None:
        self._senders = [Sender(address) for address in addresses]
        self._players = [Player(sender.send) for sender in self._senders]
        self._shown: object | None = None
        self._outputs: tuple[Output, ...] = ()

    def prepare(self, voice: Voice) -> None:
        """Compute what the first frames of a voice would wait for."""
        for sender in self._senders:
            _ = sender.output(voice).rest

    def begin(self, face: object, voice: Voice) -> None:
        """Show a face from now on, and no other."""
        self._shown = face
        self._outputs = tuple(sender.output(voice) for sender in self._senders)

    def outputs(self, face: object) -> tuple[Output, ...]:
        """What streams of a face have to send to the programs: nothing if another is shown."""
        return self._outputs if face is self._shown else ()

    def show(self, face: object, frames: Sequence[Frames], start: float) -> None:
        """Show frames of each output, of speech that starts at a time of the monotonic clock."""
        if face is self._shown:
            for player, each in zip(self._players, frames, strict=False):
                _add(player, each.values, start + each.times)

    def end(self, face: object) -> None:
        """Bring a face that has gone to rest."""
        if face is self._shown:
            now = np.array([time.monotonic()])
            for player, output in zip(self._players, self._outputs, strict=True):
                _add(player, output.rest[None], now)
            self._shown = None

    def close(self) -> None:
        """Send nothing more."""
        for player, sender in zip(self._players, self._senders, strict=True):
            player.close()
            sender.close()


def _add(player: Player, values: Values, due: npt.NDArray[np.float64]) -> None:
    try:
        player.add(values, due.tolist())
    except LabialError as error:  # that of a frame before
        _log.warning("%s", error)

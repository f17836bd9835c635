"""Frames sent to other programs by UDP while they are due.

>>> from labial.broadcast import Player, Sender
>>> sender = Sender("live-link://127.0.0.1:11111")
>>> player = Player(sender.send)
"""

from labial.broadcast.player import Player
from labial.broadcast.sender import Sender

__all__ = ["Player", "Sender"]

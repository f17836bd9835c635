"""An utterance shown by a program while it would be spoken."""

from __future__ import annotations

import time

from labial.broadcast.player import Player
from labial.broadcast.sender import Sender
from labial.streaming.whole import whole_frames
from labial.utterance import Utterance
from labial.voice import Voice

_SOON_S = 0.05  # until the first frame


def show(utterance: Utterance, voice: Voice, sender: Sender) -> None:
    """Send an utterance's frames at its rate, and then those that come to rest; returns after that.

    ``voice`` is the one that animated it. Raises ``LabialError`` if frames cannot be sent.
    """
    frames = whole_frames(utterance.motion, utterance.alignment, sender.output(voice))
    player = Player(sender.send)
    try:
        player.add(frames.values, (time.monotonic() + _SOON_S + frames.times).tolist())
        player.wait()
    finally:
        player.close()

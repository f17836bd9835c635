"""An utterance shown by a program while it would be spoken."""

from __future__ import annotations

import time

import numpy as np

from labial.broadcast.player import Player
from labial.broadcast.sender import Sender
from labial.head_movement import COLUMNS, head_movement
from labial.streaming.whole import whole_frames
from labial.utterance import Utterance
from labial.voice import Voice

_SOON_S = 0.05  # until the first frame


def show(utterance: Utterance, voice: Voice, sender: Sender, *, head_moves: bool = False) -> None:
    """Send an utterance's frames at its rate, and then those that come to rest; returns after that.

    ``voice`` is the one that animated it. If ``head_moves``, head and gaze move, which is invented
    (``labial.head_movement``). Raises ``LabialError`` if frames cannot be sent.
    """
    motion = utterance.motion
    frames = whole_frames(motion, utterance.alignment, sender.output(voice))
    values, angles = frames.values, len(COLUMNS)
    if head_moves:
        moved = head_movement(utterance.alignment, utterance.audio, len(motion), motion.fps)
        still = np.zeros((len(values) - len(motion), angles), np.float32)
        values = np.hstack([values, np.concatenate([moved, still])])
        player = Player(lambda each: sender.send(each[:-angles], each[-angles:]))
    else:
        player = Player(sender.send)
    try:
        player.add(values, (time.monotonic() + _SOON_S + frames.times).tolist())
        player.wait()
    finally:
        player.close()

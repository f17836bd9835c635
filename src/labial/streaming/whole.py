"""The frames of a whole motion, made of it as a stream's are, and of its coming to rest."""

from __future__ import annotations

import numpy as np

from labial.alignment import Alignment
from labial.errors import MotionError
from labial.motion import Motion
from labial.streaming.outputs import Output, Section
from labial.streaming.rest import rest_of
from labial.streaming.stream import Frames
from labial.visemes.oculus import REACH_S


def whole_frames(motion: Motion, alignment: Alignment, output: Output) -> Frames:
    """All frames of ``motion``, in which ``alignment`` is spoken, and those that come to rest.

    Raises ``MotionError`` for a motion of other sensors than the output's voice has, ``PhoneError``
    for a phone that cannot be sent.
    """
    if motion.layout.names != output.voice.layout.names:
        raise MotionError("the motion has other sensors than the voice")
    output.check(phone.label for phone in alignment.phones)
    memory = output.begin(None).memory
    whole = Section(motion.positions, len(motion), 0, motion.fps, alignment.phones, REACH_S, memory)
    values = output([whole])[0].values
    rest, shown = rest_of(output.voice), motion.positions[-2:]
    way = rest.way(shown[-1], motion.fps)
    after = rest.positions(shown, way)
    positions = np.concatenate([motion.positions, after])
    values = np.concatenate([values, output.ending(way, values[-2:], after)])
    return Frames(positions, np.arange(len(positions)) / motion.fps, values)

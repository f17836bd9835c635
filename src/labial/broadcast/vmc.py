"""Expressions of VRM avatars by the Virtual Motion Capture protocol (protocol.vmc.info).

An avatar has VRM's vowels A I U E O, which follow the visemes, and may have ARKit's 52 shapes as
well ("perfect sync"). It uses those that it has and ignores the others. Its head is a bone, in
Unity's axes: x to the avatar's right, y up, z forward, left-handed.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from labial.broadcast.osc import bundles, message
from labial.head_movement import rotations
from labial.phones.oculus import OCULUS_VISEMES
from labial.retargeting.arkit_head import looking
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.streaming.outputs import Output, output_of
from labial.streaming.rest import Values
from labial.streaming.together import Together
from labial.voice import Voice

VOWELS = {"A": "aa", "I": "ih", "U": "ou", "E": "E", "O": "oh"}
"""VRM's expressions for vowels, and the viseme that each follows."""

_MOST_BYTES = 1400  # datagrams of this size are not divided on their way


class VirtualMotionCapture:
    """An avatar; the protocol has no place for its name."""

    def __init__(self, _name: str) -> None:
        pass

    def output(self, voice: Voice) -> Output:
        """Visemes and ARKit's weights."""
        return _output(voice)

    def packets(self, values: Values, time_s: float, angles: Values | None = None) -> list[bytes]:
        """Bundles, the last of which applies the weights of all."""
        messages = [message("/VMC/Ext/OK", 1), message("/VMC/Ext/T", time_s)]
        if angles is not None:
            messages.append(_head(angles))
            first = len(OCULUS_VISEMES)
            values = np.append(values[:first], looking(values[None, first:], angles[None]))
        weights = dict(zip((*OCULUS_VISEMES, *ARKIT_SHAPES), values.tolist(), strict=True))
        shown = {vowel: weights[viseme] for vowel, viseme in VOWELS.items()}
        shown |= {name: weights[name] for name in ARKIT_SHAPES}
        messages += [message("/VMC/Ext/Blend/Val", *each) for each in shown.items()]
        return bundles([*messages, message("/VMC/Ext/Blend/Apply")], _MOST_BYTES)


def _head(angles: Values) -> bytes:
    """The rotation of the head's bone relative to its parent.

    Where the bone is in the avatar is not known, so its position is 0: programs that have avatars
    of their own apply rotations alone.
    """
    x, y, z, w = rotations(angles[None])[0].tolist()
    # The talker's x is to the left; mirrored, turns about the other axes change their sign.
    return message("/VMC/Ext/Bone/Pos", "Head", 0.0, 0.0, 0.0, x, -y, -z, w)


@lru_cache(maxsize=16)
def _output(voice: Voice) -> Output:
    return Together(voice, (output_of("visemes", voice), output_of("arkit", voice)))

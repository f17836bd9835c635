"""Expressions of VRM avatars by the Virtual Motion Capture protocol (protocol.vmc.info).

An avatar has VRM's vowels A I U E O, which follow the visemes, and may have ARKit's 52 shapes as
well ("perfect sync"). It uses those that it has and ignores the others.
"""

from __future__ import annotations

from functools import lru_cache

from labial.broadcast.osc import bundles, message
from labial.phones.oculus import OCULUS_VISEMES
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

    def packets(self, values: Values, time_s: float) -> list[bytes]:
        """Bundles, the last of which applies the weights of all."""
        weights = dict(zip((*OCULUS_VISEMES, *ARKIT_SHAPES), values.tolist(), strict=True))
        shown = {vowel: weights[viseme] for vowel, viseme in VOWELS.items()}
        shown |= {name: weights[name] for name in ARKIT_SHAPES}
        messages = [message("/VMC/Ext/OK", 1), message("/VMC/Ext/T", time_s)]
        messages += [message("/VMC/Ext/Blend/Val", *each) for each in shown.items()]
        return bundles([*messages, message("/VMC/Ext/Blend/Apply")], _MOST_BYTES)


@lru_cache(maxsize=16)
def _output(voice: Voice) -> Output:
    return Together(voice, (output_of("visemes", voice), output_of("arkit", voice)))

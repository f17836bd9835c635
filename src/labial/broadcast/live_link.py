"""Packets as the app Live Link Face sends them to Unreal.

The layout is that of Unreal's plug-in for ARKit's faces, which reads them (big-endian): a version
byte, the device's id and the face's name as strings with a length of 4 bytes, the time of the frame
(number, part of a frame, and the rate as a fraction), a byte with the number of values, and the
values as floats: ARKit's 52 in Unreal's order, yaw, pitch and roll of the head and of both eyes,
which are those of the app's tables.
"""

from __future__ import annotations

import struct
import uuid

from labial.retargeting.arkit_head import arkit_rotations, looking
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.streaming.outputs import Output, output_of
from labial.streaming.rest import Values
from labial.voice import Voice

_VERSION = 6
_RATE_HZ = 60  # of the frame's time only
_ROTATIONS = 9
# In packets left comes before right, in the app's tables it does not.
_EXCHANGED = {
    "jawLeft": "jawRight",
    "jawRight": "jawLeft",
    "mouthLeft": "mouthRight",
    "mouthRight": "mouthLeft",
}
_ORDER = [ARKIT_SHAPES.index(_EXCHANGED.get(name, name)) for name in ARKIT_SHAPES]


class LiveLink:
    """A subject of Live Link; ``name`` is what Unreal shows."""

    def __init__(self, name: str) -> None:
        device = str(uuid.uuid4()).upper()
        self._head = struct.pack("!B", _VERSION) + _text(device) + _text(name)

    def output(self, voice: Voice) -> Output:
        """ARKit's weights."""
        return output_of("arkit", voice)

    def packets(self, values: Values, time_s: float, angles: Values | None = None) -> list[bytes]:
        """One packet."""
        rotations = [0.0] * _ROTATIONS
        if angles is not None:
            values = looking(values[None], angles[None])[0]
            rotations = arkit_rotations(angles[None])[0].tolist()
        frame = int(time_s * _RATE_HZ)
        time = struct.pack("!ifii", frame, time_s * _RATE_HZ - frame, _RATE_HZ, 1)
        weights = [*values[_ORDER].tolist(), *rotations]
        return [self._head + time + struct.pack(f"!B{len(weights)}f", len(weights), *weights)]


def _text(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack("!i", len(encoded)) + encoded

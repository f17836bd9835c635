"""What is spoken at each frame: all that a network can know of an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment


@dataclass(frozen=True, eq=False)
class SpokenFrames:
    """Phone indices ``phones``, int64 ``[frames]``, and ``times``, float32 ``[frames, 2]``.

    ``times`` are the seconds since the phone's onset and until its end.
    """

    phones: npt.NDArray[np.int64]
    times: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.phones)

    def __getitem__(self, frames: slice) -> SpokenFrames:
        return SpokenFrames(self.phones[frames], self.times[frames])

    def followed_by(self, later: SpokenFrames) -> SpokenFrames:
        """These frames and then ``later`` ones."""
        return SpokenFrames(
            np.concatenate([self.phones, later.phones]), np.concatenate([self.times, later.times])
        )


def spoken_frames(alignment: Alignment, phones: Sequence[str], fps: float) -> SpokenFrames:
    """The frames of ``alignment`` at ``fps`` Hz: frame i is at ``i / fps`` seconds.

    Raises ``KeyError`` for a label that is not one of ``phones``.
    """
    index = {phone: place for place, phone in enumerate(phones)}
    labels = np.array([index[phone.label] for phone in alignment.phones], np.int64)
    edges = np.array([(phone.start, phone.end) for phone in alignment.phones])
    places = np.array(alignment.places(fps))
    times = np.arange(len(places)) / fps
    around = np.stack([times - edges[places, 0], edges[places, 1] - times], axis=1)
    return SpokenFrames(labels[places], np.maximum(around, 0).astype(np.float32))

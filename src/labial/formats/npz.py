"""Motions as NumPy archives."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from labial.files import replacing
from labial.utterance import Utterance

AXES = "x to the talker's left, y up, z forward; origin at the lip corners' mean place"


def write_npz(path: Path, utterance: Utterance, attribution: str) -> None:
    """Write an utterance's motion; ``numpy.load(path)`` reads it, without pickle.

    ``positions`` float32 ``[frames, sensors, 3]`` in mm, frame i at ``i / fps`` s; ``sensors``
    their names; ``fps`` in Hz; ``phones`` with ``phone_starts_s`` and ``phone_ends_s``; ``unit``,
    ``axes`` and ``attribution`` as text.
    """
    phones = utterance.alignment.phones
    with replacing(path) as aside, aside.open("wb") as file:
        np.savez_compressed(
            file,
            positions=utterance.motion.positions,
            sensors=np.array(utterance.motion.layout.names),
            fps=np.float64(utterance.motion.fps),
            phones=np.array([phone.label for phone in phones]),
            phone_starts_s=np.array([phone.start for phone in phones]),
            phone_ends_s=np.array([phone.end for phone in phones]),
            unit=np.array("mm"),
            axes=np.array(AXES),
            attribution=np.array(attribution),
        )

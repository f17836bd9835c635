"""Motions as CSV tables: a row a frame."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from labial.face.lips import MEASURES
from labial.files import replacing
from labial.utterance import Utterance


def write_csv(path: Path, utterance: Utterance) -> None:
    """Write ``time_s``, then each sensor's x, y and z in mm, then the lip measures in mm."""
    motion = utterance.motion
    header = ["time_s"]
    header += [f"{name}_{axis}_mm" for name in motion.layout.names for axis in "xyz"]
    header += [f"{name}_mm" for name in MEASURES]
    measures = [measure(motion)[:, None] for measure in MEASURES.values()]
    positions = motion.positions.reshape(len(motion), -1)
    table = np.concatenate([motion.times[:, None], positions, *measures], axis=1)
    with replacing(path) as aside:
        np.savetxt(
            aside,
            table,
            fmt=["%.6f"] + ["%.4f"] * (len(header) - 1),
            delimiter=",",
            header=",".join(header),
            comments="",
        )

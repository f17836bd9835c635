"""Motions as CSV tables: one row per frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from labial.face.lips import MEASURES
from labial.formats.cells import table_row, text_cell
from labial.progress import Progress, unseen
from labial.sinks import Sink
from labial.utterance import Utterance

_AT_ONCE = 10_000  # frames, so that long motions need little memory


def write_csv(sink: Sink, utterance: Utterance, progress: Progress = unseen) -> None:
    """Write ``time_s``, then each sensor's x, y and z in mm, then the lip measures in mm."""
    motion = utterance.motion
    header = ["time_s"]
    header += [f"{name}_{axis}_mm" for name in motion.layout.names for axis in "xyz"]
    header += [f"{name}_mm" for name in MEASURES]
    measures = [measure(motion)[:, None] for measure in MEASURES.values()]
    columns: list[npt.NDArray[np.floating[Any]]]
    columns = [motion.times[:, None], motion.positions.reshape(len(motion), -1), *measures]
    formats = ["%.6f"] + ["%.4f"] * (len(header) - 1)
    with sink.text() as file:
        file.write(table_row(map(text_cell, header)))
        for first in range(0, len(motion), _AT_ONCE):
            last = min(first + _AT_ONCE, len(motion))
            table = np.concatenate([column[first:last] for column in columns], axis=1)
            np.savetxt(file, table, fmt=formats, delimiter=",")
            progress(last, len(motion))

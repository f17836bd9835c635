"""Weights of a character's shapes as CSV tables: one row per frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.formats.cells import table_row, text_cell
from labial.sinks import Sink


def write_weights_csv(
    sink: Sink, shapes: Sequence[str], weights: npt.NDArray[np.float32], fps: float
) -> None:
    """Write ``time_s`` and each shape's weight, float32 ``[frames, shapes]`` at ``fps`` Hz."""
    with sink.text() as file:
        file.write(table_row(["time_s", *map(text_cell, shapes)]))
        for frame, row in enumerate(weights):
            file.write(table_row([f"{frame / fps:.6f}", *(f"{weight:.6f}" for weight in row)]))

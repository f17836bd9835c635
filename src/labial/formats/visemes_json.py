"""Weights of visemes and keyshapes over time as JSON, with the visemes as timed events too."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

import numpy as np
import numpy.typing as npt

from labial.sinks import Sink


@dataclass(frozen=True, eq=False)
class WeightTrack:
    """Weights of some shapes over time, float32 ``[frames, shapes]``, and further notes."""

    names: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    notes: Mapping[str, object]


def write_visemes_json(
    sink: Sink,
    notes: Mapping[str, object],
    tracks: Mapping[str, WeightTrack],
    events: Sequence[Mapping[str, object]],
) -> None:
    """Write one JSON object: ``notes``, ``events`` one per line, and each track by its name.

    A track has ``names`` and ``weights``, a list of weights for each frame, to 0.0001.
    """
    with sink.text() as file:
        file.write(_open_object({"format": "labial visemes", "version": 1, **notes}))
        file.write(',\n"events": [\n')
        _write_lines(file, (_json(event) for event in events))
        for name, track in tracks.items():
            head = _open_object({"names": list(track.names), **track.notes})
            file.write(f',\n{_json(name)}: {head}, "weights": [\n')
            _write_lines(file, map(_row, track.weights))
            file.write("}")
        file.write("}\n")


def _write_lines(file: TextIO, lines: Any) -> None:
    for place, line in enumerate(lines):
        file.write(line if place == 0 else f",\n{line}")
    file.write("]")


def _open_object(values: Mapping[str, object]) -> str:
    return _json(values).removesuffix("}")


def _row(weights: npt.NDArray[np.float32]) -> str:
    return f"[{','.join(f'{weight:.4g}' for weight in weights.round(4).tolist())}]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

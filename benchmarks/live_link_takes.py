"""Compare labial's curves with those of the Live Link Face app: percentiles by shape, in speech.

Takes are the app's .csv tables. Someone speaks, by our measure, within two seconds in which JawOpen
passes its own mean there at least six times and varies by 0.05 or more: three syllables or more. In
labial's sentences all frames between the first and the last phone count.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

import labial
from labial.alignment import SILENCE
from labial.retargeting.arkit import arkit_weights, reference_shapes
from labial.retargeting.retarget import retarget
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.retargeting.voice_talker import talker_of_voice
from labial.voice import load_voice

Table = npt.NDArray[np.float64]

SENTENCES = (
    "People buy big maps, but you and I look up at the moon.",
    "Papa was happy to open the map.",
    "She sells sea shells by the shore.",
    "We moved five of the wooden boxes.",
    "The fish swam through the blue pool.",
    "Would you bring me a cup of coffee?",
    "My mother bought new shoes for the party.",
    "Put the butter beside the warm bread.",
    "Both of them were afraid of the thunder.",
    "He always jumps over the narrow bridge.",
)
SHAPES = [
    name
    for name in ARKIT_SHAPES
    if name.startswith(("jaw", "mouth")) and not name.endswith("Right")
]
PERCENTILES = (5, 50, 95, 99)
FPS = 60.0
_WINDOW_S, _CROSSINGS, _LEAST = 2.0, 6, 0.05


def read_take(path: Path) -> tuple[Table, float]:
    """Weights ``[frames, SHAPES]`` of a take, and its rate in Hz by its time code."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    seconds = [_seconds(rows[place]["Timecode"]) for place in (0, -1)]
    columns = [name[0].upper() + name[1:] for name in SHAPES]
    table = np.array([[float(row[name]) for name in columns] for row in rows])
    return table, round((len(rows) - 1) / (seconds[1] - seconds[0]))


def _seconds(timecode: str) -> float:
    hours, minutes, seconds, frames = map(float, timecode.split(":"))
    return hours * 3600 + minutes * 60 + seconds + frames / FPS


def speaking(table: Table, fps: float) -> npt.NDArray[np.bool_]:
    """The frames in which someone speaks, ``[frames]``."""
    jaw = table[:, SHAPES.index("jawOpen")]
    wide = round(_WINDOW_S * fps)
    found = np.zeros(len(jaw), bool)
    for first in range(0, len(jaw) - wide + 1, wide // 4):
        part = jaw[first : first + wide]
        above = part > part.mean()
        if np.ptp(part) >= _LEAST and (above[1:] != above[:-1]).sum() >= _CROSSINGS:
            found[first : first + wide] = True
    return found


def spoken_by(name: str, articulation: float) -> Table:
    """Weights ``[frames, SHAPES]`` of the sentences in a voice of labial."""
    voice = load_voice(Path(name))
    talker, reference = talker_of_voice(voice), reference_shapes()
    tables = []
    for text in SENTENCES:
        said = labial.say(text, voice=voice, fps=FPS, articulation=articulation)
        solved = retarget(said.motion, talker, reference)
        weights = arkit_weights(solved.shapes, solved.weights)
        heard = [phone for phone in said.alignment.phones if phone.label != SILENCE]
        first, last = (round(time * FPS) for time in (heard[0].start, heard[-1].end))
        tables.append(weights[first:last, [ARKIT_SHAPES.index(shape) for shape in SHAPES]])
    return np.concatenate(tables).astype(np.float64)


def described(tables: dict[str, Table]) -> str:
    """A row for each shape, and a column for each source: its percentiles."""
    heads = [f"{name} ({len(table) / FPS:.0f} s)" for name, table in tables.items()]
    lines = ["| " + " | ".join(["shape", *heads]) + " |", "| --- " * (len(heads) + 1) + "|"]
    for place, shape in enumerate(SHAPES):
        cells = [_cell(np.percentile(table[:, place], PERCENTILES)) for table in tables.values()]
        lines.append("| " + " | ".join([f"`{shape}`", *cells]) + " |")
    return "\n".join(lines)


def _cell(values: Sequence[float]) -> str:
    return " ".join(f"{value:.2f}" for value in values)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--takes", nargs="*", type=Path, default=[], help="of whatever a face does")
    parser.add_argument(
        "--all-speech", nargs="*", type=Path, default=[], help="the same, of speech"
    )
    parser.add_argument("--voices", nargs="*", default=["s26", "s31"])
    parser.add_argument("--articulations", nargs="*", type=float, default=[1.0, 1.3])
    arguments = parser.parse_args()
    tables = {}
    for name, paths in (("takes", arguments.takes), ("takes of speech", arguments.all_speech)):
        parts = []
        for path in paths:
            table, fps = read_take(path)
            kept = speaking(table, fps) if name == "takes" else np.ones(len(table), bool)
            parts.append(np.repeat(table[kept], round(FPS / fps), axis=0))
        if parts:
            tables[name] = np.concatenate(parts)
    for voice in arguments.voices:
        for articulation in arguments.articulations:
            tables[f"{voice}, {articulation:g}"] = spoken_by(voice, articulation)
    if arguments.json:
        values = {
            name: dict(
                zip(SHAPES, np.percentile(table, PERCENTILES, axis=0).T.tolist(), strict=True)
            )
            for name, table in tables.items()
        }
        print(json.dumps(values))
    else:
        print(described(tables))


if __name__ == "__main__":
    main()

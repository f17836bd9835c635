"""How long weights of a character's shapes take, how near they come, and memory for an hour.

A minute of speech at 60 frames a second is solved on one core, on the reference shapes that labial
ships and, where a rig is named, on that; median of several runs. An hour of the same speech is then
written by the command line in a process of its own, whose largest resident size is taken.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import labial
from labial.alignment import Alignment, Interval
from labial.formats.npz import write_npz
from labial.motion import Motion
from labial.retargeting.arkit import reference_shapes
from labial.retargeting.binding import bind
from labial.retargeting.character import read_character, talker_of_voice
from labial.retargeting.retarget import retarget
from labial.retargeting.rig import SensorShapes
from labial.retargeting.talker import Talker
from labial.utterance import Utterance
from labial.voice import Voice, load_voice

TEXT = "People buy big maps, but you and I look up at the moon. My puppy sleeps by a warm fire."
FPS = 60
ENDINGS = ("visemes.json", "trc", "svg", "glb", "arkit.csv", "arkit.json")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rig", type=Path, help="a character to solve on, too")
    parser.add_argument("--no-hour", action="store_true", help="leave the hour out")
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    voice = load_voice()
    spoken = labial.say(TEXT, voice=voice, fps=FPS).motion
    talker = talker_of_voice(voice)
    figures = minute("reference", spoken, talker, reference_shapes(), arguments.runs)
    if arguments.rig:
        rig = read_character(arguments.rig)
        start = time.process_time()
        shapes = bind(rig, talker).sensor_shapes(rig)
        figures["rig_bind_s"] = time.process_time() - start
        figures |= minute("rig", spoken, talker, shapes, arguments.runs)
    if not arguments.no_hour:
        figures |= hour(spoken, voice)
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:32}{value:10.4f}")


def minute(
    name: str, spoken: Motion, talker: Talker, shapes: SensorShapes, runs: int
) -> dict[str, float]:
    """Processor time in s for a minute, and what came of it in mm."""
    motion = Motion(np.resize(spoken.positions, (60 * FPS, 44, 3)), FPS, spoken.layout)
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = retarget(motion, talker, shapes)
        times.append(time.process_time() - start)
    lips = [sensor in spoken.layout.groups["lips"] for sensor in result.sensors]

    def rms(values: np.ndarray) -> float:
        return float(np.sqrt((values[lips] ** 2).mean()))

    return {
        f"{name}_shapes": len(shapes.shapes),
        f"{name}_minute_s": statistics.median(times),
        f"{name}_lips_residual_mm": rms(result.residual_mm),
        f"{name}_lips_movement_mm": rms(result.movement_mm),
        f"{name}_touching_off_mm": float(np.abs(result.gap_mm[result.touching]).max()),
        f"{name}_crossing_mm": float(max(0.0, -result.gap_mm.min())),
    }


def hour(spoken: Motion, voice: Voice) -> dict[str, float]:
    """Largest resident size in MB, and wall time in s, of writing an hour."""
    motion = Motion(np.resize(spoken.positions, (3600 * FPS, 44, 3)), FPS, spoken.layout)
    alignment = Alignment((Interval(0.0, 3600.0, "ɑ"),))
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "hour.npz"
        write_npz(saved, Utterance("hour", alignment, motion), voice.credit)
        for ending in ENDINGS:
            command = [sys.executable, "-m", "labial", "convert", str(saved), "-o"]
            start = time.perf_counter()
            process = subprocess.Popen(
                [*command, f"{folder}/hour.{ending}"], stdout=subprocess.DEVNULL
            )
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                raise SystemExit(f"writing .{ending} failed")
            figures[f"hour_{ending}_s"] = time.perf_counter() - start
            figures[f"hour_{ending}_mb"] = usage.ru_maxrss / 1024
    return figures


if __name__ == "__main__":
    main()

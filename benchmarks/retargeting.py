"""Time and accuracy of a character's weights for a minute, and memory to write an hour.

A minute of speech at 60 frames per second is solved on one core, for labial's reference shapes and
for a rig if one is given; the time is the median of several runs. Then the command line writes an
hour of the same speech with its sound in a separate process, whose peak memory is measured; C3D
holds at most 18 minutes. Set OPENBLAS_NUM_THREADS=1, as `make benchmark` does: a second thread
would wait on the same core, and its waiting would count as time of the solver.
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
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

import labial
from labial.alignment import Alignment, Interval
from labial.formats.c3d import MOST_FRAMES
from labial.formats.npz import write_npz
from labial.motion import Motion
from labial.retargeting.arkit import reference_shapes
from labial.retargeting.binding import bind
from labial.retargeting.character import read_character
from labial.retargeting.retarget import retarget
from labial.retargeting.rig import SensorShapes
from labial.retargeting.talker import Talker
from labial.retargeting.voice_talker import talker_of_voice
from labial.sinks import writing
from labial.utterance import Audio, Utterance
from labial.voice import load_voice

TEXT = "People buy big maps, but you and I look up at the moon. My puppy sleeps by a warm fire."
FPS = 60
ENDINGS = ("npz", "csv", "trc", "svg", "html", "glb", "visemes.json", "arkit.csv", "arkit.json")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rig", type=Path, help="a character to solve for as well")
    parser.add_argument("--no-hour", action="store_true", help="do not write the hour")
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    voice = load_voice()
    utterance = labial.say(TEXT, voice=voice, fps=FPS)
    spoken = utterance.motion
    talker = talker_of_voice(voice)
    figures = minute("reference", spoken, talker, reference_shapes(), arguments.runs)
    if arguments.rig:
        rig = read_character(arguments.rig)
        start = time.process_time()
        shapes = bind(rig, talker).sensor_shapes(rig)
        figures["rig_bind_s"] = time.process_time() - start
        figures |= minute("rig", spoken, talker, shapes, arguments.runs)
    if not arguments.no_hour:
        figures |= hour(utterance, arguments.rig)
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:32}{value:10.4f}")


def minute(
    name: str, spoken: Motion, talker: Talker, shapes: SensorShapes, runs: int
) -> dict[str, float]:
    """Processor time in seconds for a minute, and the residuals in mm."""
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


def hour(utterance: Utterance, rig: Path | None) -> dict[str, float]:
    """Peak memory in MB and wall time in seconds to write an hour in each format."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        saved, shorter = Path(folder) / "hour.npz", Path(folder) / "shorter.npz"
        # In a separate process: a child's peak memory includes that of the process that forks it.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            pool.submit(save, saved, utterance, 3600 * FPS).result()
            pool.submit(save, shorter, utterance, MOST_FRAMES).result()
        outputs = {f"hour_{ending}": [saved, "-o", f"{folder}/out.{ending}"] for ending in ENDINGS}
        outputs["18_minutes_c3d"] = [shorter, "-o", f"{folder}/out.c3d"]
        if rig:
            outputs["hour_rig_glb"] = [saved, "--rig", rig, "-o", f"{folder}/rig.glb"]
        for name, arguments in outputs.items():
            start = time.perf_counter()
            command = [sys.executable, "-m", "labial", "convert", *map(str, arguments)]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                raise SystemExit(f"{' '.join(command)} failed")
            figures[f"{name}_s"] = time.perf_counter() - start
            figures[f"{name}_mb"] = usage.ru_maxrss / 1024
            Path(command[-1]).unlink()
    return figures


def save(path: Path, utterance: Utterance, frames: int) -> None:
    """Save an utterance repeated to ``frames`` frames."""
    with writing(path) as sink:
        write_npz(sink, repeated(utterance, frames), utterance.attribution)


def repeated(utterance: Utterance, frames: int) -> Utterance:
    """An utterance repeated and cut to ``frames`` frames."""
    motion, alignment, audio = utterance.motion, utterance.alignment, utterance.audio
    assert audio is not None
    duration = frames / motion.fps
    phones = [
        Interval(start + phone.start, min(start + phone.end, duration), phone.label)
        for start in np.arange(0, duration, alignment.duration)
        for phone in alignment.phones
        if start + phone.start < duration
    ]
    return Utterance(
        utterance.name,
        Alignment.tile(phones, duration=duration),
        Motion(np.resize(motion.positions, (frames, 44, 3)), motion.fps, motion.layout),
        Audio(np.resize(audio.samples, round(audio.rate * duration)), audio.rate),
        attribution=utterance.attribution,
    )


if __name__ == "__main__":
    main()

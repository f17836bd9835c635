"""Peak memory for hours of speech, and accuracy of computing it in passages.

Commands are run on hours of speech: `animate` on random phones, `say` on random sentences,
`convert` on the motion with sound that `say` wrote. Prints the peak memory of the process. Then 20
minutes of phones are computed as a whole and in passages.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from labial import load_voice
from labial.alignment import SILENCE, Alignment, Interval
from labial.passages import Positions, in_passages
from labial.spoken_frames import SpokenFrames, spoken_frames
from labial.voice import Voice

FORMATS = ("npz", "csv", "html", "glb")
COMMANDS = ("animate", "say", "convert")
TEXT = (
    "people buy big maps but you and I look up at the moon while two blue birds sing over water"
    " every morning before they fly away to warm places beyond the hills"
)
LABELS = ("P", "B", "M", "AA1", "IY0", "S", "T", "K", "F", "L", "W", "UW1", "N", "EH0")
PAUSES = {
    "no pauses": (0.0, 0.0),
    "pauses of 0.2 to 1 s": (0.05, 1.0),
    "of up to 60 s": (0.005, 60),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--hours", type=float, nargs="+", default=[1.0, 2.0])
    parser.add_argument("--formats", nargs="+", default=FORMATS)
    arguments = parser.parse_args()
    peaks = {f"{hours:g} h": measure(hours, arguments.formats) for hours in arguments.hours}
    passages = compare_passages(load_voice())
    if arguments.json:
        print(json.dumps({"peak_mb": peaks, "passages": passages}))
        return
    columns = [f"{command} {length}" for length in peaks for command in COMMANDS]
    print(f"MB at most{'':6}" + "".join(f"{column:>14}" for column in columns))
    for ending in arguments.formats:
        found = [peaks[length][command][ending] for length in peaks for command in COMMANDS]
        print(f"{ending:16}" + "".join(f"{peak:14.0f}" for peak in found))
    print("\n20 minutes in passages: farthest from the whole, and frames of the longest passage")
    for name, figures in passages.items():
        print(f"{name:24}{figures['farthest_mm']:.1e} mm{figures['frames_at_once']:10}")


def measure(hours: float, formats: list[str]) -> dict[str, dict[str, float]]:
    """The peak memory in MB of each command for each format."""
    random = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "phones.json").write_text(json.dumps({"phones": phones(random, 3600 * hours)}))
        # espeak-ng speaks about 17 of these characters per second.
        (folder / "words.txt").write_text(sentences(random, round(3600 * hours * 17)))
        run("say", folder, "npz").rename(folder / "spoken.npz")
        return {
            command: {ending: peak_mb(command, folder, ending) for ending in formats}
            for command in COMMANDS
        }


def phones(random: np.random.Generator, seconds: float) -> list[dict[str, object]]:
    """Phones of 50 to 150 ms, of which every thirtieth is a pause."""
    found: list[dict[str, object]] = []
    now = 0.0
    while now < seconds:
        pause = len(found) % 30 == 29
        end = round(now + (0.4 if pause else random.uniform(0.05, 0.15)), 3)
        label = "sil" if pause else str(random.choice(LABELS))
        found.append({"start": now, "end": end, "label": label})
        now = end
    return found


def sentences(random: np.random.Generator, characters: int) -> str:
    """Sentences of 6 to 14 words."""
    text = ""
    while len(text) < characters:
        text += " ".join(random.choice(TEXT.split(), random.integers(6, 15))).capitalize() + ". "
    return text


def started(command: str, folder: Path, ending: str) -> tuple[subprocess.Popen[bytes], Path]:
    """The started command and the file that it writes."""
    given = {
        "animate": ["animate", str(folder / "phones.json")],
        "say": ["say", "--text-file", str(folder / "words.txt")],
        "convert": ["convert", str(folder / "spoken.npz")],
    }
    target = folder / f"{command}.{ending}"
    arguments = [sys.executable, "-m", "labial", *given[command], "-o", str(target)]
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL), target


def run(command: str, folder: Path, ending: str) -> Path:
    """Run a command; returns the file that it wrote."""
    process, target = started(command, folder, ending)
    _check(command, process.wait())
    return target


def peak_mb(command: str, folder: Path, ending: str) -> float:
    """The peak memory in MB of a command, or of a process that it started."""
    process, target = started(command, folder, ending)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    _check(command, process.returncode)
    target.unlink()
    return used.ru_maxrss / 1024


def _check(command: str, status: int) -> None:
    if status != 0:
        raise SystemExit(f"labial {command} ended with status {status}")


def compare_passages(voice: Voice) -> dict[str, dict[str, float]]:
    """The largest difference in mm between 20 minutes in passages and as a whole, by pauses."""
    found: dict[str, dict[str, float]] = {}
    for name, (share, longest_s) in PAUSES.items():
        farthest, most = 0.0, 0
        for seed in range(3):
            alignment = speech(voice, np.random.default_rng(seed), share, longest_s)
            spoken = spoken_frames(alignment, voice.info.phones, voice.fps)
            counts: list[int] = []

            def compute(
                parts: Sequence[SpokenFrames], counts: list[int] = counts
            ) -> Sequence[Positions]:
                counts += map(len, parts)
                return voice._computed(parts)

            parted = in_passages(spoken, voice.fps, compute)
            (whole,) = voice._computed([spoken])
            farthest = max(farthest, float(np.abs(parted - whole).max()))
            most = max(most, *counts)
        found[name] = {"farthest_mm": farthest, "frames_at_once": most}
    return found


def speech(voice: Voice, random: np.random.Generator, share: float, longest_s: float) -> Alignment:
    """20 minutes of the voice's phones, of which ``share`` are followed by a pause."""
    found, now = [], 0.0
    while now < 1200:
        length = random.uniform(0.05, 0.15)
        found.append(Interval(now, now + length, str(random.choice(voice.info.phones))))
        now += length
        if random.random() < share:
            length = random.uniform(0.2, longest_s)
            found.append(Interval(now, now + length, SILENCE))
            now += length
    return Alignment(tuple(found))


if __name__ == "__main__":
    main()

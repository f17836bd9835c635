"""Time of ``labial say``, speed of the voice, and size of the base installation.

Commands are timed from process start to exit, in turn with ``python -c pass``, which shows the
speed of the machine; times are medians of several runs. The installation is made in an empty
environment (needs a package registry).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
TEXT = "The quick brown fox jumps over the lazy dog, but my puppy sleeps."


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--no-install", action="store_true", help="do not measure the installation")
    parser.add_argument("--speaker", help="a Piper voice, to be timed too")
    arguments = parser.parse_args()
    figures = time_commands(arguments.runs, arguments.speaker) | time_voice()
    if not arguments.no_install:
        figures["base_install_mb"] = install_megabytes()
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:28}{value:10.3f}")


def time_commands(runs: int, speaker: str | None) -> dict[str, float]:
    """Medians of the commands' wall time in seconds, interleaved, and the peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python_s": ["-c", "pass"],
            "import_labial_s": ["-c", "import labial"],
            "say_html_s": ["-m", "labial", "say", TEXT, "-o", f"{folder}/a.html"],
        }
        if speaker is not None:
            script = (
                f"from labial.speech import speaker_of; speaker_of({speaker!r}).speak({TEXT!r})"
            )
            commands["speak_speaker_s"] = ["-c", script]
            commands["say_speaker_html_s"] = [*commands["say_html_s"], "--speaker", speaker]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(runs + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
                if run > 0:  # the first run reads files from disk
                    times[name].append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    medians = {name: statistics.median(each) for name, each in times.items()}
    medians["say_html_slowest_s"] = max(times["say_html_s"])
    return medians | {"say_peak_mb": peak}


def time_voice() -> dict[str, float]:
    """The voice's time and speed relative to real time on one core, for 5 s and a minute."""
    import labial
    from labial.speech import speak

    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    voice = labial.load_voice()
    figures = {}
    for name, text in (("sentence", TEXT), ("minute", " ".join([TEXT] * 14))):
        alignment = speak(text).alignment
        voice.animate(alignment)
        times = []
        for _ in range(9):
            start = time.perf_counter()
            voice.animate(alignment)
            times.append(time.perf_counter() - start)
        figures[f"voice_{name}_s"] = statistics.median(times)
        figures[f"voice_{name}_times_real"] = alignment.duration / statistics.median(times)
    return figures


def install_megabytes() -> float:
    """Size in MB that installing labial's base adds to an empty environment."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        packages = next(Path(folder).glob("lib/python*/site-packages"))
        before = size(packages)
        pip = [f"{folder}/bin/python", "-m", "pip", "install", "--quiet"]
        constraints = str(REPOSITORY / "constraints.txt")
        subprocess.run([*pip, "--constraint", constraints, str(REPOSITORY)], check=True)
        return (size(packages) - before) / 1e6


def size(folder: Path) -> int:
    """Size in bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()

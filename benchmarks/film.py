"""Time and memory to render a video of about ten seconds.

The command is timed from process start to exit. Chromium renders on the CPU, so other work on the
machine makes it slower; the load is therefore printed.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = (
    "The quick brown fox jumps over the lazy dog, but my puppy sleeps. People buy big maps, but you"
    " and I look up at the moon. Peter Piper picked a peck of pickled peppers, and Mary may have"
    " bought a warm woolly jumper."
)
SECONDS = 10.0


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        motion, film = Path(folder) / "speech.npz", Path(folder) / "speech.mp4"
        labial(["say", TEXT, "-o", str(motion)])
        start = time.perf_counter()
        labial(["convert", str(motion), "-o", str(film)])
        took = time.perf_counter() - start
        lasts = duration(film)
        size = film.stat().st_size
    load, children = os.getloadavg()[0], resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{'video_s':28}{lasts:10.2f}")
    print(f"{'took_s':28}{took:10.2f}")
    print(f"{'took_for_10_s_of_video_s':28}{took * SECONDS / lasts:10.2f}")
    print(f"{'mb_for_10_s_of_video':28}{size / 1e6 * SECONDS / lasts:10.2f}")
    print(f"{'largest_process_mb':28}{children.ru_maxrss / 1024:10.0f}")
    print(f"{'load_of_the_machine':28}{load:10.2f}")


def labial(arguments: list[str]) -> None:
    """Run the command line."""
    subprocess.run(
        [sys.executable, "-m", "labial", *arguments], check=True, stdout=subprocess.DEVNULL
    )


def duration(film: Path) -> float:
    """The duration of a video in seconds."""
    import av

    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        return float(stream.frames / (stream.average_rate or 1))


if __name__ == "__main__":
    main()

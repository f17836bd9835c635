"""Accuracy, time and memory of aligning a long recording with its text.

The recording is GRID's clips one after another, as often as it takes for the given minutes, with
the texts of all; onsets are compared with the corpus' alignments, in ms.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from alignment import phone_pairs, spoken
from alignment_renditions import ENGLISH, Known, grid_clips, joined
from labial.aligners.kinds import ALIGNERS, aligner_for
from labial.aligners.long_recording import align_whole
from labial.alignment import Alignment
from labial.errors import TranscriptError

_WINDOW_S = 30.0


def main() -> None:
    """Align and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grid", type=Path, help="the corpus grid-s1")
    parser.add_argument("--minutes", type=float, default=12.0, help="the length of the recording")
    parser.add_argument("--aligner", choices=ALIGNERS, default="renditions")
    arguments = parser.parse_args()
    whole = long_recording(list(grid_clips(arguments.grid)), 60 * arguments.minutes)
    start = time.process_time()
    reported: list[float] = []
    try:
        found = align_whole(
            aligner_for(ENGLISH, arguments.aligner),
            whole.audio,
            whole.text,
            lambda done, total: reported.append(done / total),
        )
    except TranscriptError as error:
        print(error)
        return
    seconds = time.process_time() - start
    pairs = pairs_in_windows(found.alignment, whole.alignment)
    off = np.array([1000 * (ours - theirs) for ours, theirs in pairs])
    within = [100 * np.mean(np.abs(off) <= ms + 0.01) for ms in (50, 100)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{arguments.aligner}: {whole.audio.duration / 60:.1f} min, {len(found.alignment.words)} of"
        f" {len(whole.text.split())} words found, {len(found.doubts)} doubts; {len(off)} onsets:"
        f" median {np.median(np.abs(off)):.0f} ms, within 50, 100 ms: {within[0]:.0f},"
        f" {within[1]:.0f} %; {seconds:.0f} s, {memory:.0f} MB, progress reported"
        f" {len(reported)} times"
    )


def pairs_in_windows(found: Alignment, known: Alignment) -> list[tuple[float, float]]:
    """Onsets of the same phones, looked for within 30 s, as the clips repeat."""
    pairs: list[tuple[float, float]] = []
    for start in np.arange(0, known.duration, _WINDOW_S):
        near = [
            [p for p in spoken(each) if start <= p.start < start + _WINDOW_S]
            for each in (found, known)
        ]
        pairs += phone_pairs(*near)
    return pairs


def long_recording(clips: Sequence[Known], seconds: float) -> Known:
    """Clips one after another, repeated until they are long enough."""
    part = [clips[0]]
    length = clips[0].audio.duration
    while length < seconds:
        part.append(clips[len(part) % len(clips)])
        length += part[-1].audio.duration
    return next(joined(part, len(part)))


if __name__ == "__main__":
    main()

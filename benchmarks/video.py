"""Agreement of a corpus from video with one from the same clips' tracks and alignments.

The clips of grid-s1 are imported by `labial corpus video` with their words and compared with the
tracks and alignments that come with them: points in pixels before head movement is removed, sensors
in mm after it, apertures, and phone onsets.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from labial.alignment import SILENCE, Alignment
from labial.cli import main as labial
from labial.corpus import Corpus, write_corpus
from labial.face.finder import FaceFinder
from labial.face.lips import aperture
from labial.formats.tracks import read_track, read_track_description
from labial.formats.video import describe_video
from labial.importers.tracks import import_tracks
from labial.importers.video_track import follow_face

# Shifts in frames among which the best correlation of apertures is found.
LAGS = range(-3, 4)


def main() -> None:
    """Import, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the corpus grid-s1")
    parser.add_argument("--clips", type=int, default=80, help="how many clips")
    parser.add_argument("--output", type=Path, help="where to keep the corpus from video")
    arguments = parser.parse_args()
    found = sorted((arguments.folder / "clips").glob("*.mpg"))[: arguments.clips]
    with tempfile.TemporaryDirectory() as folder:
        clips, tracks = lay_out(arguments.folder, found, Path(folder))
        video = arguments.output or Path(folder) / "video.h5"
        start, processor = time.perf_counter(), time.process_time()
        if labial(["corpus", "video", str(clips), "-o", str(video), "--name", "grid-s1 clips"]):
            sys.exit(1)
        seconds = time.perf_counter() - start
        processor = time.process_time() - processor
        known = import_tracks(tracks)
        write_corpus(Path(folder) / "tracks.h5", known.info, known.utterances())
        length = sum(describe_video(path).duration_s for path in found)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{len(found)} clips, {length:.0f} s of video in {seconds:.0f} s"
            f" ({length / seconds:.1f} times real time), {processor:.0f} s of processor time;"
            f" at most {memory:.0f} MB of memory"
        )
        with Corpus(video) as ours, Corpus(Path(folder) / "tracks.h5") as theirs:
            compare(ours, theirs)
        compare_pixels(arguments.folder, found)


def lay_out(corpus: Path, clips: Iterable[Path], folder: Path) -> tuple[Path, Path]:
    """Folders of the clips with their words, and of their tracks and alignments."""
    (folder / "clips").mkdir()
    (folder / "tracks" / "tracks").mkdir(parents=True)
    (folder / "tracks" / "alignments").symlink_to((corpus / "alignments").resolve())
    points = folder / "tracks" / "tracks" / "points.json"
    points.symlink_to((corpus / "tracks" / "points.json").resolve())
    (folder / "clips" / "split.csv").symlink_to((corpus / "split.csv").resolve())
    for clip in clips:
        for file in (clip, clip.with_suffix(".txt")):
            (folder / "clips" / file.name).symlink_to(file.resolve())
        track = f"{clip.stem}.npy"
        (folder / "tracks" / "tracks" / track).symlink_to((corpus / "tracks" / track).resolve())
    return folder / "clips", folder / "tracks"


def compare(ours: Corpus, theirs: Corpus) -> None:
    """Print the differences between the utterances of two corpora."""
    sensors, shapes, onsets, correlations = [], [], [], []
    lags = dict.fromkeys(LAGS, 0)
    labels = 0
    names = [name for name in ours.names if name in theirs.splits]
    print(f"in both corpora: {len(names)} utterances")
    for name in names:
        one, other = ours.read(name), theirs.read(name)
        frames = min(len(one.motion), len(other.motion))
        a, b = one.motion.positions[:frames], other.motion.positions[:frames]
        sensors.append(np.linalg.norm(a - b, axis=-1).ravel())
        shapes.append(np.linalg.norm((a - a.mean(axis=0)) - (b - b.mean(axis=0)), axis=-1).ravel())
        apertures = aperture(one.motion)[:frames], aperture(other.motion)[:frames]
        correlations.append(np.corrcoef(*apertures)[0, 1])
        lags[best_lag(*apertures)] += 1
        found = onset_differences(one.alignment, other.alignment)
        labels += found is None
        onsets += found or []
    print_differences("sensors, mm", np.concatenate(sensors), "{:.2f}")
    print_differences("sensors relative to their means, mm", np.concatenate(shapes), "{:.3f}")
    shifts = ", ".join(f"{lag:+d}: {count}" for lag, count in lags.items() if count)
    print(f"aperture: r {np.mean(correlations):.4f}, least {min(correlations):.4f}")
    print(f"shifts in frames with the best correlation of apertures: {shifts}")
    print_differences("phone onsets, ms", 1000 * np.abs(onsets), "{:.0f}")
    print(f"utterances with other phones: {labels}")


def best_lag(one: np.ndarray, other: np.ndarray) -> int:
    """The shift in frames of ``one`` behind ``other`` with the best correlation."""

    def alike(lag: int) -> float:
        a, b = one[max(0, lag) :], other[max(0, -lag) :]
        count = min(len(a), len(b))
        return float(np.corrcoef(a[:count], b[:count])[0, 1])

    return max(LAGS, key=alike)


def onset_differences(one: Alignment, other: Alignment) -> list[float] | None:
    """Differences of phone onsets in seconds; None if the phones differ."""
    phones = [[p for p in each.phones if p.label != SILENCE] for each in (one, other)]
    if [p.label for p in phones[0]] != [p.label for p in phones[1]]:
        return None
    return [a.start - b.start for a, b in zip(*phones, strict=True)]


def compare_pixels(corpus: Path, clips: Iterable[Path]) -> None:
    """Print the differences between the points found in the pictures and the tracks."""
    description = read_track_description(corpus / "tracks" / "points.json")
    differences = []
    with FaceFinder() as finder:
        for clip in clips:
            known = read_track(corpus / "tracks" / f"{clip.stem}.npy", description)
            found = follow_face(clip, (0.0, len(known) / description.fps), description.fps, finder)
            points = found.points[:, list(description.points)]
            count = min(len(points), len(known))
            differences.append(np.linalg.norm(points[:count] - known[:count], axis=-1).ravel())
    print_differences("points in the picture, pixels", np.concatenate(differences), "{:.3f}")


def print_differences(what: str, values: np.ndarray, form: str) -> None:
    """Print the median, the 95th percentile and the maximum of differences."""
    numbers = (np.nanmedian(values), np.nanpercentile(values, 95), np.nanmax(values))
    median, most, largest = (form.format(number) for number in numbers)
    print(f"{what}: median {median}, 95 % below {most}, largest {largest}")


if __name__ == "__main__":
    main()

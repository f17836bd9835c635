"""Turning a folder of face tracks with alignments into the utterances of a corpus.

The folder has ``tracks/points.json``, ``tracks/NAME.npy``, ``split.csv`` and ``alignments/`` with
files of any format that labial reads: ``NAME.TextGrid``, or one file with many utterances.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.corpus import CorpusInfo
from labial.errors import CorpusError
from labial.face.layouts import (
    MEDIAPIPE_INNER_LIP,
    MEDIAPIPE_OUTER_LIP,
    MEDIAPIPE_SENSORS,
    mediapipe_layout,
)
from labial.folders import entries
from labial.formats.alignments import (
    Alignments,
    alignment_files,
    may_hold_several,
    read_alignments,
)
from labial.formats.split import read_split
from labial.formats.tracks import TrackDescription, read_track, read_track_description
from labial.formats.transcription import ReadingOptions
from labial.importers.tracked_face import IRIS_MM, Gathering, HeadFrame, bridged
from labial.motion import FaceMesh, Motion
from labial.phones import LabelReader
from labial.utterance import Utterance

# A track and its alignment may differ by a frame cut at the end and one of rounding.
_LENGTH_TOLERANCE_FRAMES = 2.0


@dataclass(frozen=True)
class TracksConfig:
    """How tracks and alignments are read. ``iris_mm`` is the width of a human iris."""

    name: str = "tracks"
    language: str = ""
    licence: str = ""
    attribution: str = ""
    iris_mm: float = IRIS_MM
    max_gap_s: float = 0.2
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    labels: LabelReader = field(default_factory=LabelReader)

    def __post_init__(self) -> None:
        if not self.max_gap_s >= 0 or not self.iris_mm > 0:
            raise CorpusError(
                f"max_gap_s is {self.max_gap_s}, expected 0 or more; iris_mm is {self.iris_mm},"
                " expected above 0"
            )


@dataclass(frozen=True, eq=False)
class TracksImport:
    """The result of reading a folder: the corpus' info, the names kept, and why others were not.

    ``without_track`` are names in the split that have no track; ``bridged`` counts frames.
    """

    folder: Path
    config: TracksConfig
    description: TrackDescription
    info: CorpusInfo
    kept: tuple[str, ...]
    left_out: dict[str, str]
    bridged: dict[str, int]
    without_track: tuple[str, ...]
    splits: dict[str, str]
    spoken: dict[str, Alignment]
    _head: HeadFrame

    @property
    def mm_per_pixel(self) -> float:
        """The size of a pixel at the talker's distance."""
        return self._head.mm_per_unit

    def utterances(self) -> Iterator[tuple[Utterance, str]]:
        """The utterances kept, each with its split, one read at a time."""
        for name in self.kept:
            track = _bridged(read_track(_track_path(self.folder, name), self.description))
            surface = self._head.apply(track)
            sensors = surface[:, self.description.places(MEDIAPIPE_SENSORS)]
            motion = Motion(sensors, self.info.fps, self.info.layout)
            filled = self.bridged.get(name, 0) * len(MEDIAPIPE_SENSORS)
            utterance = Utterance(name, self.spoken[name], motion, surface=surface, filled=filled)
            yield utterance, self.splits.get(name, "")


def import_tracks(folder: Path, config: TracksConfig | None = None) -> TracksImport:
    """Read a folder of tracks: check all files, find the talker's head and the scale.

    Raises ``FormatError``, ``PhoneError`` or ``AlignmentError`` naming the first file at fault
    (labels that are not phones are all reported at once), and ``CorpusError`` if the length of an
    alignment does not fit its track. Utterances with a gap longer than ``config.max_gap_s`` are
    left out and named.
    """
    config = config or TracksConfig()
    description = read_track_description(folder / "tracks" / "points.json")
    names = sorted(path.stem for path in entries(folder / "tracks") if path.suffix == ".npy")
    if not names:
        raise CorpusError(f"{folder / 'tracks'}: contains no .npy tracks")
    split_path = folder / "split.csv"
    splits = read_split(split_path) if split_path.exists() else {}
    read = _read_alignments(folder / "alignments", names, config)
    spoken: dict[str, Alignment] = {}
    kept, left_out, counts = [], {}, {}
    gathering = Gathering(description.places)
    for name in names:
        track = read_track(_track_path(folder, name), description)
        spoken[name] = _fitting(read, name, len(track), description.fps)
        gaps = _missing_runs(track)
        longest = max(gaps, default=0)
        if longest > config.max_gap_s * description.fps or longest == len(track):
            left_out[name] = f"{longest} frames in a row without a face"
            continue
        if gaps:
            counts[name] = sum(gaps)
        kept.append(name)
        gathering.add(_bridged(track))
    if not kept:
        raise CorpusError(f"{folder}: every utterance has too long a gap")
    head = gathering.head_frame(config.iris_mm)
    info = CorpusInfo(
        name=config.name,
        fps=description.fps,
        layout=mediapipe_layout(),
        mesh=_mesh(description),
        language=config.language,
        licence=config.licence,
        attribution=config.attribution,
        notes={
            "source": "video tracks",
            "mm_per_pixel": f"{head.mm_per_unit:.4f}",
            "left_out": ", ".join(left_out),
        },
    )
    return TracksImport(
        folder=folder,
        config=config,
        description=description,
        info=info,
        kept=tuple(kept),
        left_out=left_out,
        bridged=counts,
        without_track=tuple(sorted(set(splits) - set(names))),
        splits=splits,
        spoken=spoken,
        _head=head,
    )


def _read_alignments(folder: Path, names: list[str], config: TracksConfig) -> Alignments:
    """The alignments of the tracks called ``names``."""
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder of alignments")
    wanted = set(names)
    paths = [p for p in alignment_files(folder) if p.stem in wanted or may_hold_several(p)]
    read = read_alignments(paths, config.reading, config.labels)
    if read.errors:
        raise read.errors[0]
    missing = [name for name in names if name not in read.alignments]
    if missing:
        raise CorpusError(f"{folder}: contains no alignment of {', '.join(missing[:5])}")
    return read


def _fitting(read: Alignments, name: str, frames: int, fps: float) -> Alignment:
    """The alignment of a track with ``frames``; raises ``CorpusError`` if it does not fit."""
    alignment = read.lasting(name, frames / fps)
    if abs(alignment.duration * fps - frames) > _LENGTH_TOLERANCE_FRAMES:
        raise CorpusError(
            f"{read.sources[name]}: lasts {alignment.duration:.3f} s, but its track has"
            f" {frames} frames, {frames / fps:.3f} s at {fps:g} Hz"
        )
    return alignment


def _missing_runs(track: npt.NDArray[np.float64]) -> list[int]:
    """Lengths of the runs of missing frames."""
    missing = np.isnan(track).any(axis=(1, 2)).astype(int)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], missing, [0]])))
    return [int(n) for n in edges[1::2] - edges[::2]]


def _bridged(track: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return bridged(track, np.arange(len(track), dtype=np.float64))


def _mesh(description: TrackDescription) -> FaceMesh:
    places = {index: place for place, index in enumerate(description.points)}
    triangles = [[places[index] for index in triangle] for triangle in description.triangles]
    return FaceMesh(
        points=tuple(str(index) for index in description.points),
        triangles=np.array(triangles, np.int32).reshape(-1, 3),
        outer_lip=tuple(description.places(MEDIAPIPE_OUTER_LIP)),
        inner_lip=tuple(description.places(MEDIAPIPE_INNER_LIP)),
    )


def _track_path(folder: Path, name: str) -> Path:
    return folder / "tracks" / f"{name}.npy"

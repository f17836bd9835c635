"""A folder of face tracks with alignments becomes the utterances of a corpus.

The folder holds ``tracks/points.json``, ``tracks/NAME.npy``, ``split.csv`` and ``alignments/`` with
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
from labial.face.head import fit_head, levelled, mean_head
from labial.face.layouts import (
    MEDIAPIPE_INNER_LIP,
    MEDIAPIPE_IRISES,
    MEDIAPIPE_MIRRORED,
    MEDIAPIPE_OUTER_LIP,
    MEDIAPIPE_RIGID,
    MEDIAPIPE_SENSORS,
    MEDIAPIPE_UPRIGHT,
    mediapipe_layout,
)
from labial.formats.alignments import (
    Alignments,
    alignment_files,
    may_hold_several,
    read_alignments,
)
from labial.formats.split import read_split
from labial.formats.tracks import TrackDescription, read_description, read_track
from labial.formats.transcription import ReadingOptions
from labial.motion import FaceMesh, Motion
from labial.phones import LabelReader
from labial.utterance import Utterance

# Image axes (x right, y down, z away) to the head's (x to the talker's left, y up, z forward).
_IMAGE_TO_HEAD = np.array([1.0, -1.0, -1.0])

# A track and its alignment may differ by the frame that is cut at the end and one of rounding.
_LENGTH_TOLERANCE_FRAMES = 2.0


@dataclass(frozen=True)
class TracksConfig:
    """How tracks and alignments are read. ``iris_mm`` is a human iris' width; it varies little."""

    name: str = "tracks"
    language: str = ""
    licence: str = ""
    attribution: str = ""
    iris_mm: float = 11.7
    max_gap_s: float = 0.2
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    labels: LabelReader = field(default_factory=LabelReader)

    def __post_init__(self) -> None:
        if not self.max_gap_s >= 0 or not self.iris_mm > 0:
            raise CorpusError(f"max_gap_s is {self.max_gap_s}, iris_mm {self.iris_mm}: below 0")


@dataclass(frozen=True, eq=False)
class TracksImport:
    """What a folder of tracks gives: the corpus' info, the names kept, and why others were not.

    ``without_track`` are names of the split that have no track; ``bridged`` counts frames.
    """

    folder: Path
    config: TracksConfig
    description: TrackDescription
    info: CorpusInfo
    kept: tuple[str, ...]
    left_out: dict[str, str]
    bridged: dict[str, int]
    without_track: tuple[str, ...]
    mm_per_pixel: float
    splits: dict[str, str]
    spoken: dict[str, Alignment]
    _head: npt.NDArray[np.float64]
    _origin: npt.NDArray[np.float64]

    def utterances(self) -> Iterator[tuple[Utterance, str]]:
        """The utterances kept, each with its split, one read at a time."""
        for name in self.kept:
            track = _bridge(read_track(_track_path(self.folder, name), self.description))
            points = _into_head(track, self.description, self._head, self.mm_per_pixel)
            surface: npt.NDArray[np.float32] = np.asarray(points - self._origin, np.float32)
            sensors = surface[:, self.description.places(MEDIAPIPE_SENSORS)]
            motion = Motion(sensors, self.info.fps, self.info.layout)
            utterance = Utterance(name, self.spoken[name], motion, surface=surface)
            yield utterance, self.splits.get(name, "")


def import_tracks(folder: Path, config: TracksConfig | None = None) -> TracksImport:
    """Read a folder of tracks: check all files, find the talker's head and the scale.

    Raises ``FormatError``, ``PhoneError`` or ``AlignmentError`` naming the first file at fault (all
    labels that are no phones are told at once), and ``CorpusError`` where an alignment does not fit
    its track's length. Utterances that miss a run of frames longer than ``config.max_gap_s`` are
    left out and named.
    """
    config = config or TracksConfig()
    description = read_description(folder / "tracks" / "points.json")
    names = sorted(path.stem for path in (folder / "tracks").glob("*.npy"))
    if not names:
        raise CorpusError(f"{folder / 'tracks'}: holds no .npy tracks")
    split_path = folder / "split.csv"
    splits = read_split(split_path) if split_path.exists() else {}
    read = _read_alignments(folder / "alignments", names, config)
    spoken: dict[str, Alignment] = {}
    rigid_places = description.places(MEDIAPIPE_RIGID)
    iris_places = [description.places(pair) for pair in MEDIAPIPE_IRISES]
    corner_places = description.places((MEDIAPIPE_OUTER_LIP[0], MEDIAPIPE_OUTER_LIP[10]))
    kept, left_out, bridged = [], {}, {}
    rigid, corners, irises = [], [], []
    for name in names:
        track = read_track(_track_path(folder, name), description)
        spoken[name] = _fitting(read, name, len(track), description.fps)
        gaps = _missing_runs(track)
        longest = max(gaps, default=0)
        if longest > config.max_gap_s * description.fps or longest == len(track):
            left_out[name] = f"{longest} frames in a row without a face"
            continue
        if gaps:
            bridged[name] = sum(gaps)
        track = _bridge(track)
        kept.append(name)
        rigid.append(track[:, rigid_places])
        corners.append(track[:, corner_places])
        irises += [np.linalg.norm(track[:, a] - track[:, b], axis=-1) for a, b in iris_places]
    if not kept:
        raise CorpusError(f"{folder}: every utterance misses too many frames")
    mm_per_pixel = config.iris_mm / float(np.median(np.concatenate(irises)))
    frames = np.concatenate(rigid)
    head = levelled(
        mean_head(frames),
        [_within_rigid(pair) for pair in MEDIAPIPE_MIRRORED],
        _within_rigid(MEDIAPIPE_UPRIGHT),
    )
    fit = fit_head(frames, head)
    origin = fit.apply(np.concatenate(corners)).mean(axis=(0, 1)) * mm_per_pixel * _IMAGE_TO_HEAD
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
            "mm_per_pixel": f"{mm_per_pixel:.4f}",
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
        bridged=bridged,
        without_track=tuple(sorted(set(splits) - set(names))),
        mm_per_pixel=mm_per_pixel,
        splits=splits,
        spoken=spoken,
        _head=head,
        _origin=origin,
    )


def _into_head(
    track: npt.NDArray[np.float64],
    description: TrackDescription,
    head: npt.NDArray[np.float64],
    mm_per_pixel: float,
) -> npt.NDArray[np.float64]:
    """A track in pixels ``[frames, points, 3]`` brought into the head's frame of reference, mm."""
    fit = fit_head(track[:, description.places(MEDIAPIPE_RIGID)], head)
    points: npt.NDArray[np.float64] = fit.apply(track) * mm_per_pixel * _IMAGE_TO_HEAD
    return points


def _read_alignments(folder: Path, names: list[str], config: TracksConfig) -> Alignments:
    """The alignments of the tracks called ``names``."""
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder of alignments")
    wanted = set(names)
    paths = [p for p in alignment_files(folder) if p.stem in wanted or may_hold_several(p)]
    read = read_alignments(paths, config.reading, config.labels)
    if read.errors:
        raise read.errors[0]
    lacking = [name for name in names if name not in read.alignments]
    if lacking:
        raise CorpusError(f"{folder}: holds no alignment of {', '.join(lacking[:5])}")
    return read


def _fitting(read: Alignments, name: str, frames: int, fps: float) -> Alignment:
    """The alignment of a track with ``frames``; raises ``CorpusError`` where it does not fit."""
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


def _bridge(track: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Missing frames filled in a straight line; held at the ends."""
    missing = np.isnan(track).any(axis=(1, 2))
    if not missing.any():
        return track
    frames = np.arange(len(track))
    flat = track.reshape(len(track), -1)
    columns = [np.interp(frames, frames[~missing], column[~missing]) for column in flat.T]
    return np.stack(columns, axis=1).reshape(track.shape)


def _within_rigid(pair: tuple[int, int]) -> tuple[int, int]:
    """The places of two face-mesh points among the rigid ones."""
    return MEDIAPIPE_RIGID.index(pair[0]), MEDIAPIPE_RIGID.index(pair[1])


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

"""Turning a folder of face tracks, with what is said in them, into the utterances of a corpus.

The folder has ``tracks/points.json``, ``tracks/NAME.npy``, ``split.csv`` and ``alignments/`` with
files of any format that labial reads: ``NAME.TextGrid``, or one file with many utterances. Tracks
without an alignment have a text, which is found in their sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.corpus import CorpusInfo
from labial.cutting import Piece
from labial.errors import CorpusError
from labial.face.layouts import (
    MEDIAPIPE_INNER_LIP,
    MEDIAPIPE_OUTER_LIP,
    MEDIAPIPE_SENSORS,
    mediapipe_layout,
)
from labial.folders import entries
from labial.formats.split import split_of
from labial.formats.tracks import TrackDescription, read_track, read_track_description
from labial.importers.found_words import FoundWords, find_words, said_in
from labial.importers.recordings import Recording, SpeechConfig, with_speech
from labial.importers.tracked_face import IRIS_MM, Gathering, HeadFrame, bridged
from labial.motion import FaceMesh, Motion
from labial.progress import Progress, unseen
from labial.utterance import Utterance

# A track and its alignment or sound may differ by a frame cut at the end and one of rounding.
_LENGTH_TOLERANCE_FRAMES = 2.0


@dataclass(frozen=True)
class TracksConfig:
    """How tracks are read. ``iris_mm`` is the width of a human iris.

    ``language`` is also that in which texts are aligned, English if it is empty; ``aligner`` None
    means its default one.
    """

    name: str = "tracks"
    language: str = ""
    aligner: str | None = None
    licence: str = ""
    attribution: str = ""
    iris_mm: float = IRIS_MM
    max_gap_s: float = 0.2

    def __post_init__(self) -> None:
        if not self.max_gap_s >= 0 or not self.iris_mm > 0:
            raise CorpusError(
                f"max_gap_s is {self.max_gap_s}, expected 0 or more; iris_mm is {self.iris_mm},"
                " expected above 0"
            )


@dataclass(frozen=True, eq=False)
class _Clip:
    """An utterance in the track ``name``: ``frames`` of it, from the piece's first one on."""

    name: str
    piece: Piece
    frames: int

    def track(self, folder: Path, description: TrackDescription) -> npt.NDArray[np.float64]:
        """Its points ``[frames, points, 3]``, NaN where no face was found."""
        first = self.piece.first
        return read_track(_track_path(folder, self.name), description)[first : first + self.frames]


@dataclass(frozen=True, eq=False)
class TracksImport:
    """The result of reading a folder: the corpus' info, and why utterances were left out.

    ``without_track`` are names in the split that have no track; ``bridged`` counts frames;
    ``doubts`` say, for example, which texts may not be what was said.
    """

    folder: Path
    config: TracksConfig
    description: TrackDescription
    info: CorpusInfo
    left_out: dict[str, str]
    bridged: dict[str, int]
    doubts: tuple[str, ...]
    without_track: tuple[str, ...]
    splits: dict[str, str]
    _clips: tuple[_Clip, ...]
    _head: HeadFrame

    @property
    def kept(self) -> tuple[str, ...]:
        """The names of the utterances."""
        return tuple(clip.piece.name for clip in self._clips)

    @property
    def spoken(self) -> dict[str, Alignment]:
        """What is said in the utterances."""
        return {clip.piece.name: clip.piece.alignment for clip in self._clips}

    @property
    def mm_per_pixel(self) -> float:
        """The size of a pixel at the talker's distance."""
        return self._head.mm_per_unit

    def utterances(self) -> Iterator[tuple[Utterance, str]]:
        """The utterances kept, each with its split, one read at a time."""
        for clip in self._clips:
            name, alignment = clip.piece.name, clip.piece.alignment
            surface = self._head.apply(_bridged(clip.track(self.folder, self.description)))
            sensors = surface[:, self.description.places(MEDIAPIPE_SENSORS)]
            motion = Motion(sensors, self.info.fps, self.info.layout)
            filled = self.bridged.get(name, 0) * len(MEDIAPIPE_SENSORS)
            utterance = Utterance(name, alignment, motion, surface=surface, filled=filled)
            yield utterance, self._split(clip)

    @property
    def unsplit(self) -> tuple[str, ...]:
        """The names of utterances in no split."""
        return tuple(clip.piece.name for clip in self._clips if not self._split(clip))

    def _split(self, clip: _Clip) -> str:
        # A piece of a track that is not in the split itself is in its track's split.
        return self.splits.get(clip.piece.name, self.splits.get(clip.name, ""))


def import_tracks(
    folder: Path,
    config: TracksConfig | None = None,
    speech: SpeechConfig | None = None,
    aligning: Progress = unseen,
) -> TracksImport:
    """Read a folder of tracks: check all files, find the talker's head and the scale.

    ``speech`` says where texts and sound are; ``aligning`` counts the tracks whose texts are found
    in their sound. Raises ``FormatError``, ``PhoneError`` or ``AlignmentError`` naming the first
    file at fault (labels that are not phones are all reported at once), and ``CorpusError`` if the
    length of an alignment, or of sound, does not fit its track. Utterances with a gap longer than
    ``config.max_gap_s``, or whose text does not fit, are left out and named.
    """
    config = config or TracksConfig()
    description = read_track_description(folder / "tracks" / "points.json")
    found = [path for path in entries(folder / "tracks") if path.suffix == ".npy"]
    paths = sorted(found, key=lambda path: path.stem)
    if not paths:
        raise CorpusError(f"{folder / 'tracks'}: contains no .npy tracks")
    splits = split_of(folder)
    recordings = with_speech(paths, _speech_in(folder, speech or SpeechConfig()))
    words = find_words(recordings, config.language, config.aligner, aligning)
    kept: list[_Clip] = []
    left_out, counts = dict(words.left_out), {}
    gathering = Gathering(description.places)
    for recording in recordings:
        if recording.alignments is None and recording.name not in words.found:
            continue
        track = read_track(recording.path, description)
        for clip in _clips(recording, words.found.get(recording.name), len(track), description.fps):
            own = track[clip.piece.first : clip.piece.first + clip.frames]
            gaps = _missing_runs(own)
            longest = max(gaps, default=0)
            if longest > config.max_gap_s * description.fps or longest == len(own):
                left_out[clip.piece.name] = f"{longest} frames in a row without a face"
                continue
            if gaps:
                counts[clip.piece.name] = sum(gaps)
            kept.append(clip)
            gathering.add(_bridged(own))
    if not kept:
        name, why = next(iter(left_out.items()))
        raise CorpusError(f"{folder}: every utterance was left out; the first, {name}: {why}")
    head = gathering.head_frame(config.iris_mm)
    info = CorpusInfo(
        name=config.name,
        fps=description.fps,
        layout=mediapipe_layout(),
        mesh=_mesh(description),
        language=config.language or words.language,
        licence=config.licence,
        attribution=config.attribution,
        notes={
            "source": "video tracks",
            "mm_per_pixel": f"{head.mm_per_unit:.4f}",
            "left_out": ", ".join(left_out),
            **words.notes,
        },
    )
    return TracksImport(
        folder=folder,
        config=config,
        description=description,
        info=info,
        left_out=left_out,
        bridged=counts,
        doubts=words.doubts,
        without_track=tuple(sorted(set(splits) - {path.stem for path in paths})),
        splits=splits,
        _clips=tuple(kept),
        _head=head,
    )


def _speech_in(folder: Path, speech: SpeechConfig) -> SpeechConfig:
    """Where speech is, with the folder's own places instead of those that are not given."""
    alignments, sound = folder / "alignments", folder / "sound"
    if speech.alignments.path is None and alignments.is_dir():
        speech = replace(speech, alignments=replace(speech.alignments, path=alignments))
    if speech.audio is None and sound.is_dir():
        speech = replace(speech, audio=sound)
    return speech


def _clips(recording: Recording, words: FoundWords | None, frames: int, fps: float) -> list[_Clip]:
    """The utterances of a track; raises ``CorpusError`` if alignment or sound do not fit it."""
    said = said_in(recording, words, frames / fps, fps)
    if abs(said.lasts_s * fps - frames) > _LENGTH_TOLERANCE_FRAMES:
        raise CorpusError(
            f"{said.source}: lasts {said.lasts_s:.3f} s, but its track has"
            f" {frames} frames, {frames / fps:.3f} s at {fps:g} Hz"
        )
    if said.whole:
        return [_Clip(recording.name, piece, frames) for piece in said.pieces]
    return [_Clip(recording.name, piece, piece.alignment.frame_count(fps)) for piece in said.pieces]


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

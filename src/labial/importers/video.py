"""Video of one talker, with what is said in it, becomes the utterances of a corpus.

Work goes a recording at a time: its words are found in its sound, the face in its pictures, and
both are kept as parts, so that a stopped import goes on. When all parts are there they are read
twice: for the head's frame of reference, and to be written.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from labial.corpus import CorpusInfo
from labial.errors import (
    AlignmentError,
    CorpusError,
    FormatError,
    SpeechError,
    TranscriptError,
)
from labial.face.finder import FINDER, FaceFinder
from labial.face.head import Points
from labial.face.layouts import MEDIAPIPE_SENSORS, mediapipe_layout
from labial.face.mediapipe_mesh import mediapipe_mesh
from labial.formats.split import read_split
from labial.formats.video import VideoDescription, describe_video
from labial.importers.recordings import Recording, SpeechConfig, find_recordings
from labial.importers.spoken import Spoken, SpokenPiece, spoken_in
from labial.importers.takes import SPLIT
from labial.importers.tracked_face import IRIS_MM, Gathering, HeadFrame, iris_widths
from labial.importers.video_parts import Parts, key_of
from labial.importers.video_track import (
    FaceLimits,
    FacePath,
    face_path,
    follow_face,
    places,
)
from labial.motion import Motion, check_fps
from labial.progress import Progress, part_of, unseen
from labial.utterance import Utterance

# What may be wrong with a recording. Others are raised: no extra, no room for the parts.
_FAULTS = (CorpusError, FormatError, AlignmentError, TranscriptError, SpeechError)

# Frames that the head's frame of reference is found from, at most about so many.
_MOST_FRAMES = 100_000


@dataclass(frozen=True)
class VideoConfig:
    """How videos are read. ``fps`` None takes their own rate, the usual one where they differ.

    Recordings above ``longest_s`` are cut at their pauses.
    """

    name: str = "video"
    language: str = ""
    licence: str = ""
    attribution: str = ""
    fps: float | None = None
    longest_s: float = 10.0
    iris_mm: float = IRIS_MM
    limits: FaceLimits = field(default_factory=FaceLimits)

    def __post_init__(self) -> None:
        if self.fps is not None:
            check_fps(self.fps)
        if not self.longest_s > 0 or not self.iris_mm > 0:
            raise CorpusError(
                f"longest_s is {self.longest_s}, iris_mm {self.iris_mm}: expected above 0"
            )


@dataclass(frozen=True)
class _Clip:
    """An utterance whose face is usable: where its track is kept, and the size of its pixels."""

    recording: Recording
    piece: SpokenPiece
    span: tuple[float, float]
    key: str
    mm_per_pixel: float


@dataclass(frozen=True, eq=False)
class VideoImport:
    """What videos give: the corpus' info, the names kept, and why others were not.

    ``bridged`` counts pictures without a usable face by utterance, ``cut_s`` tells how much silence
    without one was cut at its ends; ``doubts`` are about texts that may not be what was said, and
    the like.
    """

    info: CorpusInfo
    left_out: Mapping[str, str]
    bridged: Mapping[str, int]
    cut_s: Mapping[str, float]
    doubts: tuple[str, ...]
    splits: Mapping[str, str]
    config: VideoConfig
    _clips: tuple[_Clip, ...]
    _head: HeadFrame
    _parts: Parts

    @property
    def kept(self) -> tuple[str, ...]:
        """The names of the utterances."""
        return tuple(clip.piece.name for clip in self._clips)

    def utterances(self) -> Iterator[tuple[Utterance, str]]:
        """The utterances kept, each with its split, one read at a time."""
        for clip in self._clips:
            name, fps = clip.piece.name, self.info.fps
            track = self._parts.load_track(clip.key)
            if track is None:
                raise CorpusError(f"{self._parts.folder}: the track of {name} is gone")
            path = face_path(track, clip.span, fps, self.config.limits)
            surface = self._head.apply(_even(clip.piece, path, fps) * clip.mm_per_pixel)
            motion = Motion(surface[:, list(MEDIAPIPE_SENSORS)], fps, self.info.layout)
            filled = path.bridged * len(MEDIAPIPE_SENSORS)
            utterance = Utterance(
                name, clip.piece.alignment, motion, surface=surface, filled=filled
            )
            yield utterance, self._split(clip)

    @property
    def unsplit(self) -> tuple[str, ...]:
        """The names of utterances in no split."""
        return tuple(clip.piece.name for clip in self._clips if not self._split(clip))

    def _split(self, clip: _Clip) -> str:
        # What is cut of a recording is in its split, if it is in none by itself.
        return self.splits.get(clip.piece.name, self.splits.get(clip.recording.name, ""))

    def forget(self) -> None:
        """Remove the parts, when the corpus is written."""
        self._parts.remove()


def import_videos(
    source: Path,
    parts: Path,
    config: VideoConfig | None = None,
    speech: SpeechConfig | None = None,
    progress: Progress = unseen,
) -> VideoImport:
    """Read a folder of videos, or one: find the words, follow the face, find the head and scale.

    ``parts`` is a folder that keeps what is done; ``progress`` counts seconds of video. What is
    wrong with a recording leaves it out and is reported in the result. Raises ``CorpusError`` where
    nothing is left, what reading alignments and transcripts raises, and ``MissingExtraError``.
    """
    config = config or VideoConfig()
    recordings = find_recordings(source, speech)
    texts = sum(each.text is not None for each in recordings)
    if texts and not (config.language or "en").lower().startswith("en"):
        raise CorpusError(
            f"{source}: has texts in '{config.language}', but words are found in English only:"
            " bring alignments"
        )
    split_path = (source if source.is_dir() else source.parent) / SPLIT
    splits = read_split(split_path) if split_path.exists() else {}
    working = _Working(Parts(parts), config)
    working.describe(recordings)
    working.read(progress)
    head = working.head_frame(source)
    info = CorpusInfo(
        name=config.name,
        fps=working.fps,
        layout=mediapipe_layout(),
        mesh=mediapipe_mesh(),
        language=config.language or ("en" if texts else ""),
        licence=config.licence,
        attribution=config.attribution,
        notes=working.notes(texts),
    )
    return VideoImport(
        info=info,
        left_out=working.left_out,
        bridged=working.bridged,
        cut_s=working.cut_s,
        doubts=tuple(working.doubts),
        splits=splits,
        config=config,
        _clips=tuple(working.clips),
        _head=head,
        _parts=working.parts,
    )


class _Working:
    """An import on its way, a recording at a time."""

    def __init__(self, parts: Parts, config: VideoConfig) -> None:
        self.parts = parts
        self.config = config
        self.fps = 0.0
        self.clips: list[_Clip] = []
        self.left_out: dict[str, str] = {}
        self.bridged: dict[str, int] = {}
        self.cut_s: dict[str, float] = {}
        self.doubts: list[str] = []
        self._described: dict[Recording, VideoDescription] = {}

    def describe(self, recordings: Sequence[Recording]) -> None:
        """See which recordings can be read, and at which rate."""
        for recording in recordings:
            with self._leaving_out(recording.name):
                self._described[recording] = describe_video(recording.path)
        rates = [each.fps for each in self._described.values()]
        self.fps = self.config.fps or (statistics.mode(rates) if rates else 0.0)

    def read(self, progress: Progress) -> None:
        """Find words and faces of all recordings, as far as they are not kept."""
        whole = sum(each.duration_s for each in self._described.values())
        done = 0.0
        progress(done, whole)
        with ExitStack() as stack:
            finders: list[FaceFinder] = []

            def finder() -> FaceFinder:
                if not finders:
                    finders.append(stack.enter_context(FaceFinder()))
                return finders[0]

            for recording, described in self._described.items():
                with self._leaving_out(recording.name):
                    spoken = self._spoken(recording, described)
                    self.left_out.update(spoken.left_out)
                    self.doubts += spoken.doubts
                    for piece in spoken.pieces:
                        with self._leaving_out(piece.name):
                            before = done + piece.start_s - described.start_s
                            report = part_of(progress, before, whole)
                            self._take_up(recording, piece, finder, report)
                done += described.duration_s
                progress(done, whole)

    def head_frame(self, source: Path) -> HeadFrame:
        """The head's frame of reference, of all utterances kept."""
        if not self.clips:
            name, why = next(iter(self.left_out.items()), (str(source), "nothing is said in it"))
            raise CorpusError(f"every utterance was left out; the first, {name}: {why}")
        frames = sum(clip.piece.alignment.frame_count(self.fps) for clip in self.clips)
        every = max(1, frames // _MOST_FRAMES)
        gathering = Gathering(places)
        for clip in self.clips:
            track = self.parts.load_track(clip.key)
            if track is None:
                raise CorpusError(f"{self.parts.folder}: the track of {clip.piece.name} is gone")
            path = face_path(track, clip.span, self.fps, self.config.limits)
            gathering.add(_even(clip.piece, path, self.fps)[::every] * clip.mm_per_pixel)
        return gathering.head_frame(self.config.iris_mm)

    def notes(self, texts: int) -> dict[str, str]:
        """For the corpus."""
        sizes = [clip.mm_per_pixel for clip in self.clips]
        return {
            "source": "video",
            "faces": FINDER,
            "mm_per_pixel": f"{min(sizes):.4f} to {max(sizes):.4f}",
            "words": f"found by their texts in {texts} recordings, told by alignments in others",
            "bridged": f"{sum(self.bridged.values())} frames",
            "cut": f"{sum(self.cut_s.values()):.2f} s of silence without a face",
            "left_out": ", ".join(self.left_out),
        }

    @contextmanager
    def _leaving_out(self, name: str) -> Iterator[None]:
        """What is wrong inside leaves the utterance ``name`` out."""
        try:
            yield
        except _FAULTS as error:
            self.left_out[name] = str(error)

    def _spoken(self, recording: Recording, described: VideoDescription) -> Spoken:
        longest = self.config.longest_s
        if recording.text is None:
            return spoken_in(recording, described, self.fps, longest)
        key = key_of(recording.path, {"text": recording.text, "fps": self.fps, "longest": longest})
        spoken = self.parts.load_spoken(key)
        if spoken is None:
            spoken = spoken_in(recording, described, self.fps, longest)
            self.parts.save_spoken(key, spoken)
        return spoken

    def _take_up(
        self,
        recording: Recording,
        piece: SpokenPiece,
        finder: Callable[[], FaceFinder],
        progress: Progress,
    ) -> None:
        """Follow the face through an utterance, and judge it."""
        if any(clip.piece.name == piece.name for clip in self.clips):
            raise CorpusError(f"{recording.path}: two utterances would be named '{piece.name}'")
        span = (piece.start_s, piece.start_s + piece.alignment.duration)
        key = key_of(recording.path, {"span": [round(t, 6) for t in span], "finder": FINDER})
        track = self.parts.load_track(key)
        if track is None:
            track = follow_face(recording.path, span, self.fps, finder(), progress)
            self.parts.save_track(key, track)
        try:
            path = face_path(track, span, self.fps, self.config.limits)
            seen = piece.between(path.start, path.end, self.fps)
        except CorpusError as error:
            raise CorpusError(f"{recording.path}: {error}") from None
        irises = iris_widths(path.points.astype(np.float64), places)
        size = self.config.iris_mm / float(np.median(irises))
        if seen is not piece:
            self.cut_s[piece.name] = piece.alignment.duration - seen.alignment.duration
        if path.bridged:
            self.bridged[piece.name] = path.bridged
        self.clips.append(_Clip(recording, seen, span, key, size))


def _even(piece: SpokenPiece, path: FacePath, fps: float) -> Points:
    """The points at the utterance's frames, float64 ``[frames, 478, 3]`` in pixels."""
    frames = piece.alignment.frame_count(fps)
    return path.at(piece.start_s + np.arange(frames) / fps).astype(np.float64)

"""Turning video of one talker, with what is said in it, into the utterances of a corpus.

Recordings are processed one at a time: the words are found in the sound, the face in the pictures,
and both are kept as parts, so that a stopped import can be resumed. When all parts exist they are
read twice: for the head's frame of reference, and to be written.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from labial.aligners.aligner import Fault
from labial.aligners.kinds import DEFAULT_LANGUAGE, aligner_for
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
from labial.formats.split import split_of
from labial.formats.video import VideoDescription, describe_video, read_sound
from labial.importers.recordings import Recording, SpeechConfig, find_videos, with_speech
from labial.importers.spoken import Segmentation, SpokenPiece, found_in, spoken_in
from labial.importers.tracked_face import IRIS_MM, Gathering, HeadFrame, iris_widths
from labial.importers.video_parts import Parts, spoken_keys, track_key
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

# Errors for which a recording is left out. Others are raised: a missing extra, a full disk.
_FAULTS = (CorpusError, FormatError, AlignmentError, TranscriptError, SpeechError)

# About the most frames that the head's frame of reference is found from.
_MOST_FRAMES = 100_000


@dataclass(frozen=True)
class VideoConfig:
    """How videos are read. ``fps`` None means their own rate, or the most common if they differ.

    Recordings longer than ``longest_s`` are cut at their pauses. ``language`` is also that in
    which texts are aligned, English if it is empty; ``aligner`` None means its default one.
    """

    name: str = "video"
    language: str = ""
    aligner: str | None = None
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

    @property
    def spoken_settings(self) -> dict[str, object]:
        """What the words that are found depend on, besides a recording and its text."""
        return {
            "longest": self.longest_s,
            "language": self.language,
            "aligner": self.aligner,
        }


@dataclass(frozen=True)
class _Clip:
    """An utterance whose face is usable: the key of its track, and the size of its pixels."""

    recording: Recording
    piece: SpokenPiece
    span: tuple[float, float]
    key: str
    mm_per_pixel: float


@dataclass(frozen=True, eq=False)
class VideoImport:
    """The result of reading videos: the corpus' info, the names kept, and why others were not.

    ``bridged`` counts pictures without a usable face by utterance, ``cut_s`` the seconds of silence
    without one that were cut at its ends; ``doubts`` say, for example, which texts may not be what
    was said.
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
                raise CorpusError(f"{self._parts.folder}: the track of {name} is missing")
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
        # A piece of a recording that is not in the split itself is in its recording's split.
        return self.splits.get(clip.piece.name, self.splits.get(clip.recording.name, ""))

    def forget(self) -> None:
        """Remove the parts, after the corpus has been written."""
        self._parts.remove()


def import_videos(
    source: Path,
    parts: Path,
    config: VideoConfig | None = None,
    speech: SpeechConfig | None = None,
    progress: Progress = unseen,
    aligning: Progress = unseen,
    leave_out: Container[str] = (),
) -> VideoImport:
    """Read a folder of videos, or one: find the words, follow the face, find the head and scale.

    ``parts`` is a folder that keeps intermediate results; ``progress`` counts seconds of video,
    ``aligning`` recordings whose texts are found in their sound. Recordings and utterances whose
    names are in ``leave_out`` are not read.
    Recordings with problems are left out and reported in the result. Raises ``CorpusError`` if
    nothing is left, the errors of reading alignments and transcripts, and ``MissingExtraError``.
    """
    config = config or VideoConfig()
    videos = [path for path in find_videos(source) if path.stem not in leave_out]
    if not videos:
        raise CorpusError(f"{source}: every video is left out")
    recordings = with_speech(videos, speech)
    texts = sum(each.text is not None for each in recordings)
    splits = split_of(source)
    working = _Working(Parts(parts), config, leave_out)
    working.describe(recordings)
    working.find_words(aligning)
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
    """An import in progress, one recording at a time."""

    def __init__(self, parts: Parts, config: VideoConfig, leave_out: Container[str]) -> None:
        self.parts = parts
        self.config = config
        self._leave_out = leave_out
        self.fps = 0.0
        self.clips: list[_Clip] = []
        self.left_out: dict[str, str] = {}
        self.bridged: dict[str, int] = {}
        self.cut_s: dict[str, float] = {}
        self.doubts: list[str] = []
        self._described: dict[Recording, VideoDescription] = {}
        self._found: dict[Recording, Segmentation | Fault] = {}

    def describe(self, recordings: Sequence[Recording]) -> None:
        """Find out which recordings can be read, and at which rate."""
        for recording in recordings:
            with self._leaving_out(recording.name):
                self._described[recording] = describe_video(recording.path)
        rates = [each.fps for each in self._described.values()]
        self.fps = self.config.fps or (statistics.mode(rates) if rates else 0.0)

    def find_words(self, progress: Progress) -> None:
        """Find the words of all recordings that have texts, except those already kept."""
        texts = [each for each in self._described if each.text is not None]
        if not texts:
            return
        aligner = aligner_for(self.config.language or DEFAULT_LANGUAGE, self.config.aligner)
        groups = [texts] if aligner.joint else [[each] for each in texts]
        for done, group in enumerate(groups):
            keys = self._spoken_keys(group)
            kept = {each: self.parts.load_segmentation(keys[each]) for each in group}
            if any(each is None for each in kept.values()):
                lasting = {each: self._described[each].duration_s for each in group}
                report = part_of(progress, done, len(texts))
                found = found_in(lasting, read_sound, aligner, self.config.longest_s, report)
                for each, spoken in found.items():
                    if isinstance(spoken, Segmentation):
                        self.parts.save_segmentation(keys[each], spoken)
                self._found |= found
            else:
                self._found |= {each: spoken for each, spoken in kept.items() if spoken}
            progress(done + 1, len(groups))

    def _spoken_keys(self, group: Sequence[Recording]) -> dict[Recording, str]:
        """The name of what is found in each of the recordings that are aligned together."""
        keys = spoken_keys({each.path: each.text for each in group}, self.config.spoken_settings)
        return {each: keys[each.path] for each in group}

    def read(self, progress: Progress) -> None:
        """Find words and faces of all recordings, except those already kept."""
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
                        if piece.name in self._leave_out:
                            continue
                        with self._leaving_out(piece.name):
                            before = done + piece.start_s - described.start_s
                            report = part_of(progress, before, whole)
                            self._take_up(recording, piece, finder, report)
                done += described.duration_s
                progress(done, whole)

    def head_frame(self, source: Path) -> HeadFrame:
        """The head's frame of reference, from all utterances kept."""
        if not self.clips:
            name, why = next(iter(self.left_out.items()), (str(source), "nothing is said in it"))
            raise CorpusError(f"every utterance was left out; the first, {name}: {why}")
        frames = sum(clip.piece.alignment.frame_count(self.fps) for clip in self.clips)
        every = max(1, frames // _MOST_FRAMES)
        gathering = Gathering(places)
        for clip in self.clips:
            track = self.parts.load_track(clip.key)
            if track is None:
                raise CorpusError(f"{self.parts.folder}: the track of {clip.piece.name} is missing")
            path = face_path(track, clip.span, self.fps, self.config.limits)
            gathering.add(_even(clip.piece, path, self.fps)[::every] * clip.mm_per_pixel)
        return gathering.head_frame(self.config.iris_mm)

    def notes(self, texts: int) -> dict[str, str]:
        """Notes for the corpus."""
        sizes = [clip.mm_per_pixel for clip in self.clips]
        return {
            "source": "video",
            "faces": FINDER,
            "mm_per_pixel": f"{min(sizes):.4f} to {max(sizes):.4f}",
            "words": f"aligned with texts in {texts} recordings; others had alignments",
            "bridged": f"{sum(self.bridged.values())} frames",
            "cut": f"{sum(self.cut_s.values()):.2f} s of silence without a face",
            "left_out": ", ".join(self.left_out),
        }

    @contextmanager
    def _leaving_out(self, name: str) -> Iterator[None]:
        """Leave the utterance ``name`` out if one of ``_FAULTS`` is raised inside."""
        try:
            yield
        except _FAULTS as error:
            self.left_out[name] = str(error)

    def _spoken(self, recording: Recording, described: VideoDescription) -> Segmentation:
        found = self._found.get(recording)
        if found is None:
            return spoken_in(recording, described, self.fps, self.config.longest_s)
        if isinstance(found, Segmentation):
            return found
        raise found

    def _take_up(
        self,
        recording: Recording,
        piece: SpokenPiece,
        finder: Callable[[], FaceFinder],
        progress: Progress,
    ) -> None:
        """Track the face through an utterance, and check it."""
        if any(clip.piece.name == piece.name for clip in self.clips):
            raise CorpusError(f"{recording.path}: two utterances would be named '{piece.name}'")
        span = (piece.start_s, piece.start_s + piece.alignment.duration)
        key = track_key(recording.path, span)
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

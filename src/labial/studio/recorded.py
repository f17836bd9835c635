"""Judging a take: whether its face, words and sound can be used, and why not.

It runs in a process that stays, so that models are loaded once. What is found is kept as parts of
the corpus that is made of the takes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import numpy as np

from labial.aligners.aligner import FAULTS, Aligner
from labial.aligners.kinds import DEFAULT_LANGUAGE, aligner_for
from labial.alignment import Interval
from labial.errors import CorpusError, LabialError, in_words
from labial.face.finder import FaceFinder
from labial.files import replacing
from labial.formats.video import Sound, VideoDescription, describe_video, read_frames, read_sound
from labial.importers.recordings import Recording, with_speech
from labial.importers.spoken import Segmentation, SpokenPiece, found_in, spoken_in
from labial.importers.video import VideoConfig
from labial.importers.video_parts import Parts, spoken_keys, track_key
from labial.importers.video_track import FaceError, VideoTrack, face_path, follow_face
from labial.studio.disk_errors import disk_error, is_full
from labial.studio.face_faults import problem_fault, track_faults, view_faults
from labial.studio.fault_texts import (
    LOST_FACE,
    MORE_WORDS,
    NO_TEXT,
    OTHER_WORDS,
    UNSURE_WORDS,
    unreadable,
    unsure_word,
)
from labial.studio.pictures import to_jpeg
from labial.studio.sound_faults import sound_faults
from labial.studio.state import Fault, FaultKind
from labial.studio.verdict import Mark, Times, Unjudged, Verdict
from labial.utterance import Audio

_UNUSABLE: frozenset[FaultKind] = frozenset({"face", "faces", "turned", "silent", "unreadable"})
"""Faults with which a take cannot be used; with others it is doubtful."""

_UNSURE = 0.25
"""Words with a smaller confidence are named."""

_THUMBNAIL = 120  # pixels high
_MOST_FAULTS = 6


@dataclass(frozen=True)
class ToJudge:
    """A take to judge for ``key``, how, and where to keep parts and a small picture."""

    video: Path
    key: str
    config: VideoConfig
    parts: Path
    picture: Path


@dataclass(frozen=True)
class _Words:
    """The pieces of a take with their words, and what is wrong; without pieces it is unusable."""

    pieces: tuple[SpokenPiece, ...]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class _Face:
    """What was seen of the face in the spans of the pieces."""

    faults: tuple[Fault, ...]
    spans: tuple[tuple[float, float], ...]
    size: tuple[int, int] = (0, 0)


def warm(config: VideoConfig) -> None:
    """Load what the first verdict would wait for."""
    _finder()
    with suppress(ModuleNotFoundError):  # said when a take is read
        import_module("av")
    noise = np.random.default_rng(0).normal(0, 3000, 16_000).astype(np.int16)
    with suppress(LabialError):  # it does not fit
        _aligner(config).align(Audio(noise, 16_000), "a")


def judge(take: ToJudge) -> Verdict | Unjudged:
    """The verdict of a take, unless the disk refuses to give or to store something."""
    try:
        described = describe_video(take.video)
        sound = read_sound(take.video)
        (recording,) = with_speech([take.video])
        heard = sound_faults(sound.audio if sound else None)
        with ThreadPoolExecutor(1) as other:
            # Most takes are one piece, whose face is followed while its words are found.
            followed = other.submit(_follow_whole, take, described, sound)
            words = _words(take, recording, described, sound, heard)
            followed.result()
        face = _face(take, described, sound, words.pieces)
    except (LabialError, OSError) as error:
        number = disk_error(error, take.video)
        if number is not None:
            return Unjudged(os.strerror(number), is_full(number))
        reason = in_words(error).replace(str(take.video), take.video.name)
        return Verdict(take.key, "bad", (unreadable(reason),))
    faults = (*face.faults, *heard, *words.faults)
    unusable = not words.pieces or any(each.kind in _UNUSABLE for each in faults)
    mark: Mark = "bad" if unusable else "doubtful" if faults else "good"
    start = min(described.start_s, sound.start_s if sound else described.start_s)
    return Verdict(
        take.key,
        mark,
        faults[:_MOST_FAULTS],
        duration_s=described.duration_s,
        speech_s=sum(each.alignment.speech_s for each in words.pieces),
        fps=described.fps,
        start_s=start,
        spans=face.spans,
        size=face.size,
        phones=_times(words.pieces, start, "phones"),
        words=_times(words.pieces, start, "words"),
        thumbnail=take.picture.exists(),
    )


def _words(
    take: ToJudge,
    recording: Recording,
    described: VideoDescription,
    sound: Sound | None,
    heard: Sequence[Fault],
) -> _Words:
    """What is said, by the alignment of a take or its text."""
    if recording.alignments is not None:
        aligned = spoken_in(recording, described, described.fps, take.config.longest_s)
        return _Words(aligned.pieces)
    if not recording.text:
        return _Words((), (NO_TEXT,))
    if any(each.kind == "silent" for each in heard):
        return _Words(())
    parts = Parts(take.parts)
    (key,) = spoken_keys({take.video: recording.text}, take.config.spoken_settings).values()
    spoken = parts.load_segmentation(key)
    if spoken is None:
        lasting = {recording: described.duration_s}
        longest = take.config.longest_s
        found = found_in(lasting, lambda _: sound, _aligner(take.config), longest)[recording]
        if isinstance(found, FAULTS):
            return _Words((), (OTHER_WORDS,))
        parts.save_segmentation(key, found)
        spoken = found
    if spoken.left_out:
        return _Words(spoken.pieces, (OTHER_WORDS,))
    return _Words(spoken.pieces, tuple(_unsure(spoken)) if spoken.doubts else ())


def _unsure(spoken: Segmentation) -> Iterator[Fault]:
    """What an aligner doubts: words that may not have been said, or sound without words."""
    words = [
        word.label
        for piece in spoken.pieces
        for word in piece.alignment.words
        if word.confidence is not None and word.confidence < _UNSURE
    ]
    yield from (unsure_word(word) for word in words[:_MOST_FAULTS])
    if any("incomplete" in doubt for doubt in spoken.doubts):
        yield MORE_WORDS
    elif not words:
        yield UNSURE_WORDS


def _face(
    take: ToJudge,
    described: VideoDescription,
    sound: Sound | None,
    pieces: Sequence[SpokenPiece],
) -> _Face:
    """Follow the face while something is said, or through the take if that is not known."""
    spans = [(each.start_s, each.start_s + each.alignment.duration) for each in pieces]
    spans = spans or [_whole(described, sound)]
    faults: list[Fault] = []
    for place, span in enumerate(spans):
        track: VideoTrack | None = None
        try:
            track = _track(take, span, described.fps)
            path = face_path(track, span, described.fps, take.config.limits)
            if pieces:
                pieces[place].between(path.start, path.end, described.fps)
            faults += track_faults(track)
        except FaceError as error:
            faults.append(problem_fault(error, track))
        except CorpusError:  # something is said before the face is there, or after
            faults.append(LOST_FACE)
    size, seen = _look(take, spans[0])
    once = {each.text.en: each for each in (*faults, *seen)}
    return _Face(tuple(once.values()), tuple(spans), size)


def _follow_whole(take: ToJudge, described: VideoDescription, sound: Sound | None) -> None:
    """Keep the track of a take that will not be cut; what is wrong with it is said later."""
    span = _whole(described, sound)
    if span[1] - span[0] <= take.config.longest_s:
        with suppress(FaceError):
            _track(take, span, described.fps)


def _whole(described: VideoDescription, sound: Sound | None) -> tuple[float, float]:
    """The span of the sound, by the file's clock, or of the pictures if there is none."""
    if sound is None:
        return described.start_s, described.start_s + described.duration_s
    return sound.start_s, sound.start_s + sound.audio.duration


def _track(take: ToJudge, span: tuple[float, float], fps: float) -> VideoTrack:
    parts, key = Parts(take.parts), track_key(take.video, span)
    track = parts.load_track(key)
    if track is None:
        track = follow_face(take.video, span, fps, _finder())
        parts.save_track(key, track)
    return track


def _look(take: ToJudge, span: tuple[float, float]) -> tuple[tuple[int, int], list[Fault]]:
    """The size of the picture in the middle of a take, and what is wrong with how it is seen."""
    middle = (span[0] + span[1]) / 2
    for _, picture in read_frames(take.video, middle):
        take.picture.parent.mkdir(parents=True, exist_ok=True)
        with replacing(take.picture) as part:
            part.write_bytes(to_jpeg(picture, _THUMBNAIL))
        finder = _finder()
        finder.start()
        faces = finder.find(picture)
        height, width = picture.shape[:2]
        return (width, height), view_faults(picture, faces[0]) if len(faces) == 1 else []
    return (0, 0), []


def _times(pieces: Sequence[SpokenPiece], start: float, tier: str) -> Times:
    """Phones or words in seconds from the start of a take."""

    def timed(piece: SpokenPiece, each: Interval) -> tuple[float, float, str]:
        offset = piece.start_s - start
        return round(each.start + offset, 4), round(each.end + offset, 4), each.label

    return tuple(timed(piece, each) for piece in pieces for each in getattr(piece.alignment, tier))


def _aligner(config: VideoConfig) -> Aligner:
    return aligner_for(config.language or DEFAULT_LANGUAGE, config.aligner)


@lru_cache(maxsize=1)
def _finder() -> FaceFinder:
    return FaceFinder()

"""What is spoken in a recording: from an alignment, or from a text aligned with the sound."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labial.aligners.aligner import FAULTS, Aligned, Aligner, Fault, SpokenText
from labial.aligners.long_recording import read_recording
from labial.aligners.text_language import another_language
from labial.alignment import SILENCE, Alignment
from labial.cutting import LONGEST_PAUSE_S, alignment_between, at_silences
from labial.errors import CorpusError, TranscriptError
from labial.formats.alignments import Alignments
from labial.formats.video import Sound, VideoDescription, read_sound
from labial.importers.recordings import Recording
from labial.progress import Progress, part_of, unseen
from labial.utterance import Audio

# An alignment may end this much after its recording, as encoders pad or cut a frame.
_LONGER_S = 0.1

# Times that differ by rounding.
_SAME_S = 1e-6


@dataclass(frozen=True)
class SpokenPiece:
    """An utterance of a recording: ``start_s`` on the file's clock is its alignment's 0 s."""

    name: str
    start_s: float
    alignment: Alignment

    def between(self, start_s: float, end_s: float, fps: float) -> SpokenPiece:
        """The utterance within a span of the file's time, from a frame on; itself if it fits.

        Raises ``CorpusError`` if more than silence would be cut.
        """
        alignment = self.alignment
        first = max(0, math.ceil((start_s - self.start_s) * fps - _SAME_S))
        end = end_s - self.start_s
        if end > alignment.duration - _SAME_S:
            end = alignment.duration
        for phone in alignment.phones:
            shown = first / fps - _SAME_S < phone.start and phone.end <= end
            if phone.label != SILENCE and not shown:
                at = self.start_s + phone.start
                raise CorpusError(f"no face while /{phone.label}/ is said at {at:.2f} s")
        if first == 0 and end == alignment.duration:
            return self
        kept = alignment_between(alignment, first / fps, end)
        return SpokenPiece(self.name, self.start_s + first / fps, kept)


@dataclass(frozen=True)
class Segmentation:
    """The utterances of a recording, the reasons for parts left out (by name), and doubts."""

    pieces: tuple[SpokenPiece, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


def spoken_in(
    recording: Recording, described: VideoDescription, fps: float, longest_s: float
) -> Segmentation:
    """The utterances of a video by its alignment, cut at pauses if longer than ``longest_s``.

    Raises ``CorpusError`` naming the file if it has no alignment, or one that does not fit.
    """
    if recording.problem:
        raise CorpusError(recording.problem)
    if recording.alignments is None:
        raise CorpusError(f"{recording.path}: has neither an alignment nor a text")
    sound = read_sound(recording.path)
    return _aligned(recording, recording.alignments, described, sound, fps, longest_s)


def found_in(
    recordings: Mapping[Recording, float],
    read: Callable[[Path], Sound | None],
    aligner: Aligner,
    longest_s: float,
    progress: Progress = unseen,
) -> dict[Recording, Segmentation | Fault]:
    """The utterances of recordings of one talker by their texts, which are found in the sound.

    ``recordings`` have their durations in seconds, and ``read`` reads the sound in a file. Those
    longer than ``longest_s`` are cut at their pauses. An error that names the file is the result of
    one without sound, or whose text does not fit. ``progress`` receives recordings.
    Raises ``SpeechError`` for an unknown language, and ``MissingExtraError``.
    """
    sounds = {recording: _TextSound(recording, read) for recording in recordings}
    long = [each for each, duration in recordings.items() if duration > longest_s]
    short = [each for each in recordings if each not in long]
    whole = [SpokenText(each.text or "", sounds[each].read) for each in short]
    aligned = aligner.align_together(whole, part_of(progress, 0, len(recordings)))
    found: dict[Recording, Segmentation | Fault] = {}
    for recording, outcome in zip(short, aligned, strict=True):
        if isinstance(outcome, Aligned):
            piece = SpokenPiece(recording.name, sounds[recording].start_s, outcome.alignment)
            doubts = _named_doubts(recording, piece.name, outcome.doubts)
            found[recording] = Segmentation((piece,), doubts=doubts)
        else:
            found[recording] = _naming(recording, outcome)
    for done, recording in enumerate(long, start=len(short)):
        try:
            found[recording] = _read_along(recording, sounds[recording], aligner, longest_s)
        except FAULTS as error:
            found[recording] = _naming(recording, error)
        progress(done + 1, len(recordings))
    return {recording: found[recording] for recording in recordings}


class _TextSound:
    """The sound of a recording; ``start_s`` is known when it was read."""

    def __init__(self, recording: Recording, read: Callable[[Path], Sound | None]) -> None:
        self._path = recording.sound or recording.path
        self._read = read
        self.start_s = 0.0

    def read(self) -> Audio:
        """Read the sound. Raises ``CorpusError`` naming the file if it has none."""
        sound = self._read(self._path)
        if sound is None:
            raise CorpusError(f"{self._path}: has no sound in which to find its words")
        self.start_s = sound.start_s
        return sound.audio


def _read_along(
    recording: Recording, sound: _TextSound, aligner: Aligner, longest_s: float
) -> Segmentation:
    """The utterances of a long recording."""
    pieces: list[SpokenPiece] = []
    left_out: dict[str, str] = {}
    doubts: list[str] = []
    if seems := another_language(recording.text or "", aligner.language):
        doubts.append(f"{recording.path}: {seems}")
    stretches = read_recording(aligner, sound.read(), recording.text or "", longest_s)
    for number, stretch in enumerate(stretches, start=1):
        name = f"{recording.name}-{number:03d}"
        if stretch.alignment is None:
            left_out[name] = f"{recording.path}, {stretch}: {stretch.problem}"
        else:
            pieces.append(SpokenPiece(name, sound.start_s + stretch.start_s, stretch.alignment))
            doubts += _named_doubts(recording, name, stretch.doubts)
    return Segmentation(tuple(pieces), left_out, tuple(doubts))


def _named_doubts(recording: Recording, name: str, doubts: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{recording.path}, utterance {name}: {doubt}" for doubt in doubts)


def _naming(recording: Recording, error: Fault) -> Fault:
    """The error, naming the recording if it does not yet."""
    if isinstance(error, TranscriptError):
        return TranscriptError(f"{recording.path}: {error}")
    return error


def _aligned(
    recording: Recording,
    alignments: Alignments,
    described: VideoDescription,
    sound: Sound | None,
    fps: float,
    longest_s: float,
) -> Segmentation:
    """From an alignment; its 0 s is the start of the sound, or of the picture if there is none."""
    start = sound.start_s if sound else described.start_s
    duration = sound.audio.duration if sound else described.duration_s
    alignment = alignments.lasting(recording.spoken, duration) if duration else None
    alignment = alignment or alignments.alignments[recording.spoken]
    picture_end = described.start_s + described.duration_s - start
    if duration and alignment.duration > max(duration, picture_end) + _LONGER_S:
        raise CorpusError(
            f"{alignments.sources[recording.spoken]}: lasts {alignment.duration:.2f} s, but"
            f" {recording.path.name} lasts {duration:.2f} s"
        )
    silent = f"{recording.path}: has no sound; its alignment is assumed to begin with the picture"
    doubts = () if sound else (silent,)
    if alignment.duration <= longest_s:
        return Segmentation((SpokenPiece(recording.name, start, alignment),), doubts=doubts)
    cut = at_silences(recording.name, alignment, fps, LONGEST_PAUSE_S, longest_s)
    pieces = tuple(SpokenPiece(p.name, start + p.first / fps, p.alignment) for p in cut)
    return Segmentation(pieces, doubts=doubts)

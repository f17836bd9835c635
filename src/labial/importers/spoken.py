"""What is spoken in a video and when: from an alignment, or from a text aligned with the sound."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from labial.alignment import SILENCE, Alignment
from labial.errors import CorpusError, TranscriptError
from labial.formats.alignments import Alignments
from labial.formats.video import Sound, VideoDescription, read_sound
from labial.cutting import LONGEST_PAUSE_S, alignment_between, at_silences
from labial.importers.recordings import Recording

# An alignment may end this much after its recording, as encoders pad or cut a frame.
_LONGER_S = 0.1

# Times that differ by rounding.
_SAME_S = 1e-6


@dataclass(frozen=True)
class SpokenPiece:
    """An utterance of a video: ``start_s`` on the file's clock is its alignment's 0 s."""

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
    """The utterances of a video, the reasons for parts left out (by name), and doubts."""

    pieces: tuple[SpokenPiece, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


def spoken_in(
    recording: Recording, described: VideoDescription, fps: float, longest_s: float
) -> Segmentation:
    """The utterances of a recording; one longer than ``longest_s`` is cut at its pauses.

    Raises ``CorpusError`` or ``TranscriptError`` naming the file if it has neither alignment nor
    text, or no sound for its text, or if the two do not fit; and ``MissingExtraError``.
    """
    if recording.problem:
        raise CorpusError(recording.problem)
    if recording.alignments is None and recording.text is None:
        raise CorpusError(f"{recording.path}: has neither an alignment nor a text")
    sound = read_sound(recording.path)
    if recording.alignments is not None:
        return _aligned(recording, recording.alignments, described, sound, fps, longest_s)
    if sound is None:
        raise CorpusError(f"{recording.path}: has no sound in which to find its words")
    assert recording.text is not None
    return _found(recording, recording.text, sound, longest_s)


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


def _found(recording: Recording, text: str, sound: Sound, longest_s: float) -> Segmentation:
    """From a text, whose words are found in the sound."""
    # Imported here, as recordings with alignments need no aligner.
    from labial.aligners.long_recording import Stretch, aligned, read_recording

    name, path, audio = recording.name, recording.path, sound.audio
    try:
        if audio.duration > longest_s:
            stretches = list(read_recording(audio, text, longest_s))
        else:
            stretches = [Stretch(0.0, audio.duration, *aligned(audio, text))]
    except TranscriptError as error:
        raise TranscriptError(f"{path}: {error}") from None
    pieces: list[SpokenPiece] = []
    left_out: dict[str, str] = {}
    doubts: list[str] = []
    for number, stretch in enumerate(stretches, start=1):
        piece = name if audio.duration <= longest_s else f"{name}-{number:03d}"
        if stretch.alignment is None:
            left_out[piece] = f"{path}, {stretch}: {stretch.problem}"
        else:
            pieces.append(SpokenPiece(piece, sound.start_s + stretch.start_s, stretch.alignment))
            doubts += [f"{path}, utterance {piece}: {doubt}" for doubt in stretch.doubts]
    return Segmentation(tuple(pieces), left_out, tuple(doubts))

"""Turning a long recording and its text into utterances: pieces of sound with their words.

Windows of sound are followed one after another: words of the text in order, which may end after
any of them. This gives the times of the words. The window is cut at its pauses, and each piece is
then aligned by itself. If a piece does not fit, the reader may have left out or repeated some
words: the piece is tried again starting from nearby words, and left out if that fails too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from labial.aligners.aligner import Aligned, Aligner, FoundWord
from labial.aligners.sound import FRAME_S
from labial.aligners.text_language import with_doubt
from labial.alignment import SILENCE, Alignment, Interval
from labial.cutting import LONGEST_PAUSE_S, Piece, at_silences
from labial.errors import TranscriptError
from labial.progress import Progress, unseen
from labial.utterance import Audio

_SHORTEST_S = 0.1
_WINDOW_S = 30.0

# The pieces in which a recording is aligned that is wanted as a whole.
_PIECE_S = 15.0

# How many words back and ahead a lost place is looked for.
_BACK, _AHEAD = 30, 80

# Sound below this share of the loud speech's amplitude counts as silence.
_SOFT = 0.1
_BLOCK_S = 0.1

# How much sound is skipped if no words of the text are found in it.
_PASSED_S = 5.0

# The least share of a recording's words that must be found in it.
_LEAST_FOUND = 0.5


@dataclass(frozen=True)
class Stretch:
    """A piece of a recording: its alignment with any doubts, or the problem that prevented one."""

    start_s: float
    end_s: float
    alignment: Alignment | None = None
    doubts: tuple[str, ...] = ()
    problem: str = ""

    def __str__(self) -> str:
        return f"from {self.start_s:.2f} s to {self.end_s:.2f} s"


def read_recording(
    aligner: Aligner,
    recording: Audio,
    text: str,
    longest_s: float,
    progress: Progress = unseen,
) -> Iterator[Stretch]:
    """The utterances of a recording, at most ``longest_s`` long if its pauses allow.

    If words of the text remain, a last stretch of zero length reports them. Raises
    ``TranscriptError`` for silence, a text without words or with words that have no pronunciation.
    ``progress`` receives seconds.
    """
    yield from _Reading(aligner, recording, text, longest_s).stretches(progress)


def align_whole(
    aligner: Aligner, recording: Audio, text: str, progress: Progress = unseen
) -> Aligned:
    """The alignment of a recording of any length; a long one is aligned in pieces.

    Pieces that do not fit their words are silence in the result, and reported. Raises
    ``TranscriptError`` if they are most of them, and the other errors of ``Aligner.align``.
    """
    if recording.duration <= aligner.longest_s:
        return aligner.align(recording, text)
    phones: list[Interval] = []
    words: list[Interval] = []
    doubts: list[str] = []
    reading = _Reading(aligner, recording, text, _PIECE_S)
    for stretch in reading.stretches(progress):
        doubts += [f"{stretch}, with times from there: {each}" for each in stretch.doubts]
        if stretch.problem:
            doubts.append(f"{stretch}: {stretch.problem}")
        if stretch.alignment is not None:
            # Pieces may overlap in their silence by the rounding of times.
            said = [phone for phone in stretch.alignment.phones if phone.label != SILENCE]
            phones += _later(said, stretch.start_s)
            words += _later(stretch.alignment.words, stretch.start_s)
    if len(words) < _LEAST_FOUND * reading.count:
        first = f"; the first problem is {doubts[0]}" if doubts else ""
        raise TranscriptError(
            f"the text does not fit the sound: of its {reading.count} words only {len(words)} were"
            f" found{first}"
        )
    whole = Aligned(Alignment.tile(phones, words, recording.duration), tuple(doubts))
    return with_doubt(whole, text, aligner.language)


def _later(intervals: Sequence[Interval], by_s: float) -> list[Interval]:
    return [replace(i, start=i.start + by_s, end=i.end + by_s) for i in intervals]


@dataclass(frozen=True)
class _Piece:
    """A span of the recording in seconds, and the places of its first and last word in the text."""

    start: float
    end: float
    first: int
    last: int


class _Reading:
    """How far a recording and its text have been read; ``_lost`` if the text did not fit."""

    def __init__(self, aligner: Aligner, recording: Audio, text: str, longest_s: float) -> None:
        self._recording = recording
        self._reader = aligner.reader(recording, text)
        self._longest_s = longest_s
        self.count = len(self._reader.words)
        self._now = 0.0
        self._place = 0
        self._lost = False
        every = [
            recording.between(at, at + _WINDOW_S)
            for at in np.arange(0, recording.duration, _WINDOW_S)
        ]
        loud = np.concatenate([_loudness(sound) for sound in every])
        self._soft = float(np.percentile(loud, 95)) * _SOFT

    def stretches(self, progress: Progress) -> Iterator[Stretch]:
        duration = self._recording.duration
        while self._now < duration - _SHORTEST_S and self._place < self.count:
            pieces = self._pieces()
            if pieces:
                yield from self._aligned(pieces)
            else:
                yield from self._passed_over()
            progress(self._now, duration)
        if self._place < self.count:
            remain = f"{self.count - self._place} of the text's {self.count} words"
            word = self._reader.words[self._place]
            problem = f"the recording ends before the last {remain}, from '{word}' on"
            yield Stretch(duration, duration, problem=problem)

    def _aligned(self, pieces: Sequence[_Piece]) -> Iterator[Stretch]:
        """Align pieces up to the first that does not fit, which is tried again or left out."""
        for piece in pieces:
            try:
                found = self._reader.aligned(
                    piece.start, piece.end, piece.first, piece.last, lost=self._lost
                )
                if self._lost and found.doubts:
                    raise TranscriptError(found.doubts[0])
            except TranscriptError as error:
                self._now = piece.start
                if self._lost:
                    yield Stretch(piece.start, piece.end, problem=str(error))
                    self._now = piece.end
                self._lost = True
                return
            yield Stretch(piece.start, piece.end, found.alignment, found.doubts)
            self._now, self._place, self._lost = piece.end, piece.last + 1, False

    def _passed_over(self) -> Iterator[Stretch]:
        """If no words are found, continue from nearby words, or else after some skipped sound."""
        end = min(self._now + _PASSED_S, self._recording.duration)
        sound = self._recording.between(self._now, end)
        silent = _loudness(sound).max() < self._soft
        if self._lost or silent:
            if not silent:
                yield Stretch(self._now, end, problem="no words of the text were found in it")
            self._now = end
        self._lost = self._lost or not silent

    def _pieces(self) -> list[_Piece]:
        """The pieces of the next window, each with the words found in it."""
        end = min(self._now + _WINDOW_S, self._recording.duration)
        place = self._place
        starts = range(place, place + 1)
        if self._lost:
            starts = range(max(0, place - _BACK), min(place + _AHEAD, self.count))
        # The expected word first, as a text may repeat itself.
        nearest = sorted(starts, key=lambda start: abs(start - place))
        found = self._reader.along(self._now, end, nearest)
        pieces = [self._piece(piece) for piece in _cut(found, end - self._now, self._longest_s)]
        # The last piece of a window may be incomplete.
        return pieces if end == self._recording.duration or len(pieces) == 1 else pieces[:-1]

    def _piece(self, piece: Piece) -> _Piece:
        places = [int(word.label) for word in piece.alignment.phones if word.label != SILENCE]
        start = self._now + piece.first * FRAME_S
        return _Piece(start, start + piece.alignment.duration, places[0], places[-1])


def _cut(found: Sequence[FoundWord], duration: float, longest_s: float) -> list[Piece]:
    """The pieces of ``duration`` seconds of sound, cut at the pauses between the words found."""
    if not found:
        return []
    said = [Interval(word.start_s, min(word.end_s, duration), str(word.place)) for word in found]
    whole = Alignment.tile(said, duration=duration)
    return at_silences("", whole, 1 / FRAME_S, LONGEST_PAUSE_S, longest_s)


def _loudness(sound: Audio) -> npt.NDArray[np.float32]:
    """The root mean square of each tenth of a second, float32; at least one value."""
    size = max(1, round(_BLOCK_S * sound.rate))
    count = max(1, len(sound.samples) // size)
    blocks = np.resize(sound.samples, (count, size)).astype(np.float32)
    loudness: npt.NDArray[np.float32] = np.sqrt((blocks**2).mean(axis=1))
    return loudness

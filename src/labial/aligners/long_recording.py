"""Turning a long recording and its English text into utterances: pieces of sound with their words.

Windows of sound are decoded one after another with a grammar that has the words of the text in
order and may end after any of them. This gives the times of the words. The window is cut at its
pauses, and each piece is then aligned by itself. If a piece does not fit, the reader may have left
out or repeated some words: the piece is tried again starting from nearby words, and left out if
that fails too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.doubts import collecting
from labial.errors import TranscriptError
from labial.cutting import LONGEST_PAUSE_S, Piece, at_silences
from labial.aligners.english import FitLimits, align, decoder_samples
from labial.aligners.english_decoder import FRAME_S, EnglishDecoder, SpokenWord
from labial.aligners.english_words import words_of_text
from labial.utterance import Audio

_SHORTEST_S = 0.1
_WINDOW_S = 30.0
_WORDS_A_SECOND = 6

# How many words back and ahead a lost place is looked for.
_BACK, _AHEAD = 30, 80

# Sound below this share of the loud speech's amplitude counts as silence.
_SOFT = 0.1
_BLOCK_S = 0.1

# Stricter than the default: of the many places tried, some fit fairly well by chance.
_SURE = FitLimits(least_score=-62.0)

# How much sound is skipped if no words of the text are found in it.
_PASSED_S = 5.0


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


def read_recording(recording: Audio, text: str, longest_s: float) -> Iterator[Stretch]:
    """The utterances of a recording, at most ``longest_s`` long if its pauses allow.

    If words of the text remain, a last stretch of zero length reports them. Raises
    ``TranscriptError`` for a text without words or with words that have no pronunciation.
    """
    yield from _Reading(recording, text, longest_s).stretches()


def aligned(
    sound: Audio, text: str, fit: FitLimits | None = None
) -> tuple[Alignment, tuple[str, ...]]:
    """The alignment by :func:`labial.aligners.english.align`, with any doubts about it."""
    with collecting() as doubts:
        alignment = align(sound, text, fit)
    return alignment, tuple(doubts)


@dataclass(frozen=True)
class _Piece:
    """A span of the recording in seconds, and the places of its first and last word in the text."""

    start: float
    end: float
    first: int
    last: int


class _Reading:
    """How far a recording and its text have been read; ``_lost`` if the text did not fit."""

    def __init__(self, recording: Audio, text: str, longest_s: float) -> None:
        self._recording = recording
        self._decoder = EnglishDecoder()
        self._words = words_of_text(text, self._decoder.lookup)
        self._longest_s = longest_s
        self._now = 0.0
        self._place = 0
        self._lost = False
        every = [
            self._sound(at, at + _WINDOW_S) for at in np.arange(0, recording.duration, _WINDOW_S)
        ]
        loud = np.concatenate([_loudness(sound) for sound in every])
        self._soft = float(np.percentile(loud, 95)) * _SOFT

    def stretches(self) -> Iterator[Stretch]:
        duration, words = self._recording.duration, self._words
        while self._now < duration - _SHORTEST_S and self._place < len(words):
            pieces = self._pieces()
            if pieces:
                yield from self._aligned(pieces)
            else:
                yield from self._passed_over()
        if self._place < len(words):
            remain = f"{len(words) - self._place} of the text's {len(words)} words"
            word = words[self._place].spelling
            problem = f"the recording ends before the last {remain}, from '{word}' on"
            yield Stretch(duration, duration, problem=problem)

    def _aligned(self, pieces: Sequence[_Piece]) -> Iterator[Stretch]:
        """Align pieces up to the first that does not fit, which is tried again or left out."""
        for piece in pieces:
            said = " ".join(word.spelling for word in self._words[piece.first : piece.last + 1])
            try:
                sound = self._sound(piece.start, piece.end)
                alignment, doubts = aligned(sound, said, _SURE if self._lost else None)
                if self._lost and doubts:
                    raise TranscriptError(doubts[0])
            except TranscriptError as error:
                self._now = piece.start
                if self._lost:
                    yield Stretch(piece.start, piece.end, problem=str(error))
                    self._now = piece.end
                self._lost = True
                return
            yield Stretch(piece.start, piece.end, alignment, doubts)
            self._now, self._place, self._lost = piece.end, piece.last + 1, False

    def _passed_over(self) -> Iterator[Stretch]:
        """If no words are found, continue from nearby words, or else after some skipped sound."""
        end = min(self._now + _PASSED_S, self._recording.duration)
        silent = _loudness(self._sound(self._now, end)).max() < self._soft
        if self._lost or silent:
            if not silent:
                yield Stretch(self._now, end, problem="no words of the text were found in it")
            self._now = end
        self._lost = self._lost or not silent

    def _pieces(self) -> list[_Piece]:
        """The pieces of the next window, each with the words found in it."""
        end = min(self._now + _WINDOW_S, self._recording.duration)
        samples = _decoder_samples(self._sound(self._now, end))
        if samples is None:
            return []
        place, count = self._place, len(self._words)
        base, last = place, place + 1
        if self._lost:
            base, last = max(0, place - _BACK), min(place + _AHEAD, count)
        words = self._words[base : last + int((end - self._now) * _WORDS_A_SECOND)]
        # The expected word first, as a text may repeat itself.
        starts = sorted(range(last - base), key=lambda start: abs(base + start - place))
        found = self._decoder.read_along(samples, words, starts) or []
        pieces = [
            self._piece(piece, base) for piece in _cut(found, end - self._now, self._longest_s)
        ]
        # The last piece of a window may be incomplete.
        return pieces if end == self._recording.duration or len(pieces) == 1 else pieces[:-1]

    def _piece(self, piece: Piece, base: int) -> _Piece:
        places = [int(word.label) for word in piece.alignment.phones if word.label != SILENCE]
        start = self._now + piece.first * FRAME_S
        return _Piece(start, start + piece.alignment.duration, base + places[0], base + places[-1])

    def _sound(self, start: float, end: float) -> Audio:
        rate = self._recording.rate
        return Audio(self._recording.samples[round(start * rate) : round(end * rate)], rate)


def _cut(found: Sequence[SpokenWord], duration: float, longest_s: float) -> list[Piece]:
    """The pieces of ``duration`` seconds of sound, cut at the pauses between the words found."""
    if not found:
        return []
    said = [
        Interval(word.start * FRAME_S, min(word.end * FRAME_S, duration), str(word.place))
        for word in found
    ]
    whole = Alignment.tile(said, duration=duration)
    return at_silences("", whole, 1 / FRAME_S, LONGEST_PAUSE_S, longest_s)


def _loudness(sound: Audio) -> npt.NDArray[np.float32]:
    """The root mean square of each tenth of a second, float32; at least one value."""
    size = max(1, round(_BLOCK_S * sound.rate))
    count = max(1, len(sound.samples) // size)
    blocks = np.resize(sound.samples, (count, size)).astype(np.float32)
    loudness: npt.NDArray[np.float32] = np.sqrt((blocks**2).mean(axis=1))
    return loudness


def _decoder_samples(sound: Audio) -> npt.NDArray[np.int16] | None:
    """The sound as the decoder takes it, or None for silence."""
    try:
        return decoder_samples(sound)
    except TranscriptError:
        return None

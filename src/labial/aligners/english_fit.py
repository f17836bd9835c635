"""How well words fit an English recording, and which fit is accepted.

Forced alignment always finds something. All states of the model are computed in each frame; the
score of a phone is how far its states fall behind the best ones (see ``AlignedPhone``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from labial.aligners.english_decoder import AlignedPhone
from labial.aligners.english_words import Word
from labial.aligners.sound import FRAME_S, SAMPLES_PER_FRAME, longest_run, loud_level
from labial.errors import TranscriptError

LOUD_DB = 15.0
"""Frames within this of the level of loud speech are loud."""


@dataclass(frozen=True)
class FitLimits:
    """Limits for accepting words as those of a recording (``benchmarks/alignment_fit.py``).

    ``least_score`` is the least ``Fit.score``. No phone may be longer than ``longest_phone_s``. A
    pause that is loud for longer than ``unsaid_s`` may be a breath, and is reported; from
    ``longest_unsaid_s`` on, it must have words. A word of at least ``word_s`` whose mean score is
    below ``least_word_score`` may be another word, and is reported.
    """

    least_score: float = -76.0
    longest_phone_s: float = 0.8
    unsaid_s: float = 0.15
    longest_unsaid_s: float = 0.35
    word_s: float = 0.15
    least_word_score: float = -100.0


@dataclass(frozen=True)
class Fit:
    """How well words fit a recording.

    ``score`` is the mean score over all frames of phones, or, if it is less, over all loud frames,
    whether they belong to phones or to pauses. ``longest`` is the longest phone with its word;
    ``unsaid_s`` the start and end of the longest loud sound without words. ``words`` are all words
    with their spans in s and mean scores.
    """

    score: float
    longest: FittedWord
    unsaid_s: tuple[float, float]
    words: tuple[FittedWord, ...]

    @classmethod
    def of(
        cls,
        phones: Sequence[AlignedPhone],
        words: Sequence[Word],
        samples: npt.NDArray[np.int16],
    ) -> Fit:
        """The fit of aligned phones to the recording's samples at 16 kHz."""
        spoken = [phone for phone in phones if phone.name]
        loud = loud_frames(samples, LOUD_DB)
        longest = max(spoken, key=lambda phone: phone.end - phone.start)
        start, end = _longest_unsaid(spoken, loud)
        return cls(
            min(mean_score(spoken), _loud_score(phones, loud)),
            _fitted([longest], words),
            (start * FRAME_S, end * FRAME_S),
            tuple(
                _fitted(list(group), words)
                for _, group in groupby(spoken, key=lambda phone: phone.word)
            ),
        )

    def judged_by(self, limits: FitLimits) -> tuple[str, ...]:
        """Doubts about the words. Raises ``TranscriptError`` if they are unlikely what was said."""
        if self.score < limits.least_score:
            raise TranscriptError(
                f"the text does not fit the sound: its score is {self.score:.0f} per frame,"
                f" expected {limits.least_score:.0f} or more (0 is best)"
            )
        if self.longest.duration_s > limits.longest_phone_s:
            raise TranscriptError(
                "the text does not fit the sound: a phone of"
                f" '{self.longest.spelling}' would last {self.longest.span}"
            )
        unsaid_s = round(self.unsaid_s[1] - self.unsaid_s[0], 6)
        unsaid = f"it has no words for the sound {_span(*self.unsaid_s)}"
        if unsaid_s >= limits.longest_unsaid_s:
            raise TranscriptError(f"the text does not fit the sound: {unsaid}")
        doubts: list[str] = []
        if unsaid_s > limits.unsaid_s:
            doubts.append(f"the text may be incomplete: {unsaid}")
        doubtful = [
            f"'{word.spelling}' {word.span}"
            for word in self.words
            if word.duration_s >= limits.word_s and word.score < limits.least_word_score
        ]
        if doubtful:
            doubts.append(f"words that may not be what was said: {', '.join(doubtful)}")
        return tuple(doubts)


@dataclass(frozen=True)
class FittedWord:
    """A word, or a phone of it, from ``start_s`` to ``end_s`` with its mean score."""

    spelling: str
    start_s: float
    end_s: float
    score: float

    @property
    def duration_s(self) -> float:
        """Its duration in s, exact to a frame."""
        return round(self.end_s - self.start_s, 6)

    @property
    def span(self) -> str:
        """Its times in words."""
        return _span(self.start_s, self.end_s)


def mean_score(phones: Sequence[AlignedPhone]) -> float:
    """The mean score over all frames of some phones."""
    frames = sum(phone.end - phone.start for phone in phones)
    return sum(phone.score * (phone.end - phone.start) for phone in phones) / frames


def loud_frames(samples: npt.NDArray[np.int16], below_db: float) -> npt.NDArray[np.bool_]:
    """Which frames of 10 ms are within ``below_db`` of the level of loud speech."""
    levels = _levels(samples)
    return levels > loud_level(levels) - below_db


def _levels(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float64]:
    """The level of each 10 ms in dB, smoothed over three; float64 ``[frames]``."""
    count = max(1, len(samples) // SAMPLES_PER_FRAME)
    padded = np.resize(samples, count * SAMPLES_PER_FRAME).astype(np.float64)
    power = (padded.reshape(count, -1) ** 2).mean(axis=1) + 1
    return np.convolve(10 * np.log10(power), np.full(3, 1 / 3), "same")


def _loud_score(phones: Sequence[AlignedPhone], loud: npt.NDArray[np.bool_]) -> float:
    """The mean score over loud frames, bool ``[frames]``, including those of pauses."""
    counts = [np.count_nonzero(loud[phone.start : phone.end]) for phone in phones]
    scores = [phone.score for phone in phones]
    return float(np.dot(counts, scores) / max(1, sum(counts)))


def _longest_unsaid(spoken: Sequence[AlignedPhone], loud: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """The first frame of the longest loud sound without words, and the one after its last."""
    unsaid = loud.copy()
    for phone in spoken:
        unsaid[phone.start : phone.end] = False
    return longest_run(unsaid)


def _fitted(said: Sequence[AlignedPhone], words: Sequence[Word]) -> FittedWord:
    start, end = said[0].start * FRAME_S, said[-1].end * FRAME_S
    return FittedWord(words[said[0].word].spelling, start, end, mean_score(said))


def _span(start_s: float, end_s: float) -> str:
    return f"from {start_s:.2f} s to {end_s:.2f} s"

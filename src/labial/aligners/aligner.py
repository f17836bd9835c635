"""What an aligner is, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from labial.alignment import Alignment
from labial.errors import CorpusError, FormatError, TranscriptError
from labial.progress import Progress
from labial.utterance import Audio


@dataclass(frozen=True, eq=False)
class SpokenText:
    """A text and a function that reads the recording of it, so that one is in memory at a time."""

    text: str
    sound: Callable[[], Audio]


@dataclass(frozen=True)
class Aligned:
    """The alignment of a recording, with any doubts about it."""

    alignment: Alignment
    doubts: tuple[str, ...] = ()


Fault = TranscriptError | CorpusError | FormatError
"""What may be wrong with one of several recordings."""

FAULTS = (TranscriptError, CorpusError, FormatError)


@dataclass(frozen=True)
class FoundWord:
    """A word, by its place in a text, in seconds."""

    place: int
    start_s: float
    end_s: float


class Reader(Protocol):
    """Follows a long recording and its text."""

    @property
    def words(self) -> Sequence[str]:
        """The words of the text in order, as they are spelled."""

    def along(self, start_s: float, end_s: float, starts: Sequence[int]) -> Sequence[FoundWord]:
        """The words said from ``start_s`` to ``end_s``, of which the last may be incomplete.

        The first of them is at one of the places ``starts``, the likeliest first. None are found if
        the words do not fit. Times count from ``start_s``.
        """

    def aligned(
        self, start_s: float, end_s: float, first: int, last: int, *, lost: bool
    ) -> Aligned:
        """The alignment of the words ``first`` to ``last`` in a piece of the recording.

        Raises ``TranscriptError`` if they do not fit, sooner if the place in the text was
        ``lost`` and is tried.
        """


class Aligner(Protocol):
    """Finds the phones of texts in recordings of them, in one language."""

    @property
    def language(self) -> str:
        """The BCP 47 tag of its language."""

    @property
    def longest_s(self) -> float:
        """The longest recording that is aligned in one piece, in seconds."""

    @property
    def joint(self) -> bool:
        """Whether recordings that are aligned together share models of their talker."""

    def align(self, audio: Audio, text: str) -> Aligned:
        """The phones and words of a text in a recording of it, as long as the recording.

        Phones are canonical IPA; words are spelled as in the text, each with the confidence that
        it was said. Raises ``TranscriptError`` for a recording that is silent, a text without
        words, and a text that does not fit the sound; ``MissingExtraError``.
        """

    def align_together(
        self, recordings: Sequence[SpokenText], progress: Progress
    ) -> list[Aligned | Fault]:
        """As :meth:`align`, for recordings of one talker; an error instead of one that cannot be
        read or does not fit. ``progress`` receives recordings, done and in all.
        """

    def reader(self, audio: Audio, text: str) -> Reader:
        """To follow a long recording. Raises as :meth:`align` does for the text as a whole."""

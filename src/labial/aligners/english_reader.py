"""Following a long English recording and its text with pocketsphinx."""

from __future__ import annotations

from collections.abc import Sequence

from labial.aligners.aligner import Aligned, FoundWord
from labial.aligners.english import align, decoder_samples
from labial.aligners.english_decoder import EnglishDecoder
from labial.aligners.english_fit import FitLimits
from labial.aligners.english_words import words_of_text
from labial.aligners.sound import FRAME_S
from labial.errors import TranscriptError
from labial.utterance import Audio

# Stricter than the default: of the many places tried, some fit fairly well by chance.
_SURE = FitLimits(least_score=-62.0)

_WORDS_A_SECOND = 6


class EnglishReader:
    """Follows a long English recording and its text (see ``Reader``)."""

    def __init__(self, audio: Audio, text: str) -> None:
        self._audio = audio
        self._decoder = EnglishDecoder()
        self._words = words_of_text(text, self._decoder.lookup)
        self.words = tuple(word.spelling for word in self._words)

    def along(self, start_s: float, end_s: float, starts: Sequence[int]) -> Sequence[FoundWord]:
        """See ``Reader``."""
        base = min(starts)
        try:
            samples = decoder_samples(self._audio.between(start_s, end_s))
        except TranscriptError:  # silence
            return []
        last = max(starts) + 1 + int((end_s - start_s) * _WORDS_A_SECOND)
        found = self._decoder.read_along(
            samples, self._words[base:last], [start - base for start in starts]
        )
        return [
            FoundWord(base + word.place, word.start * FRAME_S, word.end * FRAME_S)
            for word in found or ()
        ]

    def aligned(
        self, start_s: float, end_s: float, first: int, last: int, *, lost: bool
    ) -> Aligned:
        """See ``Reader``."""
        said = " ".join(self.words[first : last + 1])
        return align(self._audio.between(start_s, end_s), said, _SURE if lost else FitLimits())

"""Following a long recording and its text with models of espeak-ng's speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from labial.aligners.aligner import Aligned, FoundWord
from labial.aligners.phone_models import STATES, Tally
from labial.aligners.rendering import has_words, text_phones
from labial.aligners.renditions import (
    RenditionAligner,
    Take,
    aligned_take,
    chain_of,
    follow,
    frame_scores,
    models_of,
)
from labial.aligners.semi_markov import best_path
from labial.aligners.sound import FRAME_S
from labial.aligners.word_confidence import SURE
from labial.errors import TranscriptError
from labial.utterance import Audio

# How much faster than expected the words of a window may be spoken.
_FASTER = 1.6


class RenditionReader:
    """Follows a long recording and its text (see ``Reader``).

    The models are adapted to each piece that was aligned, so that they fit the talker better and
    better.
    """

    def __init__(self, aligner: RenditionAligner, audio: Audio, text: str) -> None:
        if not has_words(text):
            raise TranscriptError("the text has no words")
        (phones,) = text_phones([text], aligner.language)
        self._aligner = aligner
        self._take = Take.of(audio, phones)
        self._untried = models_of([self._take], [text], aligner.language)
        self._models = self._untried
        self._tally = Tally.empty(len(self._untried.means))
        self.words = tuple(word.spelling for word in phones.words)

    def along(self, start_s: float, end_s: float, starts: Sequence[int]) -> Sequence[FoundWord]:
        """See ``Reader``."""
        base = min(starts)
        phones = self._take.phones.between(base, self._last(max(starts), end_s - start_s))
        first, end = (round(s / FRAME_S) for s in (start_s, end_s))
        features = self._take.features.between(first, end)
        chain = chain_of(phones, self._take.pace, [start - base for start in starts], may_end=True)
        path = best_path(*frame_scores(self._models, phones, features), chain)
        if path is None:
            return []
        return [
            FoundWord(
                base + place,
                float(path.starts[word.first * STATES - path.first]) * FRAME_S,
                float(path.ends[word.end * STATES - 1 - path.first]) * FRAME_S,
            )
            for place, word in enumerate(phones.words)
            if path.first <= word.first * STATES and word.end * STATES <= path.end
        ]

    def aligned(
        self, start_s: float, end_s: float, first: int, last: int, *, lost: bool
    ) -> Aligned:
        """See ``Reader``."""
        frames = slice(round(start_s / FRAME_S), round(end_s / FRAME_S))
        whole = self._take.features
        spectra = replace(whole.spectra, mels=whole.spectra.mels[frames])
        phones = self._take.phones.between(first, last + 1)
        take = Take(replace(whole, spectra=spectra), phones, end_s - start_s, self._take.pace)
        take.check_length()
        tally = self._tally.copy()
        follow(take, self._models, tally)
        models = self._untried.adapted(tally)
        tally = self._tally.copy()
        path = follow(take, models, tally)
        limits = SURE if lost else self._aligner.limits
        found = aligned_take(take, path, self._untried, limits)
        self._tally, self._models, self._take.pace = tally, models, take.pace
        return found

    def _last(self, start: int, duration_s: float) -> int:
        """The word after the last that may be said in ``duration_s`` from a word on."""
        phones = self._take.phones
        after = np.cumsum(phones.durations_s[phones.words[start].first :]) * self._take.pace
        most = phones.words[start].first + int(np.searchsorted(after, duration_s * _FASTER)) + 1
        ends = [place for place, word in enumerate(phones.words) if word.first >= most]
        return ends[0] if ends else len(phones.words)

"""What of the test utterances a task scores: all frames, some words, or one phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from labial.alignment import Interval
from labial.corpus import Corpus, names_in
from labial.evaluation.comparison import WORD_MARGIN_S, Comparison, excerpt
from labial.evaluation.report import unseen_spans
from labial.utterance import Utterance

Part = Literal["utterances", "unseen words", "words", "phones"]


@dataclass(frozen=True)
class Scored:
    """The scored part of the test utterances.

    "utterances": all frames. "unseen words": the words that are in neither training nor validation.
    "words": the words ``labels``. "phones": the phones ``labels``. Words have 100 ms on each side;
    a phone has half a frame, so that each one has a frame.
    """

    part: Part = "utterances"
    labels: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """What the identity of a result stores: the labels; empty if the splits determine them."""
        return f"{self.part}: {' '.join(self.labels)}" if self.labels else ""

    def cut(
        self,
        corpus: Corpus,
        splits: Mapping[str, str],
        test: Sequence[Utterance],
        whole: Sequence[Comparison],
    ) -> Sequence[Comparison]:
        """The scored parts of ``whole``, the comparisons of the utterances ``test``."""
        if self.part == "utterances":
            return whole
        margin = 0.5 / corpus.info.fps if self.part == "phones" else WORD_MARGIN_S
        spans = self._spans(corpus, splits, test)
        return [excerpt(whole[place], span, margin) for place, span in spans]

    def _spans(
        self, corpus: Corpus, splits: Mapping[str, str], test: Sequence[Utterance]
    ) -> list[tuple[int, Interval]]:
        """The scored intervals, each with its utterance's index."""
        if self.part == "unseen words":
            met = [n for s in ("train", "validation") for n in names_in(splits, s, corpus)]
            return unseen_spans(corpus.utterances(met), test)
        return [
            (place, interval)
            for place, utterance in enumerate(test)
            for interval in (
                utterance.alignment.phones if self.part == "phones" else utterance.alignment.words
            )
            if interval.label in self.labels
        ]


EVERYTHING = Scored()
"""All frames of the test utterances."""

"""Evaluating a predictor on a corpus, beside the baselines."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import asdict, dataclass

import numpy as np

from labial.corpus import Corpus, names_in
from labial.errors import CorpusError, LabialWarning, PhoneError
from labial.evaluation.baselines import fit_baselines
from labial.evaluation.metrics import Comparison, Scores, score
from labial.motion import Motion
from labial.predictor import Predictor
from labial.utterance import Utterance

WORD_MARGIN_S = 0.1


@dataclass(frozen=True)
class UnseenWords:
    """Scores over the spans of test words that no training utterance has, with 100 ms a side."""

    words: Mapping[str, int]
    scores: Mapping[str, Scores]


@dataclass(frozen=True)
class Evaluation:
    """Scores by predictor's name over the test split; the first is the one evaluated.

    ``seen_in_training`` names test utterances that the predictor was trained on: above none, the
    figures are not held out.
    """

    corpus: str
    utterances: int
    scores: Mapping[str, Scores]
    unseen_words: UnseenWords | None
    seen_in_training: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """As plain values for JSON."""
        return asdict(self)


def evaluate(
    name: str,
    predictor: Predictor,
    corpus: Corpus,
    splits: Mapping[str, str],
    trained_on: Collection[str] = (),
) -> Evaluation:
    """Score ``predictor``, called ``name``, on the test split at the corpus' own recorded frames.

    Baselines are made from the train split. ``trained_on`` names the utterances the
    predictor saw: their words count as seen, and a ``LabialWarning`` tells when some of them are in
    the test split. Raises ``CorpusError`` for a
    predictor of other sensors than the corpus'.
    """
    if predictor.layout != corpus.info.layout:
        raise CorpusError(f"{corpus.path}: has other sensors than {name}")
    test = list(corpus.utterances(names_in(splits, "test", corpus)))
    train = list(corpus.utterances(names_in(splits, "train", corpus)))
    seen = sorted({utterance.name for utterance in test} & set(trained_on))
    if seen:
        message = f"{name} was trained on {len(seen)} of the {len(test)} test utterances"
        warnings.warn(f"{message}: these figures are not held out", LabialWarning, stacklevel=2)
    known_words = {
        word.label
        for utterance in [*train, *corpus.utterances(set(trained_on) & set(corpus.names))]
        for word in utterance.alignment.words
    }
    predictors = {name: predictor, **fit_baselines(train)}
    compared = {
        label: [compare(utterance, each) for utterance in test]
        for label, each in predictors.items()
    }
    return Evaluation(
        corpus=corpus.info.name,
        utterances=len(test),
        scores={label: score(comparisons) for label, comparisons in compared.items()},
        unseen_words=_unseen_words(known_words, test, compared),
        seen_in_training=tuple(seen),
    )


def compare(utterance: Utterance, predictor: Predictor) -> Comparison:
    """Prediction and recording at the recording's frames. Errors name the utterance."""
    recorded = utterance.motion
    try:
        motion = predictor.animate(utterance.alignment)
    except PhoneError as error:
        raise PhoneError(f"utterance '{utterance.name}', {error}") from error
    predicted = motion.resampled(recorded.fps, len(recorded))
    return Comparison(utterance.name, recorded, predicted, utterance.alignment.phones)


def _unseen_words(
    known: Set[str],
    test: Sequence[Utterance],
    compared: Mapping[str, Sequence[Comparison]],
) -> UnseenWords | None:
    spans = [
        (place, word)
        for place, utterance in enumerate(test)
        for word in utterance.alignment.words
        if word.label not in known
    ]
    if not spans:
        return None
    words: dict[str, int] = {}
    for _, word in spans:
        words[word.label] = words.get(word.label, 0) + 1
    scores = {
        label: score([_excerpt(comparisons[i], w.start, w.end) for i, w in spans])
        for label, comparisons in compared.items()
    }
    return UnseenWords(dict(sorted(words.items())), scores)


def _excerpt(comparison: Comparison, start: float, end: float) -> Comparison:
    """The frames from ``start`` to ``end`` in seconds with the margin, and the phones between."""
    fps = comparison.recorded.fps
    first = max(0, int(np.ceil((start - WORD_MARGIN_S) * fps - 1e-6)))
    last = min(len(comparison.recorded) - 1, int(np.floor((end + WORD_MARGIN_S) * fps + 1e-6)))

    def cut(motion: Motion) -> Motion:
        return Motion(motion.positions[first : last + 1], fps, motion.layout)

    inside = [p for p in comparison.phones if start <= p.middle <= end]
    return Comparison(
        comparison.name,
        cut(comparison.recorded),
        cut(comparison.predicted),
        tuple(inside),
        start=first / fps,
    )

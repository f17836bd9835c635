"""Evaluation of a predictor and the baselines on a corpus."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from labial.alignment import Interval
from labial.baselines.phone_means import fit_baselines
from labial.corpus import Corpus, names_in
from labial.errors import CorpusError, LabialWarning
from labial.evaluation.comparison import Comparison, compare, excerpt
from labial.evaluation.metrics import Scores, score
from labial.predictor import Predictor
from labial.utterance import Utterance


@dataclass(frozen=True)
class UnseenWords:
    """Scores over test words that are in no training utterance, with 100 ms on each side."""

    words: Mapping[str, int]
    scores: Mapping[str, Scores]


@dataclass(frozen=True)
class Evaluation:
    """Scores by predictor's name over the test split; the first is the one evaluated.

    ``seen_in_training`` names the test utterances that the predictor was trained on; if there are
    any, the scores are not held-out scores.
    """

    corpus: str
    utterances: int
    scores: Mapping[str, Scores]
    unseen_words: UnseenWords | None
    seen_in_training: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return asdict(self)


def evaluate(
    name: str,
    predictor: Predictor,
    corpus: Corpus,
    splits: Mapping[str, str],
    trained_on: Collection[str] = (),
) -> Evaluation:
    """Score ``predictor``, called ``name``, and the baselines at the frames of the test split.

    Baselines are fitted on the train split. ``trained_on`` names the utterances that the predictor
    was trained on: their words count as seen, and a ``LabialWarning`` is emitted if some of them
    are in the test split. Raises ``CorpusError`` if predictor and corpus have different sensors.
    """
    if predictor.layout != corpus.info.layout:
        raise CorpusError(f"{corpus.path}: sensors differ from those of {name}")
    test = list(corpus.utterances(names_in(splits, "test", corpus)))
    train = list(corpus.utterances(names_in(splits, "train", corpus)))
    seen = sorted({utterance.name for utterance in test} & set(trained_on))
    if seen:
        message = f"{name} was trained on {len(seen)} of the {len(test)} test utterances"
        warnings.warn(f"{message}: these figures are not held out", LabialWarning, stacklevel=2)
    predictors = {name: predictor, **fit_baselines(train)}
    compared = {
        label: [compare(utterance, each) for utterance in test]
        for label, each in predictors.items()
    }
    known = corpus.utterances(set(trained_on) & set(corpus.names))
    spans = unseen_spans([*train, *known], test)
    return Evaluation(
        corpus=corpus.info.name,
        utterances=len(test),
        scores={label: score(comparisons) for label, comparisons in compared.items()},
        unseen_words=_unseen_words(spans, compared),
        seen_in_training=tuple(seen),
    )


def unseen_spans(
    known: Iterable[Utterance], test: Sequence[Utterance]
) -> list[tuple[int, Interval]]:
    """The words of ``test`` that are not in ``known``, each with its utterance's index."""
    words = {word.label for utterance in known for word in utterance.alignment.words}
    return [
        (place, word)
        for place, utterance in enumerate(test)
        for word in utterance.alignment.words
        if word.label not in words
    ]


def _unseen_words(
    spans: Sequence[tuple[int, Interval]], compared: Mapping[str, Sequence[Comparison]]
) -> UnseenWords | None:
    if not spans:
        return None
    words: dict[str, int] = {}
    for _, word in spans:
        words[word.label] = words.get(word.label, 0) + 1
    scores = {
        label: score([excerpt(comparisons[place], word) for place, word in spans])
        for label, comparisons in compared.items()
    }
    return UnseenWords(dict(sorted(words.items())), scores)

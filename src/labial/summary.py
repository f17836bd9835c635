"""A summary of a corpus in a few numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from labial.corpus import Corpus
from labial.face.lips import aperture

PERCENTILES = (1, 5, 50, 95, 99)


@dataclass(frozen=True)
class Summary:
    """Utterances per split, minutes of speech, counts of phones, percentiles of aperture in mm."""

    splits: Mapping[str, int]
    minutes: float
    phones: Mapping[str, int]
    aperture_mm: Mapping[int, float]


def summarise(corpus: Corpus) -> Summary:
    """Summarise a corpus, reading it once."""
    phones: Counter[str] = Counter()
    seconds, apertures = 0.0, []
    for utterance in corpus.utterances(corpus.names):
        phones.update(phone.label for phone in utterance.alignment.phones)
        seconds += utterance.alignment.duration
        apertures.append(aperture(utterance.motion))
    values = np.percentile(np.concatenate(apertures), PERCENTILES)
    return Summary(
        splits=dict(Counter(corpus.splits.values()).most_common()),
        minutes=seconds / 60,
        phones=dict(phones.most_common()),
        aperture_mm=dict(zip(PERCENTILES, values.tolist(), strict=True)),
    )

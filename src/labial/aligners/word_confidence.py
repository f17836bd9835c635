"""How far a text fits its sound: the confidence of each word, and texts that are refused.

Forced alignment always finds a path, and models that are adapted to it fit any text better. So the
frames of a path are judged by the models as they were before.
"""

from __future__ import annotations

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

# A logistic regression of right and wrong words (``benchmarks/alignment_renditions.py --fit``): by
# the root of how far a word's states fall behind the best, and by how uneven the durations of the
# whole text are; and what is left without either.
_BEHIND, _UNEVEN, _SURENESS = -1.79, -7.5, 7.6


@dataclass(frozen=True)
class FitLimits:
    """Limits for accepting words as those of a recording.

    ``least_confidence`` is the least mean confidence over the time of all words; a mean below
    ``unsure`` is reported, and a word whose confidence is below ``doubtful``. A pause that is loud,
    within ``loud_db`` of the loud speech, for longer than ``unsaid_s`` is reported; if longer than
    ``longest_unsaid_s``, it must have words.
    """

    least_confidence: float = 0.33
    unsure: float = 0.5
    doubtful: float = 0.08
    unsaid_s: float = 0.15
    longest_unsaid_s: float = 0.35
    loud_db: float = 15.0


SURE = FitLimits(least_confidence=0.45)
"""Stricter than the default: of many places that are tried, some fit fairly well by chance."""


@dataclass(frozen=True)
class Judgement:
    """The confidence of each word, and doubts about the text."""

    confidences: tuple[float, ...]
    doubts: tuple[str, ...]


def judged(take: Take, path: Path, untried: PhoneModels, limits: FitLimits) -> Judgement:
    """Judge a path by models that were not adapted to the recording.

    Raises ``TranscriptError`` if the text does not fit the sound.
    """
    sureness = evidence(take, path, untried) @ [_BEHIND, _UNEVEN] + _SURENESS
    confidences = 1 / (1 + np.exp(-sureness))
    words = take.phones.words
    starts = path.starts[[word.first * STATES for word in words]] * FRAME_S
    ends = path.ends[[word.end * STATES - 1 for word in words]] * FRAME_S
    mean = float(np.average(confidences, weights=ends - starts))
    if mean < limits.least_confidence:
        raise TranscriptError(
            f"the text does not fit the sound: the confidence of its words is {mean:.2f},"
            f" expected {limits.least_confidence:.2f} or more"
        )
    doubts = _unsaid(take, path, limits)
    if mean < limits.unsure:
        doubts.append(f"the text may not be what was said: its confidence is {mean:.2f}")
    doubtful = [
        f"'{word.spelling}' from {start:.2f} s to {end:.2f} s"
        for word, start, end, confidence in zip(words, starts, ends, confidences, strict=True)
        if confidence < limits.doubtful
    ]
    if doubtful:
        doubts.append(f"words that may not be what was said: {', '.join(doubtful)}")
    return Judgement(tuple(np.round(confidences, 3).tolist()), tuple(doubts))


def evidence(take: Take, path: Path, untried: PhoneModels) -> Floats:
    """What tells right words from wrong ones, ``[words, 2]``.

    The root of the mean over a word's frames of the log likelihood ratio between the best of all
    states and the word's; and how uneven durations are: the mean departure of phones from their
    expected durations, logarithmic, over all phones of the text.
    """
    found = untried.log_likelihoods(take.features.between())
    states = np.repeat(np.arange(len(path.starts)), path.ends - path.starts)
    frames = np.concatenate([np.arange(a, b) for a, b in zip(path.starts, path.ends, strict=True)])
    rows = untried.rows_of(take.phones.labels)[states]
    behind = found[frames].max(axis=1) - found[frames, rows]
    lasting = (path.ends[STATES - 1 :: STATES] - path.starts[::STATES]) * FRAME_S
    departures = np.abs(np.log(lasting / (take.phones.durations_s * take.pace)))
    by_word = np.zeros((len(take.phones.words), 2))
    for place, word in enumerate(take.phones.words):
        of_word = (states >= word.first * STATES) & (states < word.end * STATES)
        by_word[place] = np.sqrt(behind[of_word].mean()), departures.mean()
    return by_word


def _unsaid(take: Take, path: Path, limits: FitLimits) -> list[str]:
    """A doubt about sound without words. Raises ``TranscriptError`` if there is much of it."""
    loud = take.features.spectra.loud(limits.loud_db)
    for start, end in zip(path.starts, path.ends, strict=True):
        loud[start:end] = False
    start_s, end_s = (frame * FRAME_S for frame in longest_run(loud))
    unsaid = f"it has no words for the sound from {start_s:.2f} s to {end_s:.2f} s"
    if end_s - start_s > limits.longest_unsaid_s:
        raise TranscriptError(f"the text does not fit the sound: {unsaid}")
    incomplete = f"the text may be incomplete: {unsaid}"
    return [incomplete] if end_s - start_s > limits.unsaid_s else []

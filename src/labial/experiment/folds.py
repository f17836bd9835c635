"""Groups of words, or single phones, that are left out of training in turn.

A fold leaves out every utterance that holds one of its words, or its phone. Only the training and
validation utterances of a corpus are used: its test utterances are never read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE
from labial.corpus import Corpus, names_in
from labial.errors import ExperimentError

Mask = npt.NDArray[np.bool_]
"""Which utterances, ``[utterances]``."""

_REASONS_SHOWN = 3


@dataclass(frozen=True)
class Limits:
    """What a fold has to leave for training.

    At most ``share`` of the utterances are left out. In training, each phone that loses utterances
    still occurs in ``phone_utterances`` of them. At least half of the training utterances and half
    of the validation utterances remain, so that others can replace those with the left-out words.
    """

    share: float = 0.3
    phone_utterances: int = 5

    def __post_init__(self) -> None:
        if not 0 < self.share <= 0.5:
            raise ExperimentError(f"share is {self.share:g}, expected above 0, at most 0.5")


@dataclass(frozen=True)
class Fold:
    """The words, or the one phone, ``items``, and the names of the utterances that hold them."""

    number: int
    items: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Folds:
    """All folds. ``kept`` has the items that are never left out, with the reason."""

    folds: tuple[Fold, ...]
    kept: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Spoken:
    """What the training and validation utterances hold: a mask for each word and phone."""

    names: tuple[str, ...]
    training: Mask
    words: Mapping[str, Mask]
    phones: Mapping[str, Mask]

    def named(self, mask: Mask) -> tuple[str, ...]:
        """The names of the utterances of a mask."""
        return tuple(name for name, chosen in zip(self.names, mask, strict=True) if chosen)


def read_spoken(corpus: Corpus, splits: Mapping[str, str]) -> Spoken:
    """Read what the training and validation utterances hold; no others are read."""
    training = names_in(splits, "train", corpus)
    names = tuple(sorted([*training, *names_in(splits, "validation", corpus)]))
    alignments = [utterance.alignment for utterance in corpus.utterances(names)]

    def masks(held: Sequence[set[str]]) -> dict[str, Mask]:
        labels = sorted(set().union(*held))
        return {label: np.array([label in each for each in held]) for label in labels}

    return Spoken(
        names,
        np.isin(names, training),
        masks([{word.label for word in each.words if word.label} for each in alignments]),
        masks([{phone.label for phone in each.phones} for each in alignments]),
    )


def word_folds(spoken: Spoken, limits: Limits) -> Folds:
    """Groups of words such that each word that can be left out is in one of them.

    The number of groups is the smallest for which this works: words are placed in the order of
    their number of utterances, each where the fewest utterances are then left out. Raises
    ``ExperimentError`` if the utterances have no words, or if no word can be left out.
    """
    if not spoken.words:
        raise ExperimentError("the training and validation utterances have no words to leave out")
    words, kept = _possible("word", spoken.words, spoken, limits, may_vanish=False)
    words = sorted(words, key=lambda word: (-spoken.words[word].sum(), word))
    together = np.any([spoken.words[word] for word in words], axis=0)
    groups = None
    # Every word fits into a group of its own.
    for count in range(max(1, int(together.mean() / limits.share)), len(words) + 1):
        groups = _placed(words, count, spoken, limits)
        if groups is not None:
            break
    assert groups is not None
    folds = tuple(
        Fold(number, tuple(sorted(group.words)), spoken.named(group.left_out))
        for number, group in enumerate(groups)
    )
    return Folds(folds, kept)


def phone_folds(spoken: Spoken, limits: Limits) -> Folds:
    """A fold for each phone that can be left out.

    Raises ``ExperimentError`` if there is none.
    """
    spared = {phone: mask for phone, mask in spoken.phones.items() if phone != SILENCE}
    phones, kept = _possible("phone", spared, spoken, limits, may_vanish=True)
    folds = tuple(
        Fold(number, (phone,), spoken.named(spared[phone])) for number, phone in enumerate(phones)
    )
    return Folds(folds, kept)


@dataclass(frozen=True, eq=False)
class _Group:
    words: tuple[str, ...]
    left_out: Mask


def _placed(
    words: Sequence[str], count: int, spoken: Spoken, limits: Limits
) -> list[_Group] | None:
    """The words in ``count`` groups; None if one fits nowhere."""
    groups = [_Group((), np.zeros(len(spoken.names), bool))] * count
    for word in words:
        mask = spoken.words[word]
        lost = [int((group.left_out | mask).sum()) for group in groups]
        for place in sorted(range(count), key=lost.__getitem__):
            group = groups[place]
            left_out = group.left_out | mask
            if _objection(left_out, spoken, limits) is None:
                groups[place] = _Group((*group.words, word), left_out)
                break
        else:
            return None
    return groups


def _possible(
    kind: str, masks: Mapping[str, Mask], spoken: Spoken, limits: Limits, may_vanish: bool
) -> tuple[list[str], dict[str, str]]:
    """The items that can be left out by themselves, and the reasons why others cannot."""
    kept: dict[str, str] = {}
    for item, mask in masks.items():
        training = int((mask & spoken.training).sum())
        if training < 2:
            kept[item] = f"held by {_training_utterances(training)}, expected at least 2"
        elif objection := _objection(mask, spoken, limits, item if may_vanish else None):
            kept[item] = objection
    possible = [item for item in masks if item not in kept]
    if not possible:
        reasons = [f"'{item}': {reason}" for item, reason in kept.items()]
        more = f"; and {len(kept) - _REASONS_SHOWN} more" if len(kept) > _REASONS_SHOWN else ""
        raise ExperimentError(
            f"no {kind} can be left out of training: {'; '.join(reasons[:_REASONS_SHOWN])}{more}"
        )
    return possible, kept


def _objection(
    left_out: Mask, spoken: Spoken, limits: Limits, vanishing: str | None = None
) -> str | None:
    """Why these utterances cannot be left out, if so. The phone ``vanishing`` may be lost."""
    count = int(left_out.sum())
    if count > limits.share * len(spoken.names):
        share = f"{limits.share:.0%}"
        return f"held by {count} of {len(spoken.names)} utterances, more than {share}"
    for split, among in (("training", spoken.training), ("validation", ~spoken.training)):
        held, all_of = int((left_out & among).sum()), int(among.sum())
        if held > all_of / 2:
            return f"held by {held} of {all_of} {split} utterances, more than half"
    for phone, mask in spoken.phones.items():
        if phone == vanishing:
            continue
        before = int((mask & spoken.training).sum())
        after = int((mask & spoken.training & ~left_out).sum())
        if after < before and after < limits.phone_utterances:
            return (
                f"/{phone}/ would remain in {_training_utterances(after)},"
                f" expected at least {limits.phone_utterances}"
            )
    return None


def _training_utterances(count: int) -> str:
    return f"{count} training utterance{'' if count == 1 else 's'}"

"""The study of unseen words and phones: what is trained without them, and what is scored.

In each fold a model is trained on the training utterances without the fold's words, stopped by the
validation utterances without them, and scored on these words in the utterances left out. For
comparison, networks are trained on as many utterances of which some hold the words, and scored on
the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.experiment.conditions import ENCODINGS, FURTHER, PAPER, Condition, check_known
from labial.experiment.folds import Fold, Folds, Limits, Mask, Spoken, phone_folds, word_folds
from labial.experiment.models import Network, Setting
from labial.experiment.plan import Plan
from labial.experiment.pretrained import TUNED, Variant
from labial.experiment.scored import Part, Scored
from labial.experiment.task import RunTask
from labial.latents.kinds import LATENTS


@dataclass(frozen=True)
class UnitKind:
    """A kind of item that is left out: ``noun`` names one, ``study`` the study in its results.

    ``holders`` are the utterances that hold each item, ``part`` is what is scored, ``find`` makes
    the folds.
    """

    noun: str
    study: str
    part: Part
    holders: Callable[[Spoken], Mapping[str, Mask]]
    find: Callable[[Spoken, Limits], Folds]


KINDS: dict[str, UnitKind] = {
    "words": UnitKind("word", "unseen words", "words", lambda spoken: spoken.words, word_folds),
    "phones": UnitKind(
        "phone", "unseen phones", "phones", lambda spoken: spoken.phones, phone_folds
    ),
}
"""What can be left out, by the name that the command line uses."""

MAIN = (
    "pca injected",
    "pca injected features",
    "phone means",
    "smoothed 40 ms",
    "dominance functions",
)
"""The conditions that are run by default."""


def offered_conditions(variants: Sequence[Variant] = ()) -> dict[str, Condition]:
    """The conditions that can be run, by name: those on all words and minutes of speech.

    ``variants`` adds networks with pre-trained models of phones. Blendshapes are left out, as a
    fold may lack the phones of a keyshape.
    """
    return {
        condition.name: condition
        for condition in (*PAPER, *FURTHER, *ENCODINGS, *pretrained_conditions(variants))
        if not condition.words and condition.minutes is None and not _of_keyshapes(condition)
    }


def _of_keyshapes(condition: Condition) -> bool:
    space = condition.model.space
    return space is not None and LATENTS[space.latent].of_keyshapes


def pretrained_conditions(variants: Sequence[Variant]) -> list[Condition]:
    """The injected networks with each model of phones.

    A network that reads phones gives a model stand-ins of phones left out. One that reads features
    gives it these phones themselves; it cannot start with recurrent layers that read phones.
    """
    return [
        Condition(f"{start}, {variant.name}", variant.of(TrainingConfig(encoder=encoder)))
        for start, encoder in (("pca injected", "one-hot"), ("pca injected features", "features"))
        for variant in variants
        if variant.config and not (variant.config.starts_recurrence and encoder == "features")
    ]


def base_of(name: str) -> str:
    """The name of a condition without what the last part of its name adds; empty if none is."""
    return name.removesuffix(TUNED).rpartition(", ")[0]


def chosen(names: Sequence[str], variants: Sequence[Variant] = ()) -> list[Condition]:
    """The conditions of these names. Raises ``ExperimentError`` for an unknown one."""
    known = offered_conditions(variants)
    check_known(names, known)
    return [known[name] for name in dict.fromkeys(names)]


@dataclass(frozen=True)
class UnseenPlanner:
    """Plans the trainings of a study of unseen words or phones."""

    kind: UnitKind
    spoken: Spoken
    folds: Folds
    setting: Setting
    most_epochs: int | None

    def plan(self, conditions: Sequence[Condition], seeds: int) -> Plan:
        """The tasks seed by seed and fold by fold.

        Single networks without a pre-trained model also meet the words once.
        """
        return Plan(
            tuple(
                (self._run(condition, fold, seed, met), None)
                for seed in range(seeds)
                for fold in self.folds.folds
                for condition in conditions
                for met in (False, True)
                if (condition.seeded or seed == 0) and (not met or _is_compared(condition))
            )
        )

    def _run(self, condition: Condition, fold: Fold, seed: int, met: bool) -> RunTask:
        if met:
            holders = self.kind.holders(self.spoken)
            splits = met_splits(self.spoken, holders, fold, seed)
            items = _trained(self.spoken, holders, fold, splits)
        else:
            splits, items = unseen_splits(self.spoken, fold), fold.items
        when = "met" if met else "unseen"
        model = condition.model.under(self.setting).with_epochs(self._limited)
        return RunTask(
            name=f"{condition.name}, fold {fold.number}, {when}, seed {seed}",
            condition=condition.name,
            slug=f"{condition.slug}-{when}-{fold.number:02d}",
            model=model,
            seed=seed,
            training_seed=condition.first_seed + seed,
            splits=splits,
            scored=Scored(self.kind.part, items),
            about={"fold": fold.number, "met": met},
        )

    def _limited(self, epochs: int) -> int:
        return epochs if self.most_epochs is None else min(epochs, self.most_epochs)


def _is_compared(condition: Condition) -> bool:
    """Whether a condition is also trained on utterances with the words."""
    return isinstance(condition.model, Network) and condition.model.config.pretrained is None


def unseen_splits(spoken: Spoken, fold: Fold) -> dict[str, str]:
    """The splits of a fold: its left-out utterances are the test split."""
    return _splits(spoken, frozenset(fold.left_out))


def met_splits(
    spoken: Spoken, holders: Mapping[str, Mask], fold: Fold, seed: int
) -> dict[str, str]:
    """Splits with as many utterances, among them half of those that hold the fold's words.

    ``holders`` are the utterances that hold each word or phone. Those of each word are divided into
    halves as far as possible, training and validation separately. As many other utterances are left
    out as the remaining half has.
    """
    held = {item: {*spoken.named(holders[item])} for item in fold.items}
    every = frozenset(fold.left_out)
    left_out: set[str] = set()
    for split, among in enumerate((spoken.training, ~spoken.training)):
        random = np.random.default_rng([seed, fold.number, split])
        names = spoken.named(among)
        holding = [name for name in names if name in every]
        others = [name for name in names if name not in every]
        half = _half([holding[i] for i in random.permutation(len(holding))], held, random)
        replaced = random.permutation(len(others))[: len(holding) - len(half)]
        left_out |= {*half, *(others[i] for i in replaced)}
    return _splits(spoken, frozenset(left_out))


def _half(
    names: Sequence[str], held: Mapping[str, set[str]], random: np.random.Generator
) -> list[str]:
    """About half of the names, such that about half of each item's are among them."""
    balance = dict.fromkeys(held, 0)
    chosen = []
    for name in names:
        items = [item for item, holders in held.items() if name in holders]
        lead = sum(balance[item] for item in items)
        leave = lead < 0 or (lead == 0 and random.random() < 0.5)
        chosen += [name] if leave else []
        for item in items:
            balance[item] += 1 if leave else -1
    return chosen


def _trained(
    spoken: Spoken, holders: Mapping[str, Mask], fold: Fold, splits: Mapping[str, str]
) -> tuple[str, ...]:
    """The fold's items that the training utterances hold."""
    return tuple(
        item
        for item in fold.items
        if any(splits[name] == "train" for name in spoken.named(holders[item]))
    )


def _splits(spoken: Spoken, left_out: frozenset[str]) -> dict[str, str]:
    return {
        name: "test" if name in left_out else "train" if training else "validation"
        for name, training in zip(spoken.names, spoken.training, strict=True)
    }


def describe_folds(corpus: Corpus, folds: Folds, limits: Limits) -> dict[str, Any]:
    """What the report has to know of the corpus and the folds."""
    return {
        "corpus": corpus.info.name,
        "attribution": corpus.info.attribution,
        "fps": corpus.info.fps,
        "sensors": len(corpus.info.layout.names),
        "phone_utterances": limits.phone_utterances,
        "folds": [
            {"items": list(fold.items), "utterances": len(fold.left_out)} for fold in folds.folds
        ],
        "kept": dict(folds.kept),
    }

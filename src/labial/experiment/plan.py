"""From conditions and seeds to tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from labial.configuration import TrainingConfig
from labial.corpus import Corpus, names_in
from labial.errors import ExperimentError
from labial.evaluation.report import unseen_spans
from labial.experiment.conditions import Condition
from labial.experiment.models import Setting
from labial.experiment.scored import EVERYTHING, Scored
from labial.experiment.task import RunTask, SpaceTask


@dataclass(frozen=True)
class Grid:
    """Conditions, each with ``seeds`` seeds from 0 on."""

    conditions: tuple[Condition, ...]
    seeds: int

    def __post_init__(self) -> None:
        if self.seeds < 0:
            raise ExperimentError(f"number of seeds is {self.seeds}, expected at least 0")


@dataclass(frozen=True)
class Plan:
    """Runs in order of execution, with the latent space that each needs, if any."""

    runs: tuple[tuple[RunTask, SpaceTask | None], ...]

    @property
    def conditions(self) -> set[str]:
        """The conditions' names."""
        return {run.condition for run, _ in self.runs}

    def only(self, names: Sequence[str]) -> Plan:
        """The runs of these conditions."""
        return Plan(tuple(each for each in self.runs if each[0].condition in names))


@dataclass(frozen=True)
class Planner:
    """Plans the tasks for a corpus.

    ``word_splits`` is the split that holds words out of training; without it, conditions on unseen
    words are left out. Also left out are conditions with more minutes than the corpus has and those
    with a latent space of more dimensions than the face has coordinates. Raises
    ``ExperimentError`` if a split is missing from ``word_splits`` or its test sentences have no
    unseen word.
    """

    corpus: Corpus
    splits: Mapping[str, str]
    word_splits: Mapping[str, str] | None
    setting: Setting
    most_epochs: int | None

    def __post_init__(self) -> None:
        if self.word_splits:
            train, validation, test = (
                names_in(self.word_splits, split, self.corpus)
                for split in ("train", "validation", "test")
            )
            known = self.corpus.utterances([*train, *validation])
            if not unseen_spans(known, list(self.corpus.utterances(test))):
                raise ExperimentError(
                    "the split for unseen words holds no words out: all words of its test sentences"
                    " occur in training or validation"
                )

    def plan(self, grid: Grid) -> Plan:
        """The tasks of a grid, seed by seed, so that all conditions can be compared early."""
        if not grid.seeds:
            return Plan(())
        conditions = [c for c in grid.conditions if self._possible(c)]
        prepared = [(c, *self._prepared(c)) for c in conditions]
        return Plan(
            tuple(
                (
                    replace(
                        run,
                        name=f"{c.name}, seed {seed}",
                        seed=seed,
                        training_seed=c.first_seed + seed,
                    ),
                    space,
                )
                for seed in range(grid.seeds)
                for c, run, space in prepared
                if c.seeded or seed == 0
            )
        )

    def _prepared(self, condition: Condition) -> tuple[RunTask, SpaceTask | None]:
        splits = (self.word_splits or {}) if condition.words else self.splits
        model = condition.model.under(self.setting)
        if condition.minutes is not None:
            splits, share = self._fewer_minutes(splits, condition.minutes)
            # As many steps as with all minutes, so that only the amount of data differs.
            model = model.with_epochs(lambda epochs: round(epochs / share))
        model = model.with_epochs(self._limited)
        run = RunTask(
            name=condition.name,
            condition=condition.name,
            slug=condition.slug,
            model=model,
            seed=0,
            training_seed=0,
            splits=splits,
            scored=Scored("unseen words") if condition.words else EVERYTHING,
        )
        if model.space is None:
            return run, None
        return run, SpaceTask(_space_name(model.space, condition), model.space, splits)

    def _possible(self, condition: Condition) -> bool:
        if condition.words and not self.word_splits:
            return False
        space = condition.model.under(self.setting).space
        if space and space.latent_size > 3 * len(self.corpus.info.layout.names):
            return False
        return condition.minutes is None or condition.minutes < self._minutes

    @cached_property
    def _minutes(self) -> float:
        """The minutes of all training speech."""
        names = names_in(self.splits, "train", self.corpus)
        return sum(self._frames[name] for name in names) / self.corpus.info.fps / 60

    @cached_property
    def _frames(self) -> dict[str, int]:
        """The number of frames of each utterance."""
        return {u.name: len(u.motion) for u in self.corpus.utterances(self.corpus.names)}

    def _fewer_minutes(
        self, splits: Mapping[str, str], minutes: float
    ) -> tuple[dict[str, str], float]:
        """Splits with ``minutes`` of training speech, and their share of all training frames.

        A smaller number of minutes is a subset of a larger one.
        """
        names = names_in(splits, "train", self.corpus)
        order = [names[i] for i in np.random.default_rng(0).permutation(len(names))]
        wanted, kept = minutes * 60 * self.corpus.info.fps, 0
        chosen = set()
        for name in order:
            if kept >= wanted:
                break
            chosen.add(name)
            kept += self._frames[name]
        fewer = {name: s for name, s in splits.items() if s != "train" or name in chosen}
        return fewer, kept / sum(self._frames[name] for name in names)

    def _limited(self, epochs: int) -> int:
        return epochs if self.most_epochs is None else min(epochs, self.most_epochs)


def _space_name(config: TrainingConfig, condition: Condition) -> str:
    parts = [config.latent, str(config.latent_size)]
    parts += ["standardised"] if config.targets == "standardised" else []
    parts += ["words"] if condition.words else []
    parts += [f"{condition.minutes:g}-minutes"] if condition.minutes is not None else []
    return "-".join(parts)

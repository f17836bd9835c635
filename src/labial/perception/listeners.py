"""Simulated participants, whose sensitivity is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from labial.perception.design import Power


@dataclass(frozen=True, eq=False)
class World:
    """What is true of simulated participants: each face's ``quality`` in log odds.

    Deviations of items are shared by all participants; each deviation is drawn from its own name
    and the seed, so that it does not depend on what was drawn before.
    """

    quality: Mapping[str, float]
    spread: Power
    seed: int
    _drawn: dict[tuple[str, ...], float] = field(default_factory=dict)

    def deviation(self, sd: float, *names: str) -> float:
        """A normal deviation that belongs to some names."""
        if names not in self._drawn:
            key = "\0".join(names).encode()
            random = np.random.default_rng([self.seed, *key])
            self._drawn[names] = float(random.standard_normal())
        return sd * self._drawn[names]


@dataclass(frozen=True, eq=False)
class Listener:
    """A simulated participant."""

    name: str
    world: World

    @property
    def tendency(self) -> float:
        """How far this participant's answers are above those of others."""
        return self.world.deviation(self.world.spread.participant_sd, "participant", self.name)

    def quality(self, face: str, item: str) -> float:
        """A face's quality for this participant and an item, in log odds."""
        world, spread = self.world, self.world.spread
        return (
            world.quality.get(face, 0.0)
            + world.deviation(spread.item_sd, "item", item)
            + world.deviation(spread.participant_effect_sd, "effect", self.name, face)
            + world.deviation(spread.item_effect_sd, "effect of item", item, face)
        )

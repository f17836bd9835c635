"""The identity of a result: two tasks with equal identities give the same result.

An identity is stored with its result and compared as a value, so that results stay valid when
fields are added to configurations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self

from labial.configuration import TrainingConfig
from labial.experiment.models import Model, read_model

# The fields of a configuration that its latent space depends on.
_OF_SPACES = ("latent", "latent_size", "targets", "fps", "keyshapes")


@dataclass(frozen=True)
class RunIdentity:
    """A model trained from ``training_seed``; ``splits`` is a digest of the utterances' splits.

    If the model has a seed of its own, it is 0. ``scored`` is that of ``Scored.identity``.
    """

    model: Model
    training_seed: int
    splits: str
    scored: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "model": self.model.to_dict(),
            "training_seed": self.training_seed,
            "splits": self.splits,
            **({"scored": self.scored} if self.scored else {}),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """From :meth:`to_dict`'s values among others. Raises ``LabialError`` or ``KeyError``."""
        model = read_model(values["model"])
        return cls(model, values["training_seed"], values["splits"], values.get("scored", ""))


@dataclass(frozen=True)
class SpaceIdentity:
    """A latent space: only the fields of ``config`` that it depends on are set."""

    config: TrainingConfig
    splits: str

    @classmethod
    def of(cls, config: TrainingConfig, splits: str) -> Self:
        """The identity of the space that ``config`` injects."""
        return cls(TrainingConfig(**{name: getattr(config, name) for name in _OF_SPACES}), splits)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        values = self.config.to_dict()
        return {**{name: values[name] for name in _OF_SPACES}, "splits": self.splits}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`. Raises ``LabialError`` or ``KeyError``."""
        config = {name: value for name, value in values.items() if name != "splits"}
        return cls(TrainingConfig.from_dict(config), values["splits"])


def splits_digest(splits: Mapping[str, str]) -> str:
    """A digest of the split of each utterance."""
    return sha256(json.dumps(sorted(splits.items())).encode()).hexdigest()[:16]

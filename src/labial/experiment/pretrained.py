"""The study of pre-trained models of phone sequences: do they help, and with how much speech?

Networks with an injected and with a random decoder are trained on 2 minutes of speech to all of it,
each without and with each model. A condition and its counterpart without a model have the same
sentences, seeds and numbers of epochs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from labial.configuration import TrainingConfig
from labial.errors import ExperimentError
from labial.experiment.conditions import Condition
from labial.experiment.models import Network
from labial.pretraining.configuration import PretrainedConfig
from labial.pretraining.pretrained import Pretrained, read_pretrained

STUDY = "pre-trained models of phones"

WITHOUT = "without"

MINUTES: tuple[float | None, ...] = (2, 5, 10, 20, None)
"""Minutes of training speech; None for all."""

FEW_MINUTES = 5
"""Up to this, trainings are short, so that there can be more seeds."""

STARTS = {
    "pca injected": TrainingConfig(),
    "baseline": TrainingConfig(latent="none", start="random"),
}
"""Networks with an injected and with a random decoder."""

# Epochs on all minutes with as many steps. The best epoch of networks without a pre-trained model
# comes after about half of these; few minutes are learned in fewer steps.
_EPOCHS: dict[str, dict[float | None, int]] = {
    "pca injected": {2: 3, 5: 6, 10: 10, 20: 15, None: 30},
    "baseline": {2: 12, 5: 23, 10: 30, 20: 38, None: 50},
}


@dataclass(frozen=True)
class Variant:
    """A model that networks use, or none: ``config`` and ``path`` are None."""

    name: str
    config: PretrainedConfig | None = None
    path: Path | None = None

    def of(self, network: TrainingConfig) -> Network:
        """The network with this model."""
        return Network(replace(network, pretrained=self.config), self.path)


def variants_of(files: Sequence[Path]) -> list[Variant]:
    """No model, and that of each file; models whose states are read also tuned.

    Raises ``TrainingError`` for a file that is not a model, ``ExperimentError`` for two of a kind.
    """
    variants = [Variant(WITHOUT)]
    for path in files:
        read = read_pretrained(path)
        name = read.config.kind
        if any(each.name == name for each in variants):
            raise ExperimentError(f"{path}: a second model of the kind {name}; give one of each")
        variants.append(Variant(name, read.taken(), path))
        if not read.taken().starts_recurrence:
            variants.append(Variant(f"{name}, tuned", read.taken(tuned=True), path))
    return variants


def condition_name(start: str, variant: str, minutes: float | None) -> str:
    """The name of a condition."""
    return f"{start}, {variant}, {'all' if minutes is None else f'{minutes:g}'} minutes"


def conditions_of(variants: Sequence[Variant]) -> tuple[Condition, ...]:
    """All conditions, in the order in which they are trained."""
    return tuple(
        Condition(
            condition_name(start, variant.name, minutes),
            variant.of(replace(config, epochs=_EPOCHS[start][minutes])),
            minutes=minutes,
        )
        for minutes in MINUTES
        for start, config in STARTS.items()
        for variant in variants
    )


def is_short(condition: Condition) -> bool:
    """Whether trainings of a condition are short."""
    return condition.minutes is not None and condition.minutes <= FEW_MINUTES


def describe_models(files: Sequence[Path]) -> list[dict[str, Any]]:
    """What the report has to know of the models."""
    return [_described(read_pretrained(path)) for path in files]


def _described(pretrained: Pretrained) -> dict[str, Any]:
    config = pretrained.config
    return {
        "kind": config.kind,
        "digest": pretrained.digest,
        "phones": len(config.phones),
        "hidden_size": config.hidden_size,
        "layers": config.layers,
        "parameters": sum(tensor.numel() for tensor in pretrained.weights.values()),
        "held_out": pretrained.held_out and pretrained.held_out.to_dict(),
        "sources": list(pretrained.sources),
    }

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

TUNED = ", tuned"
"""How the names of variants end whose model is trained with the network."""

_UNTRAINED = "-untrained"


def untrained(variant: str) -> str:
    """The name of the variant with random weights with which a variant is compared.

    The name of its file ends in ``-untrained``. That of such a variant is its own.
    """
    name = variant.removesuffix(TUNED)
    tuned = variant[len(name) :]
    return f"{name.removesuffix(_UNTRAINED)}{_UNTRAINED}{tuned}"


MINUTES: tuple[float | None, ...] = (2, 5, 10, 20, None)
"""Minutes of training speech; None for all."""

FEW_MINUTES = 5
"""Up to this, trainings are short, so that there can be more seeds."""

STARTS = {
    "pca injected": TrainingConfig(),
    "baseline": TrainingConfig(latent="none", start="random"),
}
"""Networks with an injected and with a random decoder."""

# Epochs on all minutes with as many steps; few minutes are learned in fewer steps.
_EPOCHS: dict[str, dict[float | None, int]] = {
    "pca injected": {2: 3, 5: 6, 10: 10, 20: 15, None: 30},
    "baseline": {2: 20, 5: 35, 10: 40, 20: 45, None: 50},
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


def variants_of(files: Sequence[Path], tuned: Sequence[Path] = ()) -> list[Variant]:
    """No model; the model of each of ``files``, by its name; and ``tuned`` models.

    Raises ``TrainingError`` for a file that is not a model, ``ExperimentError`` for two of a name,
    and for a model to tune whose states are not read.
    """
    variants = [Variant(WITHOUT)]
    for path in files:
        variants.append(Variant(path.stem, read_pretrained(path).taken(), path))
    for path in tuned:
        config = read_pretrained(path).taken(tuned=True)
        if config.starts_recurrence:
            raise ExperimentError(f"{path}: its weights are always tuned, as networks start there")
        variants.append(Variant(f"{path.stem}{TUNED}", config, path))
    names = [variant.name for variant in variants]
    of_name: dict[str, Path] = {}
    for path in (*files, *tuned):
        if of_name.setdefault(path.stem, path) != path:
            raise ExperimentError(f"two models have the name {path.stem}; rename one of the files")
    for name in names:
        if names.count(name) > 1:
            raise ExperimentError(f"two models have the name {name}; rename one of the files")
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
    return [_described(path.stem, read_pretrained(path)) for path in dict.fromkeys(files)]


def _described(name: str, pretrained: Pretrained) -> dict[str, Any]:
    config = pretrained.config
    return {
        "name": name,
        "kind": config.kind,
        "digest": pretrained.digest,
        "phones": len(config.phones),
        "hidden_size": config.hidden_size,
        "layers": config.layers,
        "parameters": sum(tensor.numel() for tensor in pretrained.weights.values()),
        "held_out": pretrained.held_out and pretrained.held_out.to_dict(),
        "sources": list(pretrained.sources),
    }

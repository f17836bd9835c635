"""No latent space: the paper's baseline, a dense layer from states to coordinates (section 4.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.errors import TrainingError
from labial.latents.space import LatentKind, LatentSpace
from labial.sentences import Sentence


def _fit(
    config: TrainingConfig, training: Sequence[Sentence], validation: Sequence[Sentence]
) -> LatentSpace:
    del training, validation
    raise TrainingError(f"latent is {config.latent!r}, which is not a latent space to fit")


def _restore(tensors: Mapping[str, Tensor]) -> LatentSpace:
    raise TrainingError(f"latent is 'none', expected no tensors, found {', '.join(tensors)}")


def _decoder(states: int, coordinates: int, normalised: bool) -> nn.Module:
    del normalised
    return nn.Linear(states, coordinates)


KIND = LatentKind(_fit, _restore, _decoder)

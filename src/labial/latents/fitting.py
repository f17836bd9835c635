"""Fitting the latent space of a configuration."""

from __future__ import annotations

from labial.configuration import TrainingConfig
from labial.latents.kinds import LATENTS
from labial.latents.space import LatentSpace
from labial.sentences import Sentences
from labial.targets import TARGETS


def fit_space(config: TrainingConfig, sentences: Sentences) -> LatentSpace:
    """The latent space that a configuration injects, fitted on its training sentences.

    Its coordinates are in the unit of the targets. Raises ``TrainingError`` if there are too few
    sentences or they lack a keyshape's phones.
    """
    training, validation = sentences.training, sentences.validation
    if find_spread := TARGETS[config.targets].spread:
        spread = find_spread(sentences)
        training, validation = (spread.standardised(each) for each in (training, validation))
    return LATENTS[config.latent].load().fit(config, training, validation)

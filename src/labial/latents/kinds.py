"""The latent spaces there are, by the names that configurations use."""

from __future__ import annotations

from collections.abc import Mapping

from labial.configuration import TrainingConfig
from labial.latents import autoencoder, blendshapes, pca
from labial.latents.space import Kind, LatentSpace
from labial.sentences import Sentences

KINDS: Mapping[str, Kind] = {
    "pca": pca.KIND,
    "blendshapes": blendshapes.KIND,
    "autoencoder": autoencoder.KIND,
}


def fit_space(config: TrainingConfig, sentences: Sentences) -> LatentSpace:
    """The latent space that a configuration injects, fitted on its training sentences.

    With standardised targets it is a space of standardised coordinates. Raises ``TrainingError``
    where the sentences are too few or lack a keyshape's phones.
    """
    training, validation = sentences.training, sentences.validation
    if config.targets == "standardised":
        training, validation = (sentences.spread.standardised(s) for s in (training, validation))
    return KINDS[config.latent].fit(config, training, validation)

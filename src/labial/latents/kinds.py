"""The latent spaces there are, by the names that configurations use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.latents.space import LatentKind  # noqa: F401, for Entry's parameter


@dataclass(frozen=True)
class LatentEntry(Entry["LatentKind"]):
    """``end`` says how a network with its decoder ends, where ``{size}`` is the latent's size.

    ``is_space`` is False for the baseline, which has no latent space to start from;
    ``of_keyshapes``: its size is the number of the configuration's keyshapes.
    """

    end: str = "dense to {size}, dense to coordinates"
    is_space: bool = True
    of_keyshapes: bool = False


LATENTS: dict[str, LatentEntry] = {
    "none": LatentEntry(
        "no latent space",
        "labial.latents.none:KIND",
        end="dense to coordinates",
        is_space=False,
    ),
    "pca": LatentEntry("principal components", "labial.latents.pca:KIND"),
    "blendshapes": LatentEntry(
        "keyshapes' weights", "labial.latents.blendshapes:KIND", of_keyshapes=True
    ),
    "autoencoder": LatentEntry(
        "an autoencoder's",
        "labial.latents.autoencoder:KIND",
        end="dense to {size}, two hidden layers, dense to coordinates",
    ),
}

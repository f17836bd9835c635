"""Registry of latent spaces, by the names that configurations use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.latents.space import LatentKind  # noqa: F401, for Entry's parameter


@dataclass(frozen=True)
class LatentEntry(Entry["LatentKind"]):
    """``end`` describes a network's last layers; ``{size}`` in it is the latent's size.

    ``is_space`` is False for the baseline without a latent space; ``of_keyshapes``: the latent's
    size is the number of the configuration's keyshapes.
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
        "blendshape weights", "labial.latents.blendshapes:KIND", of_keyshapes=True
    ),
    "autoencoder": LatentEntry(
        "autoencoder",
        "labial.latents.autoencoder:KIND",
        end="dense to {size}, two hidden layers, dense to coordinates",
    ),
}

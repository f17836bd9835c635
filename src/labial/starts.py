"""How a network's decoder begins: the ways by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Start:
    """``injects`` a fitted latent space's decoder; ``trained`` with the rest of the network.

    ``normalised``: with layer normalisation of the latent, and of each hidden layer of the decoder.
    Where a decoder is injected, the latent space decides that.
    """

    title: str
    injects: bool = False
    trained: bool = True
    normalised: bool = False


STARTS: dict[str, Start] = {
    "random": Start("at random"),
    "random-normalised": Start("at random, normalised", normalised=True),
    "injected": Start("injected", injects=True),
    "frozen": Start("injected and frozen", injects=True, trained=False),
}

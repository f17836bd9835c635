"""Registry of the ways to initialise a network's decoder."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Start:
    """``injects``: starts from a fitted latent space's decoder; ``trained``: with the network.

    ``normalised``: with layer normalisation of the latent and of each hidden layer of the decoder.
    If a decoder is injected, its latent space decides that instead.
    """

    title: str
    injects: bool = False
    trained: bool = True
    normalised: bool = False


STARTS: dict[str, Start] = {
    "random": Start("random"),
    "random-normalised": Start("random, normalised", normalised=True),
    "injected": Start("injected", injects=True),
    "frozen": Start("injected and frozen", injects=True, trained=False),
}

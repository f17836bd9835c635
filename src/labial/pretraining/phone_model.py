"""The interface of models of phone sequences."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.phone_data import PhoneBatch


@dataclass(frozen=True, eq=False)
class Guesses:
    """What a model says of phones that it was not shown.

    ``logits`` ``[guesses, phones]`` are of each phone, ``log_durations`` ``[guesses]`` of the
    duration in seconds; ``phones`` and ``durations`` are the true ones.
    """

    logits: Tensor
    log_durations: Tensor
    phones: Tensor
    durations: Tensor

    def cross_entropy(self) -> Tensor:
        """Mean negative log likelihood of the true phones, in nats."""
        return nn.functional.cross_entropy(self.logits, self.phones)

    def duration_error(self) -> Tensor:
        """Mean absolute difference of log durations."""
        return (self.log_durations - self.durations.log()).abs().mean()

    def loss(self) -> Tensor:
        """What is minimised."""
        return self.cross_entropy() + self.duration_error()

    def right(self) -> Tensor:
        """The share of phones whose most likely guess is right."""
        return (self.logits.argmax(dim=1) == self.phones).float().mean()


class PhoneModel(nn.Module, ABC):
    """A model of phone sequences. ``width`` is the number of its states of a phone, if any."""

    width: int

    @abstractmethod
    def guesses(self, batch: PhoneBatch, random: torch.Generator) -> Guesses:
        """Guesses of phones that are hidden, at ``random`` places if they are masked."""

    def states(self, batch: PhoneBatch) -> Float[Tensor, "rows width"]:
        """States of each phone in its context, as features for a labial network.

        Raises ``TypeError`` for a model whose weights are taken, not its states.
        """
        raise TypeError(f"{type(self).__name__} has no states of {len(batch.phones)} phones")


@dataclass(frozen=True)
class PhoneModelKind:
    """A kind of model: ``build`` makes an untrained one, of these sizes by default."""

    build: Callable[[PhoneModelConfig], PhoneModel]
    hidden_size: int
    layers: int


class Heads(nn.Module):
    """From states to guesses: the phone, and the logarithm of its duration in seconds."""

    # About 80 ms, so that durations start near their mean.
    _USUAL = -2.5

    def __init__(self, width: int, phones: int) -> None:
        super().__init__()
        self.phone, self.duration = nn.Linear(width, phones), nn.Linear(width, 1)

    def forward(self, states: Tensor, phones: Tensor, durations: Tensor) -> Guesses:
        """Guesses from states ``[guesses, width]`` of these true phones and durations."""
        known = phones < self.phone.out_features
        states = states[known]
        log_durations = self.duration(states).squeeze(1) + self._USUAL
        return Guesses(self.phone(states), log_durations, phones[known], durations[known])

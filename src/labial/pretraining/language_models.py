"""A forward and a backward language model over phones (ELMo: Peters et al., NAACL 2018).

Both are one bidirectional recurrent layer: its forward states have read the phones up to one, and
predict the next; its backward states have read those from one on, and predict the one before. A
second layer would mix the directions, so ``layers`` is 1.
"""

from __future__ import annotations

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.errors import TrainingError
from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.phone_data import PhoneBatch
from labial.pretraining.phone_model import Guesses, Heads, PhoneModel, PhoneModelKind
from labial.recurrence.backend import gru

_EMBEDDING = 64


class LanguageModels(PhoneModel):
    """States of both language models, ``[rows, 2 hidden_size]``."""

    def __init__(self, config: PhoneModelConfig) -> None:
        super().__init__()
        if config.layers != 1:
            raise TrainingError(f"language models have 1 layer, not {config.layers}")
        self.embedding = nn.Embedding(len(config.phones) + 1, _EMBEDDING)
        self.recurrence = gru(_EMBEDDING + 1, config.hidden_size, 1)
        self.width = 2 * config.hidden_size
        self.next = Heads(config.hidden_size, len(config.phones))
        self.previous = Heads(config.hidden_size, len(config.phones))

    def states(self, batch: PhoneBatch) -> Float[Tensor, "rows width"]:
        """Of each phone: the forward states, which have read it, and the backward ones."""
        durations = batch.durations.clamp(min=1e-3).log().unsqueeze(1)
        inputs = torch.cat([self.embedding(batch.phones), durations], dim=1)
        states: Tensor = self.recurrence(inputs, batch.lengths)
        return states

    def guesses(self, batch: PhoneBatch, random: torch.Generator) -> Guesses:
        """Guesses of each phone from those before it, and from those after it."""
        del random
        forward, backward = self.states(batch).chunk(2, dim=1)
        ends = batch.lengths.cumsum(0)
        inner = torch.ones(len(forward), dtype=torch.bool)
        inner[ends - 1] = False  # has no next phone
        before = inner.nonzero().squeeze(1)
        both = (
            self.next(forward[before], batch.phones[before + 1], batch.durations[before + 1]),
            self.previous(backward[before + 1], batch.phones[before], batch.durations[before]),
        )
        return Guesses(
            *(
                torch.cat([getattr(each, part) for each in both])
                for part in ("logits", "log_durations", "phones", "durations")
            )
        )


KIND = PhoneModelKind(LanguageModels, hidden_size=192, layers=1)

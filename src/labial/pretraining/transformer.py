"""A small transformer that predicts masked phones (BERT: Devlin et al., NAACL 2019).

It reads phonological features, so that similar phones are similar to it.
"""

from __future__ import annotations

import math

import torch
from jaxtyping import Float
from torch import Tensor, nn

from labial.encoders.features import PhonologicalFeatures
from labial.errors import TrainingError
from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.masking import masked
from labial.pretraining.phone_data import PhoneBatch
from labial.pretraining.phone_model import Guesses, Heads, PhoneModel, PhoneModelKind

_MASKED_SHARE = 0.2
# Of the masked phones, these are shown as they are or as another one, as in BERT.
_KEPT, _REPLACED = 0.1, 0.1
_HEADS = 4
# Attention costs the square of the length, so longer sequences are read in parts of this length.
_LONGEST = 256  # phones
_LONGEST_WAVE = 1000.0  # phones


class Transformer(PhoneModel):
    """States of each phone in its sequence, ``[rows, hidden_size]``."""

    features: Tensor

    def __init__(self, config: PhoneModelConfig) -> None:
        super().__init__()
        if config.hidden_size % _HEADS:
            raise TrainingError(
                f"hidden_size is {config.hidden_size}, expected a multiple of {_HEADS}"
            )
        self.width = config.hidden_size
        features = PhonologicalFeatures(config.phones).table
        # Masked and unknown phones have no features, and a number of their own.
        rows = torch.zeros(len(features) + 1, features.shape[1] + 1)
        rows[:-1, :-1], rows[-1, -1] = features, 1
        self.register_buffer("features", rows)
        self.phone = nn.Linear(rows.shape[1], self.width)
        self.duration = nn.Linear(2, self.width)
        layer = nn.TransformerEncoderLayer(
            self.width, _HEADS, 2 * self.width, dropout=0.1, batch_first=True, norm_first=True
        )
        self.layers = nn.TransformerEncoder(layer, config.layers, enable_nested_tensor=False)
        self.norm = nn.LayerNorm(self.width)
        self.heads = Heads(self.width, len(config.phones))

    def states(self, batch: PhoneBatch) -> Float[Tensor, "rows width"]:
        """The last layer's states, normalised."""
        return self._states(batch, torch.ones(len(batch.phones)))

    def guesses(self, batch: PhoneBatch, random: torch.Generator) -> Guesses:
        """Guesses of masked phones. In training, some are shown as they are, or as others."""
        chosen = masked(batch.lengths, _MASKED_SHARE, random)
        unknown = len(self.features) - 1
        shown = torch.where(chosen, unknown, batch.phones)
        if self.training:
            fate = torch.rand(len(chosen), generator=random)
            others = torch.randint(unknown, (len(chosen),), generator=random)
            shown = torch.where(chosen & (fate < _REPLACED), others, shown)
            kept = chosen & (fate >= _REPLACED) & (fate < _REPLACED + _KEPT)
            shown = torch.where(kept, batch.phones, shown)
        states = self._states(batch._replace(phones=shown), (~chosen).float())
        found: Guesses = self.heads(states[chosen], batch.phones[chosen], batch.durations[chosen])
        return found

    def _states(self, batch: PhoneBatch, timed: Tensor) -> Tensor:
        """``timed`` ``[rows]`` is 0 where the duration is hidden."""
        durations = batch.durations.clamp(min=1e-3).log() + 2.5
        times = torch.stack([durations * timed, timed], dim=1)
        rows = self.phone(self.features[batch.phones]) + self.duration(times)
        sizes = [size for length in batch.lengths.tolist() for size in _windows(length)]
        padded = nn.utils.rnn.pad_sequence(rows.split(sizes), batch_first=True)
        places = torch.arange(padded.shape[1])
        padded = padded + _positions(len(places), self.width)
        beyond = places.unsqueeze(0) >= torch.tensor(sizes).unsqueeze(1)
        states: Tensor = self.norm(self.layers(padded, src_key_padding_mask=beyond))
        return states[~beyond]


def _windows(length: int) -> list[int]:
    """The lengths of equal parts of a sequence, of which none is too long."""
    parts = math.ceil(length / _LONGEST)
    return [length * (i + 1) // parts - length * i // parts for i in range(parts)]


def _positions(count: int, width: int) -> Tensor:
    """Sines and cosines of places ``[count, width]`` (Vaswani et al., NIPS 2017, section 3.5)."""
    rates = torch.exp(torch.arange(0, width, 2) * (-math.log(_LONGEST_WAVE) / width))
    angles = torch.arange(count).unsqueeze(1) * rates
    return torch.cat([angles.sin(), angles.cos()], dim=1)


KIND = PhoneModelKind(Transformer, hidden_size=128, layers=3)

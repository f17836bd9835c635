"""A small transformer that predicts masked phones (BERT: Devlin et al., NAACL 2019).

It reads phonological features, so that similar phones are similar to it. Attention depends on the
distance of two phones (Raffel et al., JMLR 21, 2020, section 2.1).
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
# The distance at which each head looks at first, in phones, and how fast its attention falls about
# it: without such a start, heads take thousands of steps to find a phone's neighbours.
_LOOKS_AT = ((-1, 3.0), (1, 3.0), (-2, 2.0), (2, 2.0))
_HEADS = len(_LOOKS_AT)
# Attention costs the square of the length, so longer sequences are read in parts of this length.
_LONGEST = 256  # phones
# Beyond this, distances are alike.
_FARTHEST = 16  # phones
_DROPOUT = 0.1


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
        first = _first_distances()
        self.distance = nn.Embedding.from_pretrained(first, freeze=False)  # type: ignore[no-untyped-call]
        self.layers = nn.ModuleList(_Layer(self.width) for _ in range(config.layers))
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
        beyond = torch.arange(padded.shape[1]) >= torch.tensor(sizes).unsqueeze(1)
        bias = self._nearness(padded.shape[1]).masked_fill(beyond[:, None, None, :], -torch.inf)
        for layer in self.layers:
            padded = layer(padded, bias)
        states: Tensor = self.norm(padded)[~beyond]
        return states

    def _nearness(self, count: int) -> Tensor:
        """What is added to the attention of each phone to each, ``[1, heads, count, count]``."""
        places = torch.arange(count)
        apart = (places - places.unsqueeze(1)).clamp(-_FARTHEST, _FARTHEST)
        bias: Tensor = self.distance(apart + _FARTHEST)
        return bias.permute(2, 0, 1).unsqueeze(0)


class _Layer(nn.Module):
    """Attention and a dense network, each normalised before and added to its input."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.read = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, 3 * width))
        self.write = nn.Sequential(nn.Linear(width, width), nn.Dropout(_DROPOUT))
        self.dense = nn.Sequential(
            nn.LayerNorm(width),
            nn.Linear(width, 2 * width),
            nn.GELU(),
            nn.Linear(2 * width, width),
            nn.Dropout(_DROPOUT),
        )

    def forward(self, rows: Tensor, bias: Tensor) -> Tensor:
        """Rows ``[sequences, length, width]``; ``bias`` is added to attention, by head."""
        read = self.read(rows).unflatten(2, (3, _HEADS, -1)).permute(2, 0, 3, 1, 4)
        queries, keys, values = read.unbind()
        seen = nn.functional.scaled_dot_product_attention(queries, keys, values, attn_mask=bias)
        rows = rows + self.write(seen.transpose(1, 2).flatten(2))
        found: Tensor = rows + self.dense(rows)
        return found


def _first_distances() -> Tensor:
    """What is first added to attention at each distance, ``[2 farthest + 1, heads]``."""
    distances = torch.arange(-_FARTHEST, _FARTHEST + 1).unsqueeze(1)
    places, slopes = torch.tensor(_LOOKS_AT).T
    first: Tensor = -slopes * (distances - places).abs()
    return first


def _windows(length: int) -> list[int]:
    """The lengths of equal parts of a sequence, of which none is too long."""
    parts = math.ceil(length / _LONGEST)
    return [length * (i + 1) // parts - length * i // parts for i in range(parts)]


KIND = PhoneModelKind(Transformer, hidden_size=128, layers=3)

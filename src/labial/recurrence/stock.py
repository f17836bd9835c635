"""The recurrence by PyTorch alone: slower, in any precision and width, on any machine."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from labial.recurrence.layer import Layer, Weights


class Stock:
    """Layers computed by PyTorch, sentences padded to the longest.

    Each sentence is reversed within its own length, so padding never reaches a sentence;
    ``pack_padded_sequence`` would do the same at a cost in the backward pass that grows with the
    square of the length.
    """

    def __call__(self, inputs: Tensor, lengths: Tensor, layers: Sequence[Layer]) -> Tensor:
        """States ``[rows, 2 width]`` of the last layer; see ``layer.Recurrence``."""
        if not inputs.is_floating_point():
            weight = layers[0][0].weight_ih
            inputs = nn.functional.one_hot(inputs, weight.shape[1]).to(weight.dtype)
        states = nn.utils.rnn.pad_sequence(list(torch.split(inputs, lengths.tolist())))
        reverse = _reversal(len(states), lengths)
        for weights in layers:
            forward = _run(states, weights[0])
            backward = _reorder(_run(_reorder(states, reverse), weights[1]), reverse)
            states = torch.cat([forward, backward], dim=-1)
        return torch.cat([states[:length, i] for i, length in enumerate(lengths.tolist())])


def _run(inputs: Tensor, weights: Weights) -> Tensor:
    start = inputs.new_zeros(1, inputs.shape[1], weights.weight_hh.shape[1])
    states, _ = torch.gru(inputs, start, list(weights), True, 1, 0.0, False, False, False)
    return states


def _reversal(frames: int, lengths: Tensor) -> Tensor:
    """For each place the place it comes from when a sentence is reversed within its length."""
    places = torch.arange(frames)[:, None]
    return torch.where(places < lengths, lengths - 1 - places, places)


def _reorder(values: Tensor, places: Tensor) -> Tensor:
    return values.gather(0, places.unsqueeze(-1).expand(-1, -1, values.shape[-1]))

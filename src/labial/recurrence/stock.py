"""The recurrence by PyTorch: slower, but of any precision and width and on any machine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import torch
from torch import Tensor

from labial.recurrence.layer import DirectionWeights, Layer
from labial.recurrence.padding import both_ways, one_hot, padded, unpadded


class Stock:
    """Layers computed by PyTorch, sentences padded to the longest."""

    def __call__(self, inputs: Tensor, lengths: Tensor, layers: Sequence[Layer]) -> Tensor:
        """States ``[rows, 2 width]`` of the last layer; see ``layer.Recurrence``."""
        weight = layers[0][0].weight_ih
        states = padded(one_hot(inputs, weight.shape[1], weight.dtype), lengths)
        for forward, reverse in layers:
            states = both_ways(states, lengths, partial(_run, forward), partial(_run, reverse))
        return unpadded(states, lengths)


def _run(weights: DirectionWeights, inputs: Tensor) -> Tensor:
    start = inputs.new_zeros(1, inputs.shape[1], weights.weight_hh.shape[1])
    states, _ = torch.gru(inputs, start, list(weights), True, 1, 0.0, False, False, False)
    return states

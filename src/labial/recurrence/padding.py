"""Sentences that stand one after another as rows, padded to the longest and back.

For recurrences that PyTorch computes a frame of all sentences at a time. Each sentence is reversed
within its own length, so padding never reaches a sentence; ``pack_padded_sequence`` would do the
same at a cost in the backward pass that grows with the square of the length.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def one_hot(inputs: Tensor, size: int, kind: torch.dtype) -> Tensor:
    """Rows as they are, and phone indices int64 ``[rows]`` as one-hot rows ``[rows, size]``."""
    if inputs.is_floating_point():
        return inputs
    return nn.functional.one_hot(inputs, size).to(kind)


def padded(inputs: Tensor, lengths: Tensor) -> Tensor:
    """Rows ``[rows, features]`` as ``[frames, sentences, features]``."""
    return nn.utils.rnn.pad_sequence(list(torch.split(inputs, lengths.tolist())))


def unpadded(states: Tensor, lengths: Tensor) -> Tensor:
    """What :func:`padded` took."""
    return torch.cat([states[:length, i] for i, length in enumerate(lengths.tolist())])


def reversed_within(states: Tensor, lengths: Tensor) -> Tensor:
    """Each sentence of ``[frames, sentences, features]`` from its end to its start."""
    frames = torch.arange(len(states))[:, None]
    places = torch.where(frames < lengths, lengths - 1 - frames, frames)
    return states.gather(0, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def both_ways(
    states: Tensor,
    lengths: Tensor,
    forward: Callable[[Tensor], Tensor],
    reverse: Callable[[Tensor], Tensor],
) -> Tensor:
    """One layer's states, ``forward``'s beside ``reverse``'s, of padded sentences."""
    backward = reversed_within(reverse(reversed_within(states, lengths)), lengths)
    return torch.cat([forward(states), backward], dim=-1)

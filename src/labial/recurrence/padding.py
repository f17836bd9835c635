"""Padding of sentences whose frames are consecutive rows to the longest, and back.

For recurrences that PyTorch computes for all sentences frame by frame. Each sentence is reversed
within its own length, so padding never affects a sentence. ``pack_padded_sequence`` would do the
same, but its backward pass on a CPU is quadratic in the length.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def one_hot(inputs: Tensor, size: int, kind: torch.dtype) -> Tensor:
    """Phone indices int64 ``[rows]`` as one-hot rows ``[rows, size]``; other rows unchanged."""
    if inputs.is_floating_point():
        return inputs
    return nn.functional.one_hot(inputs, size).to(kind)


def padded(inputs: Tensor, lengths: Tensor) -> Tensor:
    """Rows ``[rows, features]`` as ``[frames, sentences, features]``."""
    return nn.utils.rnn.pad_sequence(list(torch.split(inputs, lengths.tolist())))


def unpadded(states: Tensor, lengths: Tensor) -> Tensor:
    """The inverse of :func:`padded`."""
    return torch.cat([states[:length, i] for i, length in enumerate(lengths.tolist())])


def reversed_within(states: Tensor, lengths: Tensor) -> Tensor:
    """Each sentence of ``[frames, sentences, features]`` in reverse order."""
    frames = torch.arange(len(states))[:, None]
    places = torch.where(frames < lengths, lengths - 1 - frames, frames)
    return states.gather(0, places.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


def both_ways(
    states: Tensor,
    lengths: Tensor,
    forward: Callable[[Tensor], Tensor],
    reverse: Callable[[Tensor], Tensor],
) -> Tensor:
    """One layer's states of padded sentences: ``forward``'s and ``reverse``'s, concatenated."""
    backward = reversed_within(reverse(reversed_within(states, lengths)), lengths)
    return torch.cat([forward(states), backward], dim=-1)

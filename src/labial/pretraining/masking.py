"""Which phones are masked: short spans at random (Joshi et al., SpanBERT, TACL 2020)."""

from __future__ import annotations

import torch
from torch import Tensor

_LONGEST_SPAN = 3


def masked(lengths: Tensor, share: float, random: torch.Generator) -> Tensor:
    """Which rows of sequences of these lengths are masked, bool ``[rows]``.

    Spans of 1 to 3 phones; ``share`` is about that of masked phones. A span ends with its sequence.
    """
    rows = int(lengths.sum())
    starts = torch.rand(rows, generator=random) < share / ((1 + _LONGEST_SPAN) / 2)
    spans = torch.randint(1, _LONGEST_SPAN + 1, (rows,), generator=random)
    chosen = torch.zeros(rows + _LONGEST_SPAN, dtype=torch.bool)
    left = torch.cat([torch.arange(int(length), 0, -1) for length in lengths])
    for offset in range(_LONGEST_SPAN):
        chosen[offset : rows + offset] |= starts & (spans > offset) & (left > offset)
    chosen = chosen[:rows]
    if not chosen.any():
        chosen[int(torch.randint(rows, (1,), generator=random))] = True
    return chosen

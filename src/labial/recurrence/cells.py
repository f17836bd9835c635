"""The recurrent layers a network can have, by the names that configurations use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from torch import nn

from labial.recurrence.engine import normalised_steps, recurrence
from labial.recurrence.layer import BidirectionalGRU
from labial.recurrence.lstm import BidirectionalLSTM
from labial.recurrence.normalised import NormalisedGRU


def _gru(input_size: int, hidden_size: int, layers: int) -> nn.Module:
    return BidirectionalGRU(input_size, hidden_size, layers, recurrence(hidden_size))


def _normalised(input_size: int, hidden_size: int, layers: int) -> nn.Module:
    return NormalisedGRU(input_size, hidden_size, layers, normalised_steps(hidden_size))


CELLS: Mapping[str, Callable[[int, int, int], nn.Module]] = {
    "gru": _gru,
    "gru-normalised": _normalised,
    "lstm": BidirectionalLSTM,
}
"""From the sizes of input and state and the number of layers; called with (inputs, lengths)."""

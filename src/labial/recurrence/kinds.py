"""The recurrent layers a network can have, by the names that configurations use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.recurrence.layer import Cells

# From the sizes of input and state and the number of layers.
CELLS: dict[str, Entry[Callable[[int, int, int], Cells]]] = {
    "gru": Entry("GRU", "labial.recurrence.backend:gru"),
    "gru-normalised": Entry("GRU, normalised inside", "labial.recurrence.backend:normalised_gru"),
    "lstm": Entry("LSTM", "labial.recurrence.lstm:BidirectionalLSTM"),
}

"""Registry of recurrent cells, by the names that configurations use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.recurrence.layer import Cells

# Each makes the layers from the sizes of input and state and the number of layers.
CELLS: dict[str, Entry[Callable[[int, int, int], Cells]]] = {
    "gru": Entry("GRU", "labial.recurrence.backend:gru"),
    "gru-normalised": Entry("layer-normalised GRU", "labial.recurrence.backend:normalised_gru"),
    "lstm": Entry("LSTM", "labial.recurrence.lstm:BidirectionalLSTM"),
}

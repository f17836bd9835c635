"""A row of a table for each phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jaxtyping import Float
from torch import Tensor

from labial.encoders.encoder import Encoder, FrameRows
from labial.recurrence.layer import Lengths, Rows

if TYPE_CHECKING:
    from labial.onnx_graph import Graph


class Table(Encoder):
    """The row of ``table`` ``[phones, width]``, which is stored with the weights."""

    table: Tensor

    def __init__(self, table: Float[Tensor, "phones width"]) -> None:
        super().__init__()
        self.register_buffer("table", table)
        self.width = table.shape[1]

    def forward(self, frames: FrameRows, lengths: Lengths) -> Rows:
        """The row for each frame."""
        del lengths
        return self.table[frames.phones]

    def onnx_nodes(self, graph: Graph) -> str:
        """The row for each frame."""
        return graph.add("Gather", graph.constant(self.table.numpy()), graph.input("phones"))

    def rows(self) -> Float[Tensor, "phones width"]:
        """The table."""
        return self.table

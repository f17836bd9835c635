"""One-hot phones, the paper's input (section 3.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from labial.encoders.encoder import Encoder, EncoderKind, FrameRows
from labial.recurrence.layer import Lengths, PhoneRows

if TYPE_CHECKING:
    from labial.onnx_graph import Graph


class OneHot(Encoder):
    """One feature per phone. Rows stay indices, which are faster for the recurrent layers."""

    def __init__(self, phones: Sequence[str]) -> None:
        super().__init__()
        self.width = len(phones)

    def forward(self, frames: FrameRows, lengths: Lengths) -> PhoneRows:
        """The phones' indices."""
        del lengths
        return frames.phones

    def onnx_nodes(self, graph: Graph) -> str:
        """A row of the identity matrix for each phone."""
        rows = graph.constant(np.eye(self.width, dtype=np.float32))
        return graph.add("Gather", rows, graph.input("phones"))

    def rows(self) -> Tensor:
        """The identity matrix."""
        return torch.eye(self.width)


def only_met(met: Collection[str]) -> tuple[str, ...]:
    """The phones that occur in training."""
    return tuple(sorted(met))


KIND = EncoderKind(only_met, OneHot)

"""Bidirectional gated recurrent units over sentences of unlike lengths, whatever computes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from jaxtyping import Float, Int64
from torch import Tensor, nn

Lengths = Int64[Tensor, "sentences"]
Rows = Float[Tensor, "rows features"]
PhoneRows = Int64[Tensor, "rows"]


class Weights(NamedTuple):
    """One direction's parameters of one layer, as ``nn.GRU`` has them."""

    weight_ih: Tensor
    weight_hh: Tensor
    bias_ih: Tensor
    bias_hh: Tensor


# One layer: its forward and its reverse direction.
Layer = tuple[Weights, Weights]

# Computes layers, one on another: (inputs, lengths, layers) to the last's states [rows, 2 width],
# forward beside reverse. Inputs are [rows, features], or phone indices int64 [rows] that stand for
# one-hot rows; the sentences' rows follow one another, lengths int64 [sentences] of them.
Recurrence = Callable[[Tensor, Tensor, Sequence[Layer]], Tensor]


class BidirectionalGRU(nn.GRU):
    """``nn.GRU`` in both directions over sentences that stand one after another.

    Parameters, their names and their meaning are ``nn.GRU``'s, and weights move both ways. Each
    sentence starts from zero states at both of its own ends, as if it were alone; nothing is padded
    or packed.
    """

    def __init__(
        self, input_size: int, hidden_size: int, num_layers: int, recurrence: Recurrence
    ) -> None:
        super().__init__(input_size, hidden_size, num_layers, bidirectional=True)
        self._recurrence = recurrence

    def forward(  # type: ignore[override]
        self, inputs: Rows | PhoneRows, lengths: Lengths
    ) -> Float[Tensor, "rows states"]:
        """Both directions' states side by side, of the last layer.

        ``inputs`` may be phone indices in place of one-hot rows. Raises ``ValueError`` for lengths
        that do not add up to the rows, and for an index that is no phone's.
        """
        check_lengths(inputs, lengths)
        directions = [Weights(*each) for each in self.all_weights]
        layers = list(zip(directions[::2], directions[1::2], strict=True))
        return self._recurrence(inputs, lengths, layers)


def check_lengths(inputs: Tensor, lengths: Tensor) -> None:
    """Raise ``ValueError`` for lengths that do not add up to the rows."""
    sizes = lengths.tolist()
    if not sizes or min(sizes) < 1 or sum(sizes) != len(inputs):
        raise ValueError(f"sentences of {sizes} frames in {len(inputs)} rows")

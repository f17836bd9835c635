"""The interface of encoders: from what is spoken at a frame to the recurrent layers' input."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jaxtyping import Float
from torch import Tensor, nn

from labial.recurrence.layer import Lengths, PhoneRows, Rows

if TYPE_CHECKING:
    from labial.onnx_graph import Graph


class FrameRows(NamedTuple):
    """What is spoken at each row's frame, as tensors of ``spoken_frames.SpokenFrames``.

    ``phones`` are indices, ``times`` the seconds since the phone's onset and until its end.
    """

    phones: PhoneRows
    times: Float[Tensor, "rows 2"]


class Encoder(nn.Module, ABC):
    """``width`` features per frame. Phone indices represent one-hot rows ``[rows, width]``."""

    width: int

    @abstractmethod
    def forward(self, frames: FrameRows, lengths: Lengths) -> Rows | PhoneRows:
        """The recurrent layers' input, ``[rows, width]`` or int64 ``[rows]``.

        ``lengths`` are those of the sentences, whose frames are consecutive rows.
        """

    @abstractmethod
    def onnx_nodes(self, graph: Graph) -> str:
        """Add the encoder to a graph; returns the name of its output ``[frames, batch, width]``.

        ``graph.input`` names the phones and times of the frames.
        """

    def rows(self) -> Float[Tensor, "phones width"] | None:
        """What is read of each phone; None if that depends on more than the phone."""
        return None


@dataclass(frozen=True)
class EncoderKind:
    """A kind of encoder.

    ``readable`` takes the phones that occur in the training data and gives those that the encoder
    can read, in the order of their indices; others need a stand-in. ``build`` makes an encoder for
    such phones.
    """

    readable: Callable[[Collection[str]], tuple[str, ...]]
    build: Callable[[Sequence[str]], Encoder]

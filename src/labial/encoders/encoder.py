"""What every encoder offers: from what is spoken at a frame to what the recurrent layers read."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jaxtyping import Float
from torch import Tensor, nn

from labial.recurrence.layer import PhoneRows, Rows

if TYPE_CHECKING:
    from labial.onnx_graph import Graph


class FrameRows(NamedTuple):
    """What is spoken at each row's frame, as tensors of ``spoken_frames.SpokenFrames``.

    ``phones`` are indices, ``times`` the seconds since the phone began and until it ends.
    """

    phones: PhoneRows
    times: Float[Tensor, "rows 2"]


class Encoder(nn.Module, ABC):
    """``width`` features a frame. Phone indices stand for one-hot rows ``[rows, width]``."""

    width: int

    @abstractmethod
    def forward(self, frames: FrameRows) -> Rows | PhoneRows:
        """What the recurrent layers read, ``[rows, width]`` or int64 ``[rows]``."""

    @abstractmethod
    def onnx_nodes(self, graph: Graph) -> str:
        """Add the same to a graph; the name of its ``[frames, batch, width]``.

        ``graph.input`` names the phones and times of the frames.
        """


@dataclass(frozen=True)
class EncoderKind:
    """A kind of encoder.

    ``readable`` gives the phones it can read, in the order of their indices, where training has
    met those it is given; others need a stand-in. ``build`` makes an encoder for such phones.
    """

    readable: Callable[[Collection[str]], tuple[str, ...]]
    build: Callable[[Sequence[str]], Encoder]

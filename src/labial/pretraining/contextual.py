"""An encoder that adds the states of a pre-trained model of phone sequences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from labial.encoders.encoder import Encoder, FrameRows
from labial.errors import TrainingError
from labial.pretraining.configuration import PretrainedConfig
from labial.pretraining.kinds import PHONE_MODELS
from labial.pretraining.phone_data import PhoneBatch
from labial.recurrence.layer import Lengths, Rows

if TYPE_CHECKING:
    from labial.onnx_graph import Graph

# Rounding of a phone's duration, as it follows from different frames.
_SAME_S = 1e-4


class ContextualEncoder(Encoder):
    """What ``phone`` encodes of the phone at each frame, and the model's states of that phone.

    ``phones`` are those that ``phone`` encodes; the model reads those that it does not know as
    unknown ones. A model that is not ``tuned`` is not trained.
    """

    table: Tensor
    known: Tensor

    def __init__(self, phone: Encoder, config: PretrainedConfig, phones: Sequence[str]) -> None:
        super().__init__()
        rows = phone.rows()
        if rows is None:
            raise TrainingError(f"{type(phone).__name__}: has no row for each phone to add to")
        self.register_buffer("table", rows.clone())
        place = {name: i for i, name in enumerate(config.model.phones)}
        known = torch.tensor([place.get(name, len(place)) for name in phones])
        self.register_buffer("known", known)
        self.model = PHONE_MODELS[config.model.kind].load().build(config.model)
        self.model.requires_grad_(config.tuned)
        self._tuned = config.tuned
        self.width = rows.shape[1] + self.model.width

    def train(self, mode: bool = True) -> ContextualEncoder:
        """Switch dropout on or off, which a model that is not tuned does not have."""
        super().train(mode)
        self.model.train(mode and self._tuned)
        return self

    def forward(self, frames: FrameRows, lengths: Lengths) -> Rows:
        """The rows of the phones and the states of the model, ``[rows, width]``."""
        batch, rows = spoken_phones(frames, lengths)
        with torch.set_grad_enabled(self._tuned and torch.is_grad_enabled()):
            states = self.model.states(batch._replace(phones=self.known[batch.phones]))
        return torch.cat([self.table[frames.phones], states[rows]], dim=1)

    def onnx_nodes(self, graph: Graph) -> str:
        """Voices are given frames, of which they cannot tell the phones."""
        del graph
        raise TrainingError(
            "a network that reads the states of a model of phone sequences cannot become a voice"
        )


def spoken_phones(frames: FrameRows, lengths: Lengths) -> tuple[PhoneBatch, Tensor]:
    """The phones of sentences, and which of them each frame belongs to, int64 ``[rows]``.

    A frame is of the same phone as the one before if it has its index and duration, and more time
    has passed since the onset. A phone that is shorter than a frame may have none, and is then not
    known.
    """
    since, lasting = frames.times[:, 0], frames.times.sum(dim=1)
    begins = torch.ones(len(since), dtype=torch.bool)
    begins[1:] = (
        (frames.phones[1:] != frames.phones[:-1])
        | (since[1:] <= since[:-1])
        | ((lasting[1:] - lasting[:-1]).abs() > _SAME_S)
    )
    begins[lengths.cumsum(0)[:-1]] = True
    rows = begins.cumsum(0) - 1
    first = begins.nonzero().squeeze(1)
    sentences = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
    counts = torch.bincount(sentences[first], minlength=len(lengths))
    durations = lasting[first]
    return PhoneBatch(frames.phones[first], durations, counts), rows

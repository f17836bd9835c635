"""The labial network's own recurrent layers, trained to predict masked phones frame by frame.

A labial network then starts with their weights. In the frames of a masked phone the layers read
that it is masked; where neighbours are masked, the time of the border between them is unknown too.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from labial.alignment import FRAME_TOLERANCE
from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.masking import masked
from labial.pretraining.phone_data import PhoneBatch
from labial.pretraining.phone_model import Guesses, Heads, PhoneModel, PhoneModelKind
from labial.recurrence.backend import gru
from labial.recurrence.layer import BidirectionalGRU

_MASKED_SHARE = 0.2


class MaskedFrames(PhoneModel):
    """Bidirectional recurrent layers over frames, ``[frames]`` to ``[frames, 2 hidden_size]``."""

    width = 0

    def __init__(self, config: PhoneModelConfig) -> None:
        super().__init__()
        self.phones, self.fps = config.phones, config.fps or 0.0
        # One more input for a masked or unknown phone.
        self.recurrence = gru(len(self.phones) + 1, config.hidden_size, config.layers)
        self.heads = Heads(2 * config.hidden_size, len(self.phones))

    def guesses(self, batch: PhoneBatch, random: torch.Generator) -> Guesses:
        """Guesses in each frame of the masked phones."""
        rows, lengths = frames_of(batch, self.fps)
        hidden = masked(batch.lengths, _MASKED_SHARE, random)
        shown = torch.where(hidden, len(self.phones), batch.phones)
        states = self.recurrence(shown[rows], lengths)
        asked = hidden[rows]
        phones, durations = batch.phones[rows], batch.durations[rows]
        found: Guesses = self.heads(states[asked], phones[asked], durations[asked])
        return found

    def start(self, recurrence: BidirectionalGRU, phones: Sequence[str]) -> None:
        """Give the recurrent layers of a labial network, which reads ``phones``, these weights.

        Phones that this model does not know keep their random weights. Raises ``RuntimeError`` for
        layers of another size.
        """
        ours, theirs = self.recurrence.state_dict(), recurrence.state_dict()
        known = [phone for phone in self.phones if phone in phones]
        to, of = ([names.index(phone) for phone in known] for names in (phones, self.phones))
        for name in ("weight_ih_l0", "weight_ih_l0_reverse"):
            columns = theirs[name].clone()
            columns[:, to] = ours[name][:, of]
            ours[name] = columns
        recurrence.load_state_dict(ours)


def frames_of(batch: PhoneBatch, fps: float) -> tuple[Tensor, Tensor]:
    """The row of the phone at each frame, ``[frames]``, and the frames of each sequence.

    Frame i of a sequence is at ``i / fps`` seconds. Sequences without a frame get one, of their
    first phone.
    """
    rows, lengths, first = [], [], 0
    for durations in torch.split(batch.durations, batch.lengths.tolist()):
        # In whole ms, as float32 would move borders that are at a frame.
        ends = (durations.double() * 1000).round().cumsum(0) / 1000
        count = max(1, int(float(ends[-1]) * fps + FRAME_TOLERANCE))
        times = (torch.arange(count) + FRAME_TOLERANCE) / fps
        places = torch.searchsorted(ends, times, right=True).clamp(max=len(ends) - 1)
        rows.append(first + places)
        lengths.append(len(times))
        first += len(ends)
    return torch.cat(rows), torch.tensor(lengths)


KIND = PhoneModelKind(MaskedFrames, hidden_size=128, layers=2)

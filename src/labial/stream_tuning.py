"""Tuning a network so that it needs to know less of what comes next.

Where a stream's knowledge ends, the reverse direction of a network starts in the middle of speech,
which it has not learned. Here a copy of the network learns to give, on phones that end at a cut,
what the network itself gives on the whole sentence (distillation: Hinton, Vinyals and Dean 2015),
for the frames that a stream sends: those at least about the look-ahead before the cut. On whole
sentences it learns to stay as it was. No recordings are needed, only phones.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from labial.encoders.encoder import FrameRows
from labial.network import FaceNetwork, join
from labial.optimiser import Adam
from labial.progress import Progress, unseen

STEPS = 2000
"""The default number of steps."""

_AT_ONCE = 16  # sentences


@dataclass(frozen=True)
class StreamTuning:
    """How a network is tuned: ``steps`` by Adam, at a rate that falls from ``learning_rate`` to 0.

    Each step has ``batch`` sentences with ``cuts`` of each, of up to ``before`` frames before the
    cut. Frames count from ``least_ahead`` to ``most_ahead`` before it.
    """

    least_ahead: int
    most_ahead: int
    before: int
    steps: int = STEPS
    learning_rate: float = 2e-3
    batch: int = 4
    cuts: int = 4
    seed: int = 0

    @classmethod
    def of_look_ahead(cls, seconds: float, fps: float, steps: int = STEPS) -> StreamTuning:
        """For streams with a look-ahead in seconds, and a network of ``fps`` Hz.

        A stream also uses frames that are nearer to the end of what it knows, to close the lips.
        """
        ahead = round(seconds * fps)
        return cls(round(0.6 * ahead), round(1.7 * ahead), ahead + round(1.2 * fps), steps)


def tune_for_streams(
    network: FaceNetwork,
    sentences: Sequence[FrameRows],
    tuning: StreamTuning,
    progress: Progress = unseen,
) -> FaceNetwork:
    """A copy of ``network`` that depends less on frames after the look-ahead.

    ``sentences`` are what is spoken in each, with the silence around it.
    """
    wanted = predicted(network, sentences)
    tuned = copy.deepcopy(network)
    optimiser = Adam(tuned, tuning.learning_rate)
    random = np.random.default_rng(tuning.seed)
    for step in range(tuning.steps):
        optimiser.set_learning_rate(tuning.learning_rate * (1 - step / tuning.steps))
        chosen = random.integers(len(sentences), size=tuning.batch).tolist()
        tuned.train()
        loss = _loss(
            tuned, [sentences[i] for i in chosen], [wanted[i] for i in chosen], tuning, random
        )
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        progress(step + 1, tuning.steps)
    return tuned


def predicted(network: FaceNetwork, sentences: Sequence[FrameRows]) -> list[Tensor]:
    """Positions ``[frames, coordinates]`` in mm of each sentence."""
    network.eval()
    found: list[Tensor] = []
    with torch.no_grad():
        for first in range(0, len(sentences), _AT_ONCE):
            found += _outputs(network, sentences[first : first + _AT_ONCE])
    return found


def _loss(
    network: FaceNetwork,
    sentences: Sequence[FrameRows],
    wanted: Sequence[Tensor],
    tuning: StreamTuning,
    random: np.random.Generator,
) -> Tensor:
    """Squared distances of the face in mm² from the whole's: on whole sentences and on cut ones."""
    pieces: list[FrameRows] = []
    counted: list[tuple[slice, Tensor]] = []
    for sentence, positions in zip(sentences, wanted, strict=True):
        ends = random.integers(tuning.least_ahead + 1, len(positions) + 1, tuning.cuts)
        for end in ends.tolist():
            start = max(0, end - tuning.before)
            first, last = max(start, end - tuning.most_ahead), end - tuning.least_ahead
            pieces.append(FrameRows(sentence.phones[start:end], sentence.times[start:end]))
            counted.append((slice(first - start, last - start), positions[first:last]))
    outputs = _outputs(network, [*sentences, *pieces])
    whole = torch.cat(list(outputs[: len(sentences)])) - torch.cat(list(wanted))
    cut = torch.cat(
        [
            output[frames] - positions
            for output, (frames, positions) in zip(outputs[len(sentences) :], counted, strict=True)
        ]
    )
    loss: Tensor = (whole**2).sum(dim=1).mean() + (cut**2).sum(dim=1).mean()
    return loss


def _outputs(network: FaceNetwork, sentences: Sequence[FrameRows]) -> Sequence[Tensor]:
    frames, lengths = join(sentences)
    return torch.split(network(frames, lengths), lengths.tolist())

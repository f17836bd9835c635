"""Teaching a network what another one gives (distillation: Hinton, Vinyals and Dean 2015).

The student learns from phones alone: no recordings are needed, and the phones may be those of any
text. Its teacher is another network, such as the mean of several, whose face it then gives at the
cost of one; or the student itself as it was, while it learns to need less of what comes next.

Where a stream's knowledge ends, the reverse direction of a network starts in the middle of speech,
which it has not learned. With ``Cuts``, the student also learns to give, on phones that end at a
cut, what the teacher gives on the whole sentence, for the frames that a stream sends: those at
least about the look-ahead before the cut.
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

_AT_ONCE = 16  # sentences


@dataclass(frozen=True)
class Cuts:
    """Where sentences are cut: ``count`` times each, with up to ``before`` frames before the cut.

    Frames count from ``least_ahead`` to ``most_ahead`` before it.
    """

    least_ahead: int
    most_ahead: int
    before: int
    count: int = 4

    @classmethod
    def of_look_ahead(cls, seconds: float, fps: float) -> Cuts:
        """For streams with a look-ahead in seconds, and a network of ``fps`` Hz.

        A stream also uses frames that are nearer to the end of what it knows, to close the lips.
        """
        ahead = round(seconds * fps)
        return cls(round(0.6 * ahead), round(1.7 * ahead), ahead + round(1.2 * fps))


@dataclass(frozen=True)
class Distillation:
    """How a student learns: ``steps`` by Adam, at a rate that falls from ``learning_rate`` to 0.

    Each step has ``batch`` sentences, and ``cuts`` of each if they are given.
    """

    steps: int
    batch: int = 8
    cuts: Cuts | None = None
    learning_rate: float = 2e-3
    seed: int = 0


def distil(
    student: FaceNetwork,
    sentences: Sequence[FrameRows],
    wanted: Sequence[Tensor],
    config: Distillation,
    progress: Progress = unseen,
) -> FaceNetwork:
    """A copy of ``student`` that gives what is ``wanted``, or nearly.

    ``sentences`` are what is spoken in each, with the silence around it, as the student reads it;
    ``wanted`` are the teacher's positions ``[frames, coordinates]`` in mm of each.
    """
    learning = copy.deepcopy(student)
    optimiser = Adam(learning, config.learning_rate)
    random = np.random.default_rng(config.seed)
    for step in range(config.steps):
        optimiser.set_learning_rate(config.learning_rate * (1 - step / config.steps))
        chosen = random.integers(len(sentences), size=config.batch).tolist()
        learning.train()
        loss = _loss(
            learning, [sentences[i] for i in chosen], [wanted[i] for i in chosen], config, random
        )
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        progress(step + 1, config.steps)
    return learning


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
    config: Distillation,
    random: np.random.Generator,
) -> Tensor:
    """Squared distances of the face in mm² on whole sentences, and as much on cut ones."""
    pieces: list[FrameRows] = []
    counted: list[slice] = []
    positions = [torch.cat(list(wanted))]
    if cuts := config.cuts:
        for sentence, whole in zip(sentences, wanted, strict=True):
            for end in random.integers(cuts.least_ahead + 1, len(whole) + 1, cuts.count).tolist():
                start = max(0, end - cuts.before)
                first, last = max(start, end - cuts.most_ahead), end - cuts.least_ahead
                pieces.append(FrameRows(sentence.phones[start:end], sentence.times[start:end]))
                counted.append(slice(first - start, last - start))
                positions.append(whole[first:last])
    outputs = _outputs(network, [*sentences, *pieces])
    given = [torch.cat(list(outputs[: len(sentences)]))]
    given += [
        output[frames] for output, frames in zip(outputs[len(sentences) :], counted, strict=True)
    ]
    loss = _mean_square(given[0], positions[0])
    if pieces:
        loss = loss + _mean_square(torch.cat(given[1:]), torch.cat(positions[1:]))
    return loss


def _mean_square(given: Tensor, wanted: Tensor) -> Tensor:
    return ((given - wanted) ** 2).sum(dim=1).mean()


def _outputs(network: FaceNetwork, sentences: Sequence[FrameRows]) -> Sequence[Tensor]:
    frames, lengths = join(sentences)
    return torch.split(network(frames, lengths), lengths.tolist())

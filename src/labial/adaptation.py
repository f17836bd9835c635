"""Adapting a voice to another talker from a few seconds of recordings.

The network's mean output is moved to the new talker's mean face; then all weights are tuned, for
the number of steps with the lowest cross-validation error. Coarticulation that was learned from
minutes of one talker carries over to the other.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from labial.errors import TrainingError
from labial.network import FaceNetwork, join
from labial.optimiser import Adam
from labial.progress import Progress, unseen
from labial.sentences import Sentence

# The largest cross-validation error of recordings that match their phones, relative to that of a
# static mean face.
_WORTH_IT = 0.97


@dataclass(frozen=True)
class AdaptationConfig:
    """How a network is tuned: by Adam with ``learning_rate``, with ``batch`` clips per step.

    The number of steps is chosen by cross-validation with at most ``folds`` folds. Every
    ``steps_between`` steps are tried up to ``most_steps`` or ``most_passes`` through the
    recordings, whichever is more.
    """

    learning_rate: float = 1e-3
    batch: int = 2
    steps_between: int = 10
    most_steps: int = 120
    most_passes: int = 8
    folds: int = 6
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Part:
    """The frames of a sentence, bool ``[frames]``, that are used for training or scoring."""

    sentence: Sentence
    frames: Tensor

    @classmethod
    def whole(cls, sentence: Sentence) -> Part:
        """All frames of a sentence."""
        return cls(sentence, torch.ones(len(sentence.positions), dtype=torch.bool))


@dataclass(frozen=True, eq=False)
class ClipFold:
    """A fold of the cross-validation: parts for training, and parts left out for scoring."""

    training: tuple[Part, ...]
    left_out: tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Adapted:
    """A network adapted to a talker.

    ``errors_mm`` are cross-validation RMSEs by number of steps; 0 steps means that only the mean
    face is moved. ``mean_face_mm`` is the RMSE of each fold's mean training face.
    """

    network: FaceNetwork
    steps: int
    errors_mm: dict[int, float]
    mean_face_mm: float


Watch = Callable[[FaceNetwork, Mapping[int, float]], None]
"""Called with a network that is being tuned, and cross-validation RMSEs so far in mm by steps."""


def unwatched(network: FaceNetwork, errors_mm: Mapping[int, float]) -> None:
    """Tuning that nobody watches."""
    del network, errors_mm


def adapt(
    network: FaceNetwork,
    sentences: Sequence[Sentence],
    config: AdaptationConfig,
    progress: Progress = unseen,
    watch: Watch = unwatched,
) -> Adapted:
    """Adapt a copy of ``network`` to the talker of ``sentences``.

    The number of steps is chosen by cross-validation over clips, or over the halves of a single
    clip; it is 0 if tuning does not help. ``watch`` is called whenever a number of steps was tried,
    and at the end. Raises ``TrainingError`` if the cross-validation error is not below that of a
    mean face, as with phones that do not match the recordings.
    """
    folds = clip_folds(sentences, config.folds)
    steps = _candidates(len(sentences), config)
    total = (len(folds) + 1) * steps[-1]
    squares: dict[int, list[Tensor]] = {step: [] for step in steps}
    still: list[Tensor] = []
    for number, fold in enumerate(folds):

        def taken(step: int, done: int = number * steps[-1]) -> None:
            progress(done + step, total)

        still.append(_squares(_mean_face(fold.training), fold.left_out))
        tuned = moved(network, fold.training)
        for step in tune(tuned, fold.training, steps, config, taken):
            squares[step].append(_squares(_predictor(tuned), fold.left_out))
            watch(tuned, {step: _rmse(each) for step, each in squares.items() if each})
    errors = {step: _rmse(each) for step, each in squares.items()}
    chosen, face = min(errors, key=errors.__getitem__), _rmse(still)
    if errors[chosen] > _WORTH_IT * face:
        raise TrainingError(
            f"adapted to some of the recordings, the voice has an error of {errors[chosen]:.2f} mm"
            f" on the others, and a mean face one of {face:.2f} mm: do the phones match the"
            " recordings?"
        )
    whole = tuple(Part.whole(sentence) for sentence in sentences)
    adapted = moved(network, whole)
    *_, _ = tune(adapted, whole, [chosen], config)
    progress(total, total)
    watch(adapted, errors)
    return Adapted(adapted, chosen, errors, face)


def clip_folds(sentences: Sequence[Sentence], most: int) -> list[ClipFold]:
    """At most ``most`` folds that leave out each sentence once, or each half of a single one."""
    wholes = [Part.whole(sentence) for sentence in sentences]
    if len(wholes) > 1:
        count = min(most, len(wholes))
        return [
            ClipFold(
                tuple(p for i, p in enumerate(wholes) if i % count != number),
                tuple(wholes[number::count]),
            )
            for number in range(count)
        ]
    (whole,) = wholes
    first = torch.arange(len(whole.frames)) < len(whole.frames) // 2
    halves = Part(whole.sentence, first), Part(whole.sentence, ~first)
    return [ClipFold((a,), (b,)) for a, b in (halves, halves[::-1])]


def moved(network: FaceNetwork, parts: Sequence[Part]) -> FaceNetwork:
    """A copy of ``network`` whose mean face over ``parts`` equals the recorded one."""
    copied = copy.deepcopy(network)
    errors = [
        (part.sentence.positions - predicted)[part.frames]
        for part, predicted in zip(parts, _predictor(copied)(parts), strict=True)
    ]
    copied.shift(torch.cat(errors).mean(dim=0))
    return copied


def tune(
    network: FaceNetwork,
    parts: Sequence[Part],
    stops: Sequence[int],
    config: AdaptationConfig,
    taken: Callable[[int], None] = lambda _: None,
) -> Iterator[int]:
    """Tune all weights of ``network`` on ``parts``; yields each of ``stops`` when it is reached.

    ``stops`` are numbers of steps in rising order. The order of parts depends on the seed only.
    """
    optimiser = Adam(network, config.learning_rate)
    random, order = np.random.default_rng(config.seed), list[int]()
    step = 0
    for stop in stops:
        while step < stop:
            if len(order) < config.batch:
                order += random.permutation(len(parts)).tolist()
            chosen = [parts[place] for place in order[: config.batch]]
            order = order[config.batch :]
            network.train()
            _loss(network, chosen).backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            step += 1
            taken(step)
        yield stop


def _loss(network: FaceNetwork, parts: Sequence[Part]) -> Tensor:
    """The squared distance of the whole face in mm², averaged over frames (section 4.1)."""
    squares = [
        ((predicted - part.sentence.positions)[part.frames] ** 2).sum(dim=1)
        for part, predicted in zip(parts, _predict(network, parts), strict=True)
    ]
    return torch.cat(squares).mean()


def _predict(network: FaceNetwork, parts: Sequence[Part]) -> Sequence[Tensor]:
    frames, lengths = join([part.sentence.frames for part in parts])
    return torch.split(network(frames, lengths), lengths.tolist())


def _predictor(network: FaceNetwork) -> Callable[[Sequence[Part]], Sequence[Tensor]]:
    def predict(parts: Sequence[Part]) -> Sequence[Tensor]:
        network.eval()
        with torch.no_grad():
            return _predict(network, parts)

    return predict


def _mean_face(parts: Sequence[Part]) -> Callable[[Sequence[Part]], Sequence[Tensor]]:
    mean = torch.cat([part.sentence.positions[part.frames] for part in parts]).mean(dim=0)
    return lambda others: [mean.expand_as(part.sentence.positions) for part in others]


def _squares(
    predict: Callable[[Sequence[Part]], Sequence[Tensor]], parts: Sequence[Part]
) -> Tensor:
    """Squared errors ``[frames, coordinates]`` in mm²."""
    squares = [
        ((predicted - part.sentence.positions)[part.frames] ** 2)
        for part, predicted in zip(parts, predict(parts), strict=True)
    ]
    return torch.cat(squares)


def _rmse(squares: Sequence[Tensor]) -> float:
    """RMSE in mm over frames, averaged over coordinates, as in ``evaluation.fit``."""
    return float(torch.cat(list(squares)).mean(dim=0).sqrt().mean())


def _candidates(clips: int, config: AdaptationConfig) -> list[int]:
    """Numbers of steps to try, from 0 on, with larger intervals if there are many."""
    most = max(config.most_steps, config.most_passes * -(-clips // config.batch))
    between = max(config.steps_between, most // 24)
    return list(range(0, most + 1, between))

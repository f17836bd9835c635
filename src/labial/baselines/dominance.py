"""Dominance functions: each phone pulls the face towards its target, most strongly at its middle.

Cohen and Massaro (1993, "Modeling coarticulation in synthetic visual speech", equations 1 to 5,
with an exponent of 1): a parameter's value at a time is the mean of the segments' targets, weighted
by their dominance at that time. Parameters are the face's principal components; targets, strengths,
reaches and offsets of every phone are fitted to the training sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from labial.alignment import Alignment
from labial.baselines.best_epoch import fit_to_best_epoch
from labial.latents.pca import PCA, fit_pca
from labial.motion import Motion, SensorLayout
from labial.phones.substitution import Substitutions
from labial.run import Epoch
from labial.sentences import Sentence, Sentences, all_positions

# Initially a dominance falls to 1/e at this distance in seconds from its segment's middle.
_REACH_S = 0.08


@dataclass(frozen=True)
class DominanceConfig:
    """How dominance functions are fitted. ``components`` are principal components of the face."""

    epochs: int = 40
    components: int = 13
    batch: int = 8
    learning_rate: float = 0.02


class DominanceFunctions(nn.Module):
    """Targets ``[phones, components]`` in mm and the dominances' parameters, of the same shape."""

    def __init__(self, targets: Tensor) -> None:
        super().__init__()
        self.targets = nn.Parameter(targets.clone())
        self.log_strength = nn.Parameter(torch.zeros_like(targets))
        reach = torch.full_like(targets, _REACH_S).log()
        self.log_reach_before = nn.Parameter(reach.clone())
        self.log_reach_after = nn.Parameter(reach.clone())
        self.offset = nn.Parameter(torch.zeros_like(targets))

    def forward(self, phones: Tensor, middles: Tensor, times: Tensor) -> Tensor:
        """Components ``[frames, components]`` in mm at ``times`` in seconds.

        ``phones`` int64 ``[segments]`` have their midpoints at ``middles`` in seconds.
        """
        away = times[:, None, None] - (middles[:, None] + self.offset[phones])
        reach = torch.where(away < 0, self.log_reach_before[phones], self.log_reach_after[phones])
        dominance = self.log_strength[phones] - away.abs() / reach.exp()
        return (dominance.softmax(dim=1) * self.targets[phones]).sum(dim=1)


@dataclass(frozen=True, eq=False)
class DominancePredictor:
    """Fitted dominance functions as a predictor at ``fps`` Hz."""

    functions: DominanceFunctions
    pca: PCA
    phones: tuple[str, ...]
    known: Substitutions
    fps: float
    layout: SensorLayout

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``."""
        known = self.known.apply(alignment)
        with torch.no_grad():
            components = self.functions(*_segments(known, self.phones), _times(known, self.fps))
        positions = self.pca.decode(components.numpy())
        return Motion(positions.reshape(len(positions), -1, 3), self.fps, self.layout)


def fit_dominance(
    sentences: Sentences,
    layout: SensorLayout,
    config: DominanceConfig,
    seed: int,
    ended: Callable[[int], None],
) -> tuple[DominancePredictor, tuple[Epoch, ...]]:
    """Dominance functions of the epoch with the lowest validation loss, and all losses in mm².

    ``ended`` is called with the number of each epoch that has ended.
    """
    torch.manual_seed(seed)
    fps, phones = sentences.training[0].fps, sentences.phones
    pca = fit_pca(all_positions(sentences.training), config.components)
    functions = DominanceFunctions(_phone_means(sentences, pca))
    optimiser = torch.optim.Adam(functions.parameters(), lr=config.learning_rate)
    rate = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, config.epochs)
    training, validation = (
        [_Example.of(s, phones, pca) for s in split]
        for split in (sentences.training, sentences.validation)
    )

    def train(number: int) -> float:
        order = np.random.default_rng([seed, number]).permutation(len(training))
        total = 0.0
        for start in range(0, len(order), config.batch):
            chosen = [training[i] for i in order[start : start + config.batch]]
            losses = [each.distance(functions) for each in chosen]
            optimiser.zero_grad()
            (torch.stack(losses).sum() / sum(each.frames for each in chosen)).backward()
            optimiser.step()
            total += sum(loss.item() for loss in losses)
        rate.step()
        return _a_frame(total, training)

    def validate() -> float:
        with torch.no_grad():
            return _a_frame(sum(e.distance(functions).item() for e in validation), validation)

    history = fit_to_best_epoch(functions, config.epochs, train, validate, ended)
    predictor = DominancePredictor(functions, pca, phones, sentences.known, fps, layout)
    return predictor, history


@dataclass(frozen=True, eq=False)
class _Example:
    """A sentence for fitting; ``rest`` is the components' squared residual over frames, in mm²."""

    phones: Tensor
    middles: Tensor
    times: Tensor
    components: Tensor
    rest: float

    @classmethod
    def of(cls, sentence: Sentence, phones: tuple[str, ...], pca: PCA) -> _Example:
        positions = sentence.positions.numpy()
        components = pca.encode(positions)
        rest = float(((pca.decode(components) - positions) ** 2).sum())
        segments = _segments(sentence.alignment, phones)
        times = _times(sentence.alignment, sentence.fps)
        return cls(*segments, times, torch.from_numpy(components), rest)

    @property
    def frames(self) -> int:
        return len(self.times)

    def distance(self, functions: DominanceFunctions) -> Tensor:
        """Squared distance of faces summed over frames, in mm²."""
        found = functions(self.phones, self.middles, self.times)
        left: Tensor = ((found - self.components) ** 2).sum() + self.rest
        return left


def _a_frame(distance: float, examples: Sequence[_Example]) -> float:
    return distance / sum(each.frames for each in examples)


def _segments(alignment: Alignment, phones: tuple[str, ...]) -> tuple[Tensor, Tensor]:
    where = {phone: index for index, phone in enumerate(phones)}
    indices = torch.tensor([where[phone.label] for phone in alignment.phones])
    return indices, torch.tensor([phone.middle for phone in alignment.phones])


def _times(alignment: Alignment, fps: float) -> Tensor:
    return torch.arange(alignment.frame_count(fps)) / fps


def _phone_means(sentences: Sentences, pca: PCA) -> Tensor:
    components = torch.from_numpy(pca.encode(all_positions(sentences.training)))
    phones = torch.cat([sentence.frames.phones for sentence in sentences.training])
    sums = torch.zeros(len(sentences.phones), components.shape[1]).index_add_(0, phones, components)
    return sums / torch.bincount(phones, minlength=len(sums)).clamp(min=1)[:, None]

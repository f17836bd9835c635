"""A feedforward network from a window of phones to a window of faces.

After Taylor, Kim, Yue, Mahler, Krahe, Rodriguez, Hodgins and Matthews (2017, "A deep learning
approach for generalized speech animation", section 5): three hidden layers with hyperbolic tangents
and dropout map a window of phones to a shorter window of faces, and overlapping predictions are
averaged. Faces are standardised principal components. Their network has 3000 units per layer; the
default of :class:`WindowConfig` is smaller.
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
from labial.predictor import with_lead
from labial.run import Epoch
from labial.sentences import Sentence, Sentences, all_positions, frame_rows


@dataclass(frozen=True)
class WindowConfig:
    """The architecture and training of a window network.

    ``phones_seen_s`` and ``faces_given_s`` are the windows' lengths in seconds, by default those of
    the paper (11 and 5 frames at 29.97 Hz), rounded to an odd number of frames.
    """

    epochs: int = 30
    phones_seen_s: float = 11 / 29.97
    faces_given_s: float = 5 / 29.97
    units: int = 1000
    hidden_layers: int = 3
    dropout: float = 0.5
    components: int = 13
    batch: int = 100
    learning_rate: float = 3e-4


class WindowNetwork(nn.Module):
    """From windows of phones to windows of standardised components.

    ``phones_seen`` and ``faces_given`` are the windows' lengths in frames.
    """

    def __init__(self, config: WindowConfig, phones: int, fps: float) -> None:
        super().__init__()
        self.phones = phones
        self.phones_seen = _odd(config.phones_seen_s * fps)
        self.faces_given = _odd(config.faces_given_s * fps)
        layers: list[nn.Module] = []
        size = self.phones_seen * phones
        for _ in range(config.hidden_layers):
            layers += [nn.Linear(size, config.units), nn.Tanh(), nn.Dropout(config.dropout)]
            size = config.units
        self.layers = nn.Sequential(*layers, nn.Linear(size, self.faces_given * config.components))

    def forward(self, windows: Tensor) -> Tensor:
        """Components ``[frames, faces given x components]`` of int64 ``[frames, phones seen]``."""
        one_hot = nn.functional.one_hot(windows, self.phones).flatten(1).float()
        given: Tensor = self.layers(one_hot)
        return given


@dataclass(frozen=True, eq=False)
class WindowPredictor:
    """A trained window network as a predictor at ``fps`` Hz.

    ``mean`` and ``deviation`` ``[components]`` in mm are those of the principal components.
    """

    network: WindowNetwork
    pca: PCA
    mean: Tensor
    deviation: Tensor
    phones: tuple[str, ...]
    known: Substitutions
    fps: float
    layout: SensorLayout

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``."""
        known, own = with_lead(self.known.apply(alignment), self.fps, self.phones)
        phones = frame_rows(known, self.phones, self.fps).phones
        with torch.no_grad():
            given = self.network(_windows(phones, self.network.phones_seen))
        given = given.reshape(len(phones), self.network.faces_given, -1)
        components = _overlaid(given) * self.deviation + self.mean
        positions = self.pca.decode(components.numpy())[own]
        return Motion(positions.reshape(len(positions), -1, 3), self.fps, self.layout)


def fit_window(
    sentences: Sentences,
    layout: SensorLayout,
    config: WindowConfig,
    seed: int,
    ended: Callable[[int], None],
) -> tuple[WindowPredictor, tuple[Epoch, ...]]:
    """The network of the epoch with the lowest validation loss, and all losses.

    Losses are squared distances of components, in mm² per face. ``ended`` is called with the number
    of each epoch that has ended.
    """
    torch.manual_seed(seed)
    fps = sentences.training[0].fps
    pca = fit_pca(all_positions(sentences.training), config.components)
    components = torch.from_numpy(pca.encode(all_positions(sentences.training)))
    mean, deviation = components.mean(dim=0), components.std(dim=0)
    network = WindowNetwork(config, len(sentences.phones), fps)
    optimiser = torch.optim.Adam(network.parameters(), lr=config.learning_rate, fused=True)

    def examples(split: Sequence[Sentence]) -> tuple[Tensor, Tensor]:
        seen, faces = [], []
        for sentence in split:
            encoded = torch.from_numpy(pca.encode(sentence.positions.numpy()))
            seen.append(_windows(sentence.frames.phones, network.phones_seen))
            faces.append(_windows((encoded - mean) / deviation, network.faces_given).flatten(1))
        return torch.cat(seen), torch.cat(faces)

    training, validation = examples(sentences.training), examples(sentences.validation)
    in_mm = deviation.repeat(network.faces_given) / network.faces_given**0.5

    def train(number: int) -> float:
        network.train()
        order = np.random.default_rng([seed, number]).permutation(len(training[0]))
        distance = 0.0
        for batch in torch.split(torch.from_numpy(order), config.batch):
            error = network(training[0][batch]) - training[1][batch]
            network.zero_grad()
            (error**2).mean().backward()
            optimiser.step()
            distance += float(((error.detach() * in_mm) ** 2).sum())
        network.eval()
        return distance / len(training[0])

    def validate() -> float:
        with torch.no_grad():
            error = (network(validation[0]) - validation[1]) * in_mm
        return float((error**2).sum()) / len(error)

    history = fit_to_best_epoch(network, config.epochs, train, validate, ended)
    predictor = WindowPredictor(
        network, pca, mean, deviation, sentences.phones, sentences.known, fps, layout
    )
    return predictor, history


def _odd(frames: float) -> int:
    """The odd number nearest to ``frames``."""
    return 2 * round((frames - 1) / 2) + 1


def _windows(rows: Tensor, size: int) -> Tensor:
    """The ``size`` rows around each, ``[frames, size, ...]``; the end rows are repeated."""
    places = torch.arange(len(rows))[:, None] + torch.arange(size) - size // 2
    return rows[places.clamp(0, len(rows) - 1)]


def _overlaid(given: Tensor) -> Tensor:
    """Windows ``[frames, size, components]`` averaged where they overlap."""
    frames, size, components = given.shape
    sums, counts = torch.zeros(frames, components), torch.zeros(frames, 1)
    for place in range(size):
        at = torch.arange(frames) + place - size // 2
        inside = (at >= 0) & (at < frames)
        sums[at[inside]] += given[inside, place]
        counts[at[inside]] += 1
    return sums / counts

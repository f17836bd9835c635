"""Autoencoder: a learned nonlinear latent space (the paper's sections 3.3 and 4.1).

Encoder and decoder have two hidden layers of 64 rectified linear units; a sigmoid bounds the latent
between 0 and 1. Each of these activations has layer normalisation before it; the output in mm has
neither.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.errors import LabialWarning
from labial.latents.pca import fit_pca
from labial.latents.space import Coordinates, HeldOut, LatentKind, Latents, reconstruction_error
from labial.sentences import Sentence, all_positions

_HIDDEN = 64
_BATCH = 64
_LEARNING_RATE = 2e-3
# Passes over the frames in one cycle of the learning rate, and the largest number of cycles.
_EPOCHS = 60
_CYCLES = 3
_FEWEST_STEPS = 2_000

GOOD_ENOUGH = 1.05
"""Training ends at this multiple of the validation error of PCA of the same size."""


class Autoencoder:
    """A trained encoder and decoder, both ``nn.Sequential``.

    The encoder ends with a dense layer; the latent's normalisation and sigmoid are at the beginning
    of the decoder, so that in a network a dense layer can replace the encoder.
    """

    def __init__(self, encoder: nn.Sequential, decoder: nn.Sequential) -> None:
        self.encoder, self._decoder = encoder, decoder

    @torch.no_grad()
    def encode(self, positions: Coordinates) -> Latents:
        """Latents before the sigmoid of stacked sensor coordinates in mm."""
        latents: Latents = self.encoder(torch.from_numpy(np.float32(positions))).numpy()
        return latents

    @torch.no_grad()
    def decode(self, latents: Latents) -> Coordinates:
        """Stacked sensor coordinates in mm of latents before the sigmoid."""
        positions: Coordinates = self._decoder(torch.from_numpy(np.float32(latents))).numpy()
        return positions

    def decoder(self) -> nn.Sequential:
        """A copy of the decoder, which starts with the latent's normalisation."""
        latent, coordinates = _dense(self.encoder[-1]), _dense(self._decoder[-1])
        decoder = _decoder(latent.out_features, coordinates.out_features, normalised=True)
        decoder.load_state_dict(self._decoder.state_dict())
        return decoder

    def tensors(self) -> dict[str, Tensor]:
        """All weights."""
        parts = (("encoder", self.encoder), ("decoder", self._decoder))
        return {f"{n}.{k}": v for n, part in parts for k, v in part.state_dict().items()}


def fit_autoencoder(
    training: Coordinates, validation: HeldOut, size: int, seed: int = 0
) -> Autoencoder:
    """An autoencoder of frames in mm, trained until it is ``GOOD_ENOUGH`` or for three cycles.

    It is good enough when the validation error is at most ``GOOD_ENOUGH`` times that of PCA of the
    same size. Emits a ``LabialWarning`` if it is not after three cycles.
    """
    goal = GOOD_ENOUGH * reconstruction_error(fit_pca(training, size), validation)
    with torch.random.fork_rng([]), torch.enable_grad():
        torch.manual_seed(seed)
        frames = torch.from_numpy(np.float32(training))
        encoder, decoder = _untrained(frames, size)
        space = Autoencoder(encoder, decoder)
        for _ in range(_CYCLES):
            _train(nn.Sequential(encoder, decoder), frames)
            reached = reconstruction_error(space, validation)
            if reached <= goal:
                return space
    message = f"reconstructs with an error of {reached:.3f} mm, expected at most {goal:.3f} mm"
    warnings.warn(f"the autoencoder of size {size} {message}", LabialWarning, stacklevel=2)
    return space


def _train(network: nn.Sequential, frames: Tensor) -> None:
    steps = max(_FEWEST_STEPS, _EPOCHS * (len(frames) // _BATCH))
    optimiser = torch.optim.Adam(network.parameters(), lr=_LEARNING_RATE, fused=True)
    rate = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        batch = frames[torch.randint(len(frames), (_BATCH,))]
        loss = ((network(batch) - batch) ** 2).sum(dim=1).mean()
        network.zero_grad()
        loss.backward()
        optimiser.step()
        rate.step()


def _untrained(frames: Tensor, size: int) -> tuple[nn.Sequential, nn.Sequential]:
    """Random layers, the first and the last scaled for input and output in mm."""
    coordinates = frames.shape[1]
    encoder, decoder = _encoder(coordinates, size), _decoder(size, coordinates, normalised=True)
    mean, deviation = frames.mean(dim=0), frames.std(dim=0).clamp(min=1e-6)
    first, last = _dense(encoder[0]), _dense(decoder[-1])
    with torch.no_grad():
        first.weight.div_(deviation)
        first.bias.sub_(first.weight @ mean)
        last.weight.mul_(deviation[:, None])
        last.bias.copy_(mean)
    return encoder, decoder


def _encoder(coordinates: int, size: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(coordinates, _HIDDEN),
        nn.LayerNorm(_HIDDEN),
        nn.ReLU(),
        nn.Linear(_HIDDEN, _HIDDEN),
        nn.LayerNorm(_HIDDEN),
        nn.ReLU(),
        nn.Linear(_HIDDEN, size),
    )


def _decoder(latent: int, coordinates: int, normalised: bool) -> nn.Sequential:
    layers: list[nn.Module] = []
    for size, wider in ((latent, _HIDDEN), (_HIDDEN, _HIDDEN), (_HIDDEN, coordinates)):
        activation = nn.Sigmoid() if not layers else nn.ReLU()
        layers += [nn.LayerNorm(size)] if normalised else []
        layers += [activation, nn.Linear(size, wider)]
    return nn.Sequential(*layers)


def _dense(layer: nn.Module) -> nn.Linear:
    assert isinstance(layer, nn.Linear)
    return layer


def _fit(
    config: TrainingConfig, training: Sequence[Sentence], validation: Sequence[Sentence]
) -> Autoencoder:
    return fit_autoencoder(all_positions(training), all_positions(validation), config.latent_size)


def _restore(tensors: Mapping[str, Tensor]) -> Autoencoder:
    size, _ = tensors["encoder.6.weight"].shape
    coordinates = len(tensors["decoder.8.bias"])
    encoder, decoder = _encoder(coordinates, size), _decoder(size, coordinates, normalised=True)
    for name, part in (("encoder", encoder), ("decoder", decoder)):
        part.load_state_dict(
            {k.removeprefix(f"{name}."): v for k, v in tensors.items() if k.startswith(name)}
        )
    return Autoencoder(encoder, decoder)


KIND = LatentKind(_fit, _restore, _decoder, normalised=True)

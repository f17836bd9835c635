"""Blendshapes: the face as a base shape plus weighted displacements towards keyshapes.

The paper's equation 2, b = B x + b0. Its keyshapes were made by hand; here they are taken from
the recordings, as a keyshape set specifies (``labial.keyshapes``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from labial.configuration import TrainingConfig
from labial.errors import TrainingError
from labial.keyshapes import Keyshape, KeyshapeSet, pronounced, read_keyshapes
from labial.latents.space import Coordinates, LatentKind, Latents, dense_decoder
from labial.least_squares import bounded_weights
from labial.sentences import Sentence


@dataclass(frozen=True, eq=False)
class Blendshapes:
    """Base shape ``[coordinates]`` and displacements ``[keyshapes, coordinates]``, in mm.

    The displacements, ``departures``, are those of the keyshapes from the base shape.
    """

    base: npt.NDArray[np.float32]
    departures: npt.NDArray[np.float32]

    def encode(self, positions: Coordinates) -> Latents:
        """Weights from 0 to 1 of stacked sensor coordinates in mm, by least squares."""
        return bounded_weights(self.departures, positions - self.base).weights

    def decode(self, latents: Latents) -> Coordinates:
        """Stacked sensor coordinates in mm of weights (the paper's equation 2)."""
        return latents @ self.departures + self.base

    def decoder(self) -> nn.Linear:
        """A dense layer with weights B and bias b0, which the paper injects (section 3.3)."""
        latent, coordinates = self.departures.shape
        layer = nn.Linear(latent, coordinates)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(self.departures.T))
            layer.bias.copy_(torch.from_numpy(self.base))
        return layer

    def tensors(self) -> dict[str, Tensor]:
        """Base and displacements."""
        return {
            "base": torch.from_numpy(self.base),
            "departures": torch.from_numpy(self.departures),
        }


def fit_blendshapes(sentences: Sequence[Sentence], keyshapes: KeyshapeSet) -> Blendshapes:
    """The blendshapes of a keyshape set, from the faces in the sentences.

    Raises ``TrainingError`` for a keyshape whose phones or moment are missing from them.
    """
    base = _moments(sentences, keyshapes.base).mean(axis=0)
    departures = [pronounced(_moments(sentences, shape) - base) for shape in keyshapes.shapes]
    return Blendshapes(base.astype(np.float32), np.array(departures, np.float32))


def _moments(sentences: Sequence[Sentence], shape: Keyshape) -> npt.NDArray[np.float64]:
    """The faces that define a keyshape, ``[moments, coordinates]`` in mm."""
    faces = []
    for sentence in sentences:
        if shape.utterance:
            times = [shape.time] if sentence.name == shape.utterance else []
        else:
            times = [p.middle for p in sentence.alignment.phones if p.label in shape.phones]
        frames = [round(time * sentence.fps) for time in times]
        if shape.utterance and any(frame >= len(sentence.positions) for frame in frames):
            raise TrainingError(
                f"keyshape '{shape.name}': utterance '{shape.utterance}' ends before {shape.time} s"
            )
        last = len(sentence.positions) - 1
        faces += [sentence.positions[min(frame, last)].numpy() for frame in frames]
    if not faces:
        wanted = f"utterance '{shape.utterance}'" if shape.utterance else " ".join(shape.phones)
        raise TrainingError(f"keyshape '{shape.name}': the training sentences have no {wanted}")
    return np.array(faces, np.float64)


def _fit(
    config: TrainingConfig, training: Sequence[Sentence], _: Sequence[Sentence]
) -> Blendshapes:
    keyshapes = config.keyshapes or read_keyshapes()
    if len(keyshapes.shapes) != config.latent_size:
        raise TrainingError(
            f"{len(keyshapes.shapes)} keyshapes, but a latent space of size {config.latent_size}"
        )
    return fit_blendshapes(training, keyshapes)


def _restore(tensors: Mapping[str, Tensor]) -> Blendshapes:
    return Blendshapes(tensors["base"].numpy(), tensors["departures"].numpy())


KIND = LatentKind(_fit, _restore, dense_decoder)

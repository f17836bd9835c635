"""A trained network as a predictor, computed by PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from labial.alignment import Alignment
from labial.errors import TrainingError, named
from labial.motion import Motion, SensorLayout
from labial.network import LabialNetwork, build_network, join
from labial.predictor import Predictor, with_lead
from labial.run import RunInfo, StateDict, Which, read_checkpoint, read_description
from labial.sentences import frame_rows


def trained_network(info: RunInfo, weights: StateDict) -> LabialNetwork:
    """The network of a run with these weights, ready to predict.

    Raises ``TrainingError`` if the weights do not match the run's description.
    """
    coordinates = 3 * len(info.layout.names)
    try:
        # First without memory, as a description can name any size.
        with torch.device("meta"):
            described = build_network(info.config, info.phones, coordinates).state_dict()
        expected = {name: tensor.shape for name, tensor in described.items()}
        if expected != {name: tensor.shape for name, tensor in weights.items()}:
            raise TrainingError("weights do not match the run's description")
        network = build_network(info.config, info.phones, coordinates)
        network.load_state_dict(dict(weights))
    except RuntimeError as error:
        raise TrainingError(f"weights do not match the run's description: {error}") from error
    return network.eval()


class NetworkPredictor:
    """A trained network as a predictor. Phones that it cannot read are replaced by stand-ins."""

    def __init__(self, info: RunInfo, weights: StateDict) -> None:
        self._info = info
        self._network = trained_network(info, weights)

    @property
    def fps(self) -> float:
        """The network's frame rate in Hz."""
        return self._info.fps

    @property
    def layout(self) -> SensorLayout:
        """The sensors of the corpus."""
        return self._info.layout

    def animate(self, alignment: Alignment) -> Motion:
        """The face speaking ``alignment``, at the network's rate."""
        known = self._info.substitutions.apply(alignment)
        known, own = with_lead(known, self.fps, self._info.phones)
        frames, lengths = join([frame_rows(known, self._info.phones, self.fps)])
        with torch.no_grad():
            positions = self._network(frames, lengths)
        return Motion(positions.reshape(len(positions), -1, 3)[own].numpy(), self.fps, self.layout)


class MeanPredictor:
    """The mean of predictors with the same rate and sensors."""

    def __init__(self, predictors: Sequence[Predictor]) -> None:
        self._predictors = tuple(predictors)

    @property
    def fps(self) -> float:
        """The predictors' frame rate in Hz."""
        return self._predictors[0].fps

    @property
    def layout(self) -> SensorLayout:
        """The predictors' sensors."""
        return self._predictors[0].layout

    def animate(self, alignment: Alignment) -> Motion:
        """The mean of the predictors' faces speaking ``alignment``."""
        motions = [predictor.animate(alignment) for predictor in self._predictors]
        positions = np.mean([motion.positions for motion in motions], axis=0)
        return Motion(positions, self.fps, self.layout)


def read_predictor(folder: Path, which: Which = "best") -> NetworkPredictor:
    """The network of a run with its best or last weights."""
    info, checkpoint = read_description(folder), read_checkpoint(folder)
    with named(str(folder)):
        return NetworkPredictor(info, checkpoint.weights(which))

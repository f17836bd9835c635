"""Restoring the PyTorch network of a voice file for further training.

A graph holds the network's weights as constants, some of them in another order: ONNX has another
order of gates and stacks directions. The position of each weight is found by building the graph of
a network whose weights are consecutive numbers. This inverts any reordering by a layer.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import onnx
import torch
from torch import Tensor

from labial.configuration import TrainingConfig
from labial.errors import LabialError, VoiceError
from labial.mixed_network import read_mixtures
from labial.network import FaceNetwork, build_network, mean_network
from labial.onnx_graph import Graph, constants_used
from labial.voice import Voice

Array = npt.NDArray[np.float32]


def network_of_voice(voice: Voice) -> FaceNetwork:
    """The network that a voice was published from, with its weights.

    Raises ``VoiceError`` if the voice's graph does not match its configuration.
    """
    try:
        stored = voice.info.training.get("configs") or [voice.info.training["config"]]
        configs = [TrainingConfig.from_dict(each) for each in stored]
        mixed, coordinates = voice.info.substitutions.mixtures, 3 * len(voice.layout.names)
        phones = [phone for phone in voice.info.phones if phone not in mixed]
        network = mean_network([build_network(each, phones, coordinates) for each in configs])
        read_mixtures(network, phones, mixed)
        network.load_state_dict(_weights(network, _constants(onnx.load(str(voice.path)).graph)))
    except (LabialError, KeyError, TypeError, ValueError) as error:
        raise VoiceError(f"{voice.path}: cannot restore its network: {error}") from error
    return network


def _constants(graph: onnx.GraphProto) -> list[Array]:
    """The float constants that a graph's nodes use."""
    arrays = [array for array in constants_used(graph) if array.dtype == np.float32]
    return [array.astype(np.float32, copy=False) for array in arrays]


def _weights(network: FaceNetwork, constants: list[Array]) -> dict[str, Tensor]:
    """The state of ``network`` whose graph has these constants.

    The graph is built twice, with each weight set to its index plus a shift; a constant that is the
    same for both shifts is not a weight.
    """
    state = network.state_dict()
    size = sum(each.numel() for each in state.values())
    first, second = (_counted(network, state, size, shift) for shift in (1, size + 1))
    network.load_state_dict(state)
    if [each.shape for each in first] != [each.shape for each in constants]:
        raise ValueError("the constants of its graph do not match its configuration")
    weights = np.full(size, np.nan, np.float32)
    for places, shifted, values in zip(first, second, constants, strict=True):
        if not np.array_equal(places, shifted):
            weights[places.astype(np.int64).ravel() - 1] = values.ravel()
    if np.isnan(weights).any():
        raise ValueError("its graph lacks some of the weights")
    parts = torch.split(torch.from_numpy(weights), [each.numel() for each in state.values()])
    return {
        name: part.reshape(each.shape)
        for (name, each), part in zip(state.items(), parts, strict=True)
    }


def _counted(network: FaceNetwork, state: dict[str, Tensor], size: int, shift: int) -> list[Array]:
    """The constants of the network's graph with the weights ``shift``, ``shift`` + 1, ..."""
    if size + shift >= 1 << 24:
        raise ValueError(f"{size} weights are too many to count in single precision")
    counts = torch.arange(shift, shift + size, dtype=torch.float32)
    parts = torch.split(counts, [each.numel() for each in state.values()])
    network.load_state_dict(
        {name: p.reshape(t.shape) for (name, t), p in zip(state.items(), parts, strict=True)}
    )
    graph = Graph()
    return _constants(graph.model(network.onnx_nodes(graph), [], "coordinates").graph)

"""A trained run becomes a voice: one ONNX file with all that using it needs.

The graph is built node by node, for exporters trip over bidirectional recurrences of free length.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from labial.corpus import Corpus, names_in
from labial.errors import CorpusError, VoiceError
from labial.face.contact import Closing, fit_closing
from labial.files import replacing
from labial.network import LabialNetwork
from labial.onnx_head import head_nodes
from labial.run import Checkpoint, Epoch, RunInfo, Which
from labial.training import data_digest
from labial.voice import (
    INPUTS,
    METADATA_KEY,
    OUTPUT,
    VOICE_FORMAT,
    VOICE_VERSION,
    Voice,
    load_voice,
)
from labial.voice_mesh import corpus_face_map, packed_face_map

_OPSET = 17
_IR_VERSION = 8

Array = npt.NDArray[np.float32]


def publish(
    info: RunInfo,
    checkpoint: Checkpoint,
    which: Which,
    corpus: Corpus,
    path: Path,
    figures_of: Callable[[Voice], Mapping[str, object]],
) -> Mapping[str, object]:
    """Write the voice of a run's best or last weights to ``path``, whole or not at all.

    ``corpus`` is the one trained on: the face between the sensors and the closing of the lips are
    taken from its training split. ``figures_of`` scores the voice as written; its figures go
    into the file and are returned. Raises ``CorpusError`` for another corpus, and
    ``VoiceError`` for a network that a voice cannot hold.
    """
    if info.config.cell != "gru":
        raise VoiceError(f"a voice holds cells of the kind 'gru', the run has '{info.config.cell}'")
    if corpus.info.layout != info.layout or data_digest(corpus, info) != info.data_digest:
        raise CorpusError(f"{corpus.path}: is not the corpus that the run was trained on")
    names = names_in(info.splits, "train", corpus)
    training = list(corpus.utterances(names))
    epoch = checkpoint.best_epoch if which == "best" else checkpoint.history[-1]
    face_map = corpus_face_map(corpus, names)
    metadata: dict[str, object] = {
        "format": VOICE_FORMAT,
        "version": VOICE_VERSION,
        "name": info.corpus,
        "language": corpus.info.language,
        "unit": "mm",
        "fps": info.fps,
        "phones": list(info.phones),
        "nearest_phones": dict(info.nearest_phones),
        "layout": info.layout.to_dict(),
        "closing": _packed_closing(fit_closing(training)),
        "face": None if face_map is None else packed_face_map(face_map),
        "licence": info.licence,
        "attribution": info.attribution,
        "training": _training_record(info, which, epoch, len(checkpoint.history)),
    }
    network = info.network()
    network.load_state_dict(dict(checkpoint.weights(which)))
    with replacing(path) as aside:
        _write(aside, network, info, metadata | {"figures": {}})
        figures = figures_of(load_voice(aside))
        _write(aside, network, info, metadata | {"figures": dict(figures)})
    return figures


def _training_record(info: RunInfo, which: Which, epoch: Epoch, epochs: int) -> dict[str, object]:
    described = info.to_dict()
    return {
        "config": described["config"],
        "corpus": info.corpus,
        "weights": f"{which} epoch, {epoch.epoch} of {epochs}",
        "utterances": sorted(info.trained_on),
    }


def _packed_closing(closing: Closing | None) -> dict[str, object] | None:
    if closing is None:
        return None
    movement = [[round(float(mm), 5) for mm in sensor] for sensor in closing.movement]
    return {"movement": movement, "closed_mm": closing.closed_mm}


def _write(
    path: Path, network: LabialNetwork, info: RunInfo, metadata: Mapping[str, object]
) -> None:
    model = _model(network, info, metadata)
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString())


def _model(
    network: LabialNetwork, info: RunInfo, metadata: Mapping[str, object]
) -> onnx.ModelProto:
    arrays = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
    sensors = len(info.layout.names)
    initialisers: dict[str, npt.NDArray[np.generic]] = {
        "one_hot": np.eye(len(info.phones), dtype=np.float32),
        "merged": np.array([0, 0, -1], np.int64),
        "sensors_xyz": np.array([0, 0, sensors, 3], np.int64),
    }
    nodes = [helper.make_node("Gather", ["one_hot", INPUTS[0]], ["states0"])]
    for layer in range(info.config.layers):
        initialisers |= {
            f"{kind}{layer}": values for kind, values in _gru_weights(arrays, layer).items()
        }
        nodes += _gru_nodes(layer, info.config.hidden_size)
    head = head_nodes(network, f"states{info.config.layers}")
    initialisers |= head.arrays
    nodes += [
        *head.nodes,
        helper.make_node("Reshape", [head.output, "sensors_xyz"], [OUTPUT]),
    ]
    graph = helper.make_graph(
        nodes,
        "labial voice",
        inputs=[
            helper.make_tensor_value_info(INPUTS[0], TensorProto.INT64, ["frames", "batch"]),
            helper.make_tensor_value_info(INPUTS[1], TensorProto.INT32, ["batch"]),
        ],
        outputs=[
            helper.make_tensor_value_info(
                OUTPUT, TensorProto.FLOAT, ["frames", "batch", sensors, 3]
            )
        ],
        initializer=[
            numpy_helper.from_array(np.ascontiguousarray(values), name)
            for name, values in initialisers.items()
        ],
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", _OPSET)], producer_name="labial"
    )
    model.ir_version = _IR_VERSION
    text = json.dumps(metadata, ensure_ascii=False)
    helper.set_model_props(model, {METADATA_KEY: text})
    return model


def _gru_nodes(layer: int, hidden_size: int) -> list[onnx.NodeProto]:
    """One bidirectional layer: ``states{layer}`` to ``states{layer + 1}``, both time-major."""
    names = [f"{kind}{layer}" for kind in ("w", "r", "b")]
    gru = helper.make_node(
        "GRU",
        [f"states{layer}", *names, INPUTS[1]],
        [f"directions{layer}"],
        direction="bidirectional",
        hidden_size=hidden_size,
        linear_before_reset=1,
    )
    # ONNX gives [frames, directions, batch, hidden]; the next layer takes them side by side.
    swap = helper.make_node(
        "Transpose", [f"directions{layer}"], [f"swapped{layer}"], perm=[0, 2, 1, 3]
    )
    merge = helper.make_node("Reshape", [f"swapped{layer}", "merged"], [f"states{layer + 1}"])
    return [gru, swap, merge]


def _gru_weights(arrays: Mapping[str, Array], layer: int) -> dict[str, Array]:
    """PyTorch's weights of a layer as ONNX wants them: update gate first, directions stacked."""

    def stacked(name: str) -> Array:
        directions = [arrays[f"recurrence.{name}_l{layer}{end}"] for end in ("", "_reverse")]
        return np.stack([_update_gate_first(values) for values in directions])

    biases = np.concatenate([stacked("bias_ih"), stacked("bias_hh")], axis=1)
    return {"w": stacked("weight_ih"), "r": stacked("weight_hh"), "b": biases}


def _update_gate_first(values: Array) -> Array:
    reset, update, new = np.split(values, 3)
    return np.concatenate([update, reset, new])

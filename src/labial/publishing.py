"""Publishing a trained run as a voice: one ONNX file with all that is needed to use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import helper

from labial.corpus import Corpus, names_in
from labial.errors import CorpusError
from labial.face.contact import Closing, fit_closing
from labial.files import replacing
from labial.network import LabialNetwork
from labial.network_predictor import trained_network
from labial.onnx_graph import Graph
from labial.run import Checkpoint, Epoch, RunInfo, Which
from labial.training import data_digest
from labial.voice import (
    METADATA_KEY,
    OUTPUT,
    VOICE_FORMAT,
    VOICE_VERSION,
    Voice,
    load_voice,
)
from labial.voice_mesh import corpus_face_map, packed_face_map


def publish(
    info: RunInfo,
    checkpoint: Checkpoint,
    which: Which,
    corpus: Corpus,
    path: Path,
    figures_of: Callable[[Voice], Mapping[str, object]],
) -> Mapping[str, object]:
    """Write the voice of a run's best or last weights to ``path``, atomically.

    ``corpus`` is the one trained on: the face mesh and the closing movement of the lips are fitted
    on its training split. ``figures_of`` scores the written voice; its figures are stored in the
    file and returned. Raises ``CorpusError`` for another corpus.
    """
    if corpus.info.layout != info.layout or data_digest(corpus, info) != info.data_digest:
        raise CorpusError(f"{corpus.path}: not the corpus that the run was trained on")
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
        "closing": packed_closing(fit_closing(training)),
        "face": None if face_map is None else packed_face_map(face_map),
        "licence": info.licence,
        "attribution": info.attribution,
        "training": _training_record(info, which, epoch, len(checkpoint.history)),
    }
    network = trained_network(info, checkpoint.weights(which))
    with replacing(path) as aside:
        write_voice(aside, network, metadata | {"figures": {}})
        figures = figures_of(load_voice(aside))
        write_voice(aside, network, metadata | {"figures": dict(figures)})
    return figures


def write_voice(path: Path, network: LabialNetwork, metadata: Mapping[str, object]) -> None:
    """Write a voice's file with a network's graph and the given metadata."""
    model = _model(network)
    helper.set_model_props(model, {METADATA_KEY: json.dumps(metadata, ensure_ascii=False)})
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString())


def _training_record(info: RunInfo, which: Which, epoch: Epoch, epochs: int) -> dict[str, object]:
    described = info.to_dict()
    return {
        "config": described["config"],
        "corpus": info.corpus,
        "weights": f"{which} epoch, {epoch.epoch} of {epochs}",
        "utterances": sorted(info.trained_on),
    }


def packed_closing(closing: Closing | None) -> dict[str, object] | None:
    """The closing movement of the lips as stored in a voice's metadata."""
    if closing is None:
        return None
    movement = [[round(float(mm), 5) for mm in sensor] for sensor in closing.movement]
    return {"movement": movement, "closed_mm": closing.closed_mm}


def _model(network: LabialNetwork) -> onnx.ModelProto:
    graph = Graph()
    coordinates = network.onnx_nodes(graph)
    shape = graph.constant(np.array([0, 0, -1, 3], np.int64))
    positions = graph.add("Reshape", coordinates, shape)
    return graph.model(positions, ["frames", "batch", "sensors", 3], OUTPUT)

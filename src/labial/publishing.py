"""Publishing a trained run as a voice: one ONNX file with all that is needed to use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import helper

from labial.corpus import Corpus, names_in
from labial.errors import CorpusError, TrainingError
from labial.face.contact import Closing, fit_closing
from labial.files import replacing
from labial.mixed_network import can_mix, read_mixtures
from labial.model_digest import with_digest
from labial.network import FaceNetwork, mean_network
from labial.network_predictor import trained_network
from labial.onnx_graph import Graph
from labial.phones.mixtures import mixtures
from labial.phones.stand_ins import context_counts
from labial.phones.substitution import Substitutions
from labial.run import Checkpoint, RunInfo, Which
from labial.training import data_digest
from labial.utterance import Utterance
from labial.voice import OUTPUT, Voice, load_voice
from labial.voice_file import SPEEDS_KEY, packed_speeds
from labial.voice_info import METADATA_KEY, VOICE_FORMAT, VOICE_VERSION
from labial.voice_mesh import corpus_face_map, packed_face_map


def publish(
    runs: Mapping[str, tuple[RunInfo, Checkpoint]],
    which: Which,
    corpus: Corpus,
    path: Path,
    figures_of: Callable[[Voice], Mapping[str, object]],
) -> Mapping[str, object]:
    """Write the voice of the runs' best or last weights to ``path``, atomically.

    ``runs`` are given by their names; of several, the voice is the mean. ``corpus`` is the one
    trained on: the face mesh, the closing movement of the lips and the largest speeds are those of
    its training split. ``figures_of`` scores the written voice; its figures are stored in the file
    and returned. Raises ``CorpusError`` for another corpus, ``TrainingError`` for runs that differ
    in their data.
    """
    trained = list(runs.values())
    check_same_data({name: info for name, (info, _) in runs.items()})
    info = trained[0][0]
    if corpus.info.layout != info.layout or data_digest(corpus, info) != info.data_digest:
        raise CorpusError(f"{corpus.path}: not the corpus that the run was trained on")
    names = names_in(info.splits, "train", corpus)
    training = list(corpus.utterances(names))
    face_map = corpus_face_map(corpus, names)
    network = mean_network([trained_network(i, c.weights(which)) for i, c in trained])
    known = _with_mixtures(network, info, training)
    metadata: dict[str, object] = {
        "format": VOICE_FORMAT,
        "version": VOICE_VERSION,
        "name": info.corpus,
        "language": corpus.info.language,
        "unit": "mm",
        "fps": info.fps,
        **packed_phones(info.phones, known),
        "layout": info.layout.to_dict(),
        "closing": packed_closing(fit_closing(training)),
        SPEEDS_KEY: packed_speeds(training),
        "face": None if face_map is None else packed_face_map(face_map),
        "licence": info.licence,
        "attribution": info.attribution,
        "training": _training_record(trained, which)
        | {"speech_s": round(sum(each.alignment.speech_s for each in training), 2)},
    }
    with replacing(path) as part:
        write_voice(part, network, metadata | {"figures": {}})
        figures = figures_of(load_voice(part))
        write_voice(part, network, metadata | {"figures": dict(figures)})
    return figures


def _with_mixtures(
    network: FaceNetwork, info: RunInfo, training: Sequence[Utterance]
) -> Substitutions:
    """What replaces phones that a run lacks, once ``network`` also reads mixtures if it can."""
    if not can_mix(network):
        return info.substitutions
    mixed = mixtures(info.phones, context_counts(training))
    read_mixtures(network, info.phones, mixed)
    nearest = {p: others for p, others in info.nearest_phones.items() if p not in mixed}
    return Substitutions(frozenset([*info.phones, *mixed]), nearest, mixed)


def packed_phones(phones: Sequence[str], known: Substitutions) -> dict[str, object]:
    """The phones that a voice's network reads, and the rest of ``known``, as in its metadata.

    ``phones`` are in the order of their indices, with or without the mixtures, which come last.
    """
    mixed = {phone: dict(shares) for phone, shares in known.mixtures.items()}
    return {
        "phones": [*(phone for phone in phones if phone not in mixed), *mixed],
        "mixed_phones": mixed,
        "nearest_phones": dict(known.nearest),
    }


def write_voice(path: Path, network: FaceNetwork, metadata: Mapping[str, object]) -> None:
    """Write a voice's file with a network's graph and the given metadata."""
    model = _model(network)
    helper.set_model_props(model, {METADATA_KEY: json.dumps(metadata, ensure_ascii=False)})
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(with_digest(model.SerializeToString()))


def check_same_data(infos: Mapping[str, RunInfo]) -> None:
    """Raise ``TrainingError`` if not all runs, given by name, have the same sentences."""
    (first_name, first), *others = infos.items()
    for name, other in others:
        for part in ("layout", "fps", "phones", "nearest_phones", "splits", "data_digest"):
            if getattr(first, part) != getattr(other, part):
                raise TrainingError(
                    f"{name}: differs from {first_name} in its {part.replace('_', ' ')}; the runs"
                    " of a voice need the same corpus, split, rate and encoder"
                )


def _training_record(runs: Sequence[tuple[RunInfo, Checkpoint]], which: Which) -> dict[str, object]:
    """What is stored of the training; "configs" has the configuration of each network."""
    info = runs[0][0]
    epochs = [(c.best_epoch if which == "best" else c.history[-1], c) for _, c in runs]
    ended = ", ".join(f"{epoch.epoch} of {len(c.history)}" for epoch, c in epochs)
    configs = [each.to_dict()["config"] for each, _ in runs]
    return {
        "config": configs[0],
        **({"configs": configs} if len(configs) > 1 else {}),
        "corpus": info.corpus,
        "weights": f"{which} epoch, {ended}",
        "utterances": sorted(info.trained_on),
    }


def packed_closing(closing: Closing | None) -> dict[str, object] | None:
    """The closing movement of the lips as stored in a voice's metadata."""
    if closing is None:
        return None
    movement = [[round(float(mm), 5) for mm in sensor] for sensor in closing.movement]
    return {"movement": movement, "closed_mm": closing.closed_mm}


def _model(network: FaceNetwork) -> onnx.ModelProto:
    graph = Graph()
    coordinates = network.onnx_nodes(graph)
    shape = graph.constant(np.array([0, 0, -1, 3], np.int64))
    positions = graph.add("Reshape", coordinates, shape)
    return graph.model(positions, ["frames", "batch", "sensors", 3], OUTPUT)

"""The face of a voice: the map from sensors to a mesh, fitted on a corpus and put into the file."""

from __future__ import annotations

import base64
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx

from labial.corpus import Corpus
from labial.errors import CorpusError, LabialWarning, named
from labial.face.surface import FaceMap, fit_face_map
from labial.files import replacing
from labial.voice import METADATA_KEY, Voice

Array = npt.NDArray[np.float32]

_COMPARED = 12  # utterances that tell whether voice and corpus have one frame of reference
_FARTHEST_MM = 3.0


@dataclass(frozen=True)
class NewFace:
    """What putting a face into a voice came to.

    ``apart_mm`` is how far the corpus's sensors lie from where the voice has them, on the mean;
    ``residual_mm`` how far the map's points stay from the recorded ones (root mean square).
    """

    points: int
    apart_mm: float
    residual_mm: float


def write_with_face(path: Path, voice: Voice, corpus: Corpus) -> NewFace:
    """Write a voice with the face of a corpus: its mesh, and the map to it from the sensors.

    All else stays, the network bit for bit. The corpus has the voice's sensors in its frame of
    reference; a shift of the whole face is taken out. Raises ``CorpusError`` where it has other
    sensors, no surface, or lies too far away; a surface smaller than the voice's is a warning.
    """
    if corpus.info.layout != voice.layout:
        raise CorpusError(f"{corpus.path}: has other sensors than the voice {voice.path}")
    face = corpus_face_map(corpus, corpus.names)
    if face is None:
        raise CorpusError(f"{corpus.path}: has no mesh, so no face can be made of it")
    if voice.face is not None and len(face.mesh.points) < len(voice.face.mesh.points):
        warnings.warn(
            f"{corpus.path}: its surface has {len(face.mesh.points)} points, fewer than the"
            f" {len(voice.face.mesh.points)} of {voice.path}'s face; corpora of video have 478",
            LabialWarning,
            stacklevel=2,
        )
    shift, apart = _shift(voice, corpus)
    if apart > _FARTHEST_MM:
        raise CorpusError(
            f"{corpus.path}: its sensors lie {apart:.1f} mm from where {voice.path} has them,"
            f" more than {_FARTHEST_MM:g} mm: is it another talker, or another frame of reference?"
        )
    residual = _residual(face, corpus)
    shifted = FaceMap(face.mesh, face.weights, _shifted(face, shift))
    model = onnx.load(str(voice.path))
    for entry in model.metadata_props:
        if entry.key == METADATA_KEY:
            metadata = json.loads(entry.value)
            metadata["face"] = packed_face_map(shifted)
            metadata["attribution"] = _credit(metadata["attribution"], corpus.info.attribution)
            entry.value = json.dumps(metadata, ensure_ascii=False)
    with replacing(path) as aside:
        aside.write_bytes(model.SerializeToString())
        Voice(aside)
    return NewFace(len(face.mesh.points), apart, residual)


def corpus_face_map(corpus: Corpus, names: Sequence[str]) -> FaceMap | None:
    """The map from sensors to the whole face, fitted on about 10,000 frames of some utterances.

    None where the corpus has no mesh.
    """
    if corpus.info.mesh is None:
        return None
    total = len(names)
    chosen = names[:: max(1, total // 140)]
    utterances = list(corpus.utterances(chosen, surface=True))
    surfaces = [u.surface for u in utterances if u.surface is not None]
    if len(surfaces) != len(utterances):
        raise CorpusError(f"{corpus.path}: has a mesh, but not the surface of every utterance")
    sensors = np.concatenate([utterance.motion.positions for utterance in utterances])
    return fit_face_map(corpus.info.mesh, sensors, np.concatenate(surfaces))


def _shift(voice: Voice, corpus: Corpus) -> tuple[Array, float]:
    """What takes the corpus's sensors to the voice's, ``[3]`` in mm; how far apart they lie.

    Both are means over the same phones: the voice speaks what was recorded.
    """
    names = corpus.names[:: max(1, len(corpus.names) // _COMPARED)]
    recorded = list(corpus.utterances(names))
    for each in recorded:
        with named(f"{corpus.path}: utterance '{each.name}'"):
            voice.checked(each.alignment)
    spoken = voice.animate_all([each.alignment for each in recorded])
    ours = np.concatenate([motion.positions for motion in spoken]).mean(axis=0)
    theirs = np.concatenate([each.motion.positions for each in recorded]).mean(axis=0)
    apart = float(np.sqrt(((ours - theirs) ** 2).sum(axis=1).mean()))
    return (ours - theirs).mean(axis=0), apart


def _shifted(face: FaceMap, shift: Array) -> Array:
    """The bias with which the map takes shifted sensors to a face shifted likewise."""
    sensors = np.tile(shift, face.weights.shape[1] // 3)
    points = np.tile(shift, len(face.mesh.points))
    moved: Array = (face.bias + points - face.weights @ sensors).astype(np.float32)
    return moved


def _residual(face: FaceMap, corpus: Corpus) -> float:
    squares = [
        ((face.surface(each.motion) - each.surface) ** 2).sum(axis=2).mean()
        for each in corpus.utterances(corpus.names[::8], surface=True)
        if each.surface is not None
    ]
    return float(np.sqrt(np.mean(squares)))


def _credit(voice: str, corpus: str) -> str:
    return voice if corpus in voice else f"{voice}; its face: {corpus}"


def packed_face_map(face_map: FaceMap) -> dict[str, object]:
    """A face map as a voice's metadata hold it."""

    def packed(values: Array) -> str:
        return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()

    return {
        "mesh": face_map.mesh.to_dict(),
        "weights": packed(face_map.weights),
        "bias": packed(face_map.bias),
    }

"""The face of a voice: a map from sensors to a mesh, fitted on a corpus and stored in the file."""

from __future__ import annotations

import base64
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.corpus import Corpus
from labial.errors import CorpusError, LabialWarning, named
from labial.face.surface import FaceMap, fit_face_map
from labial.voice import Voice
from labial.voice_file import SPEEDS_KEY, packed_speeds, write_changed

Array = npt.NDArray[np.float32]

_COMPARED = 12  # utterances for comparing the frames of reference of voice and corpus
_FARTHEST_MM = 3.0


@dataclass(frozen=True)
class NewFace:
    """The fit of a face that was added to a voice.

    ``apart_mm`` is the root mean square distance between the mean sensor positions of corpus and
    voice; ``residual_mm`` that between the points of the map and the recorded ones.
    """

    points: int
    apart_mm: float
    residual_mm: float


def write_with_face(path: Path, voice: Voice, corpus: Corpus) -> NewFace:
    """Write a voice with the face of a corpus: its mesh, and the map to it from the sensors.

    Everything else is unchanged, the network bit for bit, but a voice without the largest speeds of
    its talker (``labial.face.speed``) gets those of the corpus. The corpus must have the voice's
    sensors in its frame of reference; a translation of the whole face is removed. Raises
    ``CorpusError`` if it has other sensors or no mesh, or if its sensors are too far from the
    voice's; warns if its mesh has fewer points than the voice's.
    """
    if corpus.info.layout != voice.layout:
        raise CorpusError(f"{corpus.path}: sensors differ from those of the voice {voice.path}")
    face = corpus_face_map(corpus, corpus.names)
    if face is None:
        raise CorpusError(f"{corpus.path}: has no mesh, which is needed for a face")
    if voice.face is not None and len(face.mesh.points) < len(voice.face.mesh.points):
        warnings.warn(
            f"{corpus.path}: its mesh has {len(face.mesh.points)} points, fewer than the"
            f" {len(voice.face.mesh.points)} of {voice.path}'s face; corpora of video have 478",
            LabialWarning,
            stacklevel=2,
        )
    shift, apart = _shift(voice, corpus)
    if apart > _FARTHEST_MM:
        raise CorpusError(
            f"{corpus.path}: its sensors are {apart:.1f} mm from those of {voice.path}, expected at"
            f" most {_FARTHEST_MM:g} mm: is it another talker, or another frame of reference?"
        )
    residual = _residual(face, corpus)
    shifted = FaceMap(face.mesh, face.weights, _shifted(face, shift))
    changes: dict[str, object] = {
        "face": packed_face_map(shifted),
        "attribution": _credit(voice.info.attribution, corpus.info.attribution),
    }
    if voice.info.largest_speeds is None:
        changes[SPEEDS_KEY] = packed_speeds(corpus.utterances(corpus.names))
    write_changed(path, voice, changes)
    return NewFace(len(face.mesh.points), apart, residual)


def corpus_face_map(corpus: Corpus, names: Sequence[str]) -> FaceMap | None:
    """The map from sensors to the whole face, fitted on at most 279 of the utterances ``names``.

    None if the corpus has no mesh. Raises ``CorpusError`` if an utterance has no surface.
    """
    if corpus.info.mesh is None:
        return None
    total = len(names)
    chosen = names[:: max(1, total // 140)]
    utterances = list(corpus.utterances(chosen, surface=True))
    surfaces = [u.surface for u in utterances if u.surface is not None]
    if len(surfaces) != len(utterances):
        raise CorpusError(f"{corpus.path}: has a mesh, but utterances without a surface")
    sensors = np.concatenate([utterance.motion.positions for utterance in utterances])
    return fit_face_map(corpus.info.mesh, sensors, np.concatenate(surfaces))


def _shift(voice: Voice, corpus: Corpus) -> tuple[Array, float]:
    """The translation from the corpus' sensors to the voice's, ``[3]`` in mm, and their distance.

    Both compare mean positions over the same phones: the voice speaks the recorded sentences.
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
    """The bias with which the map takes translated sensors to an equally translated face."""
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
    """A face map as stored in a voice's metadata."""

    def packed(values: Array) -> str:
        return base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()

    return {
        "mesh": face_map.mesh.to_dict(),
        "weights": packed(face_map.weights),
        "bias": packed(face_map.bias),
    }

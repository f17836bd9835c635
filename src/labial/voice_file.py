"""Voice files with other metadata: largest speeds, or a face; the network does not change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import onnx

from labial.corpus import Corpus
from labial.errors import CorpusError
from labial.face.speed import largest_speeds
from labial.files import replacing
from labial.model_digest import with_digest
from labial.utterance import Utterance
from labial.voice import Voice
from labial.voice_info import METADATA_KEY

SPEEDS_KEY = "largest_speeds_mm_s"


def write_changed(path: Path, voice: Voice, changes: Mapping[str, object]) -> None:
    """Write a voice with some entries of its metadata changed, atomically."""
    model = onnx.load(str(voice.path))
    metadata = json.dumps(metadata_of(model) | dict(changes), ensure_ascii=False)
    for entry in model.metadata_props:
        if entry.key == METADATA_KEY:
            entry.value = metadata
    with replacing(path) as part:
        part.write_bytes(with_digest(model.SerializeToString()))
        Voice(part)


def metadata_of(model: onnx.ModelProto) -> dict[str, object]:
    """The metadata of a voice's model. Raises ``KeyError`` for a model that is not a voice."""
    texts = {entry.key: entry.value for entry in model.metadata_props}
    metadata: dict[str, object] = json.loads(texts[METADATA_KEY])
    return metadata


def write_with_speeds(path: Path, voice: Voice, corpus: Corpus) -> None:
    """Write a voice with the largest speeds of a corpus of its talker, in place of its own.

    Raises ``CorpusError`` if the corpus has other sensors or no speech.
    """
    if corpus.info.layout != voice.layout:
        raise CorpusError(f"{corpus.path}: sensors differ from those of the voice {voice.path}")
    speeds = packed_speeds(corpus.utterances(corpus.names))
    if speeds is None:
        raise CorpusError(f"{corpus.path}: holds no speech, only silence")
    write_changed(path, voice, {SPEEDS_KEY: speeds})


def packed_speeds(utterances: Iterable[Utterance]) -> list[float] | None:
    """The largest speeds of recordings in mm/s, as stored in a voice's metadata."""
    largest = largest_speeds(utterances)
    return None if largest is None else [round(float(speed), 1) for speed in largest]

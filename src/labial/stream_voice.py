"""Writing a voice that is tuned for streams, with what it needs to know of what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch

from labial.alignment import Alignment
from labial.corpus import Corpus
from labial.encoders.encoder import FrameRows
from labial.errors import VoiceError
from labial.files import replacing
from labial.network import FaceNetwork
from labial.predictor import with_lead
from labial.progress import Progress, unseen
from labial.publishing import write_voice
from labial.sentences import frame_rows
from labial.stream_tuning import STEPS, StreamTuning, predicted, tune_for_streams
from labial.training import one_thread
from labial.voice import Voice, load_voice
from labial.voice_file import metadata_of
from labial.voice_weights import network_of_voice

_EVERY = 8  # every eighth sentence is only for the figures

_SUFFIX = "-live"  # of the voice's name, so that motions credit this voice

_SCORED = ("validation", "test")


@dataclass(frozen=True)
class StreamErrors:
    """Root mean squares over coordinates in mm, on sentences that were left out of the tuning.

    ``before`` and ``after`` the tuning: what the network gives at the look-ahead from what it gives
    with the whole sentence. ``changed``: whole sentences from those before the tuning.
    """

    before: float
    after: float
    changed: float


def write_for_streams(
    path: Path,
    voice: Voice,
    spoken: Sequence[Alignment],
    look_ahead: float,
    steps: int = STEPS,
    progress: Progress = unseen,
) -> StreamErrors:
    """Write ``voice`` to ``path`` with its network tuned for streams with a look-ahead in seconds.

    ``spoken`` are the phones of sentences, every eighth of which is left out; of fewer than eight,
    none. Everything but the network and the name stays as it was; figures measured before say so.
    Raises ``VoiceError`` for a look-ahead of less than 0.1 s or more than 1 s, or for a voice whose
    network cannot be restored, ``PhoneError`` for a phone without a stand-in in the voice.
    """
    if not 0.1 <= look_ahead <= 1:
        raise VoiceError(f"the look-ahead is {look_ahead:g} s, expected 0.1 to 1 s")
    if steps < 1:
        raise VoiceError(f"the number of steps is {steps}, expected at least 1")
    tuning = StreamTuning.of_look_ahead(look_ahead, voice.fps, steps)
    with one_thread():
        network = network_of_voice(voice)
        sentences = [_rows(voice, each) for each in spoken]
        left_out = sentences[_EVERY - 1 :: _EVERY] or list(sentences)
        del sentences[_EVERY - 1 :: _EVERY]
        tuned = tune_for_streams(network, sentences, tuning, progress)
        errors = _errors(network, tuned, left_out, round(look_ahead * voice.fps), tuning.before)
    metadata = metadata_of(onnx.load(str(voice.path)))
    metadata["name"] = f"{voice.info.name}{_SUFFIX}"
    earlier = {f"{name}, before tuning for streams": f for name, f in voice.info.figures.items()}
    metadata["figures"] = earlier | {
        f"with {look_ahead:g} s ahead, from the whole": f"{errors.after:.3f}",
        "the whole, from before tuning": f"{errors.changed:.3f}",
    }
    with replacing(path) as part:
        write_voice(part, tuned, metadata)
        load_voice(part)
    return errors


def training_phones(corpus: Corpus) -> list[Alignment]:
    """The alignments of the utterances that are not for validation or test."""
    kept = [name for name, split in corpus.splits.items() if split not in _SCORED]
    return [each.alignment for each in corpus.utterances(sorted(kept))]


def _rows(voice: Voice, alignment: Alignment) -> FrameRows:
    phones = voice.info.phones
    known, _ = with_lead(voice.info.substitutions.apply(alignment), voice.fps, phones)
    return frame_rows(known, phones, voice.fps)


def _errors(
    before: FaceNetwork, after: FaceNetwork, sentences: Sequence[FrameRows], ahead: int, past: int
) -> StreamErrors:
    wholes = [predicted(network, sentences) for network in (before, after)]
    changes = [b - a for a, b in zip(*wholes, strict=True)]
    early, late = (
        _cut_error(network, sentences, whole, ahead, past)
        for network, whole in zip((before, after), wholes, strict=True)
    )
    return StreamErrors(early, late, _rms(changes))


def _cut_error(
    network: FaceNetwork,
    sentences: Sequence[FrameRows],
    wholes: Sequence[torch.Tensor],
    ahead: int,
    past: int,
) -> float:
    """The error of frames ``ahead`` before cuts."""
    errors = []
    for sentence, whole in zip(sentences, wholes, strict=True):
        ends = range(ahead + 1, len(whole), 5)
        starts = [max(0, end - past) for end in ends]
        pieces = [
            FrameRows(sentence.phones[start:end], sentence.times[start:end])
            for start, end in zip(starts, ends, strict=True)
        ]
        for piece, end in zip(predicted(network, pieces), ends, strict=True):
            errors.append((piece[-1 - ahead] - whole[end - 1 - ahead])[None])
    return _rms(errors)


def _rms(differences: Sequence[torch.Tensor]) -> float:
    return float((torch.cat(list(differences)) ** 2).mean().sqrt())

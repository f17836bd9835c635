"""Writing a voice whose network has learned from another voice, or from itself for streams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch

from labial.alignment import Alignment
from labial.corpus import Corpus
from labial.distillation import Cuts, Distillation, distil, predicted
from labial.encoders.encoder import FrameRows
from labial.errors import VoiceError
from labial.files import replacing
from labial.network import FaceNetwork
from labial.predictor import with_lead
from labial.progress import Progress, unseen
from labial.publishing import write_voice
from labial.sentences import frame_rows
from labial.training import one_thread
from labial.voice import Voice, load_voice
from labial.voice_file import metadata_of
from labial.voice_info import VoiceInfo
from labial.voice_weights import network_of_voice

_EVERY = 8  # every eighth sentence is only for the figures

_SUFFIX = "-live"  # of the voice's name, so that motions credit this voice

_SCORED = ("validation", "test")


@dataclass(frozen=True)
class StudentErrors:
    """Root mean squares over coordinates in mm, on sentences that were left out of the learning.

    How far the student is from its teacher ``before`` and ``after`` learning.
    """

    before: float
    after: float


@dataclass(frozen=True)
class StreamErrors:
    """Root mean squares over coordinates in mm, on sentences that were left out of the learning.

    ``before`` and ``after`` it: what the network gives at the look-ahead from what it gave with the
    whole sentence. ``changed``: whole sentences from those before it.
    """

    before: float
    after: float
    changed: float


def write_student(
    path: Path,
    student: Voice,
    teacher: Voice,
    spoken: Sequence[Alignment],
    steps: int,
    progress: Progress = unseen,
) -> StudentErrors:
    """Write ``student`` to ``path`` with its network taught what ``teacher`` gives.

    ``spoken`` are the phones of sentences, every eighth of which is left out; of fewer than eight,
    none. Everything but the network stays as it was; the figures are the teacher's, and say so, and
    the file has the licences and attributions of both.
    Raises ``VoiceError`` for voices of other sensors or rates, or whose networks cannot be
    restored, ``PhoneError`` for a phone without a stand-in in one of them.
    """
    _check_steps(steps)
    if (student.layout, student.fps) != (teacher.layout, teacher.fps):
        raise VoiceError(
            f"{student.path} has other sensors, or another rate, than {teacher.path}:"
            " expected two voices of one talker"
        )
    with one_thread():
        network, sentences = network_of_voice(student), rows_of(student, spoken)
        wanted = predicted(network_of_voice(teacher), rows_of(teacher, spoken))
        learned, scored = _parted(sentences)
        taught = distil(
            network,
            [sentences[i] for i in learned],
            [wanted[i] for i in learned],
            Distillation(steps),
            progress,
        )
        left_out, expected = [sentences[i] for i in scored], [wanted[i] for i in scored]
        errors = StudentErrors(
            _distance(network, left_out, expected), _distance(taught, left_out, expected)
        )
    metadata = metadata_of(onnx.load(str(student.path)))
    _write(path, taught, metadata | _of_student(student.info, teacher.info, errors))
    return errors


def write_for_streams(
    path: Path,
    voice: Voice,
    spoken: Sequence[Alignment],
    look_ahead: float,
    steps: int,
    progress: Progress = unseen,
) -> StreamErrors:
    """Write ``voice`` to ``path`` with its network tuned for streams with a look-ahead in seconds.

    Its teacher is itself, on whole sentences. ``spoken`` is as in :func:`write_student`. Everything
    but the network and the name stays as it was; figures measured before say so. Raises
    ``VoiceError`` for a look-ahead of less than 0.1 s or more than 1 s, or for a voice whose
    network cannot be restored, ``PhoneError`` for a phone without a stand-in in the voice.
    """
    _check_steps(steps)
    if not 0.1 <= look_ahead <= 1:
        raise VoiceError(f"the look-ahead is {look_ahead:g} s, expected 0.1 to 1 s")
    cuts = Cuts.of_look_ahead(look_ahead, voice.fps)
    with one_thread():
        network, sentences = network_of_voice(voice), rows_of(voice, spoken)
        learned, scored = _parted(sentences)
        known = [sentences[i] for i in learned]
        config = Distillation(steps, batch=4, cuts=cuts)
        tuned = distil(network, known, predicted(network, known), config, progress)
        left_out = [sentences[i] for i in scored]
        errors = _stream_errors(
            network, tuned, left_out, round(look_ahead * voice.fps), cuts.before
        )
    metadata = metadata_of(onnx.load(str(voice.path)))
    metadata["name"] = f"{voice.info.name}{_SUFFIX}"
    earlier = {f"{name}, before tuning for streams": f for name, f in voice.info.figures.items()}
    metadata["figures"] = earlier | {
        f"with {look_ahead:g} s ahead, from the whole": f"{errors.after:.3f}",
        "the whole, from before tuning": f"{errors.changed:.3f}",
    }
    _write(path, tuned, metadata)
    return errors


def training_phones(corpus: Corpus) -> list[Alignment]:
    """The alignments of the utterances that are not for validation or test."""
    kept = [name for name, split in corpus.splits.items() if split not in _SCORED]
    return [each.alignment for each in corpus.utterances(sorted(kept))]


def rows_of(voice: Voice, spoken: Sequence[Alignment]) -> list[FrameRows]:
    """What is spoken at each frame, with the silence around it, as the voice's network reads it.

    Raises ``PhoneError`` for a phone without a stand-in in the voice.
    """
    return [_rows(voice, each) for each in spoken]


def _rows(voice: Voice, alignment: Alignment) -> FrameRows:
    phones = voice.info.phones
    known, _ = with_lead(voice.info.substitutions.apply(alignment), voice.fps, phones)
    return frame_rows(known, phones, voice.fps)


def _of_student(student: VoiceInfo, teacher: VoiceInfo, errors: StudentErrors) -> dict[str, object]:
    """What the metadata of a student have in place of its own."""
    figures = {f"{name}, of its teacher": value for name, value in teacher.figures.items()}
    training = {
        **student.training,
        "weights": f"{student.training['weights']}, taught by {teacher.name}",
        "utterances": sorted({*student.trained_on, *teacher.trained_on}),
        "teacher": dict(teacher.training),
    }
    return {
        "licence": _both(student.licence, teacher.licence),
        "attribution": _both(student.attribution, teacher.attribution),
        "training": training,
        "figures": figures | {f"from its teacher {teacher.name}": f"{errors.after:.3f}"},
    }


def _both(student: str, teacher: str) -> str:
    """The texts of both voices, once if they are the same."""
    return "; ".join(dict.fromkeys(each or "not given" for each in (student, teacher)))


def _distance(
    network: FaceNetwork, sentences: Sequence[FrameRows], wanted: Sequence[torch.Tensor]
) -> float:
    given = predicted(network, sentences)
    return _rms([a - b for a, b in zip(given, wanted, strict=True)])


def _check_steps(steps: int) -> None:
    if steps < 1:
        raise VoiceError(f"the number of steps is {steps}, expected at least 1")


def _parted(sentences: Sequence[FrameRows]) -> tuple[list[int], list[int]]:
    """The places of the sentences to learn from, and of those for the figures."""
    places = range(len(sentences))
    scored = list(places[_EVERY - 1 :: _EVERY])
    return [i for i in places if i not in set(scored)], scored or list(places)


def _write(path: Path, network: FaceNetwork, metadata: Mapping[str, object]) -> None:
    with replacing(path) as part:
        write_voice(part, network, metadata)
        load_voice(part)


def _stream_errors(
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

"""What a training reads of a corpus: sentences as tensors, a frame a row."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from labial.alignment import Alignment
from labial.corpus import Corpus, names_in
from labial.encoders.encoder import FrameRows
from labial.encoders.kinds import ENCODERS
from labial.errors import LabialWarning
from labial.phones.stand_ins import stand_ins
from labial.phones.substitution import Substitutions
from labial.spoken_frames import spoken_frames
from labial.utterance import Utterance

_CONSTANT_BELOW_MM = 1e-4


@dataclass(frozen=True, eq=False)
class Sentence:
    """What is spoken at each frame, and positions float32 ``[frames, coordinates]`` in mm.

    ``alignment`` has only phones that the network reads; frame i is at ``i / fps`` seconds.
    """

    name: str
    alignment: Alignment
    fps: float
    frames: FrameRows
    positions: Tensor


@dataclass(frozen=True, eq=False)
class Spread:
    """Each coordinate's mean and standard deviation in mm, ``[coordinates]`` each."""

    mean: Tensor
    deviation: Tensor

    def standardised(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Sentences with positions in standard deviations from the mean."""
        return tuple(
            replace(s, positions=(s.positions - self.mean) / self.deviation) for s in sentences
        )


@dataclass(frozen=True, eq=False)
class Sentences:
    """The sentences of training and of validation.

    ``phones`` are those that the network reads, in the order of their indices; ``known`` says what
    stands in for others.
    """

    training: tuple[Sentence, ...]
    validation: tuple[Sentence, ...]
    phones: tuple[str, ...]
    known: Substitutions

    @cached_property
    def spread(self) -> Spread:
        """How the training frames' coordinates spread; a constant one counts as 1 mm wide."""
        positions = torch.cat([s.positions for s in self.training]).double()
        deviation = positions.std(dim=0)
        deviation[deviation < _CONSTANT_BELOW_MM] = 1
        return Spread(positions.mean(dim=0).float(), deviation.float())

    @property
    def digest(self) -> str:
        """A fingerprint of all that training reads."""
        digest = hashlib.sha256()
        for split, sentences in (("train", self.training), ("validation", self.validation)):
            digest.update(split.encode())
            for sentence in sentences:
                digest.update(sentence.frames.phones.numpy().tobytes())
                digest.update(sentence.positions.numpy().tobytes())
        return digest.hexdigest()


def read_sentences(
    corpus: Corpus, splits: Mapping[str, str], fps: float, encoder: str = "one-hot"
) -> Sentences:
    """The sentences that ``splits`` puts into "train" and "validation", at ``fps`` Hz.

    ``encoder`` names the one that will read them. Warns where validation has phones that training
    lacks. Raises ``CorpusError`` where a split is empty.
    """
    training, validation = (
        list(corpus.utterances(names_in(splits, split, corpus)))
        for split in ("train", "validation")
    )
    met = {p.label for utterance in training for p in utterance.alignment.phones}
    phones = ENCODERS[encoder].load().readable(met)
    known = Substitutions(frozenset(phones), stand_ins(training))
    others = {p.label for utterance in validation for p in utterance.alignment.phones}
    if unread := sorted(others - set(phones)):
        message = f"validation has the phones {unread}, which training lacks"
        warnings.warn(f"{message}: others stand in for them", LabialWarning, stacklevel=3)

    def sentences(utterances: Sequence[Utterance]) -> tuple[Sentence, ...]:
        return tuple(sentence_of(utterance, known, phones, fps) for utterance in utterances)

    return Sentences(sentences(training), sentences(validation), phones, known)


def all_positions(sentences: Sequence[Sentence]) -> npt.NDArray[np.float32]:
    """The frames of all sentences, float32 ``[frames, coordinates]``."""
    positions: npt.NDArray[np.float32] = torch.cat([s.positions for s in sentences]).numpy()
    return positions


def frame_rows(alignment: Alignment, phones: Sequence[str], fps: float) -> FrameRows:
    """What is spoken at each frame of ``alignment``, in ``phones`` only, at ``fps`` Hz."""
    frames = spoken_frames(alignment, phones, fps)
    return FrameRows(torch.from_numpy(frames.phones), torch.from_numpy(frames.times))


def sentence_of(
    utterance: Utterance, known: Substitutions, phones: tuple[str, ...], fps: float
) -> Sentence:
    """An utterance at ``fps`` Hz for a network that reads ``phones``.

    ``known`` says what stands in for others.
    """
    alignment = known.apply(utterance.alignment)
    frames = frame_rows(alignment, phones, fps)
    count = len(frames.phones)
    motion = utterance.motion.resampled(fps, count)
    positions = torch.from_numpy(motion.positions.reshape(count, -1))
    return Sentence(utterance.name, alignment, fps, frames, positions)

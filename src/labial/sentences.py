"""The input of a training: sentences of a corpus as tensors with a row per frame."""

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

    ``alignment`` has only phones that the network can read; frame i is at ``i / fps`` seconds.
    """

    name: str
    alignment: Alignment
    fps: float
    frames: FrameRows
    positions: Tensor


@dataclass(frozen=True, eq=False)
class Spread:
    """Mean and standard deviation of each coordinate in mm, both ``[coordinates]``."""

    mean: Tensor
    deviation: Tensor

    def standardised(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The sentences with positions in standard deviations from the mean."""
        return tuple(
            replace(s, positions=(s.positions - self.mean) / self.deviation) for s in sentences
        )


@dataclass(frozen=True, eq=False)
class Sentences:
    """The training and validation sentences.

    ``phones`` are those that the network can read, in the order of their indices; ``known`` has
    stand-ins for others.
    """

    training: tuple[Sentence, ...]
    validation: tuple[Sentence, ...]
    phones: tuple[str, ...]
    known: Substitutions

    @cached_property
    def spread(self) -> Spread:
        """The spread of the training frames; 1 mm for a constant coordinate."""
        positions = torch.cat([s.positions for s in self.training]).double()
        deviation = positions.std(dim=0)
        deviation[deviation < _CONSTANT_BELOW_MM] = 1
        return Spread(positions.mean(dim=0).float(), deviation.float())

    @property
    def digest(self) -> str:
        """A digest of all input of the training."""
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
    """The sentences that are "train" and "validation" in ``splits``, at ``fps`` Hz.

    ``encoder`` names the network's encoder. Warns if validation has phones that are missing from
    training. Raises ``CorpusError`` if a split is empty.
    """
    training, validation = (
        list(corpus.utterances(names_in(splits, split, corpus)))
        for split in ("train", "validation")
    )
    met = {p.label for utterance in training for p in utterance.alignment.phones}
    phones = ENCODERS[encoder].load().readable(met)
    nearest = {p: others for p, others in stand_ins(training).items() if p not in phones}
    known = Substitutions(frozenset(phones), nearest)
    others = {p.label for utterance in validation for p in utterance.alignment.phones}
    if unread := sorted(others - set(phones)):
        message = f"validation has the phones {unread}, which are missing from training"
        warnings.warn(f"{message}: others replace them", LabialWarning, stacklevel=3)

    def sentences(utterances: Sequence[Utterance]) -> tuple[Sentence, ...]:
        return tuple(sentence_of(utterance, known, phones, fps) for utterance in utterances)

    return Sentences(sentences(training), sentences(validation), phones, known)


def all_positions(sentences: Sequence[Sentence]) -> npt.NDArray[np.float32]:
    """The frames of all sentences, float32 ``[frames, coordinates]``."""
    positions: npt.NDArray[np.float32] = torch.cat([s.positions for s in sentences]).numpy()
    return positions


def frame_rows(alignment: Alignment, phones: Sequence[str], fps: float) -> FrameRows:
    """What is spoken at each frame of ``alignment``, at ``fps`` Hz, as indices of ``phones``."""
    frames = spoken_frames(alignment, phones, fps)
    return FrameRows(torch.from_numpy(frames.phones), torch.from_numpy(frames.times))


def sentence_of(
    utterance: Utterance, known: Substitutions, phones: tuple[str, ...], fps: float
) -> Sentence:
    """An utterance at ``fps`` Hz for a network that reads ``phones``.

    ``known`` has the stand-ins for others.
    """
    alignment = known.apply(utterance.alignment)
    frames = frame_rows(alignment, phones, fps)
    count = len(frames.phones)
    motion = utterance.motion.resampled(fps, count)
    positions = torch.from_numpy(motion.positions.reshape(count, -1))
    return Sentence(utterance.name, alignment, fps, frames, positions)

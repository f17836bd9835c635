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
from labial.errors import LabialWarning
from labial.phones.stand_ins import stand_ins
from labial.phones.substitution import Substitutions
from labial.utterance import Utterance

_CONSTANT_BELOW_MM = 1e-4


@dataclass(frozen=True, eq=False)
class Sentence:
    """An utterance: phones int64 ``[frames]``, positions float32 ``[frames, coordinates]`` in mm.

    ``alignment`` has trained phones only; frame i is at ``i / fps`` seconds.
    """

    name: str
    alignment: Alignment
    fps: float
    phones: Tensor
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
    """The sentences of training and of validation, with the phones of training.

    ``known`` says what stands in for other phones.
    """

    training: tuple[Sentence, ...]
    validation: tuple[Sentence, ...]
    known: Substitutions

    @property
    def phones(self) -> tuple[str, ...]:
        """The phones of training in the order of their indices."""
        return tuple(sorted(self.known.trained))

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
                digest.update(sentence.phones.numpy().tobytes())
                digest.update(sentence.positions.numpy().tobytes())
        return digest.hexdigest()


def read_sentences(corpus: Corpus, splits: Mapping[str, str], fps: float) -> Sentences:
    """The sentences that ``splits`` puts into "train" and "validation", at ``fps`` Hz.

    Warns where validation has phones that training lacks. Raises ``CorpusError`` where a split is
    empty.
    """
    training, validation = (
        list(corpus.utterances(names_in(splits, split, corpus)))
        for split in ("train", "validation")
    )
    met = {p.label for utterance in training for p in utterance.alignment.phones}
    known = Substitutions(frozenset(met), stand_ins(training))
    others = {p.label for utterance in validation for p in utterance.alignment.phones}
    if others - met:
        message = f"validation has the phones {sorted(others - met)}, which training lacks"
        warnings.warn(f"{message}: others stand in for them", LabialWarning, stacklevel=3)
    phones = tuple(sorted(met))

    def sentences(utterances: Sequence[Utterance]) -> tuple[Sentence, ...]:
        return tuple(_sentence(utterance, known, phones, fps) for utterance in utterances)

    return Sentences(sentences(training), sentences(validation), known)


def all_positions(sentences: Sequence[Sentence]) -> npt.NDArray[np.float32]:
    """The frames of all sentences, float32 ``[frames, coordinates]``."""
    positions: npt.NDArray[np.float32] = torch.cat([s.positions for s in sentences]).numpy()
    return positions


def phone_indices(alignment: Alignment, phones: tuple[str, ...], fps: float) -> Tensor:
    """The index of the phone spoken at each frame, int64 ``[frames]``."""
    where = {phone: index for index, phone in enumerate(phones)}
    return torch.tensor([where[label] for label in alignment.labels(fps)])


def _sentence(
    utterance: Utterance, known: Substitutions, phones: tuple[str, ...], fps: float
) -> Sentence:
    alignment = known.apply(utterance.alignment)
    indices = phone_indices(alignment, phones, fps)
    motion = utterance.motion.resampled(fps, len(indices))
    positions = torch.from_numpy(motion.positions.reshape(len(indices), -1))
    return Sentence(utterance.name, alignment, fps, indices, positions)

"""Training a network on a corpus: one run."""

from __future__ import annotations

import gc
import hashlib
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from labial.corpus import Corpus, names_in
from labial.errors import LabialWarning, TrainingError
from labial.latents.pca import fit_pca
from labial.network import LabialNetwork, join, squared_distance
from labial.phones.stand_ins import stand_ins
from labial.phones.substitution import Substitutions
from labial.run import (
    CHECKPOINT,
    DESCRIPTION,
    Checkpoint,
    Epoch,
    RunInfo,
    TrainingConfig,
    Weights,
    phone_indices,
    read_checkpoint,
    read_description,
    write_checkpoint,
    write_description,
    write_log,
)
from labial.utterance import Utterance

# Without slopes to keep, more sentences at once cost less each.
_VALIDATION_BATCH = 16


@dataclass(frozen=True, eq=False)
class Sentence:
    """An utterance: phones int64 ``[frames]``, positions ``[frames, coordinates]`` in mm."""

    phones: Tensor
    positions: Tensor


@dataclass(frozen=True)
class Reporter:
    """What is told of a training as it goes.

    ``resumed`` hears the epochs there are when a run goes on; ``sentence`` the epoch, sentences
    done in it and of how many; ``epoch`` all epochs so far when one has ended.
    """

    resumed: Callable[[tuple[Epoch, ...]], None] = lambda *_: None
    sentence: Callable[[int, int, int], None] = lambda *_: None
    epoch: Callable[[tuple[Epoch, ...]], None] = lambda *_: None


def train(
    corpus: Corpus,
    folder: Path,
    config: TrainingConfig,
    splits: Mapping[str, str] | None = None,
    resume: bool = False,
    reporter: Reporter | None = None,
) -> Checkpoint:
    """Train a network with an injected PCA decoder and keep it in ``folder``.

    ``splits`` puts utterances into "train" and "validation" in place of the corpus' own split.
    With ``resume`` a run in ``folder`` goes on after its last whole epoch, to the same weights as
    if it had not been stopped; ``config.epochs`` may then be higher. Raises ``TrainingError`` for a
    folder that holds another run.
    """
    splits = {n: s for n, s in (splits or corpus.splits).items() if s and n in corpus.splits}
    # Unlike kernels for unlike thread counts would round differently; and one is fastest here.
    with _one_thread(), _old_objects_frozen():
        fps = config.fps or corpus.info.fps
        known, data = _data(corpus, splits, fps)
        info = RunInfo(
            config=config,
            fps=fps,
            phones=tuple(sorted(known.trained)),
            nearest_phones=known.nearest,
            layout=corpus.info.layout,
            splits=splits,
            corpus=corpus.info.name,
            corpus_path=str(corpus.path.resolve()),
            data_digest=_digest(data),
            licence=corpus.info.licence,
            attribution=corpus.info.attribution,
        )
        started = _start(folder, info, resume)
        return _Training(info, data, started).run(folder, reporter or Reporter())


class _Training:
    """The state of a run between epochs."""

    def __init__(
        self, info: RunInfo, data: Mapping[str, Sequence[Sentence]], started: Checkpoint | None
    ) -> None:
        self.info, self.data = info, data
        torch.manual_seed(info.config.seed)
        self.network = _build(info, data["train"])
        self.optimiser = torch.optim.Adam(
            self.network.parameters(), lr=info.config.learning_rate, fused=True
        )
        self.history: list[Epoch] = []
        self.best: Weights = {}
        if started:
            self.network.load_state_dict(dict(started.last))
            _restore(self.optimiser, self.network, started.optimiser)
            self.history, self.best = list(started.history), started.best

    def run(self, folder: Path, reporter: Reporter) -> Checkpoint:
        """Go on to the last epoch, leaving a checkpoint after each."""
        if self.history:
            # A run killed at the end of its last epoch has its losses in the checkpoint only.
            write_log(folder, tuple(self.history))
            reporter.resumed(tuple(self.history))
        while len(self.history) < self.info.config.epochs:
            number = len(self.history) + 1
            start = time.monotonic()
            train_loss = self._train_epoch(number, reporter)
            validation_loss = self._validate()
            seconds = time.monotonic() - start
            best = validation_loss < min(
                (epoch.validation_loss for epoch in self.history), default=np.inf
            )
            self.history.append(Epoch(number, train_loss, validation_loss, seconds))
            if best:
                self.best = _copy(self.network.state_dict())
            write_checkpoint(folder, self.checkpoint())
            reporter.epoch(tuple(self.history))
        return self.checkpoint()

    def checkpoint(self) -> Checkpoint:
        """The state as it is now."""
        return Checkpoint(
            last=_copy(self.network.state_dict()),
            best=self.best,
            optimiser=_optimiser_tensors(self.optimiser, self.network),
            history=tuple(self.history),
        )

    def _train_epoch(self, number: int, reporter: Reporter) -> float:
        sentences, size = self.data["train"], self.info.config.batch
        self.network.train()
        total, frames = 0.0, 0
        order = _order(len(sentences), self.info.config.seed, number)
        for start in range(0, len(order), size):
            chosen = [sentences[i] for i in order[start : start + size]]
            loss, count = _distance(self.network, chosen)
            self.network.zero_grad()
            (loss / count).backward()  # type: ignore[no-untyped-call]
            self.optimiser.step()
            total, frames = total + loss.item(), frames + count
            reporter.sentence(number, min(start + size, len(order)), len(order))
        if not np.isfinite(total):
            raise TrainingError(f"the loss of epoch {number} is not finite: lower learning_rate")
        return total / frames

    def _validate(self) -> float:
        self.network.eval()
        sentences = self.data["validation"]
        with torch.no_grad():
            losses = [
                _distance(self.network, sentences[start : start + _VALIDATION_BATCH])
                for start in range(0, len(sentences), _VALIDATION_BATCH)
            ]
        return sum(loss.item() for loss, _ in losses) / sum(count for _, count in losses)


def _distance(network: LabialNetwork, sentences: Sequence[Sentence]) -> tuple[Tensor, int]:
    """Summed squared distance in mm² over all frames of a batch, and the number of frames."""
    phones, lengths = join([sentence.phones for sentence in sentences])
    distance = squared_distance(network(phones, lengths), [each.positions for each in sentences])
    return distance, len(phones)


def _build(info: RunInfo, sentences: Sequence[Sentence]) -> LabialNetwork:
    positions = torch.cat([sentence.positions for sentence in sentences]).numpy()
    return info.network(fit_pca(positions, info.config.latent_size).decoder())


def _sentence(utterance: Utterance, known: Substitutions, fps: float) -> Sentence:
    alignment = known.apply(utterance.alignment)
    indices = phone_indices(alignment, tuple(sorted(known.trained)), fps)
    motion = utterance.motion.resampled(fps, len(indices))
    return Sentence(indices, torch.from_numpy(motion.positions.reshape(len(indices), -1)))


def data_digest(corpus: Corpus, info: RunInfo) -> str:
    """The fingerprint that training on ``corpus`` as ``info`` says would have."""
    return _digest(_data(corpus, info.splits, info.fps)[1])


def _data(
    corpus: Corpus, splits: Mapping[str, str], fps: float
) -> tuple[Substitutions, dict[str, list[Sentence]]]:
    """The phones of training with their stand-ins, and the training and validation sentences."""
    utterances = {
        split: list(corpus.utterances(names_in(splits, split, corpus)))
        for split in ("train", "validation")
    }
    met = {p.label for utterance in utterances["train"] for p in utterance.alignment.phones}
    known = Substitutions(frozenset(met), stand_ins(utterances["train"]))
    others = {p.label for utterance in utterances["validation"] for p in utterance.alignment.phones}
    if others - met:
        message = f"validation has the phones {sorted(others - met)}, which training lacks"
        warnings.warn(f"{message}: others stand in for them", LabialWarning, stacklevel=3)
    sentences = {
        split: [_sentence(utterance, known, fps) for utterance in members]
        for split, members in utterances.items()
    }
    return known, sentences


def _start(folder: Path, info: RunInfo, resume: bool) -> Checkpoint | None:
    """Make the run's folder, or read where the run in it stands."""
    if not (folder / DESCRIPTION).exists():
        if resume:
            raise TrainingError(f"{folder}: holds no run to resume")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TrainingError(f"{folder}: cannot be a folder: {error.strerror}") from error
        if any(folder.iterdir()):
            raise TrainingError(f"{folder}: holds other files; choose a new folder for the run")
        write_description(folder, info)
        return None
    if not resume:
        raise TrainingError(f"{folder}: holds a run already; resume it or choose another folder")
    found = read_description(folder)
    if replace(found.config, epochs=info.config.epochs) != info.config:
        raise TrainingError(f"{folder}: was trained with another configuration, {found.config}")
    if (found.data_digest, found.splits) != (info.data_digest, info.splits):
        raise TrainingError(f"{folder}: was trained on other data than this corpus and split")
    checkpoint = read_checkpoint(folder) if (folder / CHECKPOINT).exists() else None
    if checkpoint and len(checkpoint.history) > info.config.epochs:
        raise TrainingError(
            f"{folder}: has {len(checkpoint.history)} epochs already, not {info.config.epochs}"
        )
    write_description(folder, replace(found, config=info.config))
    return checkpoint


def _order(count: int, seed: int, epoch: int) -> list[int]:
    """The sentences' order: a function of seed and epoch, so that resuming needs no state."""
    generator = np.random.default_rng([seed, epoch])
    return [int(i) for i in generator.permutation(count)]


def _digest(data: Mapping[str, Sequence[Sentence]]) -> str:
    """A fingerprint of all that training reads."""
    digest = hashlib.sha256()
    for split, sentences in data.items():
        digest.update(split.encode())
        for sentence in sentences:
            digest.update(sentence.phones.numpy().tobytes())
            digest.update(sentence.positions.numpy().tobytes())
    return digest.hexdigest()


def _copy(weights: Weights) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in weights.items()}


def _optimiser_tensors(optimiser: torch.optim.Adam, network: LabialNetwork) -> dict[str, Tensor]:
    """Adam's state by the parameters' names."""
    return {
        f"{name}/{key}": torch.as_tensor(value).clone()
        for name, parameter in network.named_parameters()
        for key, value in optimiser.state[parameter].items()
    }


def _restore(optimiser: torch.optim.Adam, network: LabialNetwork, tensors: Weights) -> None:
    keys = ("step", "exp_avg", "exp_avg_sq")
    for name, parameter in network.named_parameters():
        optimiser.state[parameter] = {key: tensors[f"{name}/{key}"].clone() for key in keys}


@contextmanager
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def _old_objects_frozen() -> Iterator[None]:
    """Collections pass over what is there already: short steps are slowed by looking through it."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()

"""Training a network on a corpus: one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.errors import TrainingError
from labial.folders import claimed, contents
from labial.latents.fitting import fit_space
from labial.latents.space import LatentSpace
from labial.network import LabialNetwork, Unstandardised, build_network, join, squared_distance
from labial.optimiser import Adam
from labial.run import (
    CHECKPOINT,
    DESCRIPTION,
    Checkpoint,
    Epoch,
    RunInfo,
    StateDict,
    read_checkpoint,
    read_description,
    write_checkpoint,
    write_description,
    write_log,
)
from labial.sentences import Sentence, Sentences, Spread, read_sentences
from labial.starts import STARTS
from labial.stored import differences
from labial.targets import TARGETS

# Without slopes to keep, more sentences at once cost less each.
_VALIDATION_BATCH = 16


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
    """Train a network and keep it in ``folder``.

    ``splits`` puts utterances into "train" and "validation" in place of the corpus' own split.
    With ``resume`` a run in ``folder`` goes on after its last whole epoch, to the same weights as
    if it had not been stopped; ``config.epochs`` may then be higher. Raises ``TrainingError`` for a
    folder that holds another run, and ``InUseError`` while another process trains in it.
    """
    reporter = reporter or Reporter()
    splits = {n: s for n, s in (splits or corpus.splits).items() if s and n in corpus.splits}
    with one_thread(), old_objects_frozen(), ExitStack() as stack:
        sentences = read_sentences(corpus, splits, config.fps or corpus.info.fps, config.encoder)
        info = describe(corpus, config, splits, sentences)
        if resume and not (folder / DESCRIPTION).exists():
            raise TrainingError(f"{folder}: holds no run to resume")
        stack.enter_context(claimed(folder))
        started = _resumed(folder, info) if resume else _started(folder, info)
        training = Training(config, sentences, None, started)
        if started:
            # A run killed at the end of its last epoch has its losses in the checkpoint only.
            write_log(folder, training.history)
            reporter.resumed(training.history)
        while len(training.history) < config.epochs:
            training.epoch(reporter.sentence)
            write_checkpoint(folder, training.checkpoint())
            reporter.epoch(training.history)
        return training.checkpoint()


def describe(
    corpus: Corpus, config: TrainingConfig, splits: Mapping[str, str], sentences: Sentences
) -> RunInfo:
    """What a run of ``config`` on these sentences is of."""
    return RunInfo(
        config=config,
        fps=config.fps or corpus.info.fps,
        phones=sentences.phones,
        nearest_phones=sentences.known.nearest,
        layout=corpus.info.layout,
        splits=splits,
        corpus=corpus.info.name,
        corpus_path=str(corpus.path.resolve()),
        data_digest=sentences.digest,
        licence=corpus.info.licence,
        attribution=corpus.info.attribution,
    )


def data_digest(corpus: Corpus, info: RunInfo) -> str:
    """The fingerprint that training on ``corpus`` as ``info`` says would have."""
    return read_sentences(corpus, info.splits, info.fps, info.config.encoder).digest


class Training:
    """A network in training, an epoch at a time.

    ``space`` is the latent space to inject; fitted on the training sentences when None.
    """

    def __init__(
        self,
        config: TrainingConfig,
        sentences: Sentences,
        space: LatentSpace | None = None,
        started: Checkpoint | None = None,
    ) -> None:
        self._config, self._sentences = config, sentences
        self._history: list[Epoch] = []
        self._best: StateDict = {}
        find_spread = TARGETS[config.targets].spread
        self._spread = find_spread(sentences) if find_spread else None
        torch.manual_seed(config.seed)
        coordinates = sentences.training[0].positions.shape[1]
        self._network = build_network(config, sentences.phones, coordinates)
        if not started:
            _inject(self._network.decoder, config, sentences, self._spread, space)
        self._network.decoder.requires_grad_(STARTS[config.start].trained)
        self._optimiser = Adam(self._network, config.learning_rate)
        if started:
            self._network.load_state_dict(dict(started.last))
            self._optimiser.load_state(started.optimiser)
            self._history, self._best = list(started.history), started.best

    @property
    def history(self) -> tuple[Epoch, ...]:
        """The epochs that have ended."""
        return tuple(self._history)

    def epoch(self, tell: Callable[[int, int, int], None] = lambda *_: None) -> Epoch:
        """Go once through the training sentences, and through those of validation.

        ``tell`` hears the epoch, the sentences done and of how many. Raises ``TrainingError`` when
        the loss is no number any more.
        """
        number, start = len(self._history) + 1, time.monotonic()
        train_loss = self._train(number, tell)
        trained = time.monotonic()
        validation_loss = self._validate()
        end = time.monotonic()
        losses = [epoch.validation_loss for epoch in self._history]
        if validation_loss < min(losses, default=np.inf):
            self._best = _copy(self._network.state_dict())
        epoch = Epoch(number, train_loss, validation_loss, end - start, end - trained)
        self._history.append(epoch)
        return epoch

    def checkpoint(self) -> Checkpoint:
        """The state as it is now."""
        return Checkpoint(
            last=_copy(self._network.state_dict()),
            best=self._best,
            optimiser=self._optimiser.state(),
            history=self.history,
        )

    def _train(self, number: int, tell: Callable[[int, int, int], None]) -> float:
        sentences, size = self._sentences.training, self._config.batch
        self._network.train()
        total, frames = 0.0, 0
        order = _order(len(sentences), self._config.seed, number)
        for start in range(0, len(order), size):
            chosen = [sentences[i] for i in order[start : start + size]]
            predicted = _predict(self._network, chosen)
            distance = squared_distance(predicted, [each.positions for each in chosen])
            objective = self._objective(predicted, chosen, distance)
            (objective / len(predicted)).backward()  # type: ignore[no-untyped-call]
            self._optimiser.step()
            total, frames = total + distance.item(), frames + len(predicted)
            tell(number, min(start + size, len(order)), len(order))
        if not np.isfinite(total):
            raise TrainingError(f"the loss of epoch {number} is not finite: lower learning_rate")
        return total / frames

    def _objective(self, predicted: Tensor, chosen: Sequence[Sentence], distance: Tensor) -> Tensor:
        """What is minimised, summed over frames: the squared distance in the targets' unit."""
        if self._spread is None:
            return distance
        deviation = self._spread.deviation
        return squared_distance(predicted / deviation, [s.positions / deviation for s in chosen])

    def _validate(self) -> float:
        self._network.eval()
        sentences = self._sentences.validation
        total, frames = 0.0, 0
        with torch.no_grad():
            for start in range(0, len(sentences), _VALIDATION_BATCH):
                chosen = sentences[start : start + _VALIDATION_BATCH]
                predicted = _predict(self._network, chosen)
                total += squared_distance(predicted, [s.positions for s in chosen]).item()
                frames += len(predicted)
        return total / frames


def _predict(network: LabialNetwork, sentences: Sequence[Sentence]) -> Tensor:
    positions: Tensor = network(*join([sentence.frames for sentence in sentences]))
    return positions


def _inject(
    decoder: torch.nn.Module,
    config: TrainingConfig,
    sentences: Sentences,
    spread: Spread | None,
    space: LatentSpace | None,
) -> None:
    """Give the network's decoder what it starts from besides random numbers."""
    if spread:
        assert isinstance(decoder, torch.nn.Sequential)
        decoder, unit = decoder
        assert isinstance(unit, Unstandardised)
        unit.mean.copy_(spread.mean)
        unit.deviation.copy_(spread.deviation)
    if config.injects:
        fitted = space or fit_space(config, sentences)
        decoder.load_state_dict(fitted.decoder().state_dict())


def _started(folder: Path, info: RunInfo) -> Checkpoint | None:
    """Begin a run in a folder; there is no checkpoint yet."""
    if (folder / CHECKPOINT).exists():
        raise TrainingError(f"{folder}: holds a run already; resume it or choose another folder")
    # A description alone is of a run that never ended an epoch.
    if any(path.name != DESCRIPTION for path in contents(folder)):
        raise TrainingError(f"{folder}: holds other files; choose a new folder for the run")
    write_description(folder, info)
    return None


def _resumed(folder: Path, info: RunInfo) -> Checkpoint | None:
    """Where the run in a folder stands; None before the end of its first epoch."""
    found = read_description(folder)
    before = replace(found.config, epochs=info.config.epochs)
    if before != info.config:
        differing = "; ".join(differences(info.config.to_dict(), before.to_dict()))
        raise TrainingError(f"{folder}: was trained with another configuration: {differing}")
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


def _copy(weights: StateDict) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in weights.items()}


@contextmanager
def one_thread() -> Iterator[None]:
    """Kernels for other thread counts would round differently; and one is fastest here."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def old_objects_frozen() -> Iterator[None]:
    """Collections pass over what is there already: short steps are slowed by looking through it."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()

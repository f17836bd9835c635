"""Training of a network on a corpus."""

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
from labial.pretrained_start import check_knowledge, take_knowledge
from labial.pretraining.pretrained import Pretrained
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

# Without gradients, larger batches take less time per sentence.
_VALIDATION_BATCH = 16


SentenceDone = Callable[[int, int, int], None]
"""Called with the epoch, the number of sentences done in it, and the number of all."""


@dataclass(frozen=True)
class Reporter:
    """Callbacks that report the progress of a training.

    ``resumed`` is called with the epochs so far when a run is resumed, ``sentence`` after each
    batch, ``epoch`` with all epochs so far after each one.
    """

    resumed: Callable[[tuple[Epoch, ...]], None] = lambda *_: None
    sentence: SentenceDone = lambda *_: None
    epoch: Callable[[tuple[Epoch, ...]], None] = lambda *_: None


def train(
    corpus: Corpus,
    folder: Path,
    config: TrainingConfig,
    splits: Mapping[str, str] | None = None,
    resume: bool = False,
    reporter: Reporter | None = None,
    pretrained: Pretrained | None = None,
) -> Checkpoint:
    """Train a network and store it in ``folder``.

    ``splits`` assigns utterances to "train" and "validation"; by default the split of the corpus.
    With ``resume``, a run in ``folder`` continues after its last completed epoch and ends with the
    same weights as without a stop; ``config.epochs`` may then be higher. ``pretrained`` is the
    model of phone sequences that ``config.pretrained`` names. Raises ``TrainingError`` if the
    folder holds another run, and ``InUseError`` while another process uses it.
    """
    reporter = reporter or Reporter()
    splits = {n: s for n, s in (splits or corpus.splits).items() if s and n in corpus.splits}
    with one_thread(), old_objects_frozen(), ExitStack() as stack:
        sentences = read_sentences(corpus, splits, config.fps or corpus.info.fps, config.encoder)
        info = describe(corpus, config, splits, sentences)
        if resume and not (folder / DESCRIPTION).exists():
            raise TrainingError(f"{folder}: holds no run to resume")
        if not resume:
            check_knowledge(config, info.fps, pretrained)
        stack.enter_context(claimed(folder))
        started = _resumed(folder, info) if resume else _started(folder, info)
        training = Training(config, sentences, None, started, pretrained)
        if started:
            # A run killed at the end of an epoch may have its losses in the checkpoint only.
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
    """The description of a run of ``config`` on these sentences."""
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
    """The digest of the sentences of ``corpus`` for a run described by ``info``."""
    return read_sentences(corpus, info.splits, info.fps, info.config.encoder).digest


class Training:
    """The training of a network, one epoch at a time.

    ``space`` is the latent space to inject; if None, it is fitted on the training sentences.
    ``pretrained`` is the model that the configuration names; it is not needed to go on. Raises
    ``TrainingError`` if it is another one.
    """

    def __init__(
        self,
        config: TrainingConfig,
        sentences: Sentences,
        space: LatentSpace | None = None,
        started: Checkpoint | None = None,
        pretrained: Pretrained | None = None,
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
            take_knowledge(self._network, config, sentences, pretrained)
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

    def epoch(self, sentence_done: SentenceDone = lambda *_: None) -> Epoch:
        """Train once on all training sentences and compute the validation loss.

        ``sentence_done`` is called after each batch. Raises ``TrainingError`` if the loss is not
        finite.
        """
        number, start = len(self._history) + 1, time.monotonic()
        train_loss = self._train(number, sentence_done)
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
        """The current state."""
        return Checkpoint(
            last=_copy(self._network.state_dict()),
            best=self._best,
            optimiser=self._optimiser.state(),
            history=self.history,
        )

    def _train(self, number: int, sentence_done: SentenceDone) -> float:
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
            sentence_done(number, min(start + size, len(order)), len(order))
        if not np.isfinite(total):
            raise TrainingError(f"the loss of epoch {number} is not finite: lower learning_rate")
        return total / frames

    def _objective(self, predicted: Tensor, chosen: Sequence[Sentence], distance: Tensor) -> Tensor:
        """The squared distance in the unit of the targets, summed over frames."""
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
    """Set the weights of the decoder that are not random: the spread and an injected decoder."""
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
    """Start a run in a folder, which has no checkpoint yet."""
    if (folder / CHECKPOINT).exists():
        raise TrainingError(f"{folder}: already holds a run; resume it or choose another folder")
    # A folder with a description only is that of a run that completed no epoch.
    if any(path.name != DESCRIPTION for path in contents(folder)):
        raise TrainingError(f"{folder}: holds other files; choose a new folder for the run")
    write_description(folder, info)
    return None


def _resumed(folder: Path, info: RunInfo) -> Checkpoint | None:
    """The checkpoint of the run in a folder; None before the end of its first epoch."""
    found = read_description(folder)
    before = replace(found.config, epochs=info.config.epochs)
    if before != info.config:
        differing = "; ".join(differences(info.config.to_dict(), before.to_dict()))
        raise TrainingError(f"{folder}: was trained with another configuration: {differing}")
    if (found.data_digest, found.splits) != (info.data_digest, info.splits):
        raise TrainingError(f"{folder}: was trained on other data than the given corpus and split")
    checkpoint = read_checkpoint(folder) if (folder / CHECKPOINT).exists() else None
    if checkpoint and len(checkpoint.history) > info.config.epochs:
        raise TrainingError(
            f"{folder}: already has {len(checkpoint.history)} epochs, more than"
            f" {info.config.epochs}"
        )
    write_description(folder, replace(found, config=info.config))
    return checkpoint


def _order(count: int, seed: int, epoch: int) -> list[int]:
    """The order of sentences: a function of seed and epoch, so that resuming needs no state."""
    generator = np.random.default_rng([seed, epoch])
    return [int(i) for i in generator.permutation(count)]


def _copy(weights: StateDict) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in weights.items()}


@contextmanager
def one_thread() -> Iterator[None]:
    """Run PyTorch on one thread: other thread counts round differently, and one is fastest."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@contextmanager
def old_objects_frozen() -> Iterator[None]:
    """Exclude existing objects from garbage collection, which would slow down short steps."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()

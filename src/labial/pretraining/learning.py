"""Training of models of phone sequences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch

from labial.errors import TrainingError
from labial.formats.strict_json import finite_number, whole_number
from labial.optimiser import Adam
from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.kinds import PHONE_MODELS
from labial.pretraining.phone_data import PhoneData
from labial.pretraining.phone_model import PhoneModel
from labial.progress import Progress, unseen

_LONGEST_GRADIENT = 1.0
_WARMING_STEPS = 200


@dataclass(frozen=True)
class LearningConfig:
    """How a model is trained: by Adam, at a rate that falls from ``learning_rate`` to 0.

    ``batch`` is the number of phones of a step, about. Without epochs, weights stay random, as a
    control of what trained ones bring.
    """

    epochs: int = 3
    batch: int = 1000
    learning_rate: float = 2e-3
    seed: int = 0

    def __post_init__(self) -> None:
        for name, least in (("epochs", 0), ("batch", 1)):
            if getattr(self, name) < least:
                raise TrainingError(f"{name} is {getattr(self, name)}, expected at least {least}")
        if not 0 <= self.seed < 1 << 63:
            raise TrainingError(f"seed is {self.seed}, expected a whole number of at least 0")
        if not 0 < self.learning_rate < 1:
            raise TrainingError(f"learning_rate is {self.learning_rate}, expected from 0 to 1")


@dataclass(frozen=True)
class HeldOut:
    """How well a model guesses phones of sequences that were held out.

    ``perplexity`` is that of the phone, ``accuracy`` the share of phones whose most likely guess is
    right, ``duration_error`` the mean absolute difference of natural logarithms of durations.
    ``guesses`` is their number: phones or, if the model reads frames, frames.
    """

    perplexity: float
    accuracy: float
    duration_error: float
    guesses: int

    def __post_init__(self) -> None:
        whole_number(self.guesses, "guesses")
        for name in ("perplexity", "accuracy", "duration_error"):
            finite_number(getattr(self, name), name)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def learn(
    config: PhoneModelConfig,
    training: PhoneData,
    learning: LearningConfig,
    progress: Progress = unseen,
) -> PhoneModel:
    """A model trained on sequences. The same seed gives the same weights on one thread.

    Raises ``TrainingError`` if the loss is not finite.
    """
    torch.manual_seed(learning.seed)
    model = PHONE_MODELS[config.kind].load().build(config)
    optimiser = Adam(model, learning.learning_rate)
    masks = torch.Generator().manual_seed(learning.seed)
    model.train()
    total, done = learning.epochs * len(training), 0
    for epoch in range(learning.epochs):
        shuffled = np.random.default_rng([learning.seed, epoch])
        for step, batch in enumerate(training.batches(learning.batch, shuffled)):
            warm = min(1.0, (step + 1) / _WARMING_STEPS) if epoch == 0 else 1.0
            optimiser.set_learning_rate(learning.learning_rate * warm * (1 - done / total))
            done += len(batch.lengths)
            guesses = model.guesses(batch, masks)
            if not len(guesses.phones):
                continue
            loss = guesses.loss()
            if not torch.isfinite(loss):
                raise TrainingError("the loss is not finite: lower the learning rate")
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), _LONGEST_GRADIENT)
            optimiser.step()
            progress(done, total)
    return model.eval()


def score(model: PhoneModel, held_out: PhoneData, batch: int = 4000) -> HeldOut:
    """Score a model on sequences that it was not trained on; masks are the same each time.

    Raises ``TrainingError`` if they have nothing to guess.
    """
    masks = torch.Generator().manual_seed(0)
    sums, count = torch.zeros(3, dtype=torch.float64), 0
    with torch.no_grad():
        for each in held_out.batches(batch):
            found = model.guesses(each, masks)
            if not len(found.phones):
                continue
            scores = (found.cross_entropy(), found.right(), found.duration_error())
            sums += len(found.phones) * torch.stack(scores)
            count += len(found.phones)
    if not count:
        raise TrainingError("the held-out phone sequences have no phones to guess")
    nats, right, duration_error = (sums / count).tolist()
    return HeldOut(float(np.exp(nats)), right, duration_error, count)


def unigram(training: PhoneData, held_out: PhoneData) -> HeldOut:
    """The score of always guessing the most frequent phone, and its share; for comparison."""
    known = training.indices < len(training.phones)
    counts = np.bincount(training.indices[known], minlength=len(training.phones)) + 1
    shares = counts / counts.sum()
    usual = np.median(np.log(training.durations_ms[known]))
    asked = held_out.indices < len(training.phones)
    phones, durations = held_out.indices[asked], np.log(held_out.durations_ms[asked])
    return HeldOut(
        float(np.exp(-np.log(shares[phones]).mean())),
        float((phones == counts.argmax()).mean()),
        float(np.abs(durations - usual).mean()),
        len(phones),
    )

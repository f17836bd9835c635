"""Fitting a module epoch by epoch and keeping the epoch of the lowest validation loss."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from torch import nn

from labial.run import Epoch


def fit_to_best_epoch(
    module: nn.Module,
    epochs: int,
    train: Callable[[int], float],
    validate: Callable[[], float],
    ended: Callable[[int], None],
) -> tuple[Epoch, ...]:
    """Fit ``module`` and leave it with the weights of the lowest validation loss.

    ``train`` takes an epoch's number, from 1 on, trains once on all training sentences and returns
    their loss; ``validate`` returns the validation loss. ``ended`` is called with the number of
    each epoch that has ended.
    """
    history: list[Epoch] = []
    best = {name: tensor.clone() for name, tensor in module.state_dict().items()}
    for number in range(1, epochs + 1):
        start = time.monotonic()
        train_loss = train(number)
        trained = time.monotonic()
        validation_loss = validate()
        end = time.monotonic()
        if validation_loss < min((e.validation_loss for e in history), default=np.inf):
            best = {name: tensor.clone() for name, tensor in module.state_dict().items()}
        history.append(Epoch(number, train_loss, validation_loss, end - start, end - trained))
        ended(number)
    module.load_state_dict(best)
    return tuple(history)

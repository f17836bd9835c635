"""Fitting a module epoch by epoch, to keep what validation likes best."""

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
    tell: Callable[[int], None],
) -> tuple[Epoch, ...]:
    """Leave ``module`` as it was after the epoch of the lowest validation loss.

    ``train`` goes once through the training sentences, hears the epoch's number from 1 on and gives
    its loss; ``validate`` gives that of validation. ``tell`` hears each epoch that has ended.
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
        tell(number)
    module.load_state_dict(best)
    return tuple(history)

"""Choice of the code that computes a network's layers: the compiled recurrence, else PyTorch's."""

from __future__ import annotations

import warnings
from functools import cache

from labial.errors import LabialWarning
from labial.recurrence import native
from labial.recurrence.choice import STOCK, choose
from labial.recurrence.fused import Fused
from labial.recurrence.layer import BidirectionalGRU, Recurrence
from labial.recurrence.normalised import NormalisedGRU, Steps, stock_steps
from labial.recurrence.normalised_fused import FusedSteps
from labial.recurrence.stock import Stock


def gru(input_size: int, hidden_size: int, layers: int) -> BidirectionalGRU:
    """Layers of gated recurrent units."""
    return BidirectionalGRU(input_size, hidden_size, layers, recurrence(hidden_size))


def normalised_gru(input_size: int, hidden_size: int, layers: int) -> NormalisedGRU:
    """Layers of gated recurrent units with layer normalisation inside the recurrence."""
    return NormalisedGRU(input_size, hidden_size, layers, normalised_steps(hidden_size))


def recurrence(width: int) -> Recurrence:
    """The code for layers of ``width`` units per direction; warns once if it is the slower one.

    Raises ``LabialError`` as ``choose`` does.
    """
    instruction_set = _instruction_set(width)
    return Fused(instruction_set) if instruction_set else Stock()


def normalised_steps(width: int) -> Steps:
    """The same for layers with layer normalisation inside the recurrence."""
    instruction_set = _instruction_set(width)
    return FusedSteps(instruction_set) if instruction_set else stock_steps


def _instruction_set(width: int) -> str | None:
    """The instruction set of the compiled recurrence, or None for PyTorch's recurrence."""
    choice = choose()
    if choice.reason == native.MISSING:
        _warn(f"{choice.reason}: training takes about eight times as long")
    elif choice.name != STOCK and not native.supports(width):
        step = native.WIDTH_STEP
        _warn(f"{width} units are not a multiple of {step}: PyTorch's slower recurrence is used")
    elif choice.name != STOCK:
        return choice.name
    return None


@cache
def _warn(message: str) -> None:
    warnings.warn(message, LabialWarning, stacklevel=4)

"""What computes the layers of a network: the compiled recurrence, or PyTorch's where it must."""

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
    """Layers of gated recurrent units that are normalised inside."""
    return NormalisedGRU(input_size, hidden_size, layers, normalised_steps(hidden_size))


def recurrence(width: int) -> Recurrence:
    """What computes layers of ``width`` units a direction; tells once when it must be the slower.

    Raises ``LabialError`` as ``choose`` does.
    """
    instruction_set = _instruction_set(width)
    return Fused(instruction_set) if instruction_set else Stock()


def normalised_steps(width: int) -> Steps:
    """The same for layers that are normalised inside."""
    instruction_set = _instruction_set(width)
    return FusedSteps(instruction_set) if instruction_set else stock_steps


def _instruction_set(width: int) -> str | None:
    """That of the compiled recurrence to use, or None where PyTorch's is used."""
    choice = choose()
    if choice.reason == native.MISSING:
        _tell(f"{choice.reason}: training takes about eight times as long")
    elif choice.name != STOCK and not native.supports(width):
        step = native.WIDTH_STEP
        _tell(f"{width} units are no multiple of {step}: PyTorch's slower recurrence is used")
    elif choice.name != STOCK:
        return choice.name
    return None


@cache
def _tell(message: str) -> None:
    warnings.warn(message, LabialWarning, stacklevel=4)

"""Which code computes the recurrence on this machine, and why. Does not need PyTorch."""

from __future__ import annotations

import os
from dataclasses import dataclass

from labial.errors import LabialError
from labial.recurrence import native

VARIABLE = "LABIAL_RECURRENCE"
STOCK = "torch"


@dataclass(frozen=True)
class Choice:
    """An instruction set of the compiled recurrence, or "torch", and the reason."""

    name: str
    reason: str


def choose() -> Choice:
    """The fastest on this processor, or the one that the variable LABIAL_RECURRENCE names.

    Raises ``LabialError`` if the variable names one that does not run on this machine.
    """
    here = (*native.INSTRUCTION_SETS, STOCK)
    wanted = os.environ.get(VARIABLE)
    if wanted:
        if wanted not in here:
            raise LabialError(f"{VARIABLE} is {wanted!r}, expected one of {', '.join(here)}")
        return Choice(wanted, f"set by {VARIABLE}")
    if not native.INSTRUCTION_SETS:
        return Choice(STOCK, native.MISSING)
    return Choice(here[0], f"the fastest of {', '.join(here)} on this processor")

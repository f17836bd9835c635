"""The compiled recurrence (native/module.cpp), on contiguous float32 and int64 arrays.

Raises ``ValueError`` for an array of another type or size than native/gru.h says.
"""

from typing import Any

import numpy.typing as npt

Array = npt.NDArray[Any]

def instruction_sets() -> tuple[str, ...]: ...
def forward(
    instruction_set: str,
    threads: int,
    width: int,
    firsts: Array,
    lengths: Array,
    phones: Array | None,
    phone_count: int,
    inputs: Array,
    weights: Array,
    weights_reverse: Array,
    bias_ih: Array,
    bias_ih_reverse: Array,
    bias_hh: Array,
    bias_hh_reverse: Array,
    states: Array,
    kept: Array | None,
    /,
) -> None: ...
def backward(
    instruction_set: str,
    threads: int,
    width: int,
    firsts: Array,
    lengths: Array,
    phones: Array | None,
    phone_count: int,
    weights: Array,
    weights_reverse: Array,
    slope_of_states: Array,
    kept: Array,
    slopes: Array,
    sums: Array,
    table: Array | None,
    /,
) -> None: ...
def normalised_forward(
    instruction_set: str,
    threads: int,
    width: int,
    firsts: Array,
    lengths: Array,
    inputs: Array,
    weights: Array,
    gain: Array,
    bias: Array,
    states: Array,
    kept: Array | None,
    /,
) -> None: ...
def normalised_backward(
    instruction_set: str,
    threads: int,
    width: int,
    firsts: Array,
    lengths: Array,
    weights: Array,
    gain: Array,
    bias: Array,
    slope_of_states: Array,
    kept: Array,
    slopes: Array,
    sums: Array,
    /,
) -> None: ...

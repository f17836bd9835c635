"""The compiled recurrence (native/module.cpp). Arrays come as addresses, one a direction."""

Pair = tuple[int, int]

def instruction_sets() -> tuple[str, ...]: ...
def forward(
    instruction_set: str,
    threads: int,
    width: int,
    sentences: int,
    sentence_arrays: Pair,
    inputs: Pair,
    phones: int,
    weights: Pair,
    biases: Pair,
    states: int,
    kept: Pair,
    /,
) -> None: ...
def backward(
    instruction_set: str,
    threads: int,
    width: int,
    sentences: int,
    sentence_arrays: Pair,
    weights: Pair,
    slope_of_states: int,
    kept: Pair,
    slopes: Pair,
    sums: Pair,
    phones: int,
    slope_of_tables: Pair,
    /,
) -> None: ...

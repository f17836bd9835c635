"""The compiled recurrence on NumPy arrays: both directions of one layer of gated recurrent units.

Sentences of a batch stand one after another, frame by frame, as rows; nothing is padded. What the
input adds to the gates comes ready made: ``[rows, 3 width]``, gates r, z, n as ``nn.GRU`` orders
them (Cho et al. 2014, equations 5 to 8, with the reset gate after the recurrent product).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

try:
    from labial import _gru
except ImportError:
    # Installed without a compiler.
    INSTRUCTION_SETS: tuple[str, ...] = ()
else:
    INSTRUCTION_SETS = _gru.instruction_sets()

# Columns that a kernel computes together.
WIDTH_STEP = 16

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Pair = tuple[Floats, Floats]


@dataclass(frozen=True, eq=False)
class Sentences:
    """Where sentences stand in a batch's rows, the longest first: int64 ``[sentences]``."""

    first: Indices
    length: Indices

    @classmethod
    def of(cls, lengths: Sequence[int] | Indices) -> Sentences:
        """Sentences of these lengths in frames, one after another; ``ValueError`` below 1."""
        length = np.asarray(lengths, dtype=np.int64)
        if length.ndim != 1 or not len(length) or length.min() < 1:
            raise ValueError(f"sentences of {length.tolist()} frames, expected 1 or more each")
        order = np.argsort(-length, kind="stable")
        return cls((np.cumsum(length) - length)[order], length[order])

    @property
    def rows(self) -> int:
        """Frames of all sentences together."""
        return int(self.length.sum())


class Memory:
    """Arrays for the numbers between two passes, used again: fresh memory costs page faults.

    One that is not given back is only lost to reuse.
    """

    def __init__(self) -> None:
        self._free: list[Floats] = []

    def take(self, *shape: int) -> Floats:
        """An array of this shape with no particular numbers in it."""
        size = math.prod(shape)
        flat = self._free.pop() if self._free else np.empty(0, np.float32)
        if len(flat) < size:
            flat = np.empty(size, np.float32)
        return flat[:size].reshape(shape)

    def give_back(self, array: Floats) -> None:
        """``array`` was taken and is no longer needed."""
        whole = array.base
        if isinstance(whole, np.ndarray):
            self._free.append(whole)


@dataclass(frozen=True, eq=False)
class Slopes:
    """The loss's slopes at the gates, an array a direction.

    ``rows`` ``[2, rows, 4 width]`` are those of the recurrent part of n, of r, of z and of n: the
    first three belong to ``weight_hh``, the last three to the input. ``sums`` ``[2, 4 width]`` are
    theirs over all rows, ``table`` ``[2, phones, 3 width]`` the input's by phone, if phones it was.
    """

    rows: Floats
    sums: Floats
    table: Floats | None


def supports(width: int) -> bool:
    """Whether the compiled recurrence computes layers of this many units a direction."""
    return width > 0 and width % WIDTH_STEP == 0


def forward(
    instruction_set: str,
    threads: int,
    sentences: Sentences,
    inputs: Pair,
    phones: Indices | None,
    weights: Pair,
    biases: Pair,
    memory: Memory | None,
) -> tuple[Floats, Floats | None]:
    """States ``[rows, 2 width]``, forward's first; with ``memory`` what backward needs too.

    ``inputs`` are ``[rows, 3 width]``, or ``[phones, 3 width]`` with ``phones`` int64 ``[rows]``
    choosing among them; ``weights`` are ``weight_hh`` ``[3 width, width]`` and ``biases``
    ``bias_hh`` ``[3 width]``, one a direction. What is kept is ``[2, rows, 5 width]``: r, z, n, the
    recurrent part of n, and the state before.
    """
    rows, width = sentences.rows, weights[0].shape[1]
    states = np.empty((rows, 2 * width), np.float32)
    kept = memory.take(2, rows, 5 * width) if memory else None
    _gru.forward(
        instruction_set,
        threads,
        _supported(width),
        len(sentences.length),
        (_address(sentences.first, np.int64), _address(sentences.length, np.int64)),
        _addresses(inputs, (rows if phones is None else _choices(phones, rows, inputs), 3 * width)),
        0 if phones is None else _address(phones, np.int64),
        _addresses(weights, (3 * width, width)),
        _addresses(biases, (3 * width,)),
        _address(states),
        (0, 0) if kept is None else _addresses(kept, (rows, 5 * width)),
    )
    return states, kept


def backward(
    instruction_set: str,
    threads: int,
    sentences: Sentences,
    weights: Pair,
    kept: Floats,
    slope_of_states: Floats,
    phones: Indices | None,
    phone_count: int,
    memory: Memory,
) -> Slopes:
    """The slopes at the gates, of those at the states ``[rows, 2 width]`` and what was kept."""
    rows, width = sentences.rows, weights[0].shape[1]
    slopes = Slopes(
        memory.take(2, rows, 4 * width),
        np.empty((2, 4 * width), np.float32),
        None if phones is None else np.zeros((2, phone_count, 3 * width), np.float32),
    )
    if phones is not None and slopes.table is not None:
        _choices(phones, rows, slopes.table)
    if slope_of_states.shape != (rows, 2 * width):
        raise ValueError(f"slopes of shape {slope_of_states.shape}, expected {(rows, 2 * width)}")
    _gru.backward(
        instruction_set,
        threads,
        _supported(width),
        len(sentences.length),
        (_address(sentences.first, np.int64), _address(sentences.length, np.int64)),
        _addresses(weights, (3 * width, width)),
        _address(slope_of_states),
        _addresses(kept, (rows, 5 * width)),
        _addresses(slopes.rows, (rows, 4 * width)),
        _addresses(slopes.sums, (4 * width,)),
        0 if phones is None else _address(phones, np.int64),
        (0, 0) if slopes.table is None else _addresses(slopes.table, (phone_count, 3 * width)),
    )
    return slopes


def _supported(width: int) -> int:
    if not supports(width):
        raise ValueError(f"{width} units, expected a multiple of {WIDTH_STEP}")
    return width


def _choices(phones: Indices, rows: int, tables: Pair | Floats) -> int:
    """How many phones the table holds, when every index is one of them."""
    count = len(tables[0])
    if phones.shape != (rows,) or phones.min() < 0 or phones.max() >= count:
        raise ValueError(f"expected {rows} phone indices from 0 to {count - 1}")
    return count


def _addresses(arrays: Pair | Floats, shape: tuple[int, ...]) -> tuple[int, int]:
    for array in arrays:
        if array.shape != shape:
            raise ValueError(f"an array of shape {array.shape}, expected {shape}")
    return _address(arrays[0]), _address(arrays[1])


def _address(array: npt.NDArray[np.generic], kind: npt.DTypeLike = np.float32) -> int:
    """Where an array's memory starts, for the compiled code, which trusts it."""
    if array.dtype != kind or not array.flags.c_contiguous:
        raise ValueError(f"an array of {array.dtype}, expected a contiguous one of {kind}")
    return array.ctypes.data

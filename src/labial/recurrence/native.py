"""The compiled recurrence on NumPy arrays: both directions of one layer of gated recurrent units.

Sentences of a batch stand one after another, frame by frame, as rows; nothing is padded. The
inputs' product with ``weight_ih`` comes ready made: ``[rows, 3 width]``, gates r, z, n as in
``nn.GRU`` (Cho et al. 2014, equations 5 to 8, with the reset gate after the recurrent product).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

INSTRUCTION_SETS: tuple[str, ...] = ()
# Why there is no compiled part, where there is none.
MISSING = "labial was installed without its compiled part"
try:
    from labial import _gru
except ImportError as error:
    if find_spec("labial._gru"):
        MISSING = f"labial's compiled part cannot be loaded: {error}"
else:
    INSTRUCTION_SETS = _gru.instruction_sets()

# Columns that a kernel computes together.
WIDTH_STEP = 16

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Pair = tuple[Floats, Floats]


@dataclass(frozen=True, eq=False)
class SentenceRows:
    """Where sentences stand in a batch's rows, the longest first: int64 ``[sentences]``."""

    first: Indices
    length: Indices

    @classmethod
    def of(cls, lengths: Sequence[int] | Indices) -> SentenceRows:
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

    One that is not given back is only lost to reuse. A copy of a memory is a new one.
    """

    def __init__(self) -> None:
        self._free: list[Floats] = []

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()

    def take(self, *shape: int) -> Floats:
        """An array of this shape with no particular numbers in it."""
        size = math.prod(shape)
        fitting = [place for place, flat in enumerate(self._free) if len(flat) >= size]
        if fitting:
            flat = self._free.pop(min(fitting, key=lambda place: len(self._free[place])))
        else:
            # A smaller one makes way, so that there are never more than were in use at once.
            self._free = self._free[1:]
            flat = np.empty(size, np.float32)
        return flat[:size].reshape(shape)

    def give_back(self, array: Floats) -> None:
        """``array`` was taken and is no longer needed. Raises ``ValueError`` the second time."""
        whole = array.base
        if not isinstance(whole, np.ndarray) or any(flat is whole for flat in self._free):
            raise ValueError("an array that was not taken, or that was given back already")
        self._free.append(whole)


@dataclass(frozen=True, eq=False)
class Slopes:
    """The loss's slopes at the gates, an array a direction.

    ``rows`` ``[2, rows, 4 width]`` are those of the recurrent part of n, of r, of z and of n: the
    first three belong to ``weight_hh``, the last three to the input. ``sums`` ``[2, 6 width]`` are
    those of ``bias_ih`` and ``bias_hh``; ``table`` ``[2, phones, 3 width]`` are the input's by
    phone, if phones it was.
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
    sentences: SentenceRows,
    inputs: Floats,
    phones: Indices | None,
    weights: Pair,
    biases_ih: Pair,
    biases_hh: Pair,
    memory: Memory | None,
) -> tuple[Floats, Floats | None]:
    """States ``[rows, 2 width]``, the forward's first; with ``memory`` what backward needs too.

    ``inputs`` are ``[2, rows, 3 width]``, or ``[2, phones, 3 width]`` with ``phones`` int64
    ``[rows]`` choosing among them; ``weights`` are ``weight_hh`` ``[3 width, width]``, biases
    ``[3 width]``, one a direction. What is kept is ``[2, rows, 5 width]``:
    r, z, n, the recurrent part of n, and the state before. Raises ``ValueError`` for an array of
    another size or type, and for an index that is no phone's.
    """
    rows, width = sentences.rows, weights[0].shape[1]
    states = np.empty((rows, 2 * width), np.float32)
    kept = memory.take(2, rows, 5 * width) if memory else None
    _gru.forward(
        instruction_set,
        threads,
        width,
        sentences.first,
        sentences.length,
        phones,
        inputs.shape[1],
        inputs,
        *weights,
        *biases_ih,
        *biases_hh,
        states,
        kept,
    )
    return states, kept


def backward(
    instruction_set: str,
    threads: int,
    sentences: SentenceRows,
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
        np.empty((2, 6 * width), np.float32),
        None if phones is None else np.zeros((2, phone_count, 3 * width), np.float32),
    )
    _gru.backward(
        instruction_set,
        threads,
        width,
        sentences.first,
        sentences.length,
        phones,
        phone_count,
        *weights,
        slope_of_states,
        kept,
        slopes.rows,
        slopes.sums,
        slopes.table,
    )
    return slopes


@dataclass(frozen=True, eq=False)
class NormalisedWeights:
    """Both directions' weights of a recurrent product that is normalised.

    ``weights`` ``[2, 3 width, width]``, gates r, z, n; ``gain`` and ``bias`` ``[2, 3 width]``.
    """

    weights: Floats
    gain: Floats
    bias: Floats


def normalised_forward(
    instruction_set: str,
    threads: int,
    sentences: SentenceRows,
    inputs: Floats,
    weights: NormalisedWeights,
    memory: Memory | None,
) -> tuple[Floats, Floats | None]:
    """As :func:`forward`, with layer normalisation of the recurrent product.

    It is normalised over the units of both gates and over those of n (Ba, Kiros and Hinton 2016,
    supplement). ``inputs`` ``[2, rows, 3 width]`` are added to the gates as they are. What is kept
    is ``[2, rows, 7 width + 16]``, of which columns 3 width to 4 width are the state before.
    """
    rows, width = sentences.rows, weights.weights.shape[2]
    states = np.empty((rows, 2 * width), np.float32)
    kept = memory.take(2, rows, 7 * width + 16) if memory else None
    _gru.normalised_forward(
        instruction_set,
        threads,
        width,
        sentences.first,
        sentences.length,
        inputs,
        weights.weights,
        weights.gain,
        weights.bias,
        states,
        kept,
    )
    return states, kept


def normalised_backward(
    instruction_set: str,
    threads: int,
    sentences: SentenceRows,
    weights: NormalisedWeights,
    kept: Floats,
    slope_of_states: Floats,
    memory: Memory,
) -> tuple[Floats, Floats]:
    """Slopes ``[2, rows, 6 width]`` and their sums ``[2, 2, 3 width]``.

    The former are those of the recurrent product's n, r and z, then those of the inputs' r, z and
    n; the latter those of gain and bias, gates r, z, n.
    """
    rows, width = sentences.rows, weights.weights.shape[2]
    slopes = memory.take(2, rows, 6 * width)
    sums = np.empty((2, 2, 3 * width), np.float32)
    _gru.normalised_backward(
        instruction_set,
        threads,
        width,
        sentences.first,
        sentences.length,
        weights.weights,
        weights.gain,
        weights.bias,
        slope_of_states,
        kept,
        slopes,
        sums,
    )
    return slopes, sums

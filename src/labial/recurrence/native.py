"""The compiled recurrence on NumPy arrays: both directions of one layer of gated recurrent units.

The frames of a batch's sentences are consecutive rows; nothing is padded. The product of the inputs
with ``weight_ih`` is computed by the caller: ``[rows, 3 width]``, gates r, z, n as in ``nn.GRU``
(Cho et al. 2014, equations 5 to 8, with the reset gate after the recurrent product).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

INSTRUCTION_SETS: tuple[str, ...] = ()
# Why the compiled part is missing, if it is.
MISSING = "labial was installed without its compiled part"
try:
    from labial import _gru
except ImportError as error:
    if find_spec("labial._gru"):
        MISSING = f"labial's compiled part cannot be loaded: {error}"
else:
    INSTRUCTION_SETS = _gru.instruction_sets()

# Layer widths must be a multiple of this number of columns.
WIDTH_STEP = 16

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Pair = tuple[Floats, Floats]


@dataclass(frozen=True, eq=False)
class SentenceRows:
    """First row and length in frames of each sentence, longest first: int64 ``[sentences]``."""

    first: Indices
    length: Indices

    @classmethod
    def of(cls, lengths: Sequence[int] | Indices) -> SentenceRows:
        """Consecutive sentences of these lengths in frames. Raises ``ValueError`` below 1."""
        length = np.asarray(lengths, dtype=np.int64)
        if length.ndim != 1 or not len(length) or length.min() < 1:
            raise ValueError(f"sentences of {length.tolist()} frames, expected at least 1 each")
        order = np.argsort(-length, kind="stable")
        return cls((np.cumsum(length) - length)[order], length[order])

    @property
    def rows(self) -> int:
        """Number of frames of all sentences."""
        return int(self.length.sum())


class Memory:
    """Arrays for intermediate values that are reused, as fresh memory costs page faults.

    An array that is not given back is freed as usual. A copy of a memory is a new, empty one.
    """

    def __init__(self) -> None:
        self._free: list[Floats] = []

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        return Memory, ()

    def take(self, *shape: int) -> Floats:
        """An uninitialised array of this shape."""
        size = math.prod(shape)
        fitting = [place for place, flat in enumerate(self._free) if len(flat) >= size]
        if fitting:
            flat = self._free.pop(min(fitting, key=lambda place: len(self._free[place])))
        else:
            # It replaces a smaller one, so that there are never more than were in use at once.
            self._free = self._free[1:]
            flat = np.empty(size, np.float32)
        return flat[:size].reshape(shape)

    def give_back(self, array: Floats) -> None:
        """Return an array that :meth:`take` gave. Raises ``ValueError`` the second time."""
        whole = array.base
        if not isinstance(whole, np.ndarray) or any(flat is whole for flat in self._free):
            raise ValueError("an array that was not taken, or that was given back already")
        self._free.append(whole)


@dataclass(frozen=True, eq=False)
class GateGradients:
    """The loss's gradients at the gates; the first axis is the direction.

    ``rows`` ``[2, rows, 4 width]`` are those of the recurrent part of n, of r, of z and of n: the
    first three belong to ``weight_hh``, the last three to the input. ``sums`` ``[2, 6 width]`` are
    those of ``bias_ih`` and ``bias_hh``. ``table`` ``[2, phones, 3 width]`` are those of the
    input's rows for each phone, if the input is phones.
    """

    rows: Floats
    sums: Floats
    table: Floats | None


def supports(width: int) -> bool:
    """Whether the compiled recurrence can compute layers of ``width`` units per direction."""
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
    """States ``[rows, 2 width]``, forward first, and, with ``memory``, what backward needs.

    ``inputs`` are ``[2, rows, 3 width]``, or ``[2, phones, 3 width]`` indexed by ``phones`` int64
    ``[rows]``; ``weights`` are ``weight_hh`` ``[3 width, width]`` and biases ``[3 width]``, one per
    direction. What is kept is ``[2, rows, 5 width]``: r, z, n, the recurrent part of n, and the
    previous state. Raises ``ValueError`` for an array of another size or type, and for a phone
    index out of range.
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
    state_gradients: Floats,
    phones: Indices | None,
    phone_count: int,
    memory: Memory,
) -> GateGradients:
    """Gradients at the gates, from those at the states ``[rows, 2 width]`` and what was kept."""
    rows, width = sentences.rows, weights[0].shape[1]
    gates = GateGradients(
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
        state_gradients,
        kept,
        gates.rows,
        gates.sums,
        gates.table,
    )
    return gates


@dataclass(frozen=True, eq=False)
class NormalisedWeights:
    """Both directions' weights of a recurrent product with layer normalisation.

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

    The product is normalised over the units of both gates and over those of n (Ba, Kiros and Hinton
    2016, supplement). ``inputs`` ``[2, rows, 3 width]`` are added to the gates unchanged. What is
    kept is ``[2, rows, 7 width + 16]``; its columns 3 width to 4 width are the previous state.
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
    state_gradients: Floats,
    memory: Memory,
) -> tuple[Floats, Floats]:
    """Gradients ``[2, rows, 6 width]`` and those of gain and bias ``[2, 2, 3 width]``.

    The former are those of the recurrent product's n, r and z, then those of the inputs' r, z and
    n; the latter are in the order r, z, n and summed over rows.
    """
    rows, width = sentences.rows, weights.weights.shape[2]
    gradients = memory.take(2, rows, 6 * width)
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
        state_gradients,
        kept,
        gradients,
        sums,
    )
    return gradients, sums

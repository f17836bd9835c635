"""Phone sequences in memory, for training: compact arrays, and batches of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from labial.alignment import SILENCE
from labial.errors import TrainingError
from labial.pretraining.phone_file import PhoneSequence

# A phone that is rarer is read as an unknown one.
_LEAST_COUNT = 20

# One sequence in this many is held out.
_HELD_OUT_EVERY = 50


class PhoneBatch(NamedTuple):
    """Sequences as consecutive rows.

    ``phones`` int64 ``[rows]`` are indices; the number of phones stands for an unknown one.
    ``durations`` float32 ``[rows]`` are in seconds, ``lengths`` int64 ``[sequences]`` in phones.
    """

    phones: Tensor
    durations: Tensor
    lengths: Tensor


@dataclass(frozen=True, eq=False)
class PhoneData:
    """Many sequences. ``phones`` are the names of the indices."""

    phones: tuple[str, ...]
    indices: npt.NDArray[np.int16]
    durations_ms: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def batch(self, places: Sequence[int]) -> PhoneBatch:
        """The sequences at some places."""
        spans = [slice(self.starts[place], self.starts[place + 1]) for place in places]
        indices = np.concatenate([self.indices[span] for span in spans])
        durations = np.concatenate([self.durations_ms[span] for span in spans])
        return PhoneBatch(
            torch.from_numpy(indices.astype(np.int64)),
            torch.from_numpy(durations.astype(np.float32) / 1000),
            torch.tensor([span.stop - span.start for span in spans]),
        )

    def batches(self, size: int, random: np.random.Generator | None = None) -> Iterator[PhoneBatch]:
        """All sequences in batches of about ``size`` phones, shuffled by ``random`` if given.

        Sequences of a batch have similar lengths, so that padding costs little.
        """
        lengths = np.diff(self.starts)
        order = np.arange(len(self)) if random is None else random.permutation(len(self))
        # Sorted within pools only, so that batches differ between epochs.
        pools = [order[i : i + 2000] for i in range(0, len(order), 2000)]
        groups = [g for pool in pools for g in _grouped(pool, lengths, size)]
        turn = np.arange(len(groups)) if random is None else random.permutation(len(groups))
        for place in turn:
            yield self.batch(groups[place])


def _grouped(
    pool: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], size: int
) -> Iterator[list[int]]:
    group: list[int] = []
    for place in pool[np.argsort(lengths[pool], kind="stable")]:
        if group and (len(group) + 1) * lengths[place] > size:
            yield group
            group = []
        group.append(int(place))
    if group:
        yield group


def gathered(sequences: Iterable[PhoneSequence]) -> tuple[PhoneData, PhoneData]:
    """Training data, and held-out data: one sequence in 50, by a digest of its phones.

    Sequences with equal phones are on the same side, whatever their pauses and durations. Raises
    ``TrainingError`` if either is empty.
    """
    table: dict[str, int] = {}
    counts: Counter[str] = Counter()
    parts = (_Part(), _Part())
    for sequence in sequences:
        spoken = " ".join(phone for phone in sequence.phones if phone != SILENCE)
        digest = blake2b(spoken.encode(), digest_size=8).digest()
        part = parts[int.from_bytes(digest, "big") % _HELD_OUT_EVERY == 0]
        part.add([table.setdefault(p, len(table)) for p in sequence.phones], sequence.durations)
        counts.update(sequence.phones)
    for part, what in zip(parts, ("training", "held-out"), strict=True):
        if not part.lengths:
            raise TrainingError(f"too few phone sequences: there are no {what} ones")
    known = tuple(sorted(phone for phone in table if counts[phone] >= _LEAST_COUNT))
    if not known:
        raise TrainingError(f"too few phone sequences: no phone occurs {_LEAST_COUNT} times")
    renumbered = np.full(len(table), len(known), np.int16)
    for place, phone in enumerate(known):
        renumbered[table[phone]] = place
    training, held_out = (part.data(known, renumbered) for part in parts)
    return training, held_out


class _Part:
    def __init__(self) -> None:
        self.indices: list[npt.NDArray[np.int16]] = []
        self.durations: list[npt.NDArray[np.int32]] = []
        self.lengths: list[int] = []

    def add(self, indices: Sequence[int], durations: Sequence[int]) -> None:
        self.indices.append(np.array(indices, np.int16))
        self.durations.append(np.array(durations, np.int32))
        self.lengths.append(len(indices))

    def data(self, phones: tuple[str, ...], renumbered: npt.NDArray[np.int16]) -> PhoneData:
        starts = np.concatenate([[0], np.cumsum(self.lengths)])
        indices = renumbered[np.concatenate(self.indices)]
        return PhoneData(phones, indices, np.concatenate(self.durations), starts)

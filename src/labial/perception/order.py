"""Orders of trials that are balanced over participants."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


def williams_square(count: int) -> list[list[int]]:
    """A Latin square of 0 to ``count`` - 1 balanced for carry-over (Williams 1949).

    Each value occurs once in each row and equally often in each column, and follows each other
    value equally often. The square has ``count`` rows, or twice as many if ``count`` is odd.
    """
    first = [0]
    for step in range(1, count):
        first.append((count - (step + 1) // 2) % count if step % 2 == 0 else (step + 1) // 2)
    rows = [[(value + shift) % count for value in first] for shift in range(count)]
    return rows if count % 2 == 0 else [*rows, *(row[::-1] for row in rows)]


@dataclass(frozen=True)
class Place:
    """A trial in a participant's order: its cell and item by number, and whether the second of
    two stimuli comes first.
    """

    cell: int
    item: int
    reversed: bool


def list_count(cells: int) -> int:
    """How many lists balance ``cells``: each row of the square with both orders of two stimuli."""
    return 2 * len(williams_square(cells))


def ordered(cells: int, items: int, crossed: bool, number: int, seed: int) -> list[Place]:
    """The trials of list ``number`` in order.

    They come in blocks in which each cell occurs once, in the order of a row of a Williams square;
    over the lists, each cell is equally often at each position. If ``crossed``, each item occurs
    once in each cell; otherwise each item occurs once, and over ``cells`` lists once in each cell.
    The order of items is random. Two lists that are half of all apart differ only in the order of
    two stimuli.
    """
    square = williams_square(cells)
    half = number % len(square)
    grouping = np.random.default_rng([seed, cells]).permutation(items)
    random = np.random.default_rng([seed, cells, half])
    shuffled = random.permutation(items) if crossed else grouping
    blocks = random.permutation(items if crossed else -(-items // cells))
    places = []
    for block in map(int, blocks):
        for cell in square[(half + block) % len(square)]:
            if crossed:
                item = (block + cell * max(1, items // cells)) % items
            else:
                item = block * cells + (cell + number) % cells
            if item < items:
                backwards = (number // len(square) + block + cell) % 2 == 1
                places.append(Place(cell, int(shuffled[item]), backwards))
    return places

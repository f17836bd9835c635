"""Damage for tests of readers: other values in a structure, changed bytes, and the limits."""

from __future__ import annotations

import json
import os
import random
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

LONG = 10**400
"""A whole number beyond every type of a fixed size."""

OTHERS: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 1.5, 25, 1e12, 1e-9, 1e308, -1e308, 1e-300, 2**31, 2**63),
    *(float("nan"), float("inf"), LONG, "", "mm", "1", "nan", "\x00", "../../x", "x" * 10_000),
    *([], [[]], [None], ["p", "p"], [1, "2"], {}, {"p": "p"}),
)
"""Values of JSON that are not expected in most places."""

_SECONDS = 20.0
_MEMORY_KB = 1_000_000


def cases(default: int) -> int:
    """How many cases a fuzzer tries; `make fuzz` sets LABIAL_FUZZ."""
    return int(os.environ.get("LABIAL_FUZZ", default))


@contextmanager
def limits() -> Iterator[None]:
    """Fail if the block takes very long, or 1 GB more memory than was ever used before."""
    before, start = _peak_kb(), time.monotonic()
    yield
    assert time.monotonic() - start < _SECONDS
    assert _peak_kb() - before < _MEMORY_KB


def changed(
    values: Any, chance: random.Random, others: Callable[[Any], tuple[Any, ...]] | None = None
) -> Any:
    """JSON with another value, or none, in a random place.

    ``others`` gives further values for the one that is there.
    """
    values = deepcopy(values)
    path = chance.choice([path for path in _places(values) if path])
    inside = values
    for step in path[:-1]:
        inside = inside[step]
    there = inside[path[-1]]
    if chance.random() < 0.2:
        del inside[path[-1]]
    else:
        inside[path[-1]] = chance.choice((*OTHERS, *(others(there) if others else ())))
    return json.loads(json.dumps(values))


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Bytes with a bit changed, two exchanged, a part removed or repeated, or the end missing."""
    damaged = bytearray(content)
    place = chance.randrange(len(damaged))
    length = chance.choice((1, 2, 4, 60, 1000))
    match chance.choice(("flip", "swap", "cut", "remove", "repeat")):
        case "flip":
            damaged[place] ^= 1 << chance.randrange(8)
        case "swap":
            damaged[place : place + 2] = damaged[place : place + 2][::-1]
        case "cut":
            del damaged[place:]
        case "remove":
            del damaged[place : place + length]
        case "repeat":
            damaged[place:place] = damaged[place : place + length]
    return bytes(damaged)


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where the values of a JSON structure are, of long lists only some."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from _places(value[key], (*path, key))
    elif isinstance(value, list):
        for place in sorted({0, 1, len(value) // 2, len(value) - 1} & set(range(len(value)))):
            yield from _places(value[place], (*path, place))


def _peak_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

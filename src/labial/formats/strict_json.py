"""JSON from files of others, as the standard defines it, and within limits."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

DEEPEST = 100
"""How deeply lists and objects may be nested; glTF nests ten levels, extras a few more."""


def strict_json(content: str | bytes) -> Any:
    """The value of a JSON text.

    Raises ``ValueError`` for what Python's reader accepts besides JSON (NaN, infinity, numbers
    beyond the range of floating point), whole numbers of thousands of digits, and values nested
    more deeply than ``DEEPEST``, which other code may process by recursion.
    """
    try:
        text = content if isinstance(content, str) else content.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError(f"it is nested more than {DEEPEST} levels deep") from None
    level = [value]
    for _ in range(DEEPEST + 1):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return value
    raise ValueError(f"it is nested more than {DEEPEST} levels deep")


def whole_number(value: object, name: str) -> int:
    """An integer of at most 64 bits. Raises ``ValueError`` naming it."""
    if type(value) is not int or value.bit_length() > 63:
        raise ValueError(f"'{name}' is {str(value)[:40]}, expected a whole number")
    return value


def finite_number(value: object, name: str) -> float:
    """A number. Raises ``ValueError`` naming it."""
    if type(value) in (int, float):
        try:
            number = float(value)  # type: ignore[arg-type]
        except OverflowError:  # a whole number may be of any size
            number = math.inf
        if math.isfinite(number):
            return number
    raise ValueError(f"'{name}' is {str(value)[:40]}, expected a finite number")


def is_within(value: object, above: float, most: float) -> bool:
    """Whether a value is a number above one and at most another."""
    return type(value) in (int, float) and above < value <= most  # type: ignore[operator]


def _inside(value: Any) -> list[Any]:
    """The values of a list or object. Raises ``ValueError`` for an infinite number."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return value
    if isinstance(value, float) and math.isinf(value):
        raise ValueError("a number is beyond the range of floating point")
    return []


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")

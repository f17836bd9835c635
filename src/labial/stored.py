"""Reading back what dataclasses were stored as, by code that is older or newer.

A stored value lacks the fields that were added after it was written: they take their defaults. So
a new field's default has to mean what the code did before there was the field, and stored values
are compared as the values they read as, not as they are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from labial.errors import FormatError


def stored_fields(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` as arguments for the dataclass ``kind``, without those left to their defaults.

    Raises ``FormatError`` for a field that ``kind`` lacks, which newer code may have written, and
    for one without a default that is not there.
    """
    if not isinstance(values, Mapping):
        raise FormatError(f"expected an object, found {type(values).__name__}")
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(set(values) - set(known)):
        raise FormatError(f"{', '.join(unknown)}: not known to this version of labial")
    required = {
        name
        for name, field in known.items()
        if field.default is MISSING and field.default_factory is MISSING
    }
    if lacking := sorted(required - set(values)):
        raise FormatError(f"{', '.join(lacking)}: not there")
    return dict(values)


def differences(
    expected: Mapping[str, Any], found: Mapping[str, Any], prefix: str = ""
) -> list[str]:
    """What differs between two stored values, field by field, in words."""
    lines: list[str] = []
    for name in sorted({*expected, *found}):
        now, then = expected.get(name), found.get(name)
        if isinstance(now, Mapping) and isinstance(then, Mapping):
            lines += differences(now, then, f"{prefix}{name} ")
        elif now != then:
            lines.append(f"{prefix}{name} was {then!r}, is {now!r} now")
    return lines

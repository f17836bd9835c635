"""Reading stored dataclasses that other versions of labial wrote.

Fields that were added after a value was stored are missing from it and take their defaults. So a
new field's default must mean what the code did before the field was added, and stored values are
compared after reading, not as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from labial.errors import FormatError


def stored_fields(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` as arguments for the dataclass ``kind``, without missing fields with defaults.

    Raises ``FormatError`` for a field unknown to ``kind``, which a newer version may have written,
    and for a missing field that has no default.
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
        raise FormatError(f"{', '.join(lacking)}: missing")
    return dict(values)


def differences(
    expected: Mapping[str, Any], found: Mapping[str, Any], prefix: str = ""
) -> list[str]:
    """The fields in which two stored values differ, each as a line of text."""
    lines: list[str] = []
    for name in sorted({*expected, *found}):
        now, then = expected.get(name), found.get(name)
        if isinstance(now, Mapping) and isinstance(then, Mapping):
            lines += differences(now, then, f"{prefix}{name} ")
        elif now != then:
            lines.append(f"{prefix}{name} was {then!r}, is {now!r} now")
    return lines

"""Alignments as JSON.

``{"phones": [{"start": 0.0, "end": 0.12, "label": "b"}, ...], "words": [...], "duration": 2.5}``
with times in seconds; ``words`` and ``duration`` may be left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from labial.alignment import Alignment, Interval
from labial.errors import AlignmentError, FormatError
from labial.phones import canonical_phones


def read_alignment_json(path: Path) -> Alignment:
    """Phones and words of a JSON alignment.

    Raises ``FormatError`` for a file that is not one, ``PhoneError`` for a label that is no phone
    and ``AlignmentError`` for intervals that overlap; each names the file.
    """
    try:
        values = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{path}: not JSON: {error}") from error
    if not isinstance(values, dict) or "phones" not in values:
        raise FormatError(f"{path}: expected an object with a list 'phones'")
    duration = values.get("duration")
    if duration is not None and not _is_number(duration):
        raise FormatError(f"{path}: 'duration' is {duration!r}, expected seconds")
    try:
        phones = canonical_phones(_intervals(values, "phones", path), str(path))
        words = _intervals(values, "words", path) if "words" in values else []
        return Alignment.tile(phones, words, duration)
    except AlignmentError as error:
        raise AlignmentError(f"{path}: {error}") from error


def _intervals(values: dict[str, Any], tier: str, path: Path) -> list[Interval]:
    entries = values[tier]
    if not isinstance(entries, list):
        raise FormatError(f"{path}: '{tier}' is no list")
    intervals = []
    for place, entry in enumerate(entries):
        match entry:
            case {"start": start, "end": end, "label": str(label)} if _is_number(
                start
            ) and _is_number(end):
                intervals.append(Interval(float(start), float(end), label))
            case _:
                raise FormatError(
                    f"{path}: {tier}[{place}] is {json.dumps(entry)[:80]}, expected"
                    ' {"start": seconds, "end": seconds, "label": text}'
                )
    return intervals


def _is_number(value: object) -> bool:
    # Integers of any length are JSON, but no times.
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, float) or abs(value) < 1e15

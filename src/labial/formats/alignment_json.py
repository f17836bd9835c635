"""labial's alignments as JSON.

``{"phones": [{"start": 0.0, "end": 0.12, "label": "b"}, ...], "words": [...], "duration": 2.5}``
with times in seconds; ``words`` and ``duration`` may be left out.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.mfa import is_number
from labial.formats.transcription import ReadingOptions, Transcription, interval


def fits(values: Any) -> bool:
    """Whether JSON values are such an alignment."""
    return isinstance(values, dict) and "phones" in values


def transcription(path: Path, values: dict[str, Any], options: ReadingOptions) -> Transcription:
    """The utterance of the values of a file.

    Raises ``FormatError`` for values of another form, and ``AlignmentError`` for impossible
    intervals; each names the file.
    """
    unit_s = options.unit_s(1.0)
    duration = values.get("duration")
    if duration is not None and not is_number(duration):
        raise FormatError(f"{path}: 'duration' is {duration!r}, expected seconds")
    return Transcription(
        path.stem,
        str(path),
        _intervals(values, "phones", path, unit_s),
        _intervals(values, "words", path, unit_s) if "words" in values else (),
        None if duration is None else duration * unit_s,
    )


def _intervals(
    values: dict[str, Any], tier: str, path: Path, unit_s: float
) -> tuple[Interval, ...]:
    entries = values[tier]
    if not isinstance(entries, list):
        raise FormatError(f"{path}: '{tier}' is not a list")
    intervals = []
    for place, entry in enumerate(entries):
        match entry:
            case {"start": start, "end": end, "label": str(label)} if is_number(
                start
            ) and is_number(end):
                intervals.append(interval(start * unit_s, end * unit_s, label, str(path)))
            case _:
                raise FormatError(
                    f"{path}: {tier}[{place}] is {json.dumps(entry)[:80]}, expected"
                    ' {"start": seconds, "end": seconds, "label": text}'
                )
    return tuple(intervals)

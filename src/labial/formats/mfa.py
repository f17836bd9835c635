"""The Montreal Forced Aligner's JSON and CSV (its ``--output_format``, versions 2 and 3).

JSON: ``{"start": 0, "end": 2.5, "tiers": {"phones": {"type": "interval", "entries": [[0.0, 0.12,
"b"], ...]}, "words": ...}}``; with several talkers the tiers are ``NAME - phones``. CSV: a header
``Begin,End,Label,Type,Speaker`` and one row per interval. Both in seconds. (praatio's "json" has
the same form.)
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.text import read_text
from labial.formats.transcription import (
    PHONE_TIERS,
    WORD_TIERS,
    ReadingOptions,
    Transcription,
    choose_tiers,
    interval,
    number_in,
)

CSV_HEADER = ("Begin", "End", "Label", "Type", "Speaker")


def fits(values: Any) -> bool:
    """Whether JSON values are the aligner's."""
    return isinstance(values, dict) and "tiers" in values and "phones" not in values


def transcription_of_tiers(
    path: Path, values: Mapping[str, Any], options: ReadingOptions
) -> Transcription:
    """The utterance of a JSON object that has ``tiers``. Raises ``FormatError`` naming ``path``."""
    tiers, end = values["tiers"], values.get("end")
    if not isinstance(tiers, dict) or not tiers:
        raise FormatError(f"{path}: 'tiers' is not an object with tiers")
    if not is_number(end):
        raise FormatError(f"{path}: 'end' is {end!r}, expected seconds")
    names = list(tiers)
    phones, words = choose_tiers(names, options, str(path))
    unit_s = options.unit_s(1.0)
    return Transcription(
        path.stem,
        str(path),
        _entries(tiers[names[phones]], f"{path}: tier '{names[phones]}'", unit_s),
        () if words is None else _words(tiers[names[words]], f"{path}: words", unit_s),
        end * unit_s,
    )


def read_mfa_csv(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The one utterance of the aligner's CSV. Raises ``FormatError`` naming file and line."""
    unit_s = options.unit_s(1.0)
    try:
        rows = list(csv.reader(io.StringIO(read_text(path), newline=""), strict=True))
    except csv.Error as error:
        raise FormatError(f"{path}: not CSV: {error}") from error
    if not rows or tuple(rows[0]) != CSV_HEADER:
        raise FormatError(f"{path}: expected the header {','.join(CSV_HEADER)}")
    tiers: dict[tuple[str, str], list[Interval]] = {}
    speakers: dict[str, int] = {}  # the first line of each
    for line, row in enumerate(rows[1:], start=2):
        where = f"{path}, line {line}"
        if not row:
            continue
        if len(row) != len(CSV_HEADER):
            raise FormatError(f"{where}: has {len(row)} fields, expected {len(CSV_HEADER)}")
        begin, end, label, kind, speaker = (*row[:4], row[4].strip())
        start_s, end_s = number_in(begin), number_in(end)
        if start_s is None or end_s is None:
            raise FormatError(f"{where}: '{begin}' and '{end}' are not times in seconds")
        _check_kind(kind, options, where)
        tiers.setdefault((speaker, kind), []).append(
            interval(start_s * unit_s, end_s * unit_s, label, where)
        )
        speakers.setdefault(speaker, line)
    if len(speakers) > 1 and "" in speakers:
        other = next(speaker for speaker in speakers if speaker)
        raise FormatError(f"{path}, line {speakers['']}: has no speaker, but others have '{other}'")
    names = [f"{speaker} - {kind}" if len(speakers) > 1 else kind for speaker, kind in tiers]
    phones, words = choose_tiers(names, options, str(path))
    entries = list(tiers.values())
    spoken = () if words is None else tuple(w for w in entries[words] if w.label.strip())
    return [Transcription(path.stem, str(path), tuple(entries[phones]), spoken)]


def _check_kind(kind: str, options: ReadingOptions, where: str) -> None:
    """Refuse rows that are neither phones nor words: if left out, they would become silence."""
    named = [tier for tier in (options.phones_tier, options.words_tier) if tier is not None]
    known = [*PHONE_TIERS, *WORD_TIERS, *(tier.rpartition(" - ")[2].lower() for tier in named)]
    if kind.strip().lower() not in known:
        raise FormatError(f"{where}: the type '{kind}' is neither 'phones' nor 'words'")


def is_number(value: object) -> TypeGuard[float]:
    """Whether a JSON value can be a time; integers of any length are JSON, but not times."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, float) or abs(value) < 1e15


def _words(tier: object, where: str, unit_s: float) -> tuple[Interval, ...]:
    return tuple(word for word in _entries(tier, where, unit_s) if word.label.strip())


def _entries(tier: object, where: str, unit_s: float) -> tuple[Interval, ...]:
    if not isinstance(tier, dict) or not isinstance(tier.get("entries"), list):
        raise FormatError(f"{where} has no list 'entries'")
    intervals = []
    for place, entry in enumerate(tier["entries"]):
        match entry:
            case [start, end, str(label)] if is_number(start) and is_number(end):
                intervals.append(interval(start * unit_s, end * unit_s, label, where))
            case _:
                raise FormatError(
                    f"{where}, entry {place} is {json.dumps(entry)[:80]},"
                    " expected [start, end, label] with seconds"
                )
    return tuple(intervals)

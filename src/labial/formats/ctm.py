"""CTM, as NIST defined it and Kaldi writes it: one phone per line, several utterances per file.

``UTTERANCE CHANNEL START DURATION LABEL [CONFIDENCE]`` with times in seconds; lines that begin with
``;;`` are comments. Of alternatives, between ``<ALT_BEGIN>``, ``<ALT>`` and ``<ALT_END>``, the
first counts. Kaldi writes phones as numbers, whose labels are in its table ``phones.txt``: one
symbol and its number per line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.errors import FormatError
from labial.formats.text import read_lines
from labial.formats.transcription import (
    ReadingOptions,
    Transcription,
    interval,
    number_in,
    utterance_name,
)


@dataclass(frozen=True)
class _Entry:
    where: str
    utterance: str
    channel: str
    start: float
    duration: float
    label: str


def read_ctm(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The utterances of a CTM, in their order; one of several channels is ``NAME-CHANNEL``.

    Raises ``FormatError`` naming file and line for lines that are not CTM, and for numbers without
    a table or missing from it.
    """
    unit_s = options.unit_s(1.0)
    entries = [
        _entry(line, f"{path}, line {number}")
        for number, line in _first_alternatives(read_lines(path))
        if line.strip() and not line.startswith(";;")
    ]
    if not entries:
        raise FormatError(f"{path}: holds no phones")
    numbered = all(entry.label.isascii() and entry.label.isdigit() for entry in entries)
    if numbered and options.phone_table is None:
        raise FormatError(f"{path}: its labels are numbers; give Kaldi's phones.txt, --phone-table")
    table = (options.phone_table if numbered else None) or {}
    grouped: dict[tuple[str, str], list[_Entry]] = {}
    for entry in entries:
        grouped.setdefault((entry.utterance, entry.channel), []).append(entry)
    channels = {entry.utterance: 0 for entry in entries}
    for utterance, _ in grouped:
        channels[utterance] += 1
    transcriptions = []
    for (utterance, channel), group in grouped.items():
        name = f"{utterance}-{channel}" if channels[utterance] > 1 else utterance
        phones = [
            interval(
                entry.start * unit_s,
                (entry.start + entry.duration) * unit_s,
                _label(entry, table) if numbered else entry.label,
                entry.where,
            )
            for entry in sorted(group, key=lambda entry: entry.start)
        ]
        transcriptions.append(
            Transcription(
                utterance_name(name, group[0].where), f"{path}, utterance {name}", tuple(phones)
            )
        )
    return transcriptions


def read_phone_table(path: Path) -> dict[int, str]:
    """Kaldi's ``phones.txt``: the symbol of each number. Raises ``FormatError`` naming the line."""
    table: dict[int, str] = {}
    for number, line in enumerate(read_lines(path), start=1):
        fields = line.split()
        if not fields:
            continue
        if len(fields) != 2 or not (fields[1].isascii() and fields[1].isdigit()):
            raise FormatError(
                f"{path}, line {number}: '{line[:80]}', expected a symbol and a number"
            )
        if int(fields[1][:18]) in table:
            raise FormatError(f"{path}, line {number}: the number {fields[1]} appears twice")
        table[int(fields[1][:18])] = fields[0]
    if not table:
        raise FormatError(f"{path}: holds no symbols")
    return table


def _first_alternatives(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without those that belong to other alternatives."""
    other = False
    for number, line in enumerate(lines, start=1):
        mark = line.split()[-1:]
        if mark == ["<ALT_BEGIN>"] or mark == ["<ALT_END>"]:
            other = False
        elif mark == ["<ALT>"]:
            other = True
        elif not other:
            yield number, line


def _entry(line: str, where: str) -> _Entry:
    fields = line.split()
    if not 5 <= len(fields) <= 8:
        raise FormatError(
            f"{where}: has {len(fields)} fields, expected utterance, channel, start, duration,"
            " label and perhaps a confidence"
        )
    start, duration = number_in(fields[2]), number_in(fields[3])
    if start is None or duration is None:
        raise FormatError(f"{where}: '{fields[2]}' and '{fields[3]}' are not start and duration")
    if len(fields) > 5 and fields[5] != "NA" and number_in(fields[5]) is None:
        raise FormatError(f"{where}: '{fields[5]}' is not a confidence")
    return _Entry(where, fields[0], fields[1], start, duration, fields[4])


def _label(entry: _Entry, table: Mapping[int, str]) -> str:
    number = int(entry.label[:18])
    if number not in table:
        raise FormatError(f"{entry.where}: the phone table lacks the number {entry.label}")
    return table[number]

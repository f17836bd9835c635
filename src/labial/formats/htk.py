"""HTK's label files (``.lab``, ``.rec``) and master label files (``.mlf``).

A line is ``START END NAME [SCORE] {NAME [SCORE]}`` with times in units of 100 ns (HTK Book, "Label
File Formats"). The names after the first are of higher levels, each given where its segment begins:
the first level has phones, the second words; if the first has the states of models, the second
and third have them. A phone named with its neighbours, ``s-ih+t``, or with the whole context that
HTS writes, ``x^s-ih+t=y/A:...``, is the middle one. What follows a semicolon is a comment. A master
label file holds many label files, each after its name or a pattern such as ``"*/name.lab"`` and
before a line with a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.alignment import Interval
from labial.errors import FormatError
from labial.formats.text import read_lines
from labial.formats.transcription import (
    ReadingOptions,
    Transcription,
    interval,
    number_in,
    utterance_name,
)
from labial.formats.xlabel import is_xlabel, read_xlabel
from labial.phones.labels import is_silence

UNIT_S = 1e-7

_MLF_HEADER = "#!MLF!#"
_SUFFIXES = re.compile(r"\.(?:lab|rec|phn|mlf)$", re.IGNORECASE)
_STATE = re.compile(r"(?:.+_)?s[0-9]+(?:\[[0-9]+\])?")
# A phone between its neighbours: sil-ax+b.
_TRIPHONE = re.compile(r"[^-+]+-[^-+]+\+[^-+]+")
_FULL_CONTEXT = re.compile(r"[^\s^]+\^[^\s-]+-([^\s+]+)\+[^\s=]+=.+/[A-Z]:.*")
_COMMENT = re.compile(r"(?:^|\s);.*")
_CONTEXT = re.compile(r"(?:[^-+]+-)?([^-+]+)(?:\+[^-+]+)?")
_WHOLE = re.compile(r"[0-9]{1,18}")
# A name that would not be one word is quoted, and a backslash escapes what follows.
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"(?=\s|$)|\'((?:[^\'\\]|\\.)*)\'(?=\s|$)|(\S+)')
_ESCAPED = re.compile(r"\\(?:([0-7]{3})|(.))")


@dataclass(frozen=True)
class _Line:
    """A segment in seconds, with its name at each level; none if a level's segment continues."""

    where: str
    start: float
    end: float
    levels: tuple[str, ...]


def read_lab(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The one utterance of an HTK label file. Raises ``FormatError`` naming file and line."""
    lines = read_lines(path)
    if lines and lines[0].strip() == _MLF_HEADER:
        return read_mlf(path, options)
    if is_xlabel(lines):
        return read_xlabel(path, options)
    return [_transcription(path.stem, str(path), list(enumerate(lines, start=1)), path, options)]


def read_mlf(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The utterances of a master label file, in their order.

    Raises ``FormatError`` naming file and line for a file that is not one, or is cut short.
    """
    lines = read_lines(path)
    if not lines or lines[0].strip() != _MLF_HEADER:
        raise FormatError(f"{path}: not a master label file: it does not begin with {_MLF_HEADER}")
    transcriptions: list[Transcription] = []
    name, body = "", list[tuple[int, str]]()
    for number, line in enumerate(lines[1:], start=2):
        where = f"{path}, line {number}"
        if not name and line.strip():
            name = _pattern(line.strip(), where)
        elif line.strip() == ".":
            source = f"{path}, utterance {name}"
            transcriptions.append(_transcription(name, source, body, path, options))
            name, body = "", []
        else:
            body.append((number, line))
    if name:
        raise FormatError(f"{path}: cut short: utterance {name} has no full stop after it")
    if not transcriptions:
        raise FormatError(f"{path}: holds no utterances")
    return transcriptions


def _pattern(line: str, where: str) -> str:
    match = _TOKEN.fullmatch(line)
    if not match or match[1] is None:
        raise FormatError(f"{where}: '{line[:80]}', expected an utterance's name in double quotes")
    return utterance_name(_SUFFIXES.sub("", match[1]), where)


def _transcription(
    name: str, source: str, lines: Sequence[tuple[int, str]], path: Path, options: ReadingOptions
) -> Transcription:
    unit_s = options.unit_s(UNIT_S)
    whole = options.time_unit is None
    segments = [
        _line(line, unit_s, whole, f"{path}, line {number}")
        for number, line in ((number, _COMMENT.sub("", line)) for number, line in lines)
        if line.strip()
    ]
    if not segments:
        raise FormatError(f"{source}: holds no labels")
    states = all(_STATE.fullmatch(each.levels[0]) for each in segments)
    phones = _level(options.phones_tier, 2 if states else 1)
    words = _level(options.words_tier, phones + 1)
    if len(segments[0].levels) < phones:
        raise FormatError(f"{segments[0].where}: has no phone at level {phones}")
    spoken = [each for each in segments if not _is_skipped(each, phones)]
    return Transcription(
        name,
        source,
        tuple(_without_contexts(_segments(spoken, phones))),
        tuple(_words(spoken, words)),
    )


def _is_skipped(line: _Line, level: int) -> bool:
    """Whether a line is a silence of no length, as models that may be skipped leave."""
    label = line.levels[level - 1] if len(line.levels) >= level else ""
    return line.start == line.end and is_silence(label)


def _level(tier: str | None, usual: int) -> int:
    """The number of a level; here a tier cannot have a name."""
    return int(tier) if tier and re.fullmatch("[1-9]", tier) else usual


def _line(line: str, unit_s: float, whole: bool, where: str) -> _Line:
    tokens = [_unquoted(match) for match in _TOKEN.finditer(line)]
    if tokens[0] == "///":
        raise FormatError(f"{where}: holds several alternatives, expected one")
    times = [number_in(token) for token in tokens[:2]]
    if len(tokens) < 3 or times[0] is None or times[1] is None:
        raise FormatError(f"{where}: '{line.strip()[:80]}', expected start, end and label")
    if whole and not all(_WHOLE.fullmatch(token) for token in tokens[:2]):
        raise FormatError(
            f"{where}: '{tokens[0]}' and '{tokens[1]}' are not whole numbers of 100 ns;"
            " if they are seconds, give --time-unit s"
        )
    # A score comes after a name; anything else is the name at the next level.
    levels = [tokens[2], *(token for token in tokens[3:] if number_in(token) is None)]
    start, end = (round(time * unit_s, 9) for time in (times[0], times[1]))
    return _Line(where, start, end, tuple(levels))


def _segments(lines: Sequence[_Line], level: int) -> list[Interval]:
    """The intervals of a level, each up to the start of the next one.

    Lines before the first belong to no segment.
    """
    segments: list[Interval] = []
    for line in lines:
        if len(line.levels) >= level:
            segments.append(interval(line.start, line.end, line.levels[level - 1], line.where))
        elif segments:
            last = segments[-1]
            segments[-1] = interval(last.start, line.end, last.label, line.where)
    return segments


def _without_contexts(phones: Sequence[Interval]) -> list[Interval]:
    """The phones without the neighbours in their names, if any name has two."""
    if all(_FULL_CONTEXT.fullmatch(phone.label) for phone in phones):
        context = _FULL_CONTEXT
    elif any(_TRIPHONE.fullmatch(phone.label) for phone in phones):
        context = _CONTEXT
    else:
        return list(phones)
    bare = ((phone, context.fullmatch(phone.label)) for phone in phones)
    return [
        Interval(phone.start, phone.end, match[1] if match else phone.label)
        for phone, match in bare
    ]


def _words(lines: Sequence[_Line], level: int) -> list[Interval]:
    """The words of a level; a silence without a word's name ends the word before it."""
    spoken = [line for line in lines if len(line.levels) >= level or not is_silence(line.levels[0])]
    return [word for word in _segments(spoken, level) if not is_silence(word.label)]


def _unquoted(match: re.Match[str]) -> str:
    if match[3] is not None:
        return match[3]
    quoted = match[1] if match[1] is not None else match[2]
    return _ESCAPED.sub(lambda e: chr(int(e[1], 8)) if e[1] else e[2], quoted)

"""Praat TextGrids: phones and words as interval tiers.

Read by the rule of Praat's manual ("TextGrid file formats"): in a text file only free-standing
numbers, quoted texts and flags count, in their order, so that the long and the short form are read
alike. Every count in the file is compared with what follows it, so that a file cut short is never
taken for one that ends in silence. A part of a longer recording, whose times go on from there,
begins at 0. Letters of IPA may be written in Praat's codes (``praat_codes.py``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import FormatError
from labial.formats.praat_codes import decoded
from labial.formats.text import read_text
from labial.formats.transcription import (
    ReadingOptions,
    Transcription,
    choose_tiers,
    interval,
    number_in,
    phone_set_of_tier,
)
from labial.sinks import Sink

_TOKEN = re.compile(r'![^\n]*|"(?:[^"]|"")*"(?=\s|$)|\S+')


def read_textgrid(path: Path, options: ReadingOptions) -> list[Transcription]:
    """The one utterance of a TextGrid (long or short, UTF-8 or UTF-16).

    Raises ``FormatError`` for a file that is not a whole TextGrid or has no phone tier, and
    ``AlignmentError`` for impossible intervals; each names the file.
    """
    unit_s = options.unit_s(1.0)
    text = read_text(path)
    try:
        duration, tiers = _parse(text)
        phones, words = choose_tiers([tier.name for tier in tiers], options, str(path))
        labels = tiers[phones].intervals(path, unit_s)
        spoken = [] if words is None else tiers[words].intervals(path, unit_s)
        return [
            Transcription(
                path.stem,
                str(path),
                tuple(labels),
                tuple(word for word in spoken if word.label.strip()),
                duration * unit_s,
                phone_set_of_tier(tiers[phones].name, {each.label for each in labels}),
            )
        ]
    except _BrokenError as error:
        raise FormatError(f"{path}: {error}") from None


def read_intervals(path: Path, tier_name: str) -> list[Interval]:
    """The intervals of the tier of this name, ignoring case, with labels as written.

    Raises ``FormatError`` for a file that is not a whole TextGrid or has no such tier.
    """
    try:
        _, tiers = _parse(read_text(path))
        wanted = tier_name.strip().lower()
        tier = next((tier for tier in tiers if tier.name.strip().lower() == wanted), None)
        if tier is None:
            names = [tier.name for tier in tiers]
            raise _BrokenError(f"has the tiers {names}, expected one named '{tier_name}'")
        return tier.intervals(path, 1.0)
    except _BrokenError as error:
        raise FormatError(f"{path}: {error}") from None


def write_textgrid(sink: Sink, alignment: Alignment) -> None:
    """Write phones and words as a TextGrid in the long form, UTF-8; silence has no label."""
    phones = [
        Interval(p.start, p.end, "" if p.label == SILENCE else p.label) for p in alignment.phones
    ]
    words = list(_with_gaps(alignment.words))
    end = alignment.duration
    lines = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0"]
    lines += [f"xmax = {end!r}", "tiers? <exists>", "size = 2", "item []:"]
    for number, (name, intervals) in enumerate((("phones", phones), ("words", words)), start=1):
        if not intervals or intervals[-1].end < end:
            intervals = [*intervals, Interval(intervals[-1].end if intervals else 0.0, end, "")]
        lines += [f"    item [{number}]:", '        class = "IntervalTier"']
        lines += [f'        name = "{name}"', "        xmin = 0", f"        xmax = {end!r}"]
        lines += [f"        intervals: size = {len(intervals)}"]
        for place, each in enumerate(intervals, start=1):
            label = each.label.replace('"', '""')
            lines += [f"        intervals [{place}]:", f"            xmin = {each.start!r}"]
            lines += [f"            xmax = {each.end!r}", f'            text = "{label}"']
    with sink.text() as file:
        file.write("\n".join(lines) + "\n")


def _with_gaps(words: Sequence[Interval]) -> Iterator[Interval]:
    """The words, with intervals without a label between them."""
    end = 0.0
    for word in words:
        if word.start > end:
            yield Interval(end, word.start, "")
        yield word
        end = word.end


class _BrokenError(Exception):
    """What is wrong with a file, before its name is added."""


@dataclass(frozen=True)
class _Tier:
    kind: str
    name: str
    entries: tuple[tuple[float, float, str], ...]

    def intervals(self, path: Path, unit_s: float) -> list[Interval]:
        if self.kind != "IntervalTier":
            raise _BrokenError(f"tier '{self.name}' holds points, expected intervals")
        return [
            interval(start * unit_s, end * unit_s, label, str(path))
            for start, end, label in self.entries
        ]


class _Tokens:
    """The file's tokens, each read as the kind that is expected."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)

    def text(self, what: str) -> str:
        token = self._next(what)
        if not isinstance(token, str):
            raise _BrokenError(f"not a whole TextGrid: {token} instead of {what}")
        return token

    def number(self, what: str) -> float:
        token = self._next(what)
        if not isinstance(token, float):
            raise _BrokenError(f"not a whole TextGrid: '{token}' instead of {what}")
        return token

    def count(self, what: str) -> int:
        number = self.number(what)
        if not math.isfinite(number) or number != int(number) or number < 0:
            raise _BrokenError(f"not a whole TextGrid: {number} instead of {what}")
        return int(number)

    def end(self) -> None:
        if next(self._tokens, None) is not None:
            raise _BrokenError("not a whole TextGrid: it continues after its last tier")

    def _next(self, what: str) -> str | float:
        token = next(self._tokens, None)
        if token is None:
            raise _BrokenError(f"not a whole TextGrid: it ends where {what} is expected")
        return token


def _tokens(text: str) -> Iterator[str | float]:
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.startswith('"'):
            if len(token) < 2 or not token.endswith('"'):
                raise _BrokenError("not a whole TextGrid: a text is not closed")
            yield token[1:-1].replace('""', '"')
        else:
            number = number_in(token)
            if number is not None:
                yield number


def _parse(text: str) -> tuple[float, list[_Tier]]:
    """The duration in seconds and the tiers."""
    if not re.match(r'\s*(?:File type = )?"ooTextFile', text):
        raise _BrokenError('not a TextGrid saved as text: it does not start with "ooTextFile"')
    tokens = _Tokens(text)
    tokens.text("the file's type")
    if tokens.text("the object's class") != "TextGrid":
        raise _BrokenError("not a TextGrid, but another of Praat's objects")
    first = tokens.number("its start")
    last = tokens.number("its end")
    tiers = [_parse_tier(tokens, first) for _ in range(tokens.count("the number of tiers"))]
    tokens.end()
    return _rounded(last - first) if first else last, tiers


def _rounded(seconds: float) -> float:
    """Without the rounding of a difference, so that intervals still meet."""
    return round(seconds, 9)


def _parse_tier(tokens: _Tokens, first: float) -> _Tier:
    """A tier, with times from ``first`` in seconds on."""
    kind, name = tokens.text("a tier's class"), tokens.text("a tier's name")
    tokens.number(f"the start of tier '{name}'")
    tokens.number(f"the end of tier '{name}'")
    count = tokens.count(f"the size of tier '{name}'")
    entries = []
    for place in range(1, count + 1):
        where = f"entry {place} of {count} of tier '{name}'"
        start = tokens.number(f"a time of {where}")
        end = tokens.number(f"a time of {where}") if kind == "IntervalTier" else start
        label = decoded(tokens.text(f"the label of {where}"))
        if first:
            start, end = _rounded(start - first), _rounded(end - first)
        entries.append((start, end, label))
    return _Tier(kind, name, tuple(entries))

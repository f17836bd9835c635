"""Praat TextGrids: phones and words as interval tiers.

Read by the rule of Praat's manual ("TextGrid file formats"): of a text file only free-standing
numbers, quoted texts and flags count, in their order, so that the long and the short form are one.
Every count in the file is held against what follows it: a file cut short is never taken for a
silent one.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from labial.alignment import Alignment, Interval
from labial.errors import AlignmentError, FormatError
from labial.phones import canonical_phones

PHONE_TIERS = ("phones", "phone", "segments", "mau")
WORD_TIERS = ("words", "word", "ort-mau")

_TOKEN = re.compile(r'![^\n]*|"(?:[^"]|"")*"(?=\s|$)|\S+')
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?")


def read_textgrid(path: Path) -> Alignment:
    """Phones and words of a TextGrid (long or short, UTF-8 or UTF-16).

    Takes the tier named one of ``PHONE_TIERS``, in any case, or the only one there is. Raises
    ``FormatError`` for a file that is not a whole TextGrid, ``PhoneError`` for a label that is no
    phone and ``AlignmentError`` for intervals that overlap; each names the file.
    """
    try:
        duration, tiers = _parse(_decoded(path.read_bytes()))
        phone_tier = _find(tiers, PHONE_TIERS) or (tiers[0] if len(tiers) == 1 else None)
        if phone_tier is None:
            names = [tier.name for tier in tiers]
            raise _BrokenError(f"has the tiers {names}, expected one named 'phones'")
        phones = canonical_phones(phone_tier.intervals(), str(path))
        word_tier = _find(tiers, WORD_TIERS)
        words = word_tier.intervals() if word_tier else []
        spoken = [word for word in words if word.label.strip()]
        return Alignment.tile(phones, spoken, duration)
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from error
    except _BrokenError as error:
        raise FormatError(f"{path}: {error}") from None
    except AlignmentError as error:
        raise AlignmentError(f"{path}: {error}") from error


class _BrokenError(Exception):
    """What is wrong with a file, before its name is added."""


@dataclass(frozen=True)
class _Tier:
    kind: str
    name: str
    entries: tuple[tuple[float, float, str], ...]

    def intervals(self) -> list[Interval]:
        if self.kind != "IntervalTier":
            raise _BrokenError(f"tier '{self.name}' holds points, expected intervals")
        return [Interval(start, end, label) for start, end, label in self.entries]


class _Tokens:
    """The file's tokens, each asked for by its kind."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)

    def text(self, what: str) -> str:
        token = self._next(what)
        if not isinstance(token, str):
            raise _BrokenError(f"not a whole TextGrid: {token} stands in the place of {what}")
        return token

    def number(self, what: str) -> float:
        token = self._next(what)
        if not isinstance(token, float):
            raise _BrokenError(f"not a whole TextGrid: '{token}' stands in the place of {what}")
        return token

    def count(self, what: str) -> int:
        number = self.number(what)
        if number != int(number) or number < 0:
            raise _BrokenError(f"not a whole TextGrid: {number} stands in the place of {what}")
        return int(number)

    def end(self) -> None:
        if next(self._tokens, None) is not None:
            raise _BrokenError("not a whole TextGrid: it goes on after its last tier")

    def _next(self, what: str) -> str | float:
        token = next(self._tokens, None)
        if token is None:
            raise _BrokenError(f"not a whole TextGrid: it ends where {what} is expected")
        return token


def _decoded(content: bytes) -> str:
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encoding = "utf-16" if content.startswith(marks) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _BrokenError(f"not a TextGrid in UTF-8 or UTF-16: {error}") from None


def _tokens(text: str) -> Iterator[str | float]:
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.startswith('"'):
            if len(token) < 2 or not token.endswith('"'):
                raise _BrokenError("not a whole TextGrid: a text is not closed")
            yield token[1:-1].replace('""', '"')
        elif _NUMBER.fullmatch(token):
            yield float(token)


def _parse(text: str) -> tuple[float, list[_Tier]]:
    """The duration in seconds and the tiers."""
    if not re.match(r'\s*(?:File type = )?"ooTextFile', text):
        raise _BrokenError('not a TextGrid saved as text: it does not start with "ooTextFile"')
    tokens = _Tokens(text)
    tokens.text("the file's type")
    if tokens.text("the object's class") != "TextGrid":
        raise _BrokenError("not a TextGrid, but another of Praat's objects")
    tokens.number("its start")
    duration = tokens.number("its end")
    tiers = [_parse_tier(tokens) for _ in range(tokens.count("the number of tiers"))]
    tokens.end()
    return duration, tiers


def _parse_tier(tokens: _Tokens) -> _Tier:
    kind, name = tokens.text("a tier's class"), tokens.text("a tier's name")
    tokens.number(f"the start of tier '{name}'")
    tokens.number(f"the end of tier '{name}'")
    count = tokens.count(f"the size of tier '{name}'")
    entries = []
    for place in range(1, count + 1):
        where = f"entry {place} of {count} of tier '{name}'"
        start = tokens.number(f"a time of {where}")
        end = tokens.number(f"a time of {where}") if kind == "IntervalTier" else start
        entries.append((start, end, tokens.text(f"the label of {where}")))
    return _Tier(kind, name, tuple(entries))


def _find(tiers: list[_Tier], names: tuple[str, ...]) -> _Tier | None:
    return next((tier for tier in tiers if tier.name.strip().lower() in names), None)

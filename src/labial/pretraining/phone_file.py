"""Sequences of phones with durations, as a text file that is written and read line by line.

A line is a sentence: each phone's canonical IPA followed by its duration in ms, such as
``sil 120 p 85 a 110``. Lines that start with ``#`` are comments, such as where the texts come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from labial.alignment import SILENCE, Alignment
from labial.errors import FormatError, PhoneError
from labial.phones.labels import canonical_phone

ENDING = ".phones"

LONGEST_MS = 60_000
"""The longest duration of a phone or silence."""

MOST_PHONES = 10_000
"""The most phones of a line."""


@dataclass(frozen=True)
class PhoneSequence:
    """The phones of a sentence, in canonical IPA, and their durations in ms."""

    phones: tuple[str, ...]
    durations: tuple[int, ...]

    @classmethod
    def of(cls, alignment: Alignment) -> PhoneSequence:
        """The phones of an alignment; their borders are rounded to ms, but none is empty."""
        phones, durations = [], []
        end = 0
        for interval in alignment.phones:
            start, end = end, max(round(interval.end * 1000), end + 1)
            phones.append(interval.label)
            durations.append(end - start)
        return cls(tuple(phones), tuple(durations))

    def __len__(self) -> int:
        return len(self.phones)

    def __str__(self) -> str:
        pairs = zip(self.phones, self.durations, strict=True)
        return " ".join(f"{phone} {duration}" for phone, duration in pairs)


@dataclass
class Totals:
    """Counts of sequences as they pass; None counts as one that is left out."""

    sentences: int = 0
    phones: int = 0
    left_out: int = 0

    def counting(self, sequences: Iterable[PhoneSequence | None]) -> Iterator[PhoneSequence]:
        """The sequences that are not None."""
        for sequence in sequences:
            if sequence is None:
                self.left_out += 1
            else:
                self.sentences += 1
                self.phones += sum(phone != SILENCE for phone in sequence.phones)
                yield sequence

    def __str__(self) -> str:
        omitted = f", {self.left_out} left out" if self.left_out else ""
        return f"{self.phones:,} phones in {self.sentences:,} sentences{omitted}"


def write_sequences(file: TextIO, about: Iterable[str], sequences: Iterable[PhoneSequence]) -> None:
    """Write comments and then sequences, each as it comes.

    Raises ``FormatError`` for one that is longer than files may have.
    """
    for line in about:
        file.write(f"# {' '.join(line.split())}\n")
    for sequence in sequences:
        if len(sequence) > MOST_PHONES or max(sequence.durations) > LONGEST_MS:
            raise FormatError(
                f"{str(sequence)[:40]} ...: {len(sequence)} phones of up to"
                f" {max(sequence.durations)} ms, expected at most {MOST_PHONES} phones of at most"
                f" {LONGEST_MS} ms: cut it at pauses"
            )
        file.write(f"{sequence}\n")


def read_sequences(path: Path) -> Iterator[PhoneSequence]:
    """The sequences of a file, a line at a time.

    Raises ``FormatError`` naming the file and line for what is not a sequence.
    """
    for number, line in enumerate(_lines(path), 1):
        if line.strip() and not line.startswith("#"):
            yield _sequence(line, f"{path}: line {number}")


def comments(path: Path) -> list[str]:
    """The comments at the start of a file, which say where its phones come from.

    Raises ``FormatError`` as :func:`read_sequences` does.
    """
    found = []
    for line in _lines(path):
        if not line.startswith("#"):
            break
        found.append(line[1:].strip())
    return found


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: is not text in UTF-8") from error
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from error


def _sequence(line: str, where: str) -> PhoneSequence:
    if not line.endswith("\n"):
        raise FormatError(f"{where}: the file ends within this line")
    fields = line.split()
    if len(fields) % 2:
        raise FormatError(f"{where}: expected phones with durations in turn, found an odd number")
    if len(fields) > 2 * MOST_PHONES:
        raise FormatError(f"{where}: has {len(fields) // 2} phones, expected at most {MOST_PHONES}")
    try:
        phones = tuple(_phone(label) for label in fields[::2])
    except PhoneError as error:
        raise FormatError(f"{where}: {error}") from error
    return PhoneSequence(phones, tuple(_duration(text, where) for text in fields[1::2]))


@lru_cache(maxsize=1000)
def _phone(label: str) -> str:
    return canonical_phone(label)


def _duration(text: str, where: str) -> int:
    # int() alone also reads "1_0" and digits of other scripts.
    if not (text.isascii() and text.isdigit()) or not 0 < int(text[:9]) <= LONGEST_MS:
        raise FormatError(
            f"{where}: duration '{text[:20]}', expected a whole number of ms from 1 to {LONGEST_MS}"
        )
    return int(text)

"""Storing answers as they come: a line for each record, on the disk before it is acknowledged."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from labial.errors import StudyError


class AnswerStore:
    """A file of records that only grows. One process at a time may use it.

    A last line that was not written completely, as the machine failed, was not acknowledged: it is
    removed, and comes again. Raises ``StudyError`` if the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        try:
            self._file = path.open("ab+", buffering=0)
            self._file.seek(0)
            whole = self._file.read()
            self._size = whole.rfind(b"\n") + 1
            self._file.truncate(self._size)
        except OSError as error:
            raise StudyError(f"{path}: cannot be written: {error.strerror}") from error
        self._next = 1 + max(map(_number_in, whole.split(b"\n")), default=-1)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def next_number(self) -> int:
        """The number of a new participant, one above all others."""
        with self._lock:
            number, self._next = self._next, self._next + 1
        return number

    def add(self, records: Sequence[Mapping[str, Any]]) -> None:
        """Append records; when this returns they are on the disk, or ``StudyError`` is raised."""
        content = "".join(map(line_of, records)).encode("utf-8")
        with self._lock:
            try:
                written = 0
                while written < len(content):
                    written += self._file.write(content[written:])
                os.fsync(self._file.fileno())
            except OSError as error:
                with suppress(OSError):
                    self._file.truncate(self._size)  # these were not acknowledged
                raise StudyError(f"{self._path}: cannot be written: {error.strerror}") from error
            self._size += len(content)


def line_of(record: Mapping[str, Any]) -> str:
    """A record as a line."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def _number_in(line: bytes) -> int:
    try:
        number = json.loads(line)["number"]
    except (ValueError, TypeError, KeyError):
        return -1
    return number if isinstance(number, int) else -1

"""The files of takes: stored chunk by chunk while they are recorded, listed, changed and deleted.

A take under way is ``.NUMBER.ENDING.part`` with its text in ``.NUMBER.txt.part``. Its video gets
its name last, so that a take that has its name is complete.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from labial.errors import LabialError
from labial.files import replacing
from labial.service.refused import RefusedError
from labial.studio.take_listing import Listing, TakeFile

ENDINGS = {
    "video/webm": ".webm",
    "video/mp4": ".mp4",
    "video/x-matroska": ".mkv",
    "video/quicktime": ".mov",
}
"""The endings of what browsers record, by media type."""

MOST_TEXT = 2000
"""The most characters of a take's text."""

_PART = re.compile(r"\.(\d{4,9})(\.\w{1,5})\.part")
_PROBED = ".recovered-"
_NUMBER = re.compile(r"\d{4,9}")
_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass
class _UnderWay:
    """A take that is being recorded."""

    part: Path
    text: str
    began: float
    heard: float
    chunks: int = 0
    size: int = 0


class OutOfOrderError(RefusedError):
    """A chunk that is not the next one, which is number ``expected``."""

    def __init__(self, take: str, number: int, expected: int) -> None:
        super().__init__(409, f"take {take}: chunk {number} came, expected {expected}")
        self.expected = expected


class TakeFiles:
    """The takes in a folder; one process changes them at a time."""

    def __init__(self, folder: Path, most_bytes: int = 1 << 30) -> None:
        self.folder, self._most_bytes = folder, most_bytes
        self._under_way: dict[str, _UnderWay] = {}
        self._listing = Listing(folder)
        self._last = 0

    def recover(self, readable: Callable[[Path], bool]) -> None:
        """Finish takes that were under way when a studio was killed, if they are ``readable``."""
        for probe in self.folder.glob(f"{_PROBED}*"):  # of a studio that was killed meanwhile
            probe.rename(self.folder / f".{probe.name.removeprefix(_PROBED)}.part")
        for part in list(self.folder.iterdir()):
            found = _PART.fullmatch(part.name)
            if not found or found[2] == ".txt":
                continue
            video = self.folder / f"{found[1]}{found[2]}"
            text = self._text_part(found[1])
            if part.stat().st_size and not video.exists() and _is_readable(part, video, readable):
                self._name(part, video, text)
            else:
                part.unlink()
        for part in self.folder.glob(".*.txt.part"):
            if _PART.fullmatch(part.name):
                part.unlink()

    def listed(self) -> dict[str, TakeFile]:
        """The complete takes by id. Raises ``LabialError`` if the folder cannot be read."""
        return self._listing.takes()

    @property
    def under_way(self) -> dict[str, tuple[str, float]]:
        """The text of each take that is being recorded, and when it began."""
        return {name: (take.text, take.began) for name, take in self._under_way.items()}

    def begin(self, text: str, media: str) -> str:
        """Begin a take; returns its id. Raises ``RefusedError`` for another media type."""
        kind = media.partition(";")[0].strip().lower()
        if kind not in ENDINGS:
            raise RefusedError(415, f"'{media}': expected one of {', '.join(ENDINGS)}")
        text = checked_text(text)
        name = self.free_id()
        part = self.folder / f".{name}{ENDINGS[kind]}.part"
        with storing():
            part.touch(exist_ok=False)
            self._text_part(name).write_text(text, "utf-8")
        self._under_way[name] = _UnderWay(part, text, time.time(), time.monotonic())
        return name

    def add(self, name: str, number: int, content: bytes) -> None:
        """Add chunk ``number`` of a take, from 0 on; one that is there already changes nothing.

        Raises ``OutOfOrderError`` if it is not the next, and ``RefusedError`` if the take has ended
        or cannot be stored, in which case it is as before.
        """
        take = self._of(name)
        take.heard = time.monotonic()
        if number < take.chunks:
            return
        if number > take.chunks:
            raise OutOfOrderError(name, number, take.chunks)
        if take.size + len(content) > self._most_bytes:
            message = f"take {name}: has more than {self._most_bytes >> 20} MB"
            raise RefusedError(413, message, "take.large")
        with storing(), take.part.open("r+b", buffering=0) as file:
            file.truncate(take.size)  # without what was left of a chunk that did not fit
            file.seek(take.size)
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
        take.size += len(content)
        take.chunks += 1

    def end(self, name: str) -> None:
        """Give a take its name. Raises ``RefusedError`` if nothing was recorded."""
        take = self._of(name)
        if not take.size:
            self.drop(name)
            raise RefusedError(422, f"take {name}: nothing was recorded", "take.empty")
        video = self.folder / take.part.name.removeprefix(".").removesuffix(".part")
        with storing():
            with take.part.open("r+b") as file:
                file.truncate(take.size)
                os.fsync(file.fileno())
            self._name(take.part, video, self._text_part(name))
        del self._under_way[name]

    def drop(self, name: str) -> None:
        """Forget a take that is being recorded."""
        take = self._under_way.pop(name)
        take.part.unlink(missing_ok=True)
        self._text_part(name).unlink(missing_ok=True)

    def silent_for(self, seconds: float) -> list[str]:
        """The takes of which nothing has come for some time: their windows are gone."""
        until = time.monotonic() - seconds
        return [name for name, take in self._under_way.items() if take.heard < until]

    def take_in(self, file: Path, text: str) -> str:
        """Move a video on the same disk into the folder as a new take; returns its id."""
        name, text = self.free_id(), checked_text(text)
        with storing():
            text_part = self._text_part(name)
            text_part.write_text(text, "utf-8")
            self._name(file, self.folder / f"{name}{file.suffix}", text_part)
        return name

    def set_text(self, take: TakeFile, text: str) -> None:
        """Change what is said in a take."""
        with replacing(take.video.with_suffix(".txt")) as part:
            part.write_text(f"{checked_text(text)}\n", "utf-8")

    def delete(self, take: TakeFile) -> None:
        """Delete a take with its text and its alignments: all files that have its name."""
        for folder in (self.folder, self.folder / "alignments"):
            for path in list(folder.iterdir()) if folder.is_dir() else ():
                if path.stem == take.video.stem and path.is_file():
                    path.unlink(missing_ok=True)

    def free_id(self) -> str:
        """An id that no take has had since the studio started."""
        numbers = [int(p.stem) for p in self.folder.iterdir() if _NUMBER.fullmatch(p.stem)]
        numbers += [int(name) for name in self._under_way]
        self._last = max(self._last, *numbers, 0) + 1
        return f"{self._last:04d}"

    def _of(self, name: str) -> _UnderWay:
        if name not in self._under_way:
            raise RefusedError(409, f"take {name}: is not being recorded", "take.over")
        return self._under_way[name]

    def _text_part(self, name: str) -> Path:
        return self.folder / f".{name}.txt.part"

    def _name(self, part: Path, video: Path, text: Path) -> None:
        if text.is_file() and text.stat().st_size:
            text.replace(video.with_suffix(".txt"))
        else:
            text.unlink(missing_ok=True)
        part.replace(video)


def checked_text(text: str) -> str:
    """A text in one line. Raises ``RefusedError`` for one that is too long."""
    if len(text) > MOST_TEXT:
        message = f"the text has {len(text)} characters, expected {MOST_TEXT}"
        raise RefusedError(413, message, "text.long", {"most": MOST_TEXT})
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _is_readable(part: Path, video: Path, readable: Callable[[Path], bool]) -> bool:
    """Whether a part is readable under the ending of its video."""
    probe = part.with_name(f"{_PROBED}{video.name}")
    part.rename(probe)
    try:
        return readable(probe)
    except LabialError:
        return False
    finally:
        probe.rename(part)


@contextmanager
def storing() -> Iterator[None]:
    """Say why a take cannot be stored; 507 is the status of a full disk."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        reason = "the disk is full" if full else str(error.strerror)
        message = f"the take cannot be stored: {reason}"
        raise RefusedError(507 if full else 500, message) from error

"""The takes in a folder, which is looked at often and may have thousands."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from labial.errors import FormatError, LabialError
from labial.files import as_text
from labial.formats.alignments import is_alignment, may_hold_several
from labial.formats.transcripts import read_spoken_text
from labial.formats.video import is_video

FileStatus = tuple[str, int, int]
"""The name of a file, its size, and when it was changed, in ns since 1970."""

Statuses = Mapping[str, FileStatus]
"""The files of a folder by name."""


@dataclass(frozen=True)
class TakeFile:
    """A take on disk. ``made`` is in seconds since 1970.

    ``alignments`` are the files that may say when something is spoken in it.
    """

    id: str
    video: Path
    text: str
    size: int
    made: float
    alignments: tuple[FileStatus, ...] = ()


class Listing:
    """The takes in a folder. What has not changed since the last look is not read again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: tuple[Statuses, Statuses] = {}, {}
        self._listed: dict[str, TakeFile] = {}

    def takes(self) -> dict[str, TakeFile]:
        """The complete takes by id, which is the name of the video without its ending.

        Raises ``LabialError`` if the folder cannot be read.
        """
        folders = _statuses(self.folder), _statuses(self.folder / "alignments")
        if folders != self._seen:
            self._listed = {each.id: each for each in self._found(*folders)}
            self._seen = folders
        return dict(self._listed)

    def _found(self, near: Statuses, further: Statuses) -> Iterator[TakeFile]:
        """The takes among the files of two folders; those that have not changed are not read."""
        aligned, shared = _alignments(near, further)
        before = {each.video.name: each for each in self._listed.values()}
        for name, (_, size, changed) in near.items():
            stem, _, ending = name.rpartition(".")
            if _kind(ending) != "video":
                continue
            text = near.get(f"{stem}.txt")
            made, beside = changed / 1e9, (*aligned.get(stem, ()), *shared)
            known = before.get(name)
            same_text = self._seen[0].get(f"{stem}.txt") == text
            if (
                known
                and same_text
                and (known.size, known.made, known.alignments)
                == (
                    size,
                    made,
                    beside,
                )
            ):
                yield known
            else:
                video = self.folder / name
                yield TakeFile(as_text(stem), video, _text_of(video), size, made, beside)


def _statuses(folder: Path) -> dict[str, FileStatus]:
    """The visible files of a folder by name, sorted; none if there is no such folder."""
    found: list[FileStatus] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # deleted meanwhile
                    if not entry.name.startswith(".") and entry.is_file():
                        status = entry.stat()
                        found.append((entry.name, status.st_size, status.st_mtime_ns))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise LabialError(f"{folder}: cannot be read: {error.strerror}") from error
    return {each[0]: each for each in sorted(found)}


def _alignments(*folders: Statuses) -> tuple[dict[str, list[FileStatus]], list[FileStatus]]:
    """Alignment files by the names of their takes, and those of many takes."""
    own: dict[str, list[FileStatus]] = defaultdict(list)
    shared: list[FileStatus] = []
    for name, status in (item for folder in folders for item in folder.items()):
        stem, _, ending = name.rpartition(".")
        if _kind(ending) == "alignments":
            shared.append(status)
        elif _kind(ending) == "alignment":
            own[stem].append(status)
    return own, shared


@lru_cache(maxsize=1000)
def _kind(ending: str) -> Literal["video", "alignment", "alignments", "other"]:
    """What a file with an ending is, which is asked for thousands of files."""
    path = Path(f"file.{ending}")
    if is_video(path):
        return "video"
    if may_hold_several(path):
        return "alignments"
    return "alignment" if is_alignment(path) else "other"


def _text_of(video: Path) -> str:
    try:
        path = video.with_suffix(".txt")
        return read_spoken_text(path).strip() if path.exists() else ""
    except FormatError:
        return ""

"""What was found in a take, kept in a file of its own until the take changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from labial.errors import LabialError
from labial.files import write_json
from labial.stored import stored_fields
from labial.studio.state import Fault

VERSION = 1
"""That of the judgement; verdicts of another version are made again."""

Mark = Literal["good", "doubtful", "bad"]
Times = tuple[tuple[float, float, str], ...]


@dataclass(frozen=True)
class Verdict:
    """A take's mark, and why it is not good.

    ``key`` says of what it was made. ``phones`` and ``words`` are ``(start, end, label)`` in
    seconds from the start of the take, which is ``start_s`` of the file's clock; ``speech_s`` is
    how long something is said. The face was followed in ``spans`` of the file's clock, in pictures
    of ``size``, width and height in pixels.
    """

    key: str
    status: Mark
    faults: tuple[Fault, ...]
    duration_s: float = 0.0
    speech_s: float = 0.0
    fps: float = 0.0
    start_s: float = 0.0
    spans: tuple[tuple[float, float], ...] = ()
    size: tuple[int, int] = (0, 0)
    phones: Times = ()
    words: Times = ()
    thumbnail: bool = False


@dataclass(frozen=True)
class Unjudged:
    """A take that could not be judged because of an error of the disk, such as a full one."""

    reason: str
    full: bool


@dataclass(frozen=True)
class Verdicts:
    """A folder of verdicts and small pictures, by the ids of takes."""

    folder: Path

    def read(self, take: str, key: str) -> Verdict | None:
        """The verdict of a take, or None if there is none for what it is now."""
        try:
            values = json.loads(self._file(take).read_text("utf-8"))
            found = _verdict(values)
        except (OSError, ValueError, TypeError, KeyError, LabialError):
            return None
        return found if found.key == key else None

    def write(self, take: str, verdict: Verdict) -> None:
        """Keep a verdict."""
        self.folder.mkdir(parents=True, exist_ok=True)
        values = asdict(verdict) | {"faults": [each.model_dump() for each in verdict.faults]}
        write_json(self._file(take), values)

    def picture(self, take: str) -> Path:
        """Where a small picture of a take is."""
        return self.folder / f"{take}.jpg"

    def playable(self, take: str) -> Path:
        """Where a copy of a take is that browsers play."""
        return self.folder / f"{take}.webm"

    def remove(self, take: str) -> None:
        """Forget a take."""
        for path in (self._file(take), self.picture(take), self.playable(take)):
            path.unlink(missing_ok=True)

    def _file(self, take: str) -> Path:
        return self.folder / f"{take}.json"


def _verdict(values: Mapping[str, Any]) -> Verdict:
    stored = stored_fields(Verdict, values)
    stored["faults"] = tuple(Fault.model_validate(each) for each in stored["faults"])
    stored["spans"] = tuple((float(a), float(b)) for a, b in stored["spans"])
    stored["size"] = (int(stored["size"][0]), int(stored["size"][1]))
    for tier in ("phones", "words"):
        stored[tier] = tuple((float(a), float(b), str(c)) for a, b, c in stored[tier])
    return Verdict(**stored)

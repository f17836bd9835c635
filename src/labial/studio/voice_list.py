"""The voices of a project and the included ones, as windows see them."""

from __future__ import annotations

import asyncio
import logging
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from labial.errors import LabialError
from labial.evaluation.metrics import METRICS
from labial.folders import entries
from labial.service.catalogue import Catalogue
from labial.service.refused import RefusedError
from labial.studio.project import ProjectFolder
from labial.studio.score_texts import score_words
from labial.studio.state import StudioVoice
from labial.studio.take_names import take_of
from labial.voice import Voice
from labial.voice_info import VoiceInfo
from labial.voices import ENDING, included_voices

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")

_ADAPTED_RMSE, _MEAN_FACE = "RMSE, recordings left out", "mean face"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Known:
    """The file of a voice as it was read."""

    path: Path
    status: tuple[int, int]
    shown: StudioVoice
    utterances: frozenset[str]


class VoiceList:
    """The voices. Those of the project are offered by the service as they appear."""

    def __init__(self, project: ProjectFolder, catalogue: Catalogue) -> None:
        self._project, self._catalogue = project, catalogue
        self._included: tuple[StudioVoice, ...] = ()
        self._own: dict[str, _Known] = {}
        self._unreadable: dict[str, tuple[int, int]] = {}

    def voices(self) -> tuple[StudioVoice, ...]:
        """The included voices, and after them those of the project by their age."""
        own = sorted((each.shown for each in self._own.values()), key=lambda voice: voice.made)
        return (*self._included, *own)

    async def look(self) -> None:
        """Look at the folder."""
        if not self._included:
            self._included = await asyncio.to_thread(_included)
        found = {p.stem: p for p in entries(self._project.voices) if p.suffix == ENDING}
        before = {name: known.status for name, known in self._own.items()}
        for name in self._own.keys() - found.keys():
            self._catalogue.withdraw(name)
            del self._own[name]
        for name, path in found.items():
            status = _status(path)
            if status is None or before.get(name) == status or name in included_voices():
                continue
            if self._unreadable.get(name) == status:
                continue
            try:
                self._own[name] = await asyncio.to_thread(_read, name, path, status)
                self._catalogue.offer(name, path)
            except LabialError as error:
                self._unreadable[name] = status
                _log.warning("%s", error)

    def new_path(self, name: str) -> Path:
        """Where a new voice is to be written. Raises ``RefusedError`` for an unusable name."""
        if not NAME.fullmatch(name):
            message = f"name '{name}': expected letters, digits, '.', '_' and '-'"
            raise RefusedError(422, message, "voice.name")
        taken = {each.casefold() for each in (*included_voices(), *self._catalogue.voices)}
        path = self._path(name)
        if name.casefold() in taken or path.exists():
            message = f"there is a voice '{name}' already"
            raise RefusedError(409, message, "voice.taken", {"name": name})
        return path

    def file(self, name: str) -> Path:
        """The file of a voice of the project. Raises ``RefusedError`` for another."""
        if name not in self._own:
            message = f"the project has no voice '{name}'"
            raise RefusedError(404, message, "voice.unknown", {"name": name})
        return self._own[name].path

    def is_trained(self, name: str) -> bool:
        """Whether a voice was trained, and not adapted. Raises as ``file`` does."""
        self.file(name)
        return self._own[name].shown.kind == "trained"

    def made_from(self, take: str) -> tuple[str, ...]:
        """The voices of the project that learned from a take or a piece of it."""
        return tuple(
            name
            for name, known in self._own.items()
            if any(take_of(each, [take]) == take for each in known.utterances)
        )

    def delete(self, name: str) -> None:
        """Delete a voice of the project."""
        self.file(name).unlink(missing_ok=True)
        self._catalogue.withdraw(name)
        del self._own[name]

    def _path(self, name: str) -> Path:
        return self._project.voices / f"{name}{ENDING}"


def _included() -> tuple[StudioVoice, ...]:
    return tuple(
        _shown(name, Voice(path).info, "included", 0.0) for name, path in included_voices().items()
    )


def _read(name: str, path: Path, status: tuple[int, int]) -> _Known:
    info = Voice(path).info
    kind = "adapted" if info.adapted else "trained"
    shown = _shown(name, info, kind, status[1] / 1e9)
    return _Known(path, status, shown, frozenset(info.trained_on))


def _shown(name: str, info: VoiceInfo, kind: str, made: float) -> StudioVoice:
    adapted: Mapping[str, object] = info.adapted or {}
    scores = _scores(info.figures)
    return StudioVoice.model_validate(
        {
            "name": name,
            "kind": kind,
            "base": str(adapted.get("from", "")),
            "speech_s": info.speech_s or 0.0,
            "clips": len(info.trained_on),
            "scores": scores or None,
            "words": score_words(scores) if kind != "included" else None,
            "made": made,
            "file": kind != "included",
        }
    )


def _scores(figures: Mapping[str, object]) -> dict[str, float]:
    """The figures of a voice by the names of metrics, as far as they are numbers."""
    names = {metric.label: metric.name for metric in METRICS.values()}
    names |= {_ADAPTED_RMSE: "rmse_mm", _MEAN_FACE: "mean_face_mm"}
    found: dict[str, float] = {}
    for label, value in figures.items():
        try:
            number = float(str(value))
        except ValueError:
            continue
        if label in names and math.isfinite(number):
            found[names[label]] = number
    return found


def _status(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns

"""What is made of the takes of a project by long work: the check of the corpus, and voices."""

from __future__ import annotations

import csv
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labial.service.catalogue import Catalogue
from labial.service.refused import RefusedError
from labial.studio.checking import CheckFile
from labial.studio.corpus_work import CorpusWork
from labial.studio.made import Checked, ToTrain
from labial.studio.project import ProjectFolder
from labial.studio.state import Check, CurvePoint, Task, TaskKind
from labial.studio.take_list import TakeList
from labial.studio.tasks import Prepared, Tasks, Work
from labial.studio.voice_list import VoiceList


@dataclass(frozen=True)
class Least:
    """Seconds of speech from which on a voice can be adapted, and trained."""

    adapt_s: float = 10.0
    train_s: float = 600.0


class Workshop:
    """Starts the work. ``changed`` is called when there is a new voice or check."""

    def __init__(
        self,
        project: ProjectFolder,
        takes: TakeList,
        voices: VoiceList,
        corpus: CorpusWork,
        tasks: Tasks,
        catalogue: Catalogue,
        least: Least,
    ) -> None:
        self.least = least
        self._project, self._takes, self._voices = project, takes, voices
        self._corpus, self._tasks, self._catalogue = corpus, tasks, catalogue
        self._check = CheckFile(project.cache / "check.json")
        self.changed: Callable[[], Awaitable[None]] = _nothing

    def check(self) -> Check | None:
        """The last check as windows see it."""
        kept = {take.id: take.kept for take in self._takes.takes()}
        return self._check.shown(self._corpus.key(), kept)

    def speech_s(self) -> float:
        """Seconds of speech in the takes that can be used."""
        return sum(self._takes.take(name).speech_s for name in self._takes.usable())

    def preview(self, task: str) -> Path:
        """The voice to look at while a task makes it. Raises ``RefusedError`` if there is none."""
        found = self._tasks.task(task)
        path = self._preview(found.name)
        if not found.preview or not path.exists():
            raise RefusedError(404, f"task {task}: has nothing to look at yet")
        return path

    def start_check(self) -> Task:
        """Check the corpus, after it was made anew if takes have changed."""
        key = ""

        def prepare() -> Prepared:
            nonlocal key
            key = self._corpus.key()
            return "labial.studio.corpus_making:check", (self._project.corpus, self._project.takes)

        async def finish(found: Checked, _: tuple[str, ...]) -> dict[str, Any]:
            reasons = {
                name: reason.replace(f"{self._project.takes}/", "")
                for name, reason in self._corpus.file.left_out.items()
            }
            self._check.write(key, found, reasons, self._takes.usable())
            await self.changed()
            return {"findings": len(found.faults)}

        self._refuse_two("check")
        return self._tasks.add(Work("check", "check", prepare, finish, self._corpus.start()))

    def start_adapting(self, base: str, name: str) -> Task:
        """Adapt a voice to the talker. Raises ``RefusedError`` for too little speech."""
        voice, spoken = self._voices.new_path(name), self._catalogue.voice_path(base)
        self._refuse_too_little(self.least.adapt_s)
        self._refuse_two("adapt", "train")

        def prepare() -> Prepared:
            wanted = spoken, self._project.corpus, voice, self._preview(name)
            return "labial.studio.voice_making:adapt_voice", wanted

        return self._tasks.add(
            Work("adapt", name, prepare, self._voice_made(name), self._corpus.start())
        )

    def start_training(self, name: str, epochs: int) -> Task:
        """Train a voice on the takes alone. Raises ``RefusedError`` for too little speech."""
        self._voices.new_path(name)
        if (self._project.runs / name).exists():
            raise RefusedError(409, f"there is a training '{name}' already")
        self._refuse_too_little(self.least.train_s)
        self._refuse_two("adapt", "train")
        return self._tasks.add(self._training(name, epochs, self._corpus.start()))

    def go_on(self, task: str) -> Task:
        """Go on with a training that was stopped."""
        found = self._tasks.task(task)
        if found.kind != "train" or found.status not in ("stopped", "failed"):
            raise RefusedError(409, f"task {task}: only a training that was stopped can go on")
        self._refuse_two("adapt", "train")
        begun = (self._project.runs / found.name / "run.json").exists()
        epochs = None if begun else max(1, round(found.total))
        return self._tasks.add(self._training(found.name, epochs, None), found)

    def delete_voice(self, name: str) -> None:
        """Delete a voice of the project with the training that it comes from."""
        self._voices.delete(name)
        for path in (self._preview(name), self._corpus.file.copy_for(name)):
            path.unlink(missing_ok=True)

    def show_left_trainings(self) -> None:
        """Show the trainings in the project that have not become voices, so that they can go on."""
        for run in sorted(self._project.runs.glob("*/run.json")):
            name = run.parent.name
            if self._project.voices.joinpath(f"{name}.onnx").exists():
                continue
            curve = _logged(run.with_name("log.csv"))
            self._tasks.show(
                Task(
                    id=secrets.token_hex(4),
                    kind="train",
                    name=name,
                    status="stopped",
                    done=len(curve),
                    total=_epochs(run),
                    curve=curve,
                )
            )

    def _training(self, name: str, epochs: int | None, needs: str | None) -> Work:
        voice = self._project.voices / f"{name}.onnx"
        copy = self._corpus.file.copy_for(name)

        def prepare() -> Prepared:
            if epochs is not None:
                self._corpus.file.keep_copy(name)
            corpus = copy if copy.exists() else self._project.corpus
            run = self._project.runs / name
            wanted = ToTrain(corpus, run, voice, self._preview(name), epochs)
            return "labial.studio.voice_making:train_voice", (wanted,)

        return Work("train", name, prepare, self._voice_made(name, copy), needs)

    def _voice_made(
        self, name: str, copy: Path | None = None
    ) -> Callable[[None, tuple[str, ...]], Awaitable[dict[str, Any]]]:
        async def finish(_: None, doubts: tuple[str, ...]) -> dict[str, Any]:
            if copy is not None:
                copy.unlink(missing_ok=True)
            await self.changed()
            return {"voice": name, "doubts": doubts}

        return finish

    def _preview(self, name: str) -> Path:
        return self._project.cache / "previews" / f"{name}.onnx"

    def _refuse_too_little(self, least_s: float) -> None:
        seconds = self.speech_s()
        if seconds < least_s and self._takes.takes():
            message = f"the takes have {seconds:.0f} s of speech, expected {least_s:.0f} s or more"
            raise RefusedError(409, message)

    def _refuse_two(self, *kinds: TaskKind) -> None:
        running = self._tasks.under_way(*kinds)
        if running is not None:
            raise RefusedError(409, f"'{running.name}' is being made: stop it, or wait")


async def _nothing() -> None:
    pass


def _epochs(run: Path) -> float:
    try:
        return float(json.loads(run.read_text("utf-8"))["config"]["epochs"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0


def _logged(log: Path) -> tuple[CurvePoint, ...]:
    """The losses in the table of a run, as far as they can be read."""
    try:
        with log.open(newline="", encoding="utf-8") as file:
            return tuple(
                CurvePoint(
                    x=float(row["epoch"]),
                    train=float(row["train_loss"]),
                    validation=float(row["validation_loss"]),
                )
                for row in csv.DictReader(file)
            )
    except (OSError, ValueError, KeyError, TypeError):
        return ()

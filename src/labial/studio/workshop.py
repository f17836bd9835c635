"""What is made of the takes of a project by long work: the check of the corpus, and voices."""

from __future__ import annotations

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
from labial.studio.state import Check, Task, TaskKind
from labial.studio.take_list import TakeList
from labial.studio.tasks import OVER, Prepared, Tasks, Work
from labial.studio.trainings import Trainings
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
        self.trainings = Trainings(project, corpus.file)
        self._check = CheckFile(project.cache / "check.json")
        self.changed: Callable[[], Awaitable[None]] = _nothing

    def check(self) -> Check | None:
        """The last check as windows see it."""
        kept = {take.id: take.kept for take in self._takes.takes()}
        if self._corpus.is_others:
            kept = dict.fromkeys(self._corpus.utterances, True)
        return self._check.shown(self._corpus.key(), kept)

    def forget(self, take: str) -> None:
        """Forget what the check said about a take."""
        self._check.forget(take)

    def preview(self, task: str) -> Path:
        """The voice to look at while a task makes it. Raises ``RefusedError`` if there is none."""
        found = self._tasks.task(task)
        path = self._preview(found.name)
        if not found.preview or not path.exists():
            raise RefusedError(404, f"task {task}: has nothing to look at yet", "preview.none")
        return path

    def start_check(self) -> Task:
        """Check the corpus, after it was made anew if takes have changed."""
        key = ""

        def prepare() -> Prepared:
            nonlocal key
            key = self._corpus.key()
            sounds = None if self._corpus.is_others else self._project.takes
            return "labial.studio.corpus_making:check", (self._corpus.path, sounds)

        async def finish(found: Checked, _: tuple[str, ...]) -> dict[str, Any]:
            reasons = {
                name: reason.replace(f"{self._project.takes}/", "")
                for name, reason in self._corpus.left_out.items()
            }
            self._check.write(key, found, reasons, self._corpus.utterances)
            await self.changed()
            return {"findings": len(found.faults)}

        self._refuse_two("check")
        return self._tasks.add(Work("check", "check", prepare, finish, self._corpus.start()))

    def start_adapting(self, base: str, name: str) -> Task:
        """Adapt a voice to the talker. Raises ``RefusedError`` for too little speech."""
        self._refuse_taken(name)
        voice, spoken = self._voices.new_path(name), self._catalogue.voice_path(base)
        self._refuse_too_little(self.least.adapt_s)
        self._refuse_two("adapt", "train")

        def prepare() -> Prepared:
            wanted = spoken, self._corpus.path, voice, self._preview(name)
            return "labial.studio.voice_making:adapt_voice", wanted

        return self._tasks.add(
            Work("adapt", name, prepare, self._voice_made(name), self._corpus.start())
        )

    def start_training(self, name: str, epochs: int) -> Task:
        """Train a voice on the takes alone. Raises ``RefusedError`` for too little speech."""
        self._refuse_taken(name)
        self._voices.new_path(name)
        self._refuse_too_little(self.least.train_s)
        self._refuse_two("adapt", "train")
        return self._tasks.add(self._training(name, epochs, self._corpus.start()), None, epochs)

    def go_on(self, task: str) -> Task:
        """Go on with a training that was stopped, or begin it if it was stopped before."""
        found = self._tasks.task(task)
        if found.kind != "train" or found.status not in ("stopped", "failed"):
            message = f"task {task}: only a training that was stopped can go on"
            raise RefusedError(409, message, "training.over")
        self._voices.new_path(found.name)
        self._refuse_two("adapt", "train")
        if self.trainings.has_begun(found.name):
            return self._tasks.add(self._training(found.name, None, None), found)
        work = self._training(found.name, max(1, round(found.total)), self._corpus.start())
        return self._tasks.add(work, found)

    def delete_voice(self, name: str) -> None:
        """Delete a voice of the project, with the training that it comes from."""
        if any(task.status not in OVER for task in self._tasks.named(name, "adapt", "train")):
            raise _busy(name)
        trained = self._voices.is_trained(name)
        self._voices.delete(name)
        self._preview(name).unlink(missing_ok=True)
        if trained:
            self.trainings.delete(name)

    async def delete_task(self, task: str) -> None:
        """Forget a task that is over, with its training if that has not become a voice."""
        found = self._tasks.task(task)
        if found.kind == "train" and found.status in ("stopped", "failed"):
            await self.delete_making(found.name)
        else:
            self._tasks.remove(task)

    async def delete_making(self, name: str) -> None:
        """Delete a voice that is being made, or a training that was stopped, and all it left."""
        for task in self._tasks.named(name, "adapt", "train"):
            await self._tasks.end(task.id)
            if task.status not in OVER and self._tasks.task(task.id).status == "done":
                self.trainings.voice(name).unlink(missing_ok=True)  # it was made meanwhile
                await self.changed()
            self._tasks.remove(task.id)
        self._preview(name).unlink(missing_ok=True)
        self.trainings.delete(name)

    def show_left_trainings(self) -> None:
        """Show the trainings in the project that have not become voices, so that they can go on."""
        self.trainings.remove_unused_copies()
        for name in self.trainings.names():
            if self.trainings.voice(name).exists():
                continue
            curve = self.trainings.curve(name)
            self._tasks.show(
                Task(
                    id=secrets.token_hex(4),
                    kind="train",
                    name=name,
                    status="stopped",
                    done=len(curve),
                    total=self.trainings.epochs(name),
                    curve=curve,
                )
            )

    def _training(self, name: str, epochs: int | None, needs: str | None) -> Work:
        def prepare() -> Prepared:
            if epochs is not None:
                self._corpus.file.keep_copy(name, self._corpus.path)
            corpus = self.trainings.corpus_of(name) or self._corpus.path
            run = self.trainings.folder(name)
            wanted = ToTrain(corpus, run, self.trainings.voice(name), self._preview(name), epochs)
            return "labial.studio.voice_making:train_voice", (wanted,)

        return Work("train", name, prepare, self._voice_made(name), needs)

    def _voice_made(
        self, name: str
    ) -> Callable[[None, tuple[str, ...]], Awaitable[dict[str, Any]]]:
        async def finish(_: None, doubts: tuple[str, ...]) -> dict[str, Any]:
            self._corpus.file.remove_copy(name)
            await self.changed()
            return {"voice": name, "doubts": doubts}

        return finish

    def _preview(self, name: str) -> Path:
        return self._project.cache / "previews" / f"{name}.onnx"

    def _refuse_taken(self, name: str) -> None:
        """Refuse the name of a training, which would otherwise replace the voice, or it it."""
        going_on = (task for task in self._tasks.named(name, "train") if task.status != "done")
        if self.trainings.is_taken(name) or any(going_on):
            message = f"there is a training '{name}' already"
            raise RefusedError(409, message, "training.taken", {"name": name})

    def _refuse_too_little(self, least_s: float) -> None:
        seconds = self._corpus.speech_s
        if seconds < least_s:
            message = f"the takes have {seconds:.0f} s of speech, expected {least_s:.0f} s or more"
            values = {"seconds": round(seconds, 1), "least": least_s}
            raise RefusedError(409, message, "speech.little", values)

    def _refuse_two(self, *kinds: TaskKind) -> None:
        running = self._tasks.under_way(*kinds)
        if running is not None:
            raise _busy(running.name)


def _busy(name: str) -> RefusedError:
    message = f"'{name}' is being made: stop it, or wait"
    return RefusedError(409, message, "making.busy", {"name": name})


async def _nothing() -> None:
    pass

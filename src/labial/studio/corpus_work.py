"""Making the corpus of a project whenever its takes are others than when it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from labial.errors import LabialError
from labial.importers.video import VideoConfig
from labial.studio.corpus_file import CorpusFile
from labial.studio.made import MadeCorpus
from labial.studio.project import ProjectFolder
from labial.studio.splits import forget_split, split_takes
from labial.studio.take_list import TakeList
from labial.studio.tasks import Prepared, Tasks, Work


class CorpusWork:
    """The corpus of a project and the task that makes it, of the takes that can be used."""

    def __init__(
        self,
        project: ProjectFolder,
        takes: TakeList,
        tasks: Tasks,
        config: Callable[[], VideoConfig],
    ) -> None:
        self.file = CorpusFile(project)
        self._project, self._takes, self._tasks, self._config = project, takes, tasks, config

    def key(self) -> str:
        """What the corpus depends on."""
        config = self._config()
        files = [self._takes.file(name) for name in sorted(self._takes.usable())]
        parts = [(each.id, each.size, each.made, each.text, each.alignments) for each in files]
        about = (config.name, config.language, config.licence, config.attribution)
        left_out = sorted(self._takes.left_out)
        return hashlib.sha256(repr((parts, about, left_out)).encode()).hexdigest()

    def start(self) -> str | None:
        """Make the corpus, unless it is as it should be; returns the task's id."""
        if self.file.is_made_for(self.key()) or self._is_anothers():
            return None
        running = self._tasks.under_way("corpus")
        return self._tasks.add(self._work()).id if running is None else running.id

    def forget(self, take: str) -> None:
        """Delete a corpus that may have a take in it, which is deleted."""
        forget_split(self._project.takes, take)
        running = self._tasks.under_way("corpus")
        if running is not None:
            self._tasks.stop(running.id)
        if not self._is_anothers():
            self.file.forget()

    def _is_anothers(self) -> bool:
        """Whether another program made the corpus, of takes that are not here."""
        return self.file.is_there and not self._takes.takes()

    def _work(self) -> Work:
        key, usable = "", list[str]()

        def prepare() -> Prepared | None:
            nonlocal key, usable
            key, usable = self.key(), self._takes.usable()
            if self.file.is_made_for(key):
                return None
            if not usable:
                raise LabialError("there is no take yet that can be used")
            texts = {name: self._takes.file(name).text for name in usable}
            split_takes(self._project.takes, texts)
            every = {take.id for take in self._takes.takes()}
            others = frozenset(every - set(usable)) | self._takes.left_out
            project = self._project
            places = project.takes, project.parts, self._config(), others, project.corpus
            return "labial.studio.corpus_making:make_corpus", places

        async def finish(made: MadeCorpus, doubts: tuple[str, ...]) -> dict[str, Any]:
            self.file.note(key, made.utterances, made.left_out)
            if not set(usable) <= set(self._takes.usable()):
                self.file.forget()
                raise LabialError("takes were deleted meanwhile: start again")
            return {"utterances": len(made.utterances), "doubts": doubts}

        return Work("corpus", "corpus", prepare, finish)

"""Making the corpus of a project whenever its takes are others than when it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from labial.importers.video import VideoConfig
from labial.studio.coded import CodedError
from labial.studio.corpus_file import CorpusFile
from labial.studio.made import MadeCorpus
from labial.studio.other_corpus import OtherCorpus
from labial.studio.project import ProjectFolder
from labial.studio.splits import forget_split, split_takes
from labial.studio.take_list import TakeList
from labial.studio.tasks import Prepared, Tasks, Work


class CorpusWork:
    """The corpus to work with, and the task that makes it of the takes that can be used.

    Without any takes it is the one that the command line made.
    """

    def __init__(
        self,
        project: ProjectFolder,
        takes: TakeList,
        tasks: Tasks,
        other: OtherCorpus,
        config: Callable[[], VideoConfig],
    ) -> None:
        self.file, self.other = CorpusFile(project), other
        self._project, self._takes, self._tasks, self._config = project, takes, tasks, config

    @property
    def is_others(self) -> bool:
        """Whether the corpus to work with is that of the command line."""
        return self.other.is_usable and not self._takes.takes()

    @property
    def path(self) -> Path:
        """The corpus to work with."""
        return self.other.path if self.is_others else self._project.corpus

    @property
    def speech_s(self) -> float:
        """Seconds of speech in the corpus to work with, as it is or will be made."""
        if self.is_others:
            return self.other.contents.speech_s
        return sum(self._takes.take(name).speech_s for name in self._takes.usable())

    @property
    def utterances(self) -> tuple[str, ...]:
        """The takes for the corpus, or the utterances of that of the command line."""
        if self.is_others:
            return tuple(sorted(self.other.contents.names))
        return tuple(self._takes.usable())

    @property
    def left_out(self) -> dict[str, str]:
        """Why takes, or pieces of them, are not in the corpus."""
        return {} if self.is_others else self.file.left_out

    def key(self) -> str:
        """What the corpus depends on."""
        if self.is_others:
            return repr(self.other.status)
        config = self._config()
        files = [self._takes.file(name) for name in sorted(self._takes.usable())]
        parts = [(each.id, each.size, each.made, each.text, each.alignments) for each in files]
        about = (config.name, config.language, config.licence, config.attribution)
        left_out = sorted(self._takes.left_out)
        return hashlib.sha256(repr((parts, about, left_out)).encode()).hexdigest()

    def start(self) -> str | None:
        """Make the corpus, unless it is as it should be; returns the task's id."""
        if self.is_others or self.file.is_made_for(self.key()):
            return None
        running = self._tasks.under_way("corpus")
        return self._tasks.add(self._work()).id if running is None else running.id

    async def forget(self, take: str) -> None:
        """Delete the corpus if a take is in it, which is deleted, or may be in one being made."""
        forget_split(self._project.takes, take)
        running = self._tasks.under_way("corpus")
        if running is not None:
            await self._tasks.end(running.id)
        if running is not None or self.file.holds(take):
            self.file.forget()

    def _work(self) -> Work:
        key, usable = "", list[str]()

        def prepare() -> Prepared | None:
            nonlocal key, usable
            key, usable = self.key(), self._takes.usable()
            if self.file.is_made_for(key):
                return None
            if not usable:
                raise CodedError("there is no take yet that can be used", "corpus.empty")
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
                raise CodedError("takes were deleted meanwhile: start again", "corpus.changed")
            return {"utterances": len(made.utterances), "doubts": doubts}

        return Work("corpus", "corpus", prepare, finish)

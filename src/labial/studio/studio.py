"""A project that is open: its parts, and what its windows see of them."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from labial.errors import LabialError
from labial.files import as_text
from labial.formats.video import read_frames
from labial.importers.video import VideoConfig
from labial.importers.video_parts import Parts
from labial.prompts.candidates import ACCENTS
from labial.service.jobs import Jobs
from labial.service.refused import RefusedError
from labial.service.server import Shared
from labial.service.settings import Limits
from labial.speech import languages
from labial.studio.corpus_work import CorpusWork
from labial.studio.deleting import Deleting
from labial.studio.disk import Disk
from labial.studio.left_out import LeftOut
from labial.studio.other_corpus import OtherCorpus
from labial.studio.project import ProjectFolder
from labial.studio.reading import (
    Reading,
    choose_reading,
    is_own,
    known_reading,
    read_reading,
    sentences_to_choose_from,
)
from labial.studio.recorded import ToJudge, judge, warm
from labial.studio.state import Language, Project, Prompts, State
from labial.studio.take_files import TakeFiles
from labial.studio.take_list import TakeList
from labial.studio.take_listing import TakeFile
from labial.studio.tasks import Tasks
from labial.studio.verdict import VERSION, Unjudged, Verdict, Verdicts
from labial.studio.voice_list import VoiceList
from labial.studio.warned import Warned
from labial.studio.windows import Windows
from labial.studio.workshop import Least, Workshop

LONGEST_S = 30.0
"""Longer takes are cut at their pauses."""

_LOOK_S = 2.0
"""How often the project's voices are looked at, as other programs may add some."""

_TELL_S = 0.2
"""How long windows wait for what follows from changes of takes, which may be many."""

_ONE_AT_A_TIME = replace(Limits(), jobs=1, jobs_waiting=1000, job_s=600.0)

_EXTRAS = {"speech": "espeakng_loader", "video": "mediapipe", "train": "torch"}

_log = logging.getLogger(__name__)


class Studio:
    """A project that is open."""

    def __init__(self, project: ProjectFolder, shared: Shared, least: Least) -> None:
        self.project, self.shared = project, shared
        self.windows = Windows()
        self.description = project.read()
        self.reading = Reading()
        self._choosing = asyncio.Lock()
        self.disk = Disk(self.windows, project.cache / "probe")
        self.takes = TakeList(
            TakeFiles(project.takes),
            Verdicts(project.cache / "verdicts"),
            LeftOut(project.left_out),
            Parts(project.parts),
            self.windows,
            self.disk,
            self._key_of,
        )
        self.judging, self.seeing = Jobs(_ONE_AT_A_TIME), Jobs(_ONE_AT_A_TIME)
        self.tasks = Tasks(self.windows)
        self.voices = VoiceList(project, shared.catalogue)
        self.corpus = CorpusWork(
            project,
            self.takes,
            self.tasks,
            OtherCorpus(project.other_corpus, shared.jobs),
            lambda: self.corpus_config,
        )
        self.workshop = Workshop(
            project,
            self.takes,
            self.voices,
            self.corpus,
            self.tasks,
            shared.catalogue,
            least,
        )
        self.deleting = Deleting(self.takes, self.voices, self.corpus, self.workshop, self.tasks)
        self._warned = Warned(_log)
        self._telling: asyncio.TimerHandle | None = None
        self.workshop.changed = self._something_made
        self.takes.changed = self._takes_changed
        self.takes.prompt_of = lambda text: self.reading.place(text)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Watch the folder and judge takes until the block ends."""
        self.takes.files.recover(_has_picture)
        self.takes.look()
        for left in ("uploads", "previews"):
            shutil.rmtree(self.project.cache / left, ignore_errors=True)
        self.workshop.show_left_trainings()
        await self.look_at_voices()
        endless = (
            self.takes.watch(),
            self._watch_others(),
            self._judge_takes(),
            self._begin_reading(),
        )
        work = [asyncio.create_task(each) for each in endless]
        try:
            yield
        finally:
            for each in work:
                each.cancel()
            if self._telling is not None:
                self._telling.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            await self.tasks.close()
            await asyncio.gather(self.judging.close(), self.seeing.close())

    def state(self) -> State:
        """Everything, for a new window."""
        return State(
            project=self.described(),
            prompts=self.prompts(),
            takes=self.takes.takes(),
            tasks=self.tasks.tasks(),
            voices=self.voices.voices(),
            check=self.workshop.check(),
            disk=self.disk.problem,
            languages=_languages(),
            extras_missing=tuple(name for name, part in _EXTRAS.items() if not find_spec(part)),
        )

    def described(self) -> Project:
        """The project as windows see it."""
        usable = [self.takes.take(name) for name in self.takes.usable()]
        about = self.description
        return Project(
            name=about.name,
            folder=as_text(str(self.project.folder.absolute())),
            language=about.language,
            talker=about.talker,
            licence=about.licence,
            attribution=about.attribution,
            seconds=round(self.corpus.speech_s, 2),
            takes_good=sum(each.status == "good" for each in usable),
            utterances=len(self.corpus.utterances) if self.corpus.is_others else 0,
            adapt_from_s=self.workshop.least.adapt_s,
            train_from_s=self.workshop.least.train_s,
        )

    def prompts(self) -> Prompts:
        """The sentences to read as windows see them."""
        takes = self.takes.takes()
        good = {each.text: each.id for each in takes if each.status == "good" and each.kept}
        return self.reading.prompts(good).model_copy(update={"counting": self._choosing.locked()})

    async def describe(self, values: Mapping[str, Any]) -> Project:
        """Change what is decided about the project, and what follows from it."""
        before = self.description
        changed = replace(before, **values)
        if changed.language != before.language:
            _check_language(changed.language)
        self.project.write(changed)
        self.description = changed
        if changed.language != before.language:
            self.takes.judge_all_again()
            await self._read_in_another_language(before.language)
        self._tell_what_follows()
        return self.described()

    async def choose(
        self, minutes: float | None, text: str | None, *, replace_own: bool = False
    ) -> Prompts:
        """Choose the sentences to read. A person's own are only replaced with ``replace_own``."""
        texts = sentences_to_choose_from(self.description.language, text)
        if self.reading.sentences and not replace_own and self._reads_own():
            raise RefusedError(409, "the sentences are a person's own", "prompts.own")
        async with self._choosing:
            self.windows.tell("prompts", self.prompts())
            self.reading = await self.shared.jobs.run(
                choose_reading,
                self.project.prompts,
                self._phones_file,
                self.description.language,
                minutes,
                texts,
                text is not None,
            )
        if minutes is not None and text is None:
            self.description = replace(self.description, minutes=minutes)
            self.project.write(self.description)
        self._sentences_changed()
        return self.prompts()

    def _reads_own(self) -> bool:
        return is_own(self.project.prompts, self._phones_file)

    async def _read_in_another_language(self, before: str) -> None:
        """Choose sentences in the project's language, unless a person's own are to be read."""
        about = self.description
        others = _family(about.language) != _family(before)
        if others and not self._reads_own():
            with suppress(LabialError):  # there are no sentences in that language
                await self.choose(about.minutes, None)
                return
        await self._begin_reading()

    async def look_at_voices(self) -> None:
        """Look for voices that are new or gone, and tell windows of them."""
        await self.voices.look()
        self.windows.tell("voices", self.voices.voices())

    async def _something_made(self) -> None:
        await self.look_at_voices()
        self._takes_changed()

    async def _watch_others(self) -> None:
        """Look for voices, and for a corpus, that other programs made."""
        while True:
            try:
                await self.look_at_voices()
                if await self.corpus.other.look():
                    self._takes_changed()
            except (LabialError, OSError) as error:  # such as a disk that was removed: try again
                self._warned.warn(error)
            await asyncio.sleep(_LOOK_S)

    @property
    def corpus_config(self) -> VideoConfig:
        """How the takes become a corpus."""
        about = self.description
        return VideoConfig(
            name=about.talker or about.name or "studio",
            language=about.language,
            licence=about.licence,
            attribution=about.attribution,
            longest_s=LONGEST_S,
        )

    async def _judge_takes(self) -> None:
        with suppress(LabialError):
            await self.judging.run(warm, self.corpus_config)
        await self.takes.judge_all(self._judge)

    async def _judge(self, take: TakeFile) -> Verdict | Unjudged:
        """The verdict of a take, by the process that judges."""
        wanted = ToJudge(
            take.video,
            self._key_of(take),
            self.corpus_config,
            self.project.parts,
            self.takes.verdicts.picture(take.id),
        )
        return await self.judging.run(judge, wanted)

    async def _begin_reading(self) -> None:
        """Read the sentences, or choose them in a new project."""
        about = self.description
        try:
            if not self.project.prompts.exists():
                await self.choose(about.minutes, None)
                return
            files = self.project.prompts, self._phones_file, about.language
            self.reading = known_reading(*files)
            async with self._choosing:
                self.reading = await self.shared.jobs.run(read_reading, *files)
        except LabialError as error:
            _log.warning("%s", error)
        self._sentences_changed()

    def _sentences_changed(self) -> None:
        self.takes.show_anew()
        self._tell_what_follows()

    def _takes_changed(self) -> None:
        if self._telling is None:
            loop = asyncio.get_running_loop()
            self._telling = loop.call_later(_TELL_S, self._tell_what_follows)

    def _tell_what_follows(self) -> None:
        """Tell windows what depends on all takes together."""
        self._telling = None
        self.windows.tell("project", self.described())
        self.windows.tell("prompts", self.prompts())
        self.windows.tell("check", self.workshop.check())

    def _key_of(self, take: TakeFile) -> str:
        """What a verdict depends on."""
        about = (take.size, take.made, take.text, take.alignments, self.description.language)
        return hashlib.sha256(repr((*about, VERSION)).encode()).hexdigest()[:16]

    @property
    def _phones_file(self) -> Path:
        return self.project.cache / "prompts.json"


def _has_picture(path: Path) -> bool:
    """Whether something can be seen in a video. Raises ``FormatError`` if it cannot be read."""
    return next(read_frames(path), None) is not None


def _check_language(language: str) -> None:
    known = {each.code for each in _languages()}
    if known and language not in known:
        message = f"language: espeak-ng has no '{language}'"
        raise RefusedError(422, message, "language.unknown", {"language": language})


def _family(language: str) -> str:
    return language.lower().partition("-")[0]


def _languages() -> tuple[Language, ...]:
    try:
        codes: Sequence[str] = languages()
    except LabialError:  # not installed
        codes = ()
    return tuple(Language(code=code, name=code, prompts=_family(code) in ACCENTS) for code in codes)

"""The takes of a project as windows see them: recorded, judged one after another, kept or not."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from labial.errors import LabialError
from labial.importers.video_parts import Parts
from labial.service.refused import RefusedError
from labial.studio.disk import Disk
from labial.studio.fault_texts import unreadable
from labial.studio.left_out import LeftOut
from labial.studio.state import Status, Take
from labial.studio.take_files import TakeFiles
from labial.studio.take_listing import TakeFile
from labial.studio.verdict import Unjudged, Verdict, Verdicts
from labial.studio.warned import Warned
from labial.studio.windows import Windows

_GONE_S = 20.0
"""A take of which nothing comes for so long has ended: its window is gone."""

_AGAIN_S = 2.0
"""How often the folder is looked at, and how soon what failed is tried again."""

_log = logging.getLogger(__name__)

Judge = Callable[[TakeFile], Awaitable[Verdict | Unjudged]]


class TakeList:
    """The takes. ``changed`` is called after each change of a take or its verdict.

    What windows see of a take is kept, as there may be thousands.
    """

    def __init__(
        self,
        files: TakeFiles,
        verdicts: Verdicts,
        left_out: LeftOut,
        parts: Parts,
        windows: Windows,
        disk: Disk,
        key_of: Callable[[TakeFile], str],
    ) -> None:
        self.files, self.verdicts = files, verdicts
        self._left_out, self._parts = left_out, parts
        self._windows, self._disk, self._key_of = windows, disk, key_of
        self.changed: Callable[[], None] = lambda: None
        self.prompt_of: Callable[[str], int | None] = lambda _: None
        self._known: dict[str, TakeFile] = {}
        self._shown: dict[str, Take] = {}
        self._judged: dict[str, Verdict] = {}
        self._took_s: dict[str, float] = {}
        self._asked: dict[str, float] = {}
        self._unkept: set[str] = set()
        self._warned = Warned(_log)
        self._working = ""
        self._waiting = asyncio.Event()

    # What there is

    def takes(self) -> tuple[Take, ...]:
        """All takes, in the order in which they were made."""
        under_way = [self._recording(name) for name in self.files.under_way]
        return tuple(sorted((*map(self.take, self._known), *under_way), key=lambda t: t.made))

    def take(self, name: str) -> Take:
        """A complete take as windows see it."""
        if name not in self._shown:
            self._shown[name] = self._as_shown(self.file(name))
        return self._shown[name]

    def file(self, name: str) -> TakeFile:
        """A complete take on disk. Raises ``RefusedError`` for an unknown one."""
        if name not in self._known:
            raise RefusedError(404, f"no take '{name}'", "take.unknown")
        return self._known[name]

    def verdict(self, name: str) -> Verdict:
        """The verdict of a take. Raises ``RefusedError`` for one that has none yet."""
        self.file(name)
        if name not in self._judged:
            raise RefusedError(409, f"take {name}: is not judged yet", "take.unjudged")
        return self._judged[name]

    def usable(self) -> list[str]:
        """The takes for a corpus: kept, and not bad."""
        return [
            name
            for name, verdict in self._judged.items()
            if name in self._known and verdict.status != "bad" and name not in self._left_out
        ]

    @property
    def left_out(self) -> frozenset[str]:
        """The names of takes and pieces of takes that were left out by hand."""
        return self._left_out.names

    # What happens to them

    def begin(self, text: str, media: str) -> str:
        """Begin a recording; returns its id."""
        name = self.files.begin(text, media)
        self._windows.tell("take", self._recording(name), name)
        return name

    def end(self, name: str) -> Take:
        """End a recording, which then waits for its verdict. Ending it again changes nothing."""
        if name not in self.files.under_way and name in self._known:
            return self.take(name)
        try:
            self.files.end(name)
        except RefusedError:
            if name not in self.files.under_way:
                self._windows.tell_removed("take", name)
            raise
        self._asked[name] = time.monotonic()
        self.look()
        return self.take(name)

    def take_in(self, video: Path, text: str) -> str:
        """Make a file of the project's disk a take; returns its id."""
        name = self.files.take_in(video, text)
        self._asked[name] = time.monotonic()
        self.look()
        return name

    def drop(self, name: str) -> None:
        """Forget a take that is being recorded."""
        self.files.drop(name)
        self._windows.tell_removed("take", name)

    def delete(self, name: str) -> None:
        """Delete a take and all that was found in it."""
        file = self.file(name)
        self.files.delete(file)
        self._forget(file)
        self._left_out.keep(name)
        self.look()

    def keep(self, name: str, kept: bool) -> Take:
        """Keep a take, or leave it out."""
        self.file(name)
        if kept:
            self._left_out.keep(name)
        else:
            self._left_out.leave_out(name)
        self._tell([name])
        self.changed()
        return self.take(name)

    def say(self, name: str, text: str) -> Take:
        """Change what is said in a take, which is judged again."""
        self.files.set_text(self.file(name), text)
        return self.judge_again(name)

    def judge_again(self, name: str) -> Take:
        """Judge a take again."""
        self.file(name)
        self._judged.pop(name, None)
        self.verdicts.remove(name)
        self._asked[name] = time.monotonic()
        self._tell([name])
        self.look()
        return self.take(name)

    def judge_all_again(self) -> None:
        """Judge all takes whose verdicts depend on what has changed, such as the language."""
        self._judged = {
            name: verdict
            for name, verdict in self._judged.items()
            if name in self._known and verdict.key == self._key_of(self._known[name])
        }
        self.look()
        self.show_anew()

    def show_anew(self) -> None:
        """Tell windows of all takes that look different now, as the sentences are others."""
        self._tell(self._known)

    def look(self) -> None:
        """Look at the folder: takes are new, changed or gone, also by other programs."""
        self._take_note(self.files.listed())

    def _take_note(self, known: dict[str, TakeFile]) -> None:
        left_out = self._left_out.names
        self._left_out.look()
        gone = self._known.keys() - known.keys()
        before = self._known
        changed = {n for n, file in known.items() if before.get(n) is not file != before.get(n)}
        self._known = known
        for name in (*gone, *changed):
            self._judged.pop(name, None)
        for name in gone:
            self._shown.pop(name, None)
            self._windows.tell_removed("take", name)
        unjudged = known.keys() - self._judged.keys() - {self._working}
        found = set()
        for name in changed & unjudged:
            if kept := self.verdicts.read(name, self._key_of(known[name])):
                self._judged[name] = kept
                found.add(name)
        others = (left_out ^ self._left_out.names) & known.keys()
        self._tell(sorted(changed | found | others))
        if unjudged - found:
            self._waiting.set()
        if gone or changed or others:
            self.changed()

    # Judging

    async def judge_all(self, judge: Judge) -> None:
        """Judge takes as they come, without an end."""
        while True:
            await self._waiting.wait()
            self._waiting.clear()
            while waiting := [name for name in self._known if name not in self._judged]:
                try:
                    await self._judge(max(waiting, key=lambda n: self._asked.get(n, 0.0)), judge)
                except Exception as error:  # such as a process that cannot be started: try again
                    self._warned.warn(error)
                    await asyncio.sleep(_AGAIN_S)

    async def watch(self) -> None:
        """Look at the folder now and then, and end takes whose windows are gone."""
        while True:
            await asyncio.sleep(_AGAIN_S)
            try:
                for name in self.files.silent_for(_GONE_S):
                    self.end(name)
                self.look()
                if self._unkept and self._disk.is_writable():
                    for name in tuple(self._unkept):
                        self._keep_verdict(name)
            except Exception as error:  # such as a disk that was removed: try again
                self._warned.warn(error)

    async def _judge(self, name: str, judge: Judge) -> None:
        file = self._known[name]
        asked = self._asked.setdefault(name, time.monotonic())
        self._working = name
        self._tell([name])
        stays = True
        try:
            found = await judge(file)
        except LabialError as error:  # the process failed, which says nothing about the take
            found = Verdict(self._key_of(file), "bad", (unreadable(str(error)),))
            stays = False
        finally:
            self._working = ""
        if isinstance(found, Unjudged):
            self._disk.refuse(found.reason, found.full)
            self._tell(self._known.keys() & {name})
            await self._disk.recovered()
            return
        if self._known.get(name) != file or found.key != self._key_of(file):
            # Changed or deleted meanwhile, or said to be in another language.
            if name not in self._known:
                self._forget(file)
            return
        self._took_s[name] = round(time.monotonic() - asked, 3)
        self._judged[name] = found
        if stays:
            self._keep_verdict(name)
        self._asked.pop(name, None)
        self._tell([name])
        self.changed()

    def _keep_verdict(self, name: str) -> None:
        self._unkept.discard(name)
        verdict = self._judged.get(name)
        if verdict is None:
            return
        try:
            self.verdicts.write(name, verdict)
            self._disk.accept()
        except (LabialError, OSError) as error:
            if self._disk.refuse_for(error):
                self._unkept.add(name)

    def _forget(self, take: TakeFile) -> None:
        """Remove what was found in a take."""
        self.verdicts.remove(take.id)
        self._parts.remove_of(take.video.stem)

    def _tell(self, names: Iterable[str]) -> None:
        """Tell windows of takes that may look different now."""
        for name in names:
            self._shown.pop(name, None)
            self._windows.tell("take", self.take(name), name)

    def _as_shown(self, file: TakeFile) -> Take:
        verdict = self._judged.get(file.id)
        if verdict is None:
            status: Status = "working" if file.id == self._working else "waiting"
            verdict = Verdict("", "bad", ())
        else:
            status = verdict.status
        return Take(
            id=file.id,
            text=file.text,
            prompt=self.prompt_of(file.text),
            status=status,
            faults=verdict.faults,
            duration_s=round(verdict.duration_s, 3),
            speech_s=round(verdict.speech_s, 3),
            fps=verdict.fps,
            made=file.made,
            kept=file.id not in self._left_out,
            seconds_to_verdict=self._took_s.get(file.id),
            thumbnail=verdict.thumbnail,
        )

    def _recording(self, name: str) -> Take:
        text, began = self.files.under_way[name]
        return Take(id=name, text=text, prompt=self.prompt_of(text), status="recording", made=began)

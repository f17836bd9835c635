"""The corpus of a project, and of which takes it was made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from labial.files import replacing, write_json
from labial.folders import reserved
from labial.parts import remove_parts
from labial.studio.json_files import read_object
from labial.studio.project import ProjectFolder
from labial.studio.take_names import take_of


@dataclass(frozen=True)
class CorpusFile:
    """The corpus of a project. A ``key`` says of what it is, or would be, made."""

    project: ProjectFolder

    def is_made_for(self, key: str) -> bool:
        """Whether the corpus is there, and was made for ``key``."""
        record = read_object(self._file)
        return bool(record) and record.get("key") == key and record.get("file") == self._status()

    def note(self, key: str, utterances: Mapping[str, str], left_out: Mapping[str, str]) -> None:
        """Note of what the corpus was just made."""
        values = {
            "key": key,
            "file": self._status(),
            "utterances": dict(utterances),
            "left_out": dict(left_out),
        }
        write_json(self._file, values)

    @property
    def left_out(self) -> dict[str, str]:
        """Why utterances are not in the corpus."""
        return dict(read_object(self._file).get("left_out", {}))

    def holds(self, take: str) -> bool:
        """Whether a take, or a piece of it, is in the corpus or in a part of one."""
        record = read_object(self._file)
        if record.get("file") != self._status():
            return True  # it is not known what is in it
        names = {*record.get("utterances", {}), *record.get("left_out", {})}
        return any(take_of(name, [take]) == take for name in names)

    def forget(self) -> None:
        """Delete the corpus, with what a process left that was writing it when it ended."""
        with reserved(self.project.corpus):
            remove_parts(self.project.corpus)
            for path in (self.project.corpus, self._file):
                path.unlink(missing_ok=True)

    @property
    def copies(self) -> Path:
        """The folder of the corpora that trainings began with and go on with."""
        return self.project.cache / "runs"

    def copy_for(self, run: str) -> Path:
        """The copy for a training."""
        return self.copies / f"{run}.h5"

    def remove_copy(self, run: str) -> None:
        """Remove the copy for a training, if there is one."""
        self.copy_for(run).unlink(missing_ok=True)

    def keep_copy(self, run: str, corpus: Path) -> None:
        """Keep a corpus as it is now, for a training that may be stopped and go on.

        It takes no room on the disk until the corpus is made anew.
        """
        copy = self.copy_for(run)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.unlink(missing_ok=True)
        try:
            os.link(corpus, copy)  # the corpus is replaced, not changed
        except OSError:
            with replacing(copy) as part:
                shutil.copyfile(corpus, part)

    @property
    def _file(self) -> Path:
        return self.project.cache / "corpus.json"

    def _status(self) -> list[int] | None:
        try:
            status = self.project.corpus.stat()
        except OSError:
            return None
        return [status.st_size, status.st_mtime_ns]

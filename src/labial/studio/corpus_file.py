"""The corpus of a project, and of which takes it was made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from labial.files import replacing, write_json
from labial.studio.json_files import read_object
from labial.studio.project import ProjectFolder


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

    @property
    def is_there(self) -> bool:
        """Whether there is a corpus, whoever made it."""
        return self.project.corpus.is_file()

    def forget(self) -> None:
        """Delete the corpus and the copies that stopped trainings would go on with."""
        for path in (self.project.corpus, self._file, *self.copies.glob("*.h5")):
            path.unlink(missing_ok=True)

    @property
    def copies(self) -> Path:
        """The folder of copies for trainings."""
        return self.project.cache / "runs"

    def copy_for(self, run: str) -> Path:
        """The copy for a training."""
        return self.copies / f"{run}.h5"

    def keep_copy(self, run: str) -> None:
        """Keep the corpus as it is now, for a training that may be stopped and go on."""
        copy = self.copy_for(run)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.unlink(missing_ok=True)
        try:
            os.link(self.project.corpus, copy)  # the corpus is replaced, not changed
        except OSError:
            with replacing(copy) as part:
                shutil.copyfile(self.project.corpus, part)

    @property
    def _file(self) -> Path:
        return self.project.cache / "corpus.json"

    def _status(self) -> list[int] | None:
        try:
            status = self.project.corpus.stat()
        except OSError:
            return None
        return [status.st_size, status.st_mtime_ns]

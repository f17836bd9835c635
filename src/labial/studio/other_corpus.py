"""The corpus that the command line made in a project: only read, and used if there are no takes."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from labial.corpus import Corpus
from labial.errors import LabialError
from labial.service.jobs import Jobs
from labial.studio.take_names import take_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CorpusContents:
    """The names of a corpus's utterances, and how many seconds something is said in them."""

    names: frozenset[str] = frozenset()
    speech_s: float = 0.0


def contents_of(path: Path) -> CorpusContents:
    """What is in a corpus. Raises ``CorpusError`` naming a file that is not one."""
    with Corpus(path) as corpus:
        speech_s = sum(each.alignment.speech_s for each in corpus.utterances(corpus.names))
        return CorpusContents(frozenset(corpus.names), speech_s)


def names_in(path: Path) -> frozenset[str]:
    """The names of the utterances in a corpus; none if it is missing or damaged."""
    try:
        with Corpus(path) as corpus:
            return frozenset(corpus.names)
    except LabialError:
        return frozenset()


class OtherCorpus:
    """The corpus at a path, as it was when it was last looked at by a process of ``jobs``."""

    def __init__(self, path: Path, jobs: Jobs) -> None:
        self.path, self._jobs = path, jobs
        self.contents = CorpusContents()
        self.status: tuple[int, int] | None = None

    @property
    def is_usable(self) -> bool:
        """Whether there is a corpus with something said in it."""
        return self.contents.speech_s > 0

    def holds(self, take: str) -> bool:
        """Whether a take, or a piece of it, is in the corpus."""
        return any(take_of(name, [take]) == take for name in self.contents.names)

    async def look(self) -> bool:
        """Read the corpus if it has changed, and return whether it has."""
        status = _status(self.path)
        if status == self.status:
            return False
        self.status, self.contents = status, CorpusContents()
        if status is not None:
            try:
                self.contents = await self._jobs.run(contents_of, self.path)
            except LabialError as error:
                _log.warning("%s", error)
        return True


def _status(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns

"""A project: a folder of takes, a corpus, runs and voices, on which the command line works too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from labial.errors import FormatError, InUseError, LabialError
from labial.files import as_text, replacing
from labial.folders import claimed
from labial.formats.strict_json import is_within
from labial.formats.strict_toml import read_toml
from labial.speech.speakers import DEFAULT_LANGUAGE
from labial.stored import stored_fields

FILE = "project.toml"
FORMAT = 1

MOST_MINUTES = 600
"""The longest list of sentences."""

_HEAD = """\
# A project of `labial studio`, which reads this file when it starts and writes it when something is
# changed there. Languages are those of espeak-ng.
"""


@dataclass(frozen=True)
class Description:
    """What a person decided about a project; licence and attribution are those of its takes.

    ``minutes`` is how long it takes to read its sentences.
    """

    name: str = ""
    language: str = DEFAULT_LANGUAGE
    talker: str = ""
    licence: str = ""
    attribution: str = ""
    minutes: float = 5.0


@dataclass(frozen=True)
class ProjectFolder:
    """Where the files of a project are."""

    folder: Path

    @property
    def file(self) -> Path:
        """The one readable file."""
        return self.folder / FILE

    @property
    def prompts(self) -> Path:
        """The sentences to read, as ``labial corpus prompts`` writes them."""
        return self.folder / "prompts.txt"

    @property
    def takes(self) -> Path:
        """The recordings, each with its text."""
        return self.folder / "takes"

    @property
    def left_out(self) -> Path:
        """The takes left out by hand, as ``--leave-out`` reads them."""
        return self.folder / "left-out.csv"

    @property
    def corpus(self) -> Path:
        """The corpus of the takes that are kept, which only the studio writes."""
        return self.folder / "studio.h5"

    @property
    def other_corpus(self) -> Path:
        """The corpus that the command line may have made; the studio only reads it."""
        return self.folder / "corpus.h5"

    @property
    def runs(self) -> Path:
        """A folder for each training."""
        return self.folder / "runs"

    @property
    def voices(self) -> Path:
        """The voices made."""
        return self.folder / "voices"

    @property
    def cache(self) -> Path:
        """What can be deleted and is made again."""
        return self.folder / ".cache"

    @property
    def parts(self) -> Path:
        """Tracks and alignments of the takes, from which the corpus is made."""
        return self.cache / "parts"

    @property
    def address(self) -> Path:
        """Where the studio that has the project open can be reached."""
        return self.cache / "address"

    @property
    def redirect(self) -> Path:
        """A page that leads a browser to the address; both have the token in them."""
        return self.cache / "open.html"

    def read(self) -> Description:
        """What ``project.toml`` says. Raises ``FormatError`` naming the file if it does not."""
        values = read_toml(self.file)
        if values.pop("format", FORMAT) != FORMAT:
            raise FormatError(f"{self.file}: a newer version of labial made this project")
        try:
            stored = stored_fields(Description, values)
        except FormatError as error:
            raise FormatError(f"{self.file}: {error}") from None
        for name, value in stored.items():
            fits = is_within(value, 0, MOST_MINUTES) if name == "minutes" else type(value) is str
            if not fits:
                raise FormatError(f"{self.file}: {name} is {value!r}")
        return Description(**stored)

    def write(self, description: Description) -> None:
        """Write ``project.toml``."""
        lines = [f"format = {FORMAT}"]
        for name, value in asdict(description).items():
            # A string of JSON is one of TOML, except for the character DEL.
            text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
            lines.append(f"{name} = {text}")
        with replacing(self.file) as part:
            part.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


@contextmanager
def opened(folder: Path) -> Iterator[ProjectFolder]:
    """The project in a folder, which is made if it is missing; no other studio may open it.

    Raises ``InUseError`` that says where the other studio is, ``FormatError`` if ``project.toml``
    is not one, and ``LabialError`` for a folder with other things in it, or that cannot be used.
    """
    project = ProjectFolder(folder)
    if folder.is_dir() and not project.file.exists() and any(folder.iterdir()):
        raise LabialError(f"{folder}: has other files and no {FILE}: choose a new folder")
    with ExitStack() as stack:
        try:
            stack.enter_context(claimed(folder))
        except InUseError as error:
            raise _with_address(error, project) from None
        if not project.file.exists():
            project.write(Description(name=as_text(folder.absolute().name)))
        project.read()
        for each in (project.takes, project.voices, project.cache):
            _make(each)
        for each in (project.address, project.redirect):
            stack.callback(each.unlink, missing_ok=True)
        yield project


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise LabialError(f"{folder}: cannot be made: {error.strerror}") from error


def _with_address(error: InUseError, project: ProjectFolder) -> InUseError:
    try:
        address = project.address.read_text("utf-8").strip()
    except OSError:
        return error
    return InUseError(f"{error}; it is open at {address}")

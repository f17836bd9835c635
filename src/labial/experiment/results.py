"""The folder of an experiment's results: one small file per task, written atomically.

``experiment.json`` holds what all results share, ``reference.json`` what a report has to know of
the corpus; ``spaces/`` holds latent spaces, ``runs/`` a folder per condition with a file per seed.
Tasks whose file exists are not executed again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from labial.errors import ExperimentError, LabialError
from labial.experiment.corpus_content import CorpusContent
from labial.experiment.identity import RunIdentity, SpaceIdentity
from labial.experiment.task import SpaceTask, Task
from labial.files import as_text, replacing, write_json
from labial.folders import check_free, claimed, contents, entries
from labial.stored import differences
from labial.temporary import encodable

DESCRIPTION = "experiment.json"
REFERENCE = "reference.json"
FILES = (DESCRIPTION, REFERENCE)
_FORMAT = "labial experiment"
_DAMAGED = "not the result of a training; delete it to run the training again"

STUDY_OF_PAPER = "paper"
# The values of fields that were added later, for folders written before.
_EARLIER = {"study": STUDY_OF_PAPER}


@dataclass(frozen=True)
class Shared:
    """What all results of a folder share.

    ``corpus`` is its name; ``fps`` the networks' rate in Hz, ``most_epochs`` a limit on the epochs
    of every training, for a quick look. ``study`` names the study; ``share`` is the largest share
    of the utterances that a study of unseen words or phones leaves out.
    """

    corpus: str
    content: CorpusContent
    fps: float
    most_epochs: int | None
    study: str = STUDY_OF_PAPER
    share: float | None = None


class Results:
    """A results folder; :meth:`open` makes it if it is missing, and locks it.

    Raises ``ExperimentError`` if it has other content, or the results of another experiment.
    """

    def __init__(self, folder: Path, shared: Shared) -> None:
        self.folder, self._shared = folder, shared
        try:
            self._check()
        except ExperimentError:
            check_free(folder)  # whoever has it may not have described it yet
            raise

    def _check(self) -> None:
        folder, description = self.folder, self.folder / DESCRIPTION
        if not description.exists():
            if folder.exists() and (not folder.is_dir() or contents(folder)):
                raise ExperimentError(f"{folder}: holds other files; choose a new folder")
            return
        found = _read_json(description)
        another = f"{description}: these are results of another experiment:"
        for name, value in _facts(self._shared).items():
            if (there := found.get(name, _EARLIER.get(name))) != value:
                raise ExperimentError(f"{another} {name} is {there!r}, expected {value!r}")
        # Compared last, as other studies read other utterances.
        if not self._shared.content.is_same_as(_content(found, description)):
            raise ExperimentError(f"{another} the utterances or their split differ")

    def path(self, task: Task) -> Path:
        """The path of a task's result, whether it exists or not."""
        if isinstance(task, SpaceTask):
            return self.folder / "spaces" / f"{task.name}.safetensors"
        return self.folder / "runs" / task.slug / f"seed-{task.seed:02d}.json"

    def has(self, task: Task) -> bool:
        """Whether a task has a result. Raises ``ExperimentError`` if it is of another task."""
        path = self.path(task)
        if not path.exists():
            return False
        found: RunIdentity | SpaceIdentity
        try:
            if isinstance(task, SpaceTask):
                found = SpaceIdentity.from_dict(_read_space_facts(path)["space"])
            else:
                found = RunIdentity.from_dict(_read_run(path))
        except ExperimentError:
            raise
        except (LabialError, KeyError, TypeError, ValueError) as error:
            raise ExperimentError(f"{path}: has an unknown configuration: {error}") from error
        if found != task.identity:
            differing = ", ".join(differences(task.identity.to_dict(), found.to_dict()))
            raise ExperimentError(f"{path}: was made with another configuration: {differing}")
        return True

    @contextmanager
    def open(self, reference: Mapping[str, Any], command: str) -> Iterator[None]:
        """Lock the folder, made if it is missing, until the block ends.

        Writes the corpus' reference values, with each command that has worked on the folder once.
        Raises ``InUseError`` if another process is working on it.
        """
        with claimed(self.folder):
            self._check()
            self._describe(reference, command)
            yield

    def _describe(self, reference: Mapping[str, Any], command: str) -> None:
        description, path = self.folder / DESCRIPTION, self.folder / REFERENCE
        # Of corpora that differ by rounding, the first stays that of the results.
        if not description.exists() or read_shared(self.folder).get("sketch_um") is None:
            shared = {**_facts(self._shared), **asdict(self._shared.content)}
            write_json(description, shared, indent=1)
        earlier = _read_json(path).get("commands", []) if path.exists() else []
        kept = {**reference, "commands": list(dict.fromkeys([*earlier, as_text(command)]))}
        write_json(path, kept)

    def write(self, task: Task, content: bytes) -> None:
        """Store a task's result."""
        path = self.path(task)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExperimentError(f"{path}: cannot be written: {error.strerror}") from error
        with replacing(path) as part:
            part.write_bytes(content)

    def read(self, task: SpaceTask) -> bytes:
        """The content of a latent space's file."""
        return self.path(task).read_bytes()


def _facts(shared: Shared) -> dict[str, object]:
    """What is compared as it is: everything but the corpus' content."""
    facts = {"format": _FORMAT, **asdict(shared)}
    del facts["content"]
    return facts


def _content(found: Mapping[str, Any], path: Path) -> CorpusContent:
    try:
        return CorpusContent.from_dict(found)
    except (KeyError, TypeError) as error:
        raise ExperimentError(f"{path}: cannot be read: {error}") from error


def read_shared(folder: Path) -> dict[str, Any]:
    """What all results of a folder share. Raises ``ExperimentError`` for other folders."""
    path = folder / DESCRIPTION
    if not path.exists():
        raise ExperimentError(f"{folder}: holds no results of an experiment: {path} is missing")
    return {**_EARLIER, **_read_json(path)}


def read_reference(folder: Path) -> dict[str, Any]:
    """The reference values of the corpus (``reference.describe_corpus``) and the commands."""
    return _read_json(folder / REFERENCE)


def read_runs(folder: Path) -> Iterator[dict[str, Any]]:
    """The results of all runs, sorted by condition and seed."""
    for path in sorted(folder.glob("runs/*/seed-*.json")):
        result = _read_run(path)
        if "condition" not in result or "best" not in result.get("test", {}):
            raise ExperimentError(f"{path}: {_DAMAGED}")
        yield result


def read_spaces(folder: Path) -> dict[str, dict[str, Any]]:
    """The metadata of each latent space by name; for PCA also the explained share of variance."""
    spaces = folder / "spaces"
    found = entries(spaces) if spaces.is_dir() else []
    paths = [path for path in found if path.suffix == ".safetensors"]
    return {path.stem: _read_space_facts(path) for path in paths}


def _read_space_facts(path: Path) -> dict[str, Any]:
    """The metadata in a space's file. Raises ``ExperimentError`` for a damaged one."""
    try:
        with encodable(path) as name, safe_open(name, "pt") as file:
            facts: dict[str, Any] = json.loads(file.metadata()["about"])
            if "explained" in set(file.keys()):
                facts["explained"] = float(file.get_tensor("explained").sum())
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ExperimentError(
            f"{path}: not a valid latent space; delete it to fit it again: {error}"
        ) from error
    return facts


def _read_run(path: Path) -> dict[str, Any]:
    """A training's result. Raises ``ExperimentError`` that says to delete a damaged one."""
    return _read_json(path, _DAMAGED)


def _read_json(path: Path, damaged: str = "cannot be read") -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ExperimentError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ExperimentError(f"{path}: {damaged}: {error}") from error
    if not isinstance(values, dict):
        raise ExperimentError(
            f"{path}: {damaged}: expected an object, found {type(values).__name__}"
        )
    return values

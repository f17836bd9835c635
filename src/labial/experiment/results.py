"""The folder of an experiment's results: one small file a task, written whole or not at all.

``experiment.json`` says what all results share, ``reference.json`` what was recorded; ``spaces/``
holds latent spaces, ``runs/`` a folder a condition with a file a seed. What is there need not be
computed again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open

from labial.corpus import Corpus
from labial.errors import ExperimentError, LabialError
from labial.experiment.identity import RunIdentity, SpaceIdentity
from labial.experiment.task import SpaceTask, Task
from labial.files import as_text, replacing, write_json
from labial.folders import claimed, contents, entries
from labial.stored import differences
from labial.temporary import encodable

DESCRIPTION = "experiment.json"
REFERENCE = "reference.json"
FILES = (DESCRIPTION, REFERENCE)
_FORMAT = "labial experiment"


@dataclass(frozen=True)
class Shared:
    """What all results of a folder share.

    ``digest`` is of the corpus' content, ``fps`` the rate networks work at in Hz, ``most_epochs``
    a limit to the epochs of every training, for a quick look.
    """

    corpus: str
    digest: str
    fps: float
    most_epochs: int | None


def corpus_digest(corpus: Corpus, splits: Mapping[str, str]) -> str:
    """A fingerprint of a corpus' utterances and their split, wherever the file is."""
    digest = hashlib.sha256()
    for utterance in corpus.utterances(corpus.names):
        digest.update(f"{utterance.name} {splits.get(utterance.name)}\n".encode())
        digest.update(repr(utterance.alignment).encode())
        digest.update(utterance.motion.positions.tobytes())
    return digest.hexdigest()


class Results:
    """A results folder; :meth:`open` makes it where there is none, and holds it.

    Raises ``ExperimentError`` where it holds something else, or the results of another experiment.
    """

    def __init__(self, folder: Path, shared: Shared) -> None:
        self.folder, self._shared = folder, shared
        self._check()

    def _check(self) -> None:
        folder, description = self.folder, self.folder / DESCRIPTION
        if not description.exists():
            if folder.exists() and (not folder.is_dir() or contents(folder)):
                raise ExperimentError(f"{folder}: holds other files; choose a new folder")
            return
        found = _read_json(description)
        expected = {"format": _FORMAT, **asdict(self._shared)}
        for name, value in expected.items():
            if found.get(name) != value:
                raise ExperimentError(
                    f"{description}: the results there are of another experiment:"
                    f" {name} is {found.get(name)!r}, now {value!r}"
                )

    def path(self, task: Task) -> Path:
        """Where a task's result is or will be."""
        if isinstance(task, SpaceTask):
            return self.folder / "spaces" / f"{task.name}.safetensors"
        return self.folder / "runs" / task.slug / f"seed-{task.seed:02d}.json"

    def has(self, task: Task) -> bool:
        """Whether a task is done. Raises ``ExperimentError`` when something else was done."""
        path = self.path(task)
        if not path.exists():
            return False
        found: RunIdentity | SpaceIdentity
        try:
            if isinstance(task, SpaceTask):
                found = SpaceIdentity.from_dict(_read_space_facts(path)["space"])
            else:
                found = RunIdentity.from_dict(_read_json(path))
        except ExperimentError:
            raise
        except (LabialError, KeyError, TypeError, ValueError) as error:
            raise ExperimentError(f"{path}: of no configuration that is known: {error}") from error
        if found != task.identity:
            differing = ", ".join(differences(task.identity.to_dict(), found.to_dict()))
            raise ExperimentError(f"{path}: was made by another configuration: {differing}")
        return True

    @contextmanager
    def open(self, reference: Mapping[str, Any], command: str) -> Iterator[None]:
        """Hold the folder, made if need be, until the block ends.

        Keeps what the corpus itself has to say beside predictions, and every command that ever
        worked on it, once. Raises ``InUseError`` where another process works on it.
        """
        with claimed(self.folder):
            self._check()
            self._describe(reference, command)
            yield

    def _describe(self, reference: Mapping[str, Any], command: str) -> None:
        shared = {"format": _FORMAT, **asdict(self._shared)}
        write_json(self.folder / DESCRIPTION, shared, indent=1)
        path = self.folder / REFERENCE
        earlier = _read_json(path).get("commands", []) if path.exists() else []
        kept = {**reference, "commands": list(dict.fromkeys([*earlier, as_text(command)]))}
        write_json(path, kept)

    def write(self, task: Task, content: bytes) -> None:
        """Keep a task's result."""
        path = self.path(task)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExperimentError(f"{path}: cannot be written: {error.strerror}") from error
        with replacing(path) as aside:
            aside.write_bytes(content)

    def read(self, task: SpaceTask) -> bytes:
        """A space's file."""
        return self.path(task).read_bytes()


def read_shared(folder: Path) -> dict[str, Any]:
    """What all results of a folder share. Raises ``ExperimentError`` where it is no such folder."""
    path = folder / DESCRIPTION
    if not path.exists():
        raise ExperimentError(f"{folder}: holds no results of an experiment: there is no {path}")
    return _read_json(path)


def read_reference(folder: Path) -> dict[str, Any]:
    """What the corpus itself has to say beside predictions."""
    return _read_json(folder / REFERENCE)


def read_runs(folder: Path) -> Iterator[dict[str, Any]]:
    """All runs' results, by condition and seed."""
    for path in sorted(folder.glob("runs/*/seed-*.json")):
        result = _read_json(path)
        if "condition" not in result or "best" not in result.get("test", {}):
            raise ExperimentError(f"{path}: is no result of a training; delete it")
        yield result


def read_spaces(folder: Path) -> dict[str, dict[str, Any]]:
    """What is said of each latent space, by name; of PCA also the share of variance it explains."""
    spaces = folder / "spaces"
    found = entries(spaces) if spaces.is_dir() else []
    paths = [path for path in found if path.suffix == ".safetensors"]
    return {path.stem: _read_space_facts(path) for path in paths}


def _read_space_facts(path: Path) -> dict[str, Any]:
    """What a space's file says of it. Raises ``ExperimentError`` for a damaged one."""
    try:
        with encodable(path) as name, safe_open(name, "pt") as file:
            facts: dict[str, Any] = json.loads(file.metadata()["about"])
            if "explained" in set(file.keys()):
                facts["explained"] = float(file.get_tensor("explained").sum())
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        told = f"{path}: not a whole latent space (delete it to have it made again): {error}"
        raise ExperimentError(told) from error
    return facts


def _read_json(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ExperimentError(f"{path}: cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise ExperimentError(f"{path}: expected an object, found {type(values).__name__}")
    return values

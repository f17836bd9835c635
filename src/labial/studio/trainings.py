"""The trainings in a project, of the studio and of the command line."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labial.errors import LabialError
from labial.folders import contents
from labial.studio.corpus_file import CorpusFile
from labial.studio.json_files import read_object
from labial.studio.other_corpus import names_in
from labial.studio.project import ProjectFolder
from labial.studio.state import CurvePoint
from labial.studio.take_names import take_of
from labial.voices import ENDING


@dataclass(frozen=True)
class Trainings:
    """The folders of trainings of a project."""

    project: ProjectFolder
    corpus: CorpusFile

    def names(self) -> tuple[str, ...]:
        """The trainings that have begun, sorted."""
        return tuple(sorted(p.parent.name for p in self.project.runs.glob("*/run.json")))

    def is_taken(self, name: str) -> bool:
        """Whether there is a folder of that name, whatever its case."""
        if not self.project.runs.is_dir():
            return False
        return name.casefold() in {each.name.casefold() for each in contents(self.project.runs)}

    def has_begun(self, name: str) -> bool:
        """Whether a training has a description, by which it goes on."""
        return (self.folder(name) / "run.json").exists()

    def is_ours(self, name: str) -> bool:
        """Whether the studio began a training that can go on."""
        return self.corpus.copy_for(name).exists()

    def folder(self, name: str) -> Path:
        """The folder of a training."""
        return self.project.runs / name

    def voice(self, name: str) -> Path:
        """The voice that a training becomes."""
        return self.project.voices / f"{name}{ENDING}"

    def corpus_of(self, name: str) -> Path | None:
        """The corpus that a training began with, if it is still there."""
        if self.is_ours(name):
            return self.corpus.copy_for(name)
        path = Path(str(self._described(name).get("corpus_path", "")))
        return path if path.is_file() else None

    def epochs(self, name: str) -> float:
        """How many epochs a training is to have; 0 if that cannot be read."""
        try:
            return float(self._described(name)["config"]["epochs"])
        except (KeyError, TypeError, ValueError):
            return 0.0

    def curve(self, name: str) -> tuple[CurvePoint, ...]:
        """The losses of a training, as far as they can be read."""
        try:
            with (self.folder(name) / "log.csv").open(newline="", encoding="utf-8") as file:
                return tuple(
                    CurvePoint(
                        x=float(row["epoch"]),
                        train=float(row["train_loss"]),
                        validation=float(row["validation_loss"]),
                    )
                    for row in csv.DictReader(file)
                )
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def learned_from(self, name: str, take: str) -> bool:
        """Whether a training has a take, or a piece of it, among its utterances."""
        splits = self._described(name).get("splits")
        known = set(splits) if isinstance(splits, dict) else names_in(self.corpus.copy_for(name))
        return any(take_of(each, [take]) == take for each in known)

    def delete(self, name: str) -> None:
        """Delete a training with the corpus that it began with."""
        folder = self.folder(name)
        if folder.is_symlink():
            raise LabialError(f"{folder}: is a link: delete it by hand")
        if folder.is_dir():
            shutil.rmtree(folder)
        self.corpus.remove_copy(name)

    def remove_unused_copies(self) -> None:
        """Remove corpora kept for trainings that are gone, or have become voices."""
        for copy in self.corpus.copies.glob("*.h5"):
            if not self.has_begun(copy.stem) or self.voice(copy.stem).exists():
                copy.unlink(missing_ok=True)

    def _described(self, name: str) -> dict[str, Any]:
        return read_object(self.folder(name) / "run.json")

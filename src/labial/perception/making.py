"""Making a study's folder from its design."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from labial.errors import StudyError
from labial.files import replacing
from labial.folders import claimed, entries
from labial.perception.design import Design, digest_of, read_design
from labial.perception.folder import ANSWERS, DESIGN, QUESTIONNAIRE, read_study, write_tables
from labial.perception.items import Spoken, material_of, read_items
from labial.perception.motions import Stage, motions_of
from labial.perception.questionnaire import PAGE, STIMULI, write_questionnaire
from labial.perception.rendering import Studio, render_stimuli
from labial.perception.trials import Plan, plan_trials
from labial.progress import Progress, unseen
from labial.sinks import writing
from labial.voice import load_voice


@dataclass(frozen=True, eq=False)
class Prepared:
    """A design with its items read and its trials planned."""

    design: Design
    digest: str
    folder: Path
    items: tuple[Spoken, ...]
    plan: Plan


def prepare(path: Path) -> Prepared:
    """Read a design and its items, and plan its trials."""
    design = read_design(path)
    items = read_items(design.items, path.parent)
    plan = plan_trials(design, material_of(items, design.items.training))
    return Prepared(design, digest_of(path), path.parent, tuple(items), plan)


def make_study(path: Path, folder: Path, progress: Progress = unseen) -> Prepared:
    """Make the study of a design in a folder: its videos, questionnaire and tables.

    Videos that the folder has are kept, so that work that was stopped continues. ``progress``
    reports videos. Raises ``StudyError`` if the folder holds answers to another design, and the
    errors of everything that the design names.
    """
    prepared = prepare(path)
    with claimed(folder):
        _check_unanswered(folder, prepared.digest)
        videos = folder / QUESTIONNAIRE / STIMULI
        (folder / ANSWERS).mkdir(exist_ok=True)
        videos.mkdir(parents=True, exist_ok=True)
        stage = Stage(prepared.design, prepared.folder, load_voice(_face(prepared)))
        studio = Studio(stage, {each.name: each for each in prepared.items}, motions_of(stage))
        stimuli = prepared.plan.stimuli()
        render_stimuli(studio, stimuli, videos, progress)
        kept = {f"{each.name(prepared.design.seed)}.mp4" for each in stimuli}
        for video in entries(videos):
            if video.name not in kept:
                video.unlink()
        with replacing(folder / DESIGN) as part:
            shutil.copyfile(path, part)
        write_tables(folder, prepared.design, prepared.plan)
        with writing(folder / QUESTIONNAIRE / PAGE) as sink:
            write_questionnaire(sink, prepared.design, prepared.digest, prepared.plan)
    return prepared


def _face(prepared: Prepared) -> Path | str | None:
    """The voice whose face is drawn: a name, or a file next to the design."""
    name = prepared.design.face
    beside = prepared.folder / name
    return beside if name and beside.is_file() else name or None


def _check_unanswered(folder: Path, digest: str) -> None:
    """Raise ``StudyError`` if answers would no longer belong to the folder's design."""
    answered = (folder / ANSWERS).is_dir() and any((folder / ANSWERS).iterdir())
    if answered and read_study(folder).digest != digest:
        raise StudyError(f"{folder}: holds answers to another design; give another folder with -o")

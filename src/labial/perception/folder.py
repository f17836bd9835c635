"""The files of a study.

    design.toml      the design, copied
    stimuli.csv      what each video is
    trials.csv       what each trial is, by the id that answers have
    orders.csv       the trials of each order of each task
    questionnaire/   what participants see, for any static host: index.html and stimuli/*.mp4
    answers/         what they answered: answers.jsonl of the service, and exported files

The questionnaire does not tell what its videos are; the tables, which do, stay with the researcher.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.errors import FormatError, StudyError
from labial.files import replacing
from labial.formats.cells import name_in, text_cell
from labial.perception.design import Design, digest_of, read_design
from labial.perception.trials import Entry, Plan, Stimulus, Trial

DESIGN, STIMULI, TRIALS, ORDERS = "design.toml", "stimuli.csv", "trials.csv", "orders.csv"
QUESTIONNAIRE, ANSWERS = "questionnaire", "answers"
STORED_ANSWERS = "answers.jsonl"

_STIMULUS_COLUMNS = ("video", "face", "item", "sound", "snr_db")
_TRIAL_COLUMNS = ("trial", "task", "cell", "item", "words", "videos")
_ORDER_COLUMNS = ("task", "order", "trial", "role", "reversed", "expected")


@dataclass(frozen=True)
class Study:
    """A study that was made: its folder, its design and its trials."""

    folder: Path
    design: Design
    digest: str
    plan: Plan

    @property
    def trials(self) -> Mapping[str, Trial]:
        """The trials by their ids."""
        return self.plan.trials


def write_tables(folder: Path, design: Design, plan: Plan) -> None:
    """Write the tables of stimuli, trials and orders."""
    rows = [_stimulus_row(each, design.seed) for each in plan.stimuli()]
    _write(folder / STIMULI, _STIMULUS_COLUMNS, rows)
    trials = [
        (
            trial.id,
            trial.task,
            trial.cell,
            trial.item,
            trial.words,
            " ".join(stimulus.name(design.seed) for stimulus in trial.stimuli),
        )
        for trial in plan.trials.values()
    ]
    _write(folder / TRIALS, _TRIAL_COLUMNS, trials)
    entries = [
        (task, str(number), each.trial, each.role, str(int(each.reversed)), each.expected)
        for task, orders in plan.orders.items()
        for number, order in enumerate(orders)
        for each in order
    ]
    _write(folder / ORDERS, _ORDER_COLUMNS, entries)


def read_study(folder: Path) -> Study:
    """A study's folder. Raises ``StudyError`` if it is not one, and the errors of its design."""
    if not (folder / DESIGN).is_file():
        raise StudyError(f"{folder}: no study, as made by `labial study new`: has no {DESIGN}")
    design = read_design(folder / DESIGN)
    stimuli = {
        row["video"]: Stimulus(
            row["face"], row["item"], row["sound"], float(row["snr_db"]) if row["snr_db"] else None
        )
        for row in _read(folder / STIMULI, _STIMULUS_COLUMNS)
    }
    trials = {
        row["trial"]: Trial(
            row["trial"],
            row["task"],
            row["cell"],
            row["item"],
            row["words"],
            tuple(stimuli[video] for video in row["videos"].split()),
        )
        for row in _read(folder / TRIALS, _TRIAL_COLUMNS)
    }
    plan = Plan(trials, _read_orders(folder / ORDERS))
    return Study(folder, design, digest_of(folder / DESIGN), plan)


def _read_orders(path: Path) -> dict[str, tuple[tuple[Entry, ...], ...]]:
    orders: dict[str, dict[str, list[Entry]]] = {}
    for row in _read(path, _ORDER_COLUMNS):
        entry = Entry(row["trial"], row["role"], row["reversed"] == "1", row["expected"])
        orders.setdefault(row["task"], {}).setdefault(row["order"], []).append(entry)
    return {task: tuple(map(tuple, by_number.values())) for task, by_number in orders.items()}


def _stimulus_row(stimulus: Stimulus, seed: int) -> tuple[str, ...]:
    snr = "" if stimulus.snr_db is None else f"{stimulus.snr_db:g}"
    return stimulus.name(seed), stimulus.face, stimulus.item, stimulus.sound, snr


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(map(text_cell, row) for row in rows)


def _read(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        table = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""), strict=True)
        rows = [{key: name_in(row[key]) for key in columns} for row in table]
    except (OSError, ValueError, csv.Error, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{path}: not a table of {', '.join(columns)}: {error}") from error
    return rows

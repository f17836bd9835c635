"""What participants answered, read from the files that the questionnaire and the service write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labial.errors import FormatError, StudyError
from labial.formats.cells import name_in
from labial.formats.strict_json import finite_number, strict_json, whole_number
from labial.perception.folder import Study
from labial.perception.trials import MAIN, Trial

COLUMNS = (
    "study",
    "design",
    "participant",
    "number",
    "n",
    "event",
    "name",
    "role",
    "reversed",
    "response",
    "expected",
    "rt_ms",
    "plays",
    "ms",
)
"""The fields of a record, which are the columns of exported tables.

``participant`` is random; ``number`` chooses the order of trials; ``n`` counts the participant's
records; ``ms`` is the time since the questionnaire was opened. ``name`` is the trial's id or the
question's name.
"""

_NUMBERS, _TIMES = ("number", "n", "reversed"), ("rt_ms", "plays", "ms")
_DIGITS = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")

WITHDRAWN = "withdrawn"
EVENTS = (
    "start",
    "consent",
    "question",
    "screen",
    "headphones",
    "volume",
    "trial",
    "end",
    WITHDRAWN,
)


@dataclass(frozen=True)
class Answered:
    """A trial that a participant answered; ``order`` counts the participant's records.

    ``response`` of a pair is "1" or "2" for the first or second as shown, which was the other way
    round if ``reversed``. ``rt_ms`` is the time from the end of the stimulus to the answer.
    """

    participant: str
    trial: Trial
    role: str
    reversed: bool
    response: str
    expected: str = ""
    rt_ms: float = 0.0
    order: int = 0


@dataclass(frozen=True)
class Participant:
    """A participant: the answers, and what was recorded besides, by event and name."""

    name: str
    number: int
    answers: tuple[Answered, ...]
    records: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether the questionnaire was answered to its end."""
        return ("end", "") in self.records

    def of_role(self, role: str) -> list[Answered]:
        """The answers to trials of a role."""
        return [each for each in self.answers if each.role == role]


def read_answers(study: Study, paths: Sequence[Path]) -> list[Participant]:
    """The participants in some files, or folders of files, ending in .jsonl, .json or .csv.

    A record that is in several files counts once. Who withdrew is left out. Raises ``FormatError``
    for a file that holds anything else, ``StudyError`` for answers to another study or design, and
    if there are none.
    """
    records: dict[tuple[str, int], Mapping[str, Any]] = {}
    for path in _files(paths):
        for place, record in enumerate(_records(path), 1):
            where = f"{path}: record {place}"
            checked = _checked(record, where)
            _check_study(study, checked, where)
            records.setdefault((checked["participant"], checked["n"]), checked)
    if not records:
        raise StudyError(f"{', '.join(map(str, paths))}: no answers")
    gone = {name for (name, _), record in records.items() if record["event"] == WITHDRAWN}
    names = [name for name in dict.fromkeys(name for name, _ in records) if name not in gone]
    return [
        _participant(study, name, [r for key, r in sorted(records.items()) if key[0] == name])
        for name in names
    ]


def main_answers(participants: Iterable[Participant], task: str) -> list[Answered]:
    """The answers to the main trials of a task."""
    return [
        each
        for participant in participants
        for each in participant.of_role(MAIN)
        if each.trial.task == task
    ]


def record_of(
    participant: str, number: int, n: int, event: str, **fields: object
) -> dict[str, Any]:
    """A record with defaults for the fields that are not given."""
    empty: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    known = {"participant": participant, "number": number, "n": n, "event": event}
    return {**empty, "reversed": 0, "rt_ms": 0, "plays": 0, "ms": 0, **known, **fields}


def _files(paths: Sequence[Path]) -> list[Path]:
    found = []
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix in _READERS)
            found += inside
        elif path.suffix.lower() not in _READERS:
            raise FormatError(f"{path}: expected a folder, or a file ending in .jsonl, .json, .csv")
        else:
            found.append(path)
    return found


def _records(path: Path) -> list[Any]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise FormatError(f"{path}: cannot be read: {error}") from error
    try:
        return _READERS[path.suffix.lower()](text)
    except (ValueError, RecursionError, csv.Error) as error:
        raise FormatError(f"{path}: not answers: {error}") from error


def _of_lines(text: str) -> list[Any]:
    lines = text.split("\n")
    records = [strict_json(line) for line in lines[:-1] if line.strip()]
    # The last line is cut off if the machine failed while it was written; the page sends it again.
    return [*records, strict_json(lines[-1])] if lines[-1].endswith("}") else records


def _of_json(text: str) -> list[Any]:
    found = strict_json(text)
    if not isinstance(found, list):
        raise ValueError("expected a list of records")
    return found


def _of_table(text: str) -> list[Any]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    if set(rows.fieldnames or ()) != {*COLUMNS}:
        raise ValueError(f"expected the columns {', '.join(COLUMNS)}")
    return [{key: _cell(key, value) for key, value in row.items()} for row in rows]


def _cell(key: str | None, value: Any) -> Any:
    """A cell of a table: a number where one is expected, if it is one."""
    if not isinstance(value, str):
        return value
    if key in (*_NUMBERS, *_TIMES) and _DIGITS.fullmatch(value):
        return float(value) if "." in value else int(value)
    return name_in(value)


_READERS = {".jsonl": _of_lines, ".json": _of_json, ".csv": _of_table}


def _checked(record: Any, where: str) -> dict[str, Any]:
    """A record with numbers as numbers. Raises ``FormatError``."""
    if not isinstance(record, dict) or set(record) != {*COLUMNS}:
        raise FormatError(f"{where}: expected an object with {', '.join(COLUMNS)}")
    try:
        numbers = {key: whole_number(record[key], key) for key in _NUMBERS}
        times = {key: finite_number(record[key], key) for key in _TIMES}
    except ValueError as error:
        raise FormatError(f"{where}: {error}") from None
    texts = {key: record[key] for key in COLUMNS if key not in {*_NUMBERS, *_TIMES}}
    for key, value in {**texts, **numbers, **times}.items():
        if not (isinstance(value, str) if key in texts else value >= 0):
            expected = "a text" if key in texts else "0 or more"
            raise FormatError(f"{where}: '{key}' is {str(value)[:40]}, expected {expected}")
    if numbers["reversed"] > 1:
        raise FormatError(f"{where}: 'reversed' is {numbers['reversed']}, expected 0 or 1")
    if texts["event"] not in EVENTS:
        raise FormatError(f"{where}: event '{texts['event']}', expected {', '.join(EVENTS)}")
    return {**texts, **numbers, **times}


def _check_study(study: Study, record: Mapping[str, Any], where: str) -> None:
    if (record["study"], record["design"]) != (study.design.name, study.digest):
        raise StudyError(
            f"{where}: answers the study '{record['study']}' of the design {record['design']},"
            f" expected '{study.design.name}' of {study.digest}"
        )
    if record["event"] == "trial" and record["name"] not in study.trials:
        raise StudyError(f"{where}: unknown trial '{record['name']}'")


def _participant(study: Study, name: str, records: Sequence[Mapping[str, Any]]) -> Participant:
    answers = tuple(
        Answered(
            name,
            study.trials[record["name"]],
            record["role"],
            bool(record["reversed"]),
            record["response"],
            record["expected"],
            record["rt_ms"],
            record["n"],
        )
        for record in records
        if record["event"] == "trial"
    )
    others = {
        (record["event"], record["name"]): record["response"]
        for record in records
        if record["event"] != "trial"
    }
    return Participant(name, records[0]["number"], answers, others)

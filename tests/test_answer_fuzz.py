"""Damaged answers to a study: refused by name, or read as they are written."""

from __future__ import annotations

import csv
import io
import json
import math
import random
from pathlib import Path
from typing import Any

import pytest

from damage import cases, changed, limits, spoiled
from labial.errors import LabialError
from labial.perception.answers import COLUMNS, EVENTS, WITHDRAWN, read_answers
from labial.perception.folder import Study
from labial.perception.simulation import write_simulated
from study_sample import sample_study

CASES = cases(150)
NUMBERS, TIMES = ("number", "n", "reversed"), ("rt_ms", "plays", "ms")


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    return sample_study(tmp_path_factory.mktemp("study"), videos=False)


@pytest.fixture(scope="module")
def records(study, tmp_path_factory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("answers") / "whole.jsonl"
    write_simulated(study, path, {"good": 1}, 2, 0)
    lines = path.read_text().splitlines()
    return [json.loads(line) for line in lines[:12]]


def content_of(records: list[dict[str, Any]], ending: str) -> bytes:
    if ending == ".json":
        return json.dumps(records, indent=1).encode()
    if ending == ".jsonl":
        return "".join(json.dumps(each) + "\n" for each in records).encode()
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS)
    table.writeheader()
    table.writerows(records)
    return text.getvalue().encode()


def written_in(path: Path) -> list[dict[str, Any]]:
    text = path.read_bytes().decode("utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    lines = text.split("\n")
    if not lines[-1].endswith("}"):
        del lines[-1]
    return [json.loads(line) for line in lines if line.strip()]


def judge(study: Study, path: Path) -> bool:
    """Whether answers were read, and then rightly."""
    try:
        with limits():
            found = read_answers(study, [path])
    except LabialError as error:
        assert path.name in str(error)
        return False
    written = written_in(path)
    for record in written:
        assert set(record) == {*COLUMNS}
        assert record["event"] in EVENTS
        for name in (*NUMBERS, *TIMES):
            value = record[name]
            assert type(value) in ((str,) if path.suffix == ".csv" else (int, float)), name
            assert math.isfinite(float(value)) and float(value) >= 0
            assert name in TIMES or float(value) == int(value)
        texts = {*COLUMNS} - {*NUMBERS, *TIMES}
        assert all(type(record[name]) is str for name in texts)
    gone = {each["participant"] for each in written if each["event"] == WITHDRAWN}
    assert {each.name for each in found} == {each["participant"] for each in written} - gone
    by_order = {(each["participant"], int(each["n"])): each for each in reversed(written)}
    for answer in (each for participant in found for each in participant.answers):
        record = by_order[answer.participant, answer.order]
        assert answer.trial.id == record["name"]
        assert answer.response == record["response"].removeprefix("'")
        assert answer.rt_ms == float(record["rt_ms"])
        assert answer.reversed == (int(record["reversed"]) == 1)
    return True


@pytest.mark.parametrize("ending", [".json", ".jsonl", ".csv"])
def test_damaged_answers_are_refused_or_read_as_written(study, records, tmp_path, ending) -> None:
    chance, read = random.Random(0), 0
    path = tmp_path / f"answers{ending}"
    whole = content_of(records, ending)
    path.write_bytes(whole)
    assert judge(study, path)
    for case in range(CASES):
        if case % 2 or ending == ".csv":
            path.write_bytes(spoiled(whole, chance))
        else:
            path.write_bytes(content_of(changed(records, chance), ending))
        read += judge(study, path)
    assert 0 < read < CASES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("n", 1.5), ("n", True), ("n", -1), ("reversed", 2), ("number", 10**400)),
        *(("rt_ms", math.nan), ("ms", math.inf), ("plays", "1_0")),
        *(("participant", ["p"]), ("response", 3)),
    ],
)
def test_values_that_the_questionnaire_does_not_write_are_named(
    study, records, tmp_path, name, value
) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_bytes(content_of([records[0] | {name: value}, *records[1:]], ".jsonl"))
    with pytest.raises(LabialError, match=rf"answers\.jsonl.*{name}|answers\.jsonl: not answers"):
        read_answers(study, [path])

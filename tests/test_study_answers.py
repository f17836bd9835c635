"""Answers: read from files, excluded by rules, evaluated and reported."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from labial.cli import main
from labial.errors import LabialError
from labial.perception.analysis import analyse
from labial.perception.answers import COLUMNS, main_answers, read_answers
from labial.perception.exclusions import apply_rules
from labial.perception.folder import Study
from labial.perception.simulation import simulated, write_simulated
from labial.perception.trials import CATCH, MAIN, REPEAT
from study_sample import DESIGN_TEXT, sample_study

RULES = DESIGN_TEXT.replace(
    "catches = 0.5",
    "catches = 0.5\nheadphones = 5\nrepeats = 0.5\ncompleted = 0.8\nsame_answer = 0.9\n"
    "fastest_ms = 100",
)


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    return sample_study(tmp_path_factory.mktemp("study"), RULES, videos=False)


@pytest.fixture
def people(study):
    return simulated(study.design, study.plan, {"good": 1.0}, 4, seed=1)


def changed(person, role, **fields):
    answers = tuple(replace(a, **fields) if a.role == role else a for a in person.answers)
    return replace(person, answers=answers)


def test_answers_are_read_as_they_were_given(study, people, tmp_path):
    lines = tmp_path / "a.jsonl"
    write_simulated(study, lines, {"good": 1.0}, 4, seed=1)
    assert read_answers(study, [lines]) == people
    records = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    writer.writerows(records)
    (tmp_path / "b.csv").write_text(table.getvalue(), "utf-8")
    (tmp_path / "c.json").write_text(json.dumps(records))
    assert read_answers(study, [tmp_path / "b.csv"]) == people
    assert read_answers(study, [tmp_path]) == people  # each once, though in three files
    gone = [*records, {**records[0], "n": 999, "event": "withdrawn"}]
    (tmp_path / "c.json").write_text(json.dumps(gone))
    assert read_answers(study, [tmp_path]) == people[1:]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"design": "x"}, "of the design x, expected 'sample'"),
        ({"study": "other"}, "answers the study 'other'"),
        ({"event": "shout"}, "event 'shout'"),
        ({"name": "0123456789"}, "unknown trial '0123456789'"),
        ({"n": "many"}, "many"),
        ({"extra": 1}, "expected an object with study, design"),
    ],
)
def test_other_answers_are_refused_by_their_place(change, message, study, tmp_path):
    path = tmp_path / "a.jsonl"
    write_simulated(study, path, {}, 1, seed=1)
    first, *rest = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(rest[0] + json.dumps({**json.loads(first), **change}) + "\n", "utf-8")
    with pytest.raises(LabialError) as raised:
        read_answers(study, [path])
    assert message in str(raised.value)
    assert f"{path}: record 2" in str(raised.value)


def test_participants_are_excluded_by_each_rule(study, people):
    honest, *_ = people
    pairs = {a.trial.id for a in honest.answers if a.trial.task == "pairs"}
    first = {a.trial.id: a for a in honest.answers if a.role == MAIN}
    (again,) = (a for a in honest.answers if a.role == REPEAT)
    # The same side of a pair that is shown the other way round is another choice.
    side = first[again.trial.id].response
    assert first[again.trial.id].reversed != again.reversed
    cases = {
        "catch trials passed": changed(honest, CATCH, response="0"),
        "headphone trials correct 4": replace(honest, records={("headphones", ""): "4"}),
        "repeated answers agree": changed(honest, REPEAT, response=side),
        "trials answered": replace(honest, answers=honest.answers[-3:]),
        "the same answer": replace(
            honest,
            answers=tuple(
                replace(a, response="1") if a.role == MAIN and a.trial.id in pairs else a
                for a in honest.answers
            ),
        ),
    }
    other = {"1": "2", "2": "1"}[side]
    honest = changed(changed(honest, REPEAT, response=other), CATCH, response="")
    honest = replace(
        honest,
        answers=tuple(
            replace(a, response=a.expected) if a.role == CATCH else a for a in honest.answers
        ),
    )
    assert apply_rules(study, [honest]).excluded.keys() <= {honest.name}
    for reason, person in cases.items():
        assert reason in apply_rules(study, [person]).excluded.get(person.name, ""), reason


def test_answers_that_were_too_fast_are_left_out(study, people):
    slow = [changed(person, MAIN, rt_ms=500.0) for person in people]
    fast = [changed(person, MAIN, rt_ms=50.0) for person in slow]
    kept = apply_rules(study, [slow[0], fast[1]])
    left = {person.name: len(person.of_role(MAIN)) for person in kept.participants}
    assert left.get(slow[0].name, 1) > 0
    assert left.get(fast[1].name, 0) == 0


CHOICES = """
name = "syllables"
[items]
texts = ["unused"]
training = 0
[conditions.face]
source = "model"
model = "s31"
[[tasks]]
name = "syllables"
kind = "intelligibility"
presentations = ["audio", "visual", "audiovisual"]
choices = ["ba", "da", "ga"]
mcgurk = [["ba", "ga"], ["ba", "ba"], ["da", "da"], ["ga", "ga"]]
"""


def test_confusions_and_fusions_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr("study_sample.WORDS", {"ba": "ba", "da": "da", "ga": "ga", "training": "x"})
    study = sample_study(tmp_path, CHOICES, videos=False, items=3)
    people = simulated(study.design, study.plan, {"face": 1.0}, 6, seed=2)
    heard = [a for a in main_answers(people, "syllables") if a.trial.item == "ba + ga"]
    shown = {(s.sound, s.item) for a in heard for s in a.trial.stimuli}
    assert shown == {("ba", "ga"), ("", "ga")}
    # Everybody hears /da/ if the face says /ga/ and the sound /ba/.
    fused = [
        replace(
            person,
            answers=tuple(
                replace(a, response="da" if a.trial.item == "ba + ga" else a.trial.words)
                for a in person.answers
            ),
        )
        for person in people
    ]
    (result,) = analyse(study, people).tasks
    assert result.findings is not None
    (fusions,) = [s for s in result.findings.sheets if s.title.startswith("Different")]
    assert fusions.heading[2:] == ("as heard", "as seen", "other")
    (result,) = analyse(study, fused[:2] + people[2:]).tasks
    assert result.findings is not None
    confusions = [s for s in result.findings.sheets if s.title.startswith("Confusions, face in")]
    counts = {row[0]: sum(map(int, row[1:])) for row in confusions[0].rows}
    assert counts == {"ba": 6, "da": 6, "ga": 6}
    # /d/ and /g/ look alike.
    visemes = [
        s for s in result.findings.sheets if s.title.startswith("Confusions of visemes, fac")
    ]
    assert visemes[0].heading == ("said", "ba", "da / ga")
    assert {row[0]: sum(map(int, row[1:])) for row in visemes[0].rows} == {"ba": 6, "da / ga": 12}


def test_the_commands_lead_from_a_study_to_its_report(tmp_path, capsys):
    folder = tmp_path / "study"
    folder.mkdir()
    sample_study(folder, videos=False)
    answers, report = folder / "answers" / "sim.jsonl", tmp_path / "report.html"
    simulate = ["study", "simulate", str(folder), "-o", str(answers)]
    assert main([*simulate, "--quality", "good", "2"]) == 0
    assert main(["study", "analyse", str(folder), "-o", str(report)]) == 0
    said = capsys.readouterr().out
    assert "pairs: good over bad: +" in said
    page = report.read_text("utf-8")
    for text in ("Methods", "Bradley and Terry", "Ratings", "<svg", "hearing", "Holm"):
        assert text in page
    assert main([*simulate, "--quality", "ugly", "1"]) == 2
    assert "expected one of good, bad" in capsys.readouterr().err
    assert main(["study", "analyse", str(tmp_path)]) == 2
    assert "no study, as made by" in capsys.readouterr().err


@pytest.mark.slow
def test_a_study_is_made_of_texts_and_its_power_simulated(tmp_path, capsys):
    design = tmp_path / "design.toml"
    text = DESIGN_TEXT.replace('texts = ["unused"]', 'texts = ["Papa.", "Two."]')
    text += "\n[power]\nparticipants = [6]\neffects = [2.0]\nsimulations = 4\n"
    design.write_text(text.replace("[[questions]]", "[[questions]]"), "utf-8")
    out = tmp_path / "out"
    assert main(["study", "new", str(design), "-o", str(out)]) == 0
    videos = {path.name: path.stat().st_mtime_ns for path in out.rglob("*.mp4")}
    assert f"{len(videos)} videos" in capsys.readouterr().out
    first = out / "questionnaire" / "stimuli" / sorted(videos)[0]
    first.unlink()
    assert main(["study", "new", str(design), "-o", str(out)]) == 0
    again = {path.name: path.stat().st_mtime_ns for path in out.rglob("*.mp4")}
    assert {name for name in videos if again[name] != videos[name]} == {first.name}
    (out / "answers" / "some.jsonl").write_text("")
    design.write_text(text + "# changed\n", "utf-8")
    assert main(["study", "new", str(design), "-o", str(out)]) == 2
    assert "holds answers to another design" in capsys.readouterr().err
    assert main(["study", "power", str(design)]) == 0
    said = capsys.readouterr().out
    assert said.count("pairs") == 2

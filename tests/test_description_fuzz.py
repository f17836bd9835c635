"""Damaged files that people write: refused by name, or read as written."""

from __future__ import annotations

import csv
import json
import random
import re
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from damage import cases, changed, limits, spoiled
from labial.errors import FormatError, LabialError, SpeechError
from labial.formats.leave_out import read_leave_out
from labial.formats.marker_layout import read_marker_layout
from labial.formats.phone_map import read_phone_map
from labial.formats.split import read_split
from labial.formats.text import read_text
from labial.formats.tracks import read_track_description
from labial.formats.transcripts import read_transcripts
from labial.keyshapes import read_keyshapes
from labial.phones import canonical_phone
from labial.retargeting.alias_file import shape_names
from labial.retargeting.binding_file import read_binding
from labial.speech.piper_voice import read_piper_voice
from labial.studio.project import ProjectFolder
from piper_sample import DESCRIPTION, write_piper_voice

CASES = cases(300)

KEYSHAPES = b"""[base]
name = "rest"
phones = ["sil"]

[[keyshape]]
name = "open"
phones = ["a", "\xc9\x91"]

[[keyshape]]
name = "round"
utterance = "u1"
time = 1.25
"""
BINDING = b"""mesh = "head"
vertex_count = 1148
scale = 0.125 # units
axes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]

[sensors]
"inner_lip_0" = 17 # fitted within 1.0 mm
"inner_lip_1" = 203
"""
LAYOUT = b"""[groups]
upper_lip = ["UL1", "UL2"]
lower_lip = ["LL1"]
corners = ["CL", "CR"]
jaw = ["J1"]

[landmarks]
right_corner = "CR"
left_corner = "CL"
upper_outer = "UL1"
lower_outer = "LL1"

[head]
markers = ["H1", "H2", "H3"]
upright = ["J1", "UL2"]
"""
MAP = "label\tphone\nah\tɑ\nbee\tb\npause\tsil\n".encode()
SPLIT = b'utterance,split,note\nu1,train,\n"u2, long",validation,a b\n\'=u3,test,\n'
TEXTS = 'utterance,text\nu1,Bin blue.\n"u2","One, two\nthree"\n=u3,L\u2019\u00e9t\u00e9.\n'.encode()
LEFT_OUT = b'utterance,kind,why\nu1,noise,"0.3 mm, most"\n\'=u3,shift,late\n'
SHAPES = b"""[shapes]
Mund_auf = "jawOpen"
"Kuss 1" = "mouthPucker" # as in March
"""
PROJECT = b"""# A project
format = 1
name = "mine"
language = "en-gb"
talker = "A. B."
licence = "CC BY 4.0"
attribution = "A. B. 2026"
minutes = 5.0
"""
POINTS = {
    "points": [0, 13, 14, 61, 291],
    "triangles": [[0, 13, 14], [61, 0, 291]],
    "unit": "1/8 pixel",
    "missing": -32768,
    "fps": 25.0,
}


def spoiled_text(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, or a line's end or a number by one that people and tools write."""
    match chance.randrange(4):
        case 0:
            place = chance.choice([i for i, byte in enumerate(content) if byte == 10])
            return (
                content[:place]
                + chance.choice([b"\r", b"\r\n", b"\n\r", b""])
                + content[place + 1 :]
            )
        case 1:
            place = chance.choice([i for i, byte in enumerate(content) if 48 <= byte <= 57] or [0])
            other = chance.choice(
                [b"1" * 100_000, b"nan", b"inf", b"1e999", b"1.5", b"true", b"-1"]
            )
            return content[:place] + other + content[place + 1 :]
        case _:
            return spoiled(content, chance)


def check_keyshapes(path: Path) -> None:
    found = read_keyshapes(path)
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text.replace("\r\n", "")
    written = tomllib.loads(text)
    for shape, values in zip(
        (found.base, *found.shapes), (written["base"], *written["keyshape"]), strict=True
    ):
        assert shape.name == values["name"]
        assert shape.phones == tuple(map(canonical_phone, values.get("phones", ())))
        assert shape.utterance == values.get("utterance", "")
        assert type(values.get("time", 0)) in (int, float)
        assert shape.time == values.get("time", 0) < 1e6
        assert not {"phones", "time"} <= values.keys()


def check_binding(path: Path) -> None:
    found, sensors, _ = read_binding(path)
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text.replace("\r\n", "")
    written = tomllib.loads(text)
    assert sensors == written.get("sensors", {})
    assert all(type(vertex) is int and 0 <= vertex < 1 << 31 for vertex in sensors.values())
    if found is not None:
        assert type(written["mesh"]) is str
        assert type(written["vertex_count"]) is int
        assert found.vertex_count == written["vertex_count"] > max(sensors.values())
        assert found.axes.tolist() == written["axes"]
        assert np.allclose(found.axes @ found.axes.T, np.eye(3), atol=1e-3)
        assert type(written["scale"]) in (int, float)


def check_layout(path: Path) -> None:
    found = read_marker_layout(path)
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text.replace("\r\n", "")
    written = tomllib.loads(text)
    assert {name: list(names) for name, names in found.groups.items()} == written["groups"]
    assert vars(found.landmarks).items() >= written["landmarks"].items()
    head = written.get("head", {})
    assert list(found.head) == head.get("markers", [])
    assert list(found.upright or ()) == head.get("upright", [])


def check_map(path: Path) -> None:
    """Lines may end in any way, as in the other tables; tabs need no quotes."""
    found = read_phone_map(path)
    text = read_text(path)
    lines = re.split(r"\r\n|\n|\r", text)
    table = [line.split("\t") for line in lines] if "\t" in text else csv.reader(lines)
    rows = [row for row in table if any(map(str.strip, row))]
    assert found == {
        row[0].strip(): canonical_phone(row[1].strip()) for row in rows if row != ["label", "phone"]
    }


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a table, each of which has as many cells as the first."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", read_text(path))
    header, *rows = (row for row in csv.reader(lines, strict=True) if row)
    assert all(len(row) == len(header) for row in rows)
    return [dict(zip(header, row, strict=True)) for row in rows]


def check_split(path: Path) -> None:
    found = read_split(path)
    rows = rows_of(path)
    assert len(found) == len(rows)
    assert list(found.values()) == [row["split"] for row in rows]
    for name, row in zip(found, rows, strict=True):
        assert name == row["utterance"] or f"'{name}" == row["utterance"]


def check_texts(path: Path) -> None:
    assert read_transcripts(path) == {row["utterance"]: row["text"] for row in rows_of(path)}


def check_left_out(path: Path) -> None:
    found, rows = read_leave_out(path), rows_of(path)
    assert {row["utterance"].removeprefix("'") for row in rows} == {
        name.removeprefix("'") for name in found
    }


def check_shapes(path: Path) -> None:
    names = shape_names(path)
    written = tomllib.loads(path.read_bytes().decode("utf-8"))["shapes"]
    assert dict(names.aliases) == written
    for own, known in written.items():
        assert names.meaning(own) == names.meaning(known)


def check_project(path: Path) -> None:
    found = ProjectFolder(path.parent).read()
    text = path.read_bytes().decode("utf-8")
    written = tomllib.loads(text)
    assert written.pop("format", 1) == 1
    for name, value in written.items():
        assert getattr(found, name) == value
        assert type(value) in ((int, float) if name == "minutes" else (str,))
    assert 0 <= found.minutes < 1e6


def check_points(path: Path) -> None:
    found = read_track_description(path)
    written = json.loads(path.read_text("utf-8"))
    assert list(found.points) == written["points"]
    assert all(type(each) is int and each >= 0 for each in written["points"])
    assert found.triangles.tolist() == written.get("triangles", [])
    assert all(type(each) is int for row in written.get("triangles", []) for each in row)
    assert type(written["missing"]) is int
    assert -(1 << 63) <= found.missing == written["missing"] < 1 << 63
    assert type(written["fps"]) in (int, float)
    assert 1 <= found.fps == written["fps"] <= 10_000
    assert 0 < found.pixel <= 1
    assert type(written["unit"]) is str


READERS = {
    "keyshapes.toml": (check_keyshapes, KEYSHAPES),
    "binding.toml": (check_binding, BINDING),
    "layout.toml": (check_layout, LAYOUT),
    "map.tsv": (check_map, MAP),
    "split.csv": (check_split, SPLIT),
    "texts.csv": (check_texts, TEXTS),
    "left-out.csv": (check_left_out, LEFT_OUT),
    "shapes.toml": (check_shapes, SHAPES),
    "project.toml": (check_project, PROJECT),
    "points.json": (check_points, json.dumps(POINTS, indent=1).encode()),
}


@pytest.mark.filterwarnings("ignore:.*read as Latin-1")
@pytest.mark.parametrize("name", READERS)
def test_damaged_descriptions_are_refused_or_read_as_written(tmp_path, name) -> None:
    chance, path = random.Random(0), tmp_path / name
    check, content = READERS[name]
    read = 0
    for _ in range(CASES):
        path.write_bytes(spoiled_text(content, chance))
        read += judge(check, path)
    assert 0 < read < CASES


def judge(check: Any, path: Path) -> bool:
    """Whether a file was read, and then rightly."""
    try:
        with limits():
            check(path)
    except LabialError as error:
        assert path.name in str(error)
        return False
    return True


def test_other_values_in_points_are_refused_or_read_as_written(tmp_path) -> None:
    chance, path = random.Random(1), tmp_path / "points.json"
    for _ in range(CASES):
        path.write_text(json.dumps(changed(POINTS, chance)), "utf-8")
        judge(check_points, path)


@pytest.mark.filterwarnings("ignore:.*read as Latin-1")
def test_other_descriptions_of_piper_voices_are_refused_or_usable(tmp_path) -> None:
    chance, read = random.Random(2), 0
    path = write_piper_voice(tmp_path / "voice.onnx")
    description = path.with_name("voice.onnx.json")
    for case in range(CASES):
        if case % 2:
            description.write_text(json.dumps(changed(DESCRIPTION, chance)), "utf-8")
        else:
            description.write_bytes(spoiled_text(json.dumps(DESCRIPTION).encode() + b"\n", chance))
        try:
            with limits():
                voice = read_piper_voice(path)
        except LabialError as error:
            assert "voice.onnx" in str(error)
            continue
        read += 1
        assert all(type(each) is int and 0 < each < 10**6 for each in (voice.rate, voice.hop))
        assert type(voice.language) is str and voice.language
        assert all(type(each) is int for each in voice.speakers.values())
        numbers = [n for each in voice.description["phoneme_id_map"].values() for n in each]
        assert all(type(n) is int and n >= 0 for n in numbers)
    assert 0 < read < CASES


@pytest.mark.parametrize(
    "inference", [[], None, {"length_scale": 0}, {"noise_w": "x"}, {"noise_scale": 10**400}]
)
def test_manners_that_no_piper_voice_has_are_named(tmp_path, inference) -> None:
    path = write_piper_voice(tmp_path / "voice.onnx", inference=inference)
    with pytest.raises(SpeechError, match=r"voice\.onnx\.json: .*'inference"):
        read_piper_voice(path)


@pytest.mark.parametrize("name", ["points", "triangles"])
@pytest.mark.parametrize("value", [{}, "", None, {"0": 1}, 3])
def test_what_must_be_a_list_is_one(tmp_path, name, value) -> None:
    path = tmp_path / "points.json"
    path.write_text(json.dumps({**POINTS, name: value}), "utf-8")
    with pytest.raises(FormatError, match=rf"points\.json.*'{name}'.*expected a list"):
        read_track_description(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("split.csv", "utterance,split\nu1,train,u2,test\n"),
        ("split.csv", 'utterance,split\nu1,train\n"u2,test\n'),
        ("split.csv", "utterance,split,split\nu1,train,test\n"),
        ("split.csv", "utterance,split\n,train\n"),
        ("left-out.csv", "utterance,why\nu1,late,u2,late\n"),
        ("left-out.csv", "utterance,why\nu1\n"),
        ("left-out.csv", 'utterance,why\nu1,"late\nu2,late\n'),
        ("texts.csv", 'utterance,text\nu1,Bin "blue" at\n"u2,x\n'),
    ],
)
def test_joined_and_cut_lines_of_tables_are_refused(tmp_path, name, text) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(FormatError, match=re.escape(name)):
        READERS[name][0](path)


@pytest.mark.parametrize("name", READERS)
def test_whole_descriptions_are_read(tmp_path, name) -> None:
    check, content = READERS[name]
    path = tmp_path / name
    path.write_bytes(content)
    check(path)
    path.write_bytes(content.replace(b"\n", b"\r\n"))
    check(path)


@pytest.mark.parametrize("name", [name for name in READERS if name.endswith(".toml")])
def test_lone_carriage_returns_are_refused(tmp_path, name) -> None:
    path = tmp_path / name
    path.write_bytes(READERS[name][1].replace(b"\n", b"\r"))
    with pytest.raises(FormatError, match=name):
        READERS[name][0](path)

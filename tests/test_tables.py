"""Names in tables are text to spreadsheet programs, and are read back unchanged."""

from __future__ import annotations

import csv
import io
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FPS
from labial.alignment import SILENCE, Alignment, Interval
from labial.formats.cells import name_in, table_row, text_cell
from labial.formats.leave_out import read_leave_out, write_leave_out
from labial.formats.motion_csv import write_csv
from labial.formats.split import read_split
from labial.formats.weights_csv import write_weights_csv
from labial.motion import LipLandmarks, Motion, SensorLayout
from labial.sinks import writing
from labial.utterance import Utterance

FORMULAS = ["=cmd|'/C calc'!A0", "+1", "-jaw", "@SUM(A1)", "\t=1", "\r@x", " =1", "＝1", "'=x"]
SIGNS = "=+-@"


def starts_formula(cell: str) -> bool:
    """Whether a spreadsheet program might evaluate a cell."""
    return unicodedata.normalize("NFKC", cell).strip()[:1] in (*SIGNS,)


names = st.one_of(st.text(max_size=8), st.text(st.sampled_from("=+-@'\t\r\n ,;\"＝a"), max_size=6))


@given(names)
def test_a_cell_is_not_a_formula_and_gives_its_name(name):
    cell = text_cell(name)
    assert name_in(cell) == name
    assert name in cell
    assert not starts_formula(cell)
    if name.strip("'").strip()[:1] not in (*SIGNS, "＝", "＋", "－", "＠"):
        assert cell == name


def header_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return next(csv.reader(file))


def test_shapes_with_names_like_formulas_are_columns(tmp_path):
    path = tmp_path / "a.csv"
    shapes = [*FORMULAS, "jawOpen", 'say "a", b']
    with writing(path) as sink:
        write_weights_csv(sink, shapes, np.zeros((2, len(shapes)), np.float32), FPS)
    header = header_of(path)
    assert not any(map(starts_formula, header))
    assert [name_in(cell) for cell in header] == ["time_s", *shapes]
    assert {"time_s", "jawOpen"} <= set(header)


def test_sensors_with_names_like_formulas_are_columns(tmp_path):
    path = tmp_path / "a.csv"
    sensors = tuple(FORMULAS[:6])
    layout = SensorLayout(sensors, LipLandmarks(*sensors), {"lips": sensors})
    motion = Motion(np.zeros((1, 6, 3), np.float32), FPS, layout)
    alignment = Alignment((Interval(0, 1 / FPS, SILENCE),))
    with writing(path) as sink:
        write_csv(sink, Utterance("x", alignment, motion))
    header = header_of(path)
    assert not any(map(starts_formula, header))
    assert [name_in(cell) for cell in header[1:4]] == [f"{sensors[0]}_{axis}_mm" for axis in "xyz"]


@given(st.lists(st.text(max_size=5), min_size=2, max_size=4))
def test_a_row_is_quoted_only_where_it_has_to_be(cells):
    line = table_row(cells)
    assert next(csv.reader(io.StringIO(line, newline=""))) == cells
    if not set("".join(cells)) & set('",\r\n'):
        assert line == ",".join(cells) + "\n"


def test_a_table_of_positions_has_a_microsecond_and_a_tenth_of_a_micrometre(tmp_path):
    path = tmp_path / "a.csv"
    sensors = ("a", "b", "c", "d", "e", "f")
    layout = SensorLayout(sensors, LipLandmarks(*sensors), {"lips": sensors})
    positions = np.random.default_rng(0).normal(0, 30, (4, 6, 3)).astype(np.float32)
    alignment = Alignment((Interval(0, 4 / 30, SILENCE),))
    with writing(path) as sink:
        write_csv(sink, Utterance("x", alignment, Motion(positions, 30.0, layout)))
    _, *rows = path.read_text("utf-8").splitlines()
    for number, row in enumerate(rows):
        time, *values = row.split(",")
        assert time == f"{number / 30:.6f}"
        assert values[:18] == [f"{value:.4f}" for value in positions[number].ravel()]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_list_of_utterances_is_read_as_it_was_written(tmp_path, name):
    path = tmp_path / "a.csv"
    with writing(path) as sink:
        write_leave_out(sink, [(name, "noise", "-3", "2", f"{name}: loud")])
    assert read_leave_out(path) == {name}
    with path.open(newline="", encoding="utf-8") as file:
        row = list(csv.reader(file))[1]
    assert row[2] == "-3"
    assert not starts_formula(row[0]) and not starts_formula(row[4])
    path.write_text("utterance,split\n'=x,test\n", "utf-8")
    assert read_split(path) == {"=x": "test"}

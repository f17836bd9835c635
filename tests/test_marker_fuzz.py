"""Damaged marker files: an error that names the file, or what the file says; never a hang.

`make fuzz` runs many more cases, by the variable LABIAL_FUZZ.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from damage import limits
from labial.errors import LabialError
from labial.face.markers import UNITS_MM, Markers
from labial.formats import c3d
from labial.formats.c3d import read_c3d, write_c3d
from labial.formats.c3d_mips import for_ezc3d
from labial.formats.motive import read_motive
from labial.formats.trc import read_trc, write_trc
from labial.sinks import writing
from marker_sample import write_motive
from test_other_marker_files import as_of

CASES = int(os.environ.get("LABIAL_FUZZ", "2000"))
C3D_CASES = int(os.environ.get("LABIAL_FUZZ", "100"))
NAMES = ("UL", "LL", "corner", "Head:1")


def positions(frames: int = 12) -> np.ndarray:
    places = np.random.default_rng(0).normal(0, 300, (frames, len(NAMES), 3))
    places[3:5, 1] = np.nan
    return places


pytestmark = pytest.mark.filterwarnings("ignore:.*read as Latin-1")


def damaged(content: bytes, random: np.random.Generator, most: int = 2) -> bytes:
    """One to three bytes flipped, a stretch cut, or one repeated; up to ``most`` of these."""
    spoiled = bytearray(content)
    for _ in range(random.integers(1, most + 1)):
        at = int(random.integers(max(1, len(spoiled))))
        length = int(random.choice([1, 2, 7, 40, 200, 1000]))
        match random.integers(4):
            case 0:
                for place in random.integers(len(spoiled), size=random.integers(1, 4)):
                    spoiled[place] = random.integers(256)
            case 1:
                del spoiled[at : at + length]
            case 2:
                del spoiled[at:]
            case 3:
                spoiled[at:at] = spoiled[at : at + length]
        if not spoiled:
            break
    return bytes(spoiled)


def cells_of(path: Path, separator: str) -> list[list[str]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    text = text.replace("\r\n", "\n")
    if separator == ",":
        return list(csv.reader(text.split("\n")))
    return [line.split(separator) for line in text.split("\n")]


def says(path: Path, found: Markers, separator: str) -> None:
    """Compare what was read with the cells of the file, parsed again from the right."""
    rows = [row for row in cells_of(path, separator) if row and row[0].strip().isdigit()]
    rows = rows[-len(found) :]
    factor = UNITS_MM[found.unit.lower().rstrip("s") if found.unit != "m" else "m"]
    header = cells_of(path, separator)
    starts = {}
    for row in header:
        for place, cell in enumerate(row):
            if place > 1 and cell.strip() in found.names:
                starts.setdefault(cell.strip(), place)
    for frame, row in enumerate(rows):
        for marker, name in enumerate(found.names):
            three = [cell.strip() for cell in row[starts[name] : starts[name] + 3]]
            place = found.positions[frame, marker]
            if np.isnan(place).any():
                gap = {cell.lower() for cell in three} <= {"", "nan"}
                assert gap or set(map(float, three)) == {0}
            else:
                assert np.allclose(place, np.array(three, float) * factor)


def try_text(path: Path, read, separator: str, cases: int) -> None:
    whole, name = path.read_bytes(), path.name
    random, understood = np.random.default_rng(1), 0
    for _ in range(cases):
        path.write_bytes(damaged(whole, random))
        try:
            found = read(path)
        except LabialError as error:
            assert name in str(error)
            continue
        understood += 1
        says(path, found, separator)
    print(f"{name}: {cases} cases, {understood} read as written, the others refused")
    # Most damage is noticed, and some is harmless.
    assert 0 < understood < 0.5 * cases


def test_damaged_trc_is_named_or_read_as_written(tmp_path):
    path = tmp_path / "take.trc"
    with writing(path) as sink:
        write_trc(sink, NAMES, positions(), 120)
    try_text(path, read_trc, "\t", CASES)


def test_damaged_motive_exports_are_named_or_read_as_written(tmp_path):
    path = tmp_path / "take.csv"
    write_motive(path, NAMES, positions(), 120)
    try_text(path, read_motive, ",", CASES)


@pytest.mark.parametrize("cell", ["", "nan", "NaN"])
def test_a_marker_that_lacks_one_coordinate_is_refused(tmp_path, cell):
    path = tmp_path / "take.trc"
    with writing(path) as sink:
        write_trc(sink, NAMES, positions(), 120)
    lines = path.read_text().split("\n")
    cells = lines[8].split("\t")
    cells[6] = cell
    lines[8] = "\t".join(cells)
    path.write_text("\n".join(lines))
    with pytest.raises(LabialError, match=r"take\.trc: line 9: 'LL' lacks some"):
        read_trc(path)


@pytest.mark.slow
def test_damaged_c3d_is_named_or_read_as_written(tmp_path, monkeypatch):
    monkeypatch.setattr(c3d, "_PATIENCE_S", 1.5)  # ezc3d never stops reading some of these
    path = tmp_path / "take.c3d"
    with writing(path) as sink:
        write_c3d(sink, NAMES, positions(60), 120)
    whole, true = path.read_bytes(), read_c3d(path).positions
    start = (int.from_bytes(whole[16:18], "little") - 1) * 512
    random, understood, hung = np.random.default_rng(2), 0, 0
    for case in range(C3D_CASES):
        # A cut and a repetition of one length look like a valid take: there is no checksum.
        content = damaged(whole, random, most=1)
        path.write_bytes(content)
        try:
            found = read_c3d(path)
        except LabialError as error:
            assert "take.c3d" in str(error)
            hung += "reading takes over" in str(error)
            continue
        understood += 1
        assert found.fps == pytest.approx(120, rel=0.02)
        # Only overwritten numbers differ; none has moved.
        end = start + true.shape[0] * len(NAMES) * 16
        held, was = (np.frombuffer(each[start:end], np.uint8) for each in (content, whole))
        assert held.shape == was.shape, case
        over = np.flatnonzero(held != was)
        assert len(over) <= 6, case
        assert found.positions.shape == true.shape, case
        unlike = ~np.isclose(found.positions, true, equal_nan=True).all(axis=-1)
        assert set(np.flatnonzero(unlike.ravel())) <= set((over // 16).tolist()), case
    summary = f"{understood} read as written, {hung} given up after 1.5 s, the others refused"
    print(f"take.c3d: {C3D_CASES} cases, {summary}")
    assert 0 < understood < 0.9 * C3D_CASES


def test_damaged_numbers_of_mips_are_given_to_ezc3d_in_order(tmp_path):
    """Whatever the file says, it is changed in linear time and keeps its length."""
    path = tmp_path / "take.c3d"
    with writing(path) as sink:
        write_c3d(sink, NAMES, positions(), 120)
    as_of(path, "MIPS")
    whole, random = path.read_bytes(), np.random.default_rng(4)
    with for_ezc3d(path) as name:
        assert Path(name) != path
    for _ in range(2 * C3D_CASES):
        path.write_bytes(damaged(whole, random))
        with limits(), for_ezc3d(path) as name:
            assert Path(name).stat().st_size == path.stat().st_size

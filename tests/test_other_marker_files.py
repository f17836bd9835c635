"""Marker files as other programs write them: computed points, other processors, hidden markers."""

from __future__ import annotations

import struct
from pathlib import Path

import ezc3d
import numpy as np
import pytest

from labial.errors import FormatError, LabialWarning, MotionError
from labial.face.marker_layout import guess_layout
from labial.formats.c3d import read_c3d, write_c3d
from labial.formats.markers import read_markers
from labial.formats.trc import read_trc, write_trc
from labial.importers.layouts import view
from labial.sinks import writing

CASES = Path(__file__).parents[2] / "shared" / "cases" / "corpora"

FACE = {
    "RC": (-25.0, 0.0, 0.0),
    "LC": (25.0, 0.0, 0.0),
    "UL1": (0.0, 9.0, 10.0),
    "LL1": (0.0, -9.0, 10.0),
    "CHIN": (0.0, -30.0, 5.0),
    "LFHD": (60.0, 120.0, 0.0),
    "RFHD": (-60.0, 120.0, 0.0),
    "LBHD": (60.0, 120.0, -150.0),
}
NAMES = tuple(FACE)


def frames(count: int = 20) -> np.ndarray:
    """The face, moving as a whole, ``[frames, markers, 3]`` in mm."""
    moved = np.linspace(0, 40, count)[:, None, None] * np.array([1.0, 0.5, -0.2])
    return np.array(list(FACE.values())) + moved


def write_c3d_with(path: Path, names, positions, **point: list[str]) -> None:
    file = ezc3d.c3d()
    parameters = file["parameters"]["POINT"]
    parameters["RATE"]["value"], parameters["UNITS"]["value"] = [100.0], ["mm"]
    parameters["LABELS"]["value"] = list(names)
    for name, value in point.items():
        file.add_parameter("POINT", name, value)
    points = np.ones((4, len(names), len(positions)))
    points[:3] = positions.transpose(2, 1, 0)
    file["data"]["points"] = points
    file.write(str(path))


@pytest.mark.parametrize("kind", ["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS"])
def test_computed_points_are_no_markers(tmp_path, kind):
    path = tmp_path / "a.c3d"
    names = [NAMES[0], "LHeadAngles", *NAMES[1:], "RHeadAngles"]
    positions = np.insert(frames(), [1, len(NAMES)], 900.0, axis=1)
    write_c3d_with(path, names, positions, **{kind: ["LHeadAngles", "RHeadAngles"]})
    with pytest.warns(LabialWarning, match=r"a\.c3d: .*computed.*: LHeadAngles, RHeadAngles"):
        found = read_c3d(path)
    assert found.names == NAMES
    assert np.abs(found.positions - frames()).max() < 1e-3


def dec_float(value: float) -> bytes:
    scaled = struct.pack("<f", value * 4)
    return scaled[2:] + scaled[:2]


PROCESSORS = {
    "DEC": (85, dec_float, lambda value: struct.pack("<H", value)),
    "MIPS": (86, lambda value: struct.pack(">f", value), lambda value: struct.pack(">H", value)),
}


def as_of(path: Path, processor: str) -> None:
    """Rewrite the numbers of a small file of an Intel processor as those of another."""
    content = bytearray(path.read_bytes())
    code, real, whole = PROCESSORS[processor]

    def convert(place: int) -> None:
        content[place : place + 4] = real(struct.unpack_from("<f", content, place)[0])

    def convert_whole(place: int) -> None:
        content[place : place + 2] = whole(struct.unpack_from("<H", content, place)[0])

    start = (content[0] - 1) * 512
    content[start + 3] = code
    place = start + 4
    while length := abs(struct.unpack_from("b", content, place)[0]):
        group = struct.unpack_from("b", content, place + 1)[0]
        after = place + 2 + length
        (onward,) = struct.unpack_from("<h", content, after)
        convert_whole(after)
        if group > 0 and content[after + 2] in (2, 4):
            size = content[after + 2]
            sizes = content[after + 4 : after + 4 + content[after + 3]]
            first = after + 4 + len(sizes)
            for number in range(int(np.prod(sizes, dtype=int))):
                (convert if size == 4 else convert_whole)(first + size * number)
        if not onward:
            break
        place = after + onward
    data = 512 * (struct.unpack_from("<H", content, 16)[0] - 1)
    points, _, first_frame, last_frame = struct.unpack_from("<4H", content, 2)
    for number in range(4 * points * (last_frame - first_frame + 1)):
        convert(data + 4 * number)
    for place in (12, 20):
        convert(place)
    for place in (*range(2, 12, 2), 16, 18):
        convert_whole(place)
    path.write_bytes(content)


@pytest.mark.parametrize("processor", PROCESSORS)
def test_numbers_of_other_processors_are_read(tmp_path, processor):
    path = tmp_path / "a.c3d"
    with writing(path) as sink:
        write_c3d(sink, NAMES, frames(), 100)
    as_of(path, processor)
    found = read_c3d(path)
    assert found.fps == 100
    assert found.names == NAMES
    assert np.abs(found.positions - frames()).max() < 1e-3


def test_blocks_after_the_data_are_ignored(tmp_path):
    path = tmp_path / "a.c3d"
    with writing(path) as sink:
        write_c3d(sink, NAMES, frames(), 100)
    path.write_bytes(path.read_bytes() + bytes(512 * 7))
    assert np.abs(read_c3d(path).positions - frames()).max() < 1e-3


@pytest.mark.parametrize(("at", "value"), [(1, 0x51), (b"RATE", 9), (b"LABELS", 9), (b"SCALE", 77)])
def test_words_of_the_decoder_are_not_shown(tmp_path, at, value):
    """ezc3d says "set ignoreBadFormatting to true: iostream error" and the like."""
    path = tmp_path / "a.c3d"
    with writing(path) as sink:
        write_c3d(sink, NAMES, frames(), 100)
    content = bytearray(path.read_bytes())
    # The type of a parameter follows its name and an offset of two bytes.
    place = at if isinstance(at, int) else content.index(at) + len(at) + 2
    content[place] = value
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"a\.c3d: not a whole C3D file: its parts contra"):
        read_c3d(path)


def write_rows(path: Path, extra: dict[int, list[str]]) -> Path:
    with writing(path) as sink:
        write_trc(sink, NAMES, frames(), 100)
    lines = path.read_text().splitlines()
    for row, cells in extra.items():
        lines[6 + row] += "\t" + "\t".join(cells)
    path.write_text("\n".join(lines) + "\n")
    return path


def test_unnamed_columns_of_cortex_are_left_out(tmp_path):
    path = write_rows(tmp_path / "a.trc", {3: ["1.0"] * 6, 4: ["2.0"] * 6, 11: ["1.0"] * 6})
    with pytest.warns(LabialWarning, match=r"a\.trc: 2 markers without names are left out"):
        found = read_trc(path)
    assert found.names == NAMES and np.abs(found.positions - frames()).max() < 1e-3


@pytest.mark.parametrize("extra", [{3: ["1.0"] * 6}, {3: ["1"] * 6, 5: ["1"] * 3}, {3: ["1"] * 4}])
def test_single_rows_with_more_cells_are_damaged(tmp_path, extra):
    with pytest.raises(FormatError, match=r"a\.trc: line 10 has \d+ cells, expected 26"):
        read_trc(write_rows(tmp_path / "a.trc", extra))


def test_a_marker_hidden_in_the_drawn_frame_is_drawn_where_it_belongs(tmp_path):
    positions = frames(21)
    lower = NAMES.index("LL1")
    positions[:15, lower] = np.nan
    positions[12:, NAMES.index("LBHD")] = np.nan
    positions[15:, NAMES.index("RFHD")] = np.nan
    path = tmp_path / "a.trc"
    with writing(path) as sink:
        write_trc(sink, NAMES, positions, 100)
    shown = view(path)
    places = dict(zip(shown.names, shown.places, strict=True))
    assert set(places) == set(NAMES)
    # The axes are the head's, but distances stay.
    for one, other in (("UL1", "LL1"), ("LL1", "RFHD"), ("LBHD", "RFHD"), ("RC", "LBHD")):
        true = np.linalg.norm(np.subtract(FACE[one], FACE[other]))
        assert np.linalg.norm(places[one] - places[other]) == pytest.approx(true, abs=0.01)
    assert shown.layout is not None and shown.layout.landmarks.lower_outer == "LL1"


def test_a_marker_that_is_never_visible_is_named(tmp_path):
    positions = frames()
    positions[:, NAMES.index("LBHD")] = np.nan
    path = tmp_path / "a.trc"
    with writing(path) as sink:
        write_trc(sink, NAMES, positions, 100)
    with pytest.warns(LabialWarning, match="never visible, and not drawn: LBHD"):
        assert "LBHD" not in view(path).names


def test_markers_of_the_body_are_not_those_of_a_face():
    body = {
        "LLFHD": (60.0, 125.0, 0.0),
        "ULNA": (300.0, -400.0, 0.0),
        "RCALF": (-100.0, -1200.0, 0.0),
        "LCLAV": (120.0, -150.0, 0.0),
        "RC7": (-20.0, -100.0, -200.0),
        "LL9": (80.0, -900.0, 0.0),
        "LCHEST": (100.0, -400.0, 80.0),
    }
    names = (*body, *NAMES)
    layout = guess_layout(names, np.array([*body.values(), *FACE.values()]))
    assert set(layout.sensors.names) <= set(NAMES)
    assert layout.groups["lower_lip"] == ("LL1",) and layout.groups["corners"] == ("RC", "LC")
    with pytest.raises(MotionError, match="no marker of upper_lip"):
        far = {**FACE, "UL1": (0.0, 500.0, 0.0)}
        guess_layout(NAMES, np.array(list(far.values())))


@pytest.mark.parametrize(
    "name", ["analog_offset_float", "angles_as_markers", "data_start_0", "dec_processor"]
)
def test_c3d_files_of_people_are_read(name):
    if not CASES.is_dir():
        pytest.skip(f"{CASES} is not here")
    good = read_markers(CASES / "00_good.c3d")
    if name == "angles_as_markers":
        with pytest.warns(LabialWarning, match="computed"):
            found = read_markers(CASES / f"{name}.c3d")
    else:
        found = read_markers(CASES / f"{name}.c3d")
    assert found.names == good.names and found.fps == good.fps
    assert np.abs(found.positions - good.positions).max() < 1e-3


def test_tables_of_people_are_read():
    if not CASES.is_dir():
        pytest.skip(f"{CASES} is not here")
    with pytest.warns(LabialWarning, match="2 markers without names"):
        assert len(read_markers(CASES / "cortex_unnamed_columns.trc").names) == 15
    hidden = view(CASES / "hidden_marker.trc")
    assert len(hidden.names) == 15 and "LL2" in hidden.groups["lower_lip"]

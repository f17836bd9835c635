from __future__ import annotations

import re
import warnings
from dataclasses import replace

import ezc3d
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.transform import Rotation

from labial.errors import FormatError, LabialError, MotionError
from labial.face.marker_layout import (
    MarkerLayout,
    check_size,
    guess_groups,
    guess_layout,
    head_axes,
)
from labial.face.markers import markers_in_mm
from labial.formats import c3d
from labial.formats.c3d import MOST_FRAMES, read_c3d, write_c3d
from labial.formats.marker_layout import read_marker_layout, write_marker_layout
from labial.formats.markers import read_markers
from labial.formats.motive import read_motive
from labial.formats.trc import read_trc, write_trc
from labial.motion import LipLandmarks
from labial.sinks import writing
from labial.synthesis.face import REST, marker_layout
from marker_sample import WRITERS, take, write_motive

NAMES = ("UL", "LL", "corner é", "Head 1")


def some_markers(frames: int = 40) -> np.ndarray:
    positions = np.random.default_rng(0).normal(0, 300, (frames, len(NAMES), 3))
    positions[5:9, 1] = np.nan
    positions[-1, 3] = np.nan
    return positions


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_written_is_read(tmp_path, ending):
    path, positions = tmp_path / f"take{ending}", some_markers()
    WRITERS[ending](path, NAMES, positions, 119.88)
    found = read_markers(path)
    assert found.names[: len(NAMES)] == NAMES
    assert found.fps == pytest.approx(119.88)
    assert np.array_equal(np.isnan(found.positions[:, :4]), np.isnan(positions))
    assert np.nanmax(np.abs(found.positions[:, :4] - positions)) < 1e-3


def test_another_library_reads_the_c3d_that_is_written(tmp_path):
    path, positions = tmp_path / "take.c3d", some_markers()
    with writing(path) as sink:
        write_c3d(sink, ["a", "b", "c", "d"], positions, 120, {"NOTE": "synthetic"})
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore")  # the package's own
        import c3d as independent

        reader = independent.Reader(file)
        frames = np.stack([points[:, :4] for _, points, _ in reader.read_frames(copy=True)])
        assert [label.strip() for label in reader.point_labels] == ["a", "b", "c", "d"]
        assert reader.point_rate == 120
        assert reader.get("POINT:UNITS").string_value.strip() == "mm"
        assert "synthetic" in reader.get("LABIAL:NOTE").string_value
    seen = ~np.isnan(positions[..., 0])
    assert np.abs(frames[seen][:, :3] - positions[seen]).max() < 1e-3
    # A gap has a mark, not a position.
    assert np.isnan(frames[~seen][:, :3]).all() or (frames[~seen][:, 3] < 0).all()


def test_c3d_of_another_library_is_read(tmp_path):
    import c3d as independent

    positions = some_markers()
    path = tmp_path / "other.c3d"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer = independent.Writer(point_rate=100, point_units="cm ")
        for places in positions:
            rows = np.zeros((len(NAMES), 5), np.float32)
            rows[:, :3] = np.nan_to_num(places)
            rows[:, 3] = np.where(np.isnan(places[:, 0]), -1, 0.1)
            writer.add_frames([(rows, np.array([[]]))])
        writer.set_point_labels(["a", "b", "c", "d"])
        with path.open("wb") as file:
            writer.write(file)
    found = read_c3d(path)
    assert found.names == ("a", "b", "c", "d")
    assert (found.fps, found.unit) == (100, "cm")
    assert np.array_equal(np.isnan(found.positions), np.isnan(positions))
    # Scaled integers: a 32,000th of the largest value.
    assert np.nanmax(np.abs(found.positions / 10 - positions)) < 0.1


@pytest.mark.parametrize(("unit", "factor"), [("m", 1000), ("cm", 10), ("mm", 1), ("Meters", 1000)])
def test_units_come_from_the_file(tmp_path, unit, factor):
    file = ezc3d.c3d()
    file["parameters"]["POINT"]["RATE"]["value"] = [100.0]
    file["parameters"]["POINT"]["UNITS"]["value"] = [unit]
    file["parameters"]["POINT"]["LABELS"]["value"] = ["a"]
    file["data"]["points"] = np.full((4, 1, 3), 2.0)
    file.write(str(tmp_path / "u.c3d"))
    assert (read_c3d(tmp_path / "u.c3d").positions == 2 * factor).all()
    assert (read_c3d(tmp_path / "u.c3d", "cm").positions == 20).all()
    path = tmp_path / "u.trc"
    with writing(path) as sink:
        write_trc(sink, ["a"], np.full((3, 1, 3), 2.0), 100)
    path.write_text(path.read_text().replace("\tmm\t", f"\t{unit}\t"))
    assert (read_trc(path).positions == 2 * factor).all()


def test_a_missing_or_unknown_unit_is_an_error(tmp_path):
    path = tmp_path / "u.trc"
    with writing(path) as sink:
        write_trc(sink, ["a"], np.full((3, 1, 3), 2.0), 100)
    for unit, says in (("inch", "its unit of length is 'inch'"), ("", "has no unit of length")):
        path.write_text(path.read_text().replace("\tmm\t", f"\t{unit}\t"))
        with pytest.raises(FormatError, match=rf"u\.trc: .*{says}.*--unit"):
            read_trc(path)
        path.write_text(path.read_text().replace(f"\t{unit}\t100", "\tmm\t100"))


def test_a_motive_export_gives_single_markers_and_their_gaps(tmp_path):
    for parents in (False, True):
        path = tmp_path / "take.csv"
        write_motive(path, NAMES, some_markers(), 120, parents=parents)
        found = read_motive(path)
        assert found.names == (*NAMES, "Unlabeled 1042")
        assert found.unit == "Meters"
        assert np.isnan(found.positions[20:, -1]).all()


def test_zeros_are_gaps():
    values = np.ones((3, 2, 3))
    values[1, 0] = 0
    values[2, 1, 2] = np.nan
    found = markers_in_mm(["a", "b"], values, 100, "mm")
    assert np.isnan(found.positions).all(axis=-1).tolist() == [
        [False, False],
        [True, False],
        [False, True],
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("PathFileType", "PathType", "not a whole TRC"),
        ("(X/Y/Z)", "(X/Z/Y)", "its columns are"),
        ("NumMarkers", "Markers", "lacks 'NumMarkers'"),
        ("\n120\t", "\nfast\t", "'DataRate' is 'fast'"),
        ("\n120\t120\t40\t", "\n120\t120\t41\t", "has 40 frames, but its header says 41"),
        ("\n120\t120\t", "\n100\t120\t", r"is at .* s, expected .* s at 100 Hz"),
        ("\t4\tmm", "\t5\tmm", "names 4 markers, but its header says 5"),
        ("\tUL\t", "\tLL\t", "two markers are named 'LL'"),
        ("\tX1\t", "\tY1\t", "line 5"),
        ("\n17\t", "\n18\t", "line 23 is frame 18, out of order"),
        ("\n17\t", "\n17\t1\t", "line 23 has 15 cells, expected 14"),
        ("\n17\t0", "\n17\tO", "line 23, cell 2: 'O.133333' is not a number"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_trc_is_named(tmp_path, old, new, says):
    path = tmp_path / "t.trc"
    with writing(path) as sink:
        write_trc(sink, NAMES, some_markers(), 120)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(FormatError, match=rf"t\.trc: .*{says}"):
        read_trc(path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Format Version", "Version", "not an export of Motive"),
        ("Marker", "Bone", "no single markers"),
        ("Export Frame Rate,120", "Export Frame Rate,x", "not a number"),
        ("Exported Frames,40", "Exported Frames,50", "has 40 frames, but its header says 50"),
        ("Length Units,Meters", "Length Units,Feet", "unit of length is 'Feet'"),
        ("\n17,", "\n19,", "line 25 is frame 19"),
        ("Frame,Time", "Frames,Time", "no line starts with 'Frame'"),
        ('Name,Head', 'Name,"Head', "not a whole export"),
        (",LL,LL,LL,", ",LL,LL,UL,", "expected X, Y and Z of 'LL'"),
        (",LL,LL,LL,", ",UL,UL,UL,", "two markers are named 'UL'"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_motive_export_is_named(tmp_path, old, new, says):
    path = tmp_path / "t.csv"
    write_motive(path, NAMES, some_markers(), 120)
    text = path.read_text()
    assert old in text
    count = -1 if old == "Marker" else 1
    path.write_text(text.replace(old, new, count))
    with pytest.raises(FormatError, match=rf"t\.csv: .*{says}"):
        read_motive(path)


def test_more_frames_than_c3d_counts_are_refused(tmp_path):
    path = tmp_path / "long.c3d"
    with (
        pytest.raises(FormatError, match=r"long\.c3d: 65536 frames are too many"),
        writing(path) as sink,
    ):
        write_c3d(sink, ["a"], np.zeros((MOST_FRAMES + 1, 1, 3)), 120)
    file = ezc3d.c3d()
    file["parameters"]["POINT"]["RATE"]["value"] = [120.0]
    file["parameters"]["POINT"]["UNITS"]["value"] = ["mm"]
    file["parameters"]["POINT"]["LABELS"]["value"] = ["a"]
    file["data"]["points"] = np.ones((4, 1, 70_000))
    file.write(str(path))
    with pytest.raises(FormatError, match=r"long\.c3d: .*continues after its 65535 frames"):
        read_c3d(path)


def test_reading_a_c3d_that_never_ends_is_stopped(tmp_path, monkeypatch):
    path = tmp_path / "t.c3d"
    with writing(path) as sink:
        write_c3d(sink, ["a"], np.ones((3, 1, 3)), 120)
    monkeypatch.setattr(c3d, "_PATIENCE_S", 0.01)
    with pytest.raises(FormatError, match=r"t\.c3d: .*reading takes over 0 s"):
        read_c3d(path)


def test_files_that_are_not_marker_files_are_named(tmp_path):
    with pytest.raises(FormatError, match=r"none\.c3d: no such file"):
        read_markers(tmp_path / "none.c3d")
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(FormatError, match=r"a\.txt: expected a file ending in"):
        read_markers(tmp_path / "a.txt")
    for ending in (".c3d", ".csv", ".trc"):
        for content in (b"", b"\xff\x00" * 600, b"Frame,Time\n1,2\n"):
            (tmp_path / f"b{ending}").write_bytes(content)
            with pytest.raises(FormatError, match=rf"b\{ending}: "):
                read_markers(tmp_path / f"b{ending}")


FINITE = st.floats(-1e4, 1e4).map(lambda value: round(value, 3) or 1.0)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.text("abcXYZ_ é:1\"';#", min_size=1).filter(str.strip), min_size=1, max_size=5,
             unique_by=str.strip),
    st.data(),
)  # fmt: skip
def test_any_names_gaps_and_places_come_back_from_trc(tmp_path, names, data):
    names = [name.strip() for name in names]
    shape = (data.draw(st.integers(1, 6)), len(names), 3)
    positions = data.draw(arrays(np.float64, shape, elements=FINITE))
    positions[data.draw(arrays(bool, shape[:2]))] = np.nan
    path = tmp_path / "h.trc"
    with writing(path) as sink:
        write_trc(sink, names, positions, 50)
    found = read_trc(path)
    assert found.names == tuple(names)
    assert np.allclose(found.positions, positions, atol=6e-4, equal_nan=True)


def test_a_layout_file_comes_back(tmp_path):
    layout = marker_layout()
    with writing(tmp_path / "l.toml") as sink:
        write_marker_layout(sink, layout, "a comment\nof two lines")
    assert read_marker_layout(tmp_path / "l.toml") == layout


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[groups]", "[group]", "unknown entry 'group'"),
        ("[landmarks]", "[[landmarks]]", r"lacks the table \[landmarks\]"),
        ("corners = ", "mouth = ", "needs the group 'corners'"),
        ("corners = [", "corners = [3, ", "groups.corners: expected the name"),
        ('left_corner = "left_corner"', 'left_corner = "nobody"', "'nobody' of 'landmarks'"),
        ('"jaw_1"', '"jaw_2"', "two sensors have the same name"),
        ('markers = [', 'markers = ["jaw_1", ', "'jaw_1' is a marker of the head and of the face"),
        ('upright = ["A", "B"]', 'upright = ["A"]', "expected two markers"),
        ("[groups]", "[groups", "not TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_layout_is_named(tmp_path, old, new, says):
    path = tmp_path / "l.toml"
    layout = marker_layout()
    with writing(path) as sink:
        write_marker_layout(sink, MarkerLayout(layout.groups, layout.landmarks, layout.head))
    path.write_text(path.read_text() + 'upright = ["A", "B"]\n')
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(FormatError, match=rf"l\.toml: .*{says}"):
        read_marker_layout(path)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10_000), st.integers(0, 255), st.sampled_from(["flip", "cut", "repeat"]))
def test_a_damaged_layout_is_named_or_a_layout(tmp_path, place, byte, how):
    path = tmp_path / "l.toml"
    with writing(path) as sink:
        write_marker_layout(sink, marker_layout())
    content = bytearray(path.read_bytes())
    place %= len(content)
    if how == "flip":
        content[place] = byte
    elif how == "cut":
        del content[place:]
    else:
        content[place:place] = content[place : place + 40]
    path.write_bytes(bytes(content))
    try:
        assert isinstance(read_marker_layout(path), MarkerLayout)
    except LabialError as error:
        assert "l.toml" in str(error)


def test_groups_of_common_marker_sets_are_known_by_name():
    names = "Face:UpperLip1 Face:LowerLip1 Face:LeftMouthCorner Face:RCheek2 Face:Chin Face:LFHD"
    assert guess_groups([*names.split(), "Unlabeled 3"]) == {
        "upper_lip": ("Face:UpperLip1",),
        "lower_lip": ("Face:LowerLip1",),
        "corners": ("Face:LeftMouthCorner",),
        "jaw": ("Face:Chin",),
        "cheeks": ("Face:RCheek2",),
        "head": ("Face:LFHD",),
    }
    short = guess_groups("UL1 UL2 LL1 LL2 RC LC JW1 RCK LCK".split())
    assert {group: len(found) for group, found in short.items()} == {
        "upper_lip": 2, "lower_lip": 2, "corners": 2, "jaw": 1, "cheeks": 2,
    }  # fmt: skip


def test_the_layout_follows_from_names_and_positions():
    names, positions = take(0)
    expected = marker_layout()
    found = guess_layout(names, positions[0])
    assert found.landmarks == expected.landmarks
    assert {g: set(n) for g, n in found.groups.items()} == {
        g: set(n) for g, n in expected.groups.items()
    }
    assert set(found.head) == set(expected.head)
    with pytest.raises(MotionError, match="no marker of upper_lip, lower_lip, corners, jaw"):
        guess_layout(["A", "B"], np.zeros((2, 3)))
    with pytest.raises(MotionError, match="do not distinguish right from left"):
        guess_layout(["UL1", "LL1", "corner1", "corner2", "chin"], np.zeros((5, 3)))
    assert set(REST) < set(names)


def test_the_heads_axes_follow_from_the_mouth_and_upright_markers():
    names, positions = take(0)
    layout = marker_layout()
    turn = Rotation.from_rotvec([0.4, -1.1, 0.7])
    for each in (layout, replace(layout, upright=("jaw_2", "forehead"))):
        straight = head_axes(positions[0], names, each)
        turned = head_axes(turn.apply(positions[0]) + 50, names, each)
        assert np.allclose(turned.axes, turn.apply(straight.axes), atol=1e-6)
        assert np.allclose(straight.axes @ straight.axes.T, np.eye(3), atol=1e-6)
        assert np.linalg.det(straight.axes) == pytest.approx(1)
    where = dict(zip(names, positions[0], strict=True))
    marks = layout.landmarks
    left, up, forward = head_axes(positions[0], names, layout).axes
    assert (where[marks.left_corner] - where[marks.right_corner]) @ left == pytest.approx(
        np.linalg.norm(where[marks.left_corner] - where[marks.right_corner])
    )
    jaw = np.mean([where[name] for name in layout.groups["jaw"]], axis=0)
    assert (where[marks.upper_outer] - jaw) @ up > 5
    corners = (where[marks.left_corner] + where[marks.right_corner]) / 2
    assert (where[marks.upper_outer] + where[marks.lower_outer] - 2 * corners) @ forward > 0
    mirrored = positions[0] * (-1, 1, 1)
    with pytest.raises(MotionError, match="behind their corners"):
        head_axes(mirrored, names, layout)


@pytest.mark.parametrize(
    ("distance", "hint"),
    [(50, None), (25, None), (90, None), (24.9, ""), (90.1, ""), (0.05, "1000"), (5, "10"),
     (500, "0.1"), (50_000, "0.001")],
)  # fmt: skip
def test_the_mouths_width_reveals_a_wrong_unit(distance, hint):
    right = np.zeros((5, 3))
    left = right + np.array([0, distance, 0])
    left[3] = np.nan
    left[4] += 1000
    if hint is None:
        check_size(right, left)
        return
    with pytest.raises(MotionError, match="mm apart, expected 25 to 90") as raised:
        check_size(right, left)
    fitting = re.findall("a unit (.+) times as large would fit", str(raised.value))
    assert fitting == ([hint] if hint else [])


def test_landmarks_may_be_the_outer_ones_alone(tmp_path):
    path = tmp_path / "l.toml"
    path.write_text(
        '[groups]\nupper_lip = ["U"]\nlower_lip = ["L"]\ncorners = ["R", "Q"]\njaw = ["J"]\n'
        '[landmarks]\nupper_outer = "U"\nlower_outer = "L"\n'
        'right_corner = "R"\nleft_corner = "Q"\n'
    )
    marks = read_marker_layout(path).landmarks
    assert marks == LipLandmarks("U", "L", "R", "Q", "U", "L")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.text("abcXYZ_ é:1';#", min_size=1).filter(str.strip), min_size=1, max_size=5,
             unique_by=str.strip),
    st.sampled_from(["Meters", "Centimeters", "Millimeters"]),
    st.booleans(),
    st.data(),
)  # fmt: skip
def test_any_motive_export_comes_back(tmp_path, names, unit, parents, data):
    names = [name.strip() for name in names]
    shape = (data.draw(st.integers(1, 6)), len(names), 3)
    positions = data.draw(arrays(np.float64, shape, elements=FINITE))
    positions[data.draw(arrays(bool, shape[:2]))] = np.nan
    path = tmp_path / "h.csv"
    write_motive(path, names, positions, 100, unit, parents)
    found = read_motive(path)
    assert found.names[:-1] == tuple(names)
    assert np.allclose(found.positions[:, :-1], positions, atol=2e-3, equal_nan=True)

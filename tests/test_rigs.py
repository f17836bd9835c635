"""Characters driven by motions: tying of sensors, weights, and the files written."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labial.cli import main
from labial.errors import LabialError, LabialWarning, RigError
from labial.face.lips import aperture
from labial.formats.audio import read_audio
from labial.motion import Motion
from labial.retargeting.arkit import reference_shapes
from labial.retargeting.binding import bind
from labial.retargeting.binding_file import read_binding, write_binding
from labial.retargeting.character import read_character
from labial.retargeting.following import described
from labial.retargeting.retarget import retarget
from labial.retargeting.shape_model import RetargetingConfig
from labial.retargeting.solve import solve
from labial.retargeting.talker import talker_of
from labial.retargeting.voice_talker import talker_of_voice
from labial.sinks import writing
from labial.voice import load_voice
from rig_sample import (
    SHAPES,
    Z_UP,
    document_of,
    edit_glb,
    look_at_glb,
    save_obj_folder,
    save_rig,
    synthetic_rig,
)

# Vertices of ICT-FaceKit that its authors name as landmarks (Multi-PIE's 68), by MediaPipe's index.
ICT_LANDMARKS = {
    61: 5708, 291: 6213, 13: 5533, 14: 5517, 0: 0, 17: 5518, 81: 5711, 311: 6216, 178: 5966,
    402: 6470, 152: 966, 37: 2081, 267: 4275, 39: 5695, 269: 6200, 84: 5957, 314: 6461,
}  # fmt: skip


@pytest.fixture(scope="module")
def voice():
    return load_voice()


@pytest.fixture(scope="module")
def talker(voice):
    return talker_of_voice(voice)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """An .npz of a sentence with /p b m/, rounded and open vowels."""
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa bought you a blue map, mama.", "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def motion(spoken):
    from labial.formats.npz import read_npz

    return read_npz(spoken).motion


@pytest.fixture
def ict(grid_s1):
    path = grid_s1.parents[1] / "rigs" / "ict-face.glb"
    if not path.is_file():
        pytest.skip(f"needs the character ict-face.glb in {path.parent}")
    return path


@pytest.mark.parametrize("axes", [np.eye(3), Z_UP, -Z_UP[[0, 1, 2]] * [[-1], [1], [1]]])
@pytest.mark.parametrize("unit", [0.001, 0.1, 40.0])
def test_sensors_are_tied_correctly_in_any_units_and_axes(talker, unit, axes):
    axes = axes if np.linalg.det(axes) > 0 else axes * [[1], [1], [-1]]
    rig = synthetic_rig(unit, axes, seed=3)
    binding = bind(rig, talker)
    assert binding.axes @ axes.T == pytest.approx(np.eye(3), abs=0.4)
    assert binding.scale == pytest.approx(unit, rel=0.3)
    places = {n: (rig.vertices[v] @ axes.T) / unit for n, v in binding.vertices.items()}
    origin = np.array([0.1, -0.2, 0.3]) @ axes.T
    at = {name.rsplit("_", 1)[1]: place - origin for name, place in places.items()}
    assert at["13"][1] == pytest.approx(0, abs=0.5)
    assert at["14"][1] == pytest.approx(0, abs=0.5)
    assert at["61"] == pytest.approx([-23, 0, at["61"][2]], abs=4)
    assert at["291"] == pytest.approx([23, 0, at["291"][2]], abs=4)
    assert at["0"][1] > 2 > -2 > at["17"][1] >= at["18"][1] > at["152"][1]
    deltas = dict(zip(rig.shapes, rig.deltas @ axes.T / unit, strict=True))
    # Whatever the order of vertices: the upper lip stays and the lower falls when the jaw opens.
    assert deltas["jawOpen"][binding.vertices["inner_lip_13"]] == pytest.approx([0, 0, 0], abs=0.1)
    assert deltas["jawOpen"][binding.vertices["inner_lip_14"]][1] < -20


@pytest.mark.parametrize("shapes", ["all", "jaw alone", "mixed"])
def test_sensors_are_at_the_landmarks_of_a_real_rigs_authors(ict, talker, shapes):
    rig = read_character(ict)
    if shapes == "jaw alone":
        rig = replace(rig, shapes=("a",), deltas=rig.deltas[[rig.shapes.index("jawOpen")]])
    elif shapes == "mixed":
        random = np.random.default_rng(0)
        mixes = random.uniform(0, 0.5, (15, 35)) * (random.random((15, 35)) < 0.2)
        deltas = np.tensordot(mixes, rig.deltas, axes=1).astype(np.float32)
        rig = replace(rig, shapes=tuple(f"viseme_{k}" for k in range(15)), deltas=deltas)
    binding = bind(rig, talker)
    at = {int(name.rsplit("_", 1)[1]): rig.vertices[v] for name, v in binding.vertices.items()}
    off = [np.linalg.norm(at[i] - rig.vertices[v]) * 1000 for i, v in ICT_LANDMARKS.items()]
    assert np.median(off) < 2.5
    assert max(off) < 7


@settings(deadline=None, max_examples=8)
@given(st.integers(0, 10_000))
def test_a_movement_that_the_rig_can_make_comes_back_as_its_weights(talker, seed):
    rig = synthetic_rig()
    shapes = bind(rig, talker).sensor_shapes(rig)
    random = np.random.default_rng(seed)
    keys = random.uniform(0, 1, (6, len(SHAPES))) * (random.random((6, len(SHAPES))) < 0.5)
    keys[:, SHAPES.index("browInnerUp")] = 0
    times = np.linspace(0, 5, 150)
    weights = np.stack([np.interp(times, range(6), column) for column in keys.T], axis=1)
    driven = np.tensordot(weights, shapes.displacements, axes=1)
    positions = talker.neutral + driven
    result = retarget(
        Motion(positions.astype(np.float32), 60, talker.layout),
        talker,
        shapes,
        RetargetingConfig(sparsity=0.0, meaning=0.0),
    )
    # Lips that nearly touch are made to touch, so that the weights differ by a millimetre.
    back = np.tensordot(result.weights, shapes.displacements, axes=1)
    assert np.quantile(np.abs(back - driven)[..., :2], 0.95) < 2.5
    assert np.median(np.abs(back - driven)[..., :2]) < 0.1


def test_lips_that_touch_touch_on_the_rig_and_never_cross(talker, motion):
    rig = synthetic_rig()
    result = retarget(motion, talker, bind(rig, talker).sensor_shapes(rig))
    opening = aperture(motion)
    assert (opening < 1.0).sum() > 10
    assert np.abs(result.gap_mm[opening < 1.0, 0]).max() < 0.05
    assert result.gap_mm.min() > -0.05
    assert np.corrcoef(result.gap_mm[:, 0], opening)[0, 1] > 0.99
    assert result.gap_mm[:, 0].max() == pytest.approx(opening.max(), abs=2.5)


def test_a_real_rig_follows_speech(ict, talker, motion, voice):
    rig = read_character(ict)
    shapes = bind(rig, talker).sensor_shapes(rig)
    result = retarget(motion, talker, shapes)
    assert result.optimality.converged
    assert result.optimality.iterations < 500
    lips = [name in motion.layout.groups["lips"] for name in result.sensors]
    follows = np.sqrt(
        (result.residual_mm[lips] ** 2).mean() / (result.movement_mm[lips] ** 2).mean()
    )
    assert follows < 0.42
    assert np.abs(result.gap_mm[result.touching]).max() < 0.01
    assert result.gap_mm.min() > -0.01
    # Shapes of the eyes are not used, and nothing jumps.
    assert result.weights[:, [rig.shapes.index(f"eyeBlink_{s}") for s in "LR"]].max() == 0
    assert np.abs(np.diff(result.weights, axis=0)).max() < 0.4


def test_a_minute_is_followed(talker, motion):
    frames = np.resize(motion.positions, (3600, *motion.positions.shape[1:]))
    result = retarget(Motion(frames, 60, motion.layout), talker, reference_shapes())
    assert np.sqrt((result.residual_mm**2).mean()) < 1.5


def test_a_long_clip_in_windows_is_as_one_in_one(talker, motion, monkeypatch):
    shapes = reference_shapes()
    frames = np.tile(motion.positions, (6, 1, 1))[:500]
    long = Motion(frames, 60, motion.layout)
    whole = retarget(long, talker, shapes)
    monkeypatch.setattr("labial.retargeting.retarget._WINDOW", 200)
    reported = []
    parts = retarget(long, talker, shapes, None, lambda done, total: reported.append((done, total)))
    assert np.abs(whole.weights - parts.weights).max() < 0.02
    assert reported[-1] == (500, 500)
    assert len(reported) > 3


def test_sensors_that_a_rig_cannot_follow_are_reported(talker, motion):
    rig = synthetic_rig(shapes=("mouthUpperUp", "mouthLowerDown"))
    result = retarget(motion, talker, bind(rig, talker).sensor_shapes(rig))
    assert {"outer_lip_61", "outer_lip_291"} <= set(result.lost)
    assert "inner_lip_14" not in result.lost
    assert result.used == 2
    assert "; the corners" in described(result, talker)
    assert described(result, talker).endswith("do not follow")
    full = retarget(motion, talker, bind(synthetic_rig(), talker).sensor_shapes(synthetic_rig()))
    assert len(full.lost) < len(result.lost)
    assert full.follows(["outer_lip_61", "outer_lip_291"])
    shapes = bind(synthetic_rig(), talker).sensor_shapes(synthetic_rig())
    driven = np.tensordot(full.weights, shapes.displacements, axes=1)
    for name in ("inner_lip_14", "outer_lip_61"):
        own = driven[:, shapes.sensors.index(name), :2]
        talkers = motion.positions[:, motion.layout.index(name), :2]
        own, talkers = (each - each.mean(axis=0) for each in (own, talkers))
        share = np.linalg.lstsq(talkers.reshape(-1, 1), own.ravel(), rcond=None)[0][0]
        assert full.share[full.sensors.index(name)] == pytest.approx(share, abs=1e-3)
    opened = aperture(motion).max() - aperture(motion).min()
    words = described(full, talker)
    assert words.startswith("the mouth opens ")
    own, talkers = (float(words.split()[place]) for place in (3, 5))
    assert own == pytest.approx(talkers, abs=2)
    assert talkers == pytest.approx(opened, abs=1.5)


def test_weights_short_of_the_optimum_are_warned_of(talker, motion, monkeypatch):
    shapes = reference_shapes()
    assert retarget(motion, talker, shapes).optimality.converged
    monkeypatch.setattr(
        "labial.retargeting.retarget.solve", lambda programme: solve(programme, most_iterations=20)
    )
    with pytest.warns(LabialWarning, match=r"weights of shapes: stopped after 20 iterations"):
        assert not retarget(motion, talker, shapes).optimality.converged


def test_limits_that_keep_lips_from_touching_are_solved_too(talker, motion):
    shapes = bind(synthetic_rig(), talker).sensor_shapes(synthetic_rig())
    open_jaw = RetargetingConfig(limits={"jawOpen": (0.3, 1.0)})
    result = retarget(motion, talker, shapes, open_jaw)
    assert result.optimality.converged
    assert result.gap_mm[result.touching].max() > 1.0


def test_intensity_and_limits(talker, motion):
    rig = synthetic_rig()
    shapes = bind(rig, talker).sensor_shapes(rig)
    plain = retarget(motion, talker, shapes)
    half = retarget(motion, talker, shapes, RetargetingConfig(intensity=0.5))
    assert half.gap_mm[:, 0].max() == pytest.approx(plain.gap_mm[:, 0].max() / 2, rel=0.1)
    assert np.abs(half.gap_mm[half.touching]).max() < 0.05
    limits = {"jawOpen": (0.0, 0.1), "mouthLowerDown": (0.2, 0.4)}
    limited = retarget(motion, talker, shapes, RetargetingConfig(limits=limits))
    for name, (low, high) in limits.items():
        weights = limited.weights[:, SHAPES.index(name)]
        assert weights.min() >= np.float32(low)
        assert weights.max() <= np.float32(high)
    with pytest.raises(RigError, match="'jawopen', which is not a shape"):
        retarget(motion, talker, shapes, RetargetingConfig(limits={"jawopen": (0, 1)}))
    with pytest.raises(RigError, match="not a range"):
        RetargetingConfig(limits={"jawOpen": (1, 0)})


def test_a_binding_is_stored_in_a_file_and_may_be_corrected(tmp_path, talker):
    rig = synthetic_rig()
    binding = bind(rig, talker)
    path = tmp_path / "a.toml"
    with writing(path) as sink:
        write_binding(sink, binding)
    kept = read_binding(path).binding
    assert kept is not None
    assert kept.vertices == binding.vertices
    assert kept.scale == binding.scale
    assert np.array_equal(kept.axes, binding.axes)
    vertex = binding.vertices["inner_lip_13"]
    text = path.read_text().replace(f'"inner_lip_13" = {vertex}', '"inner_lip_13" = 7')
    path.write_text(text)
    corrected = read_binding(path).binding
    assert corrected is not None
    assert corrected.vertices["inner_lip_13"] == 7
    with pytest.raises(RigError, match="has 10 vertices, the binding is for"):
        small = replace(
            rig,
            vertices=rig.vertices[:10],
            deltas=rig.deltas[:, :10],
            triangles=rig.triangles[:0],
        )
        corrected.sensor_shapes(small)


def test_sensors_given_by_hand_are_kept_and_the_rest_is_fitted(tmp_path, talker, capsys):
    rig = synthetic_rig()
    fitted = bind(rig, talker).vertices
    path = save_rig(tmp_path / "head.glb", rig)
    marks = vars(talker.layout.landmarks).values()
    kept = {name: fitted[name] for name in marks} | {"chin_152": fitted["chin_199"]}
    file = tmp_path / "b.toml"
    file.write_text("[sensors]\n" + "".join(f"{n} = {v}\n" for n, v in kept.items()))
    assert main(["rig", "bind", str(path), "-o", str(file)]) == 0
    assert "44 sensors tied to mesh 'head'" in capsys.readouterr().out
    completed = read_binding(file).binding
    assert completed is not None
    assert {name: completed.vertices[name] for name in kept} == kept
    assert "<circle" in file.with_suffix(".svg").read_text()
    assert main(["rig", "bind", str(path), "-o", str(file)]) == 0
    assert "already tied" in capsys.readouterr().out


@pytest.mark.parametrize("line", ["inner_lp_13 = 3", "inner_lip_13 = 99999"])
def test_sensors_and_vertices_given_by_hand_must_exist(tmp_path, capsys, line):
    path = save_rig(tmp_path / "head.glb", synthetic_rig())
    file = tmp_path / "b.toml"
    file.write_text(f"[sensors]\n{line}\n")
    assert main(["rig", "bind", str(path), "-o", str(file)]) == 2
    assert "expected one of the sensors" in capsys.readouterr().err


def test_landmarks_that_a_rig_names_are_used(tmp_path, talker):
    rig = synthetic_rig()
    path = save_rig(tmp_path / "head.glb", rig)

    def name_landmarks(document):
        document["meshes"][0]["extras"]["landmarks"] = {"chin_152": 5, "nose": 3}

    named = edit_glb(path, tmp_path / "named.glb", name_landmarks)
    assert bind(read_character(named), talker).vertices["chin_152"] == 5


def test_retarget_keeps_the_character_whole_and_other_readers_see_the_weights(
    tmp_path, spoken, capsys
):
    def dress(document):
        document["asset"]["minVersion"] = "2.0"
        document["materials"][0]["extensions"] = {"KHR_materials_unlit": {}}
        document["extensionsUsed"] = ["KHR_materials_unlit"]
        document["nodes"].append({"name": "hand", "translation": [0, 1, 0], "extras": {"mine": 1}})
        document["scenes"][0]["nodes"].append(1)

    plain = save_rig(tmp_path / "plain.glb", synthetic_rig(0.001))
    rig = edit_glb(plain, tmp_path / "head.glb", dress)
    target = tmp_path / "out" / "speaking.glb"
    target.parent.mkdir()
    assert main(["retarget", str(spoken), "--rig", str(rig), "-o", str(target)]) == 0
    printed = capsys.readouterr().out
    assert "residual" in printed
    assert "the mouth opens" in printed
    assert sorted(p.name for p in target.parent.iterdir()) == [
        "head.binding.svg", "head.binding.toml", "speaking.glb", "speaking.glb.wav",
    ]  # fmt: skip
    before, after = document_of(rig), document_of(target)
    for kind in ("asset", "scene", "scenes", "nodes", "meshes", "materials", "extensionsUsed"):
        assert after[kind] == before[kind]
    for kind in ("accessors", "bufferViews", "animations"):
        assert after[kind][: len(before[kind])] == before[kind]
    table = tmp_path / "out" / "weights.csv"
    assert main(["retarget", str(spoken), "--rig", str(rig), "-o", str(table)]) == 0
    rows = list(csv.reader(table.read_text().splitlines()))
    assert rows[0] == ["time_s", *SHAPES]
    frame = 40
    assert float(rows[1 + frame][0]) == pytest.approx(frame / 60, abs=1e-6)
    looked = look_at_glb(target, frame / 60)
    assert looked["issues"] == []
    shown = looked["moments"][0]["head"]
    assert shown["names"] == list(SHAPES)
    assert shown["weights"] == pytest.approx([float(v) for v in rows[1 + frame][1:]], abs=2e-5)
    assert looked["duration"] == pytest.approx((len(rows) - 2) / 60, abs=1e-4)


@pytest.mark.parametrize("ending", ["csv", "glb"])
def test_a_stored_binding_drives_as_the_new_one_did(tmp_path, spoken, ending):
    """Axes rotated in the rig's have endless digits."""
    turn = np.linalg.qr(np.array([[1, 0.02, 0.03], [-0.05, 1, 0.07], [0.01, -0.04, 1]]))[0]
    rig = save_rig(tmp_path / "head.glb", synthetic_rig(0.001, turn * np.sign(np.diag(turn))))
    target = tmp_path / f"out.{ending}"
    written = []
    for _ in range(2):
        assert main(["retarget", str(spoken), "--rig", str(rig), "-o", str(target)]) == 0
        written.append(target.read_bytes())
    assert written[0] == written[1]


def test_a_folder_of_obj_files_is_a_character_too(tmp_path, spoken):
    rig = synthetic_rig(0.1, Z_UP)
    folder = save_obj_folder(tmp_path / "head", rig)
    read = read_character(folder)
    assert sorted(read.shapes) == sorted(SHAPES)
    place = read.shapes.index("jawOpen")
    assert read.deltas[place] == pytest.approx(rig.deltas[SHAPES.index("jawOpen")], abs=1e-5)
    target = tmp_path / "a.glb"
    assert main(["retarget", str(spoken), "--rig", str(folder), "-o", str(target)]) == 0
    looked = look_at_glb(target, 0.0, 0.7)
    assert looked["issues"] == []
    positions = np.array(looked["moments"][0]["Neutral"]["positions"])
    assert 0.08 < np.ptp(positions[:, 0]) < 0.2, "in metres"
    assert np.ptp(positions[:, 1]) > np.ptp(positions[:, 2]), "y is up"


def test_shapes_of_any_names_are_driven(talker, motion):
    basic = synthetic_rig()
    mixed = {
        "viseme_PP": {"mouthPucker": 0.2},
        "viseme_aa": {"jawOpen": 0.5, "mouthUpperUp": 0.2},
        "viseme_E": {"jawOpen": 0.2, "mouthSmile_L": 0.3, "mouthSmile_R": 0.3},
        "viseme_U": {"jawOpen": 0.1, "mouthPucker": 0.8},
        "viseme_O": {"jawOpen": 0.3, "mouthFunnel": 0.8},
    }
    deltas = [
        sum(share * basic.deltas[SHAPES.index(name)] for name, share in mix.items())
        for mix in mixed.values()
    ]
    visemes = replace(basic, shapes=tuple(mixed), deltas=np.array(deltas, np.float32))
    result = retarget(motion, talker, bind(visemes, talker).sensor_shapes(visemes))
    assert result.shapes == tuple(mixed)
    opening = aperture(motion)
    assert np.corrcoef(result.gap_mm[:, 0], opening)[0, 1] > 0.97
    assert np.abs(result.gap_mm[opening < 1.0, 0]).max() < 0.05


def test_say_animate_and_convert_drive_a_character_too(tmp_path, spoken):
    rig = save_rig(tmp_path / "head.glb", synthetic_rig())
    arkit = tmp_path / "a.arkit.csv"
    assert main(["say", "Mama.", "--rig", str(rig), "-o", str(arkit)]) == 0
    rows = list(csv.DictReader(arkit.read_text().splitlines()))
    assert max(float(row["JawOpen"]) + float(row["MouthFunnel"]) for row in rows) > 0.05
    assert main(["convert", str(spoken), "--rig", str(rig), "-o", str(tmp_path / "b.csv")]) == 0
    alignment = {"phones": [{"start": 0.1, "end": 0.3, "label": "AA"}], "duration": 0.5}
    (tmp_path / "a.json").write_text(json.dumps(alignment))
    command = [
        "animate",
        str(tmp_path / "a.json"),
        "--rig",
        str(rig),
        "-o",
        str(tmp_path / "c.glb"),
    ]
    assert main(command) == 0
    assert "audio" not in document_of(tmp_path / "c.glb")["animations"][-1]["extras"]


def test_the_sound_is_a_companion_file(tmp_path, spoken):
    target = tmp_path / "a.glb"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    extras = document_of(target)["animations"][-1]["extras"]
    assert extras["audio"] == "a.glb.wav"
    with np.load(spoken) as saved:
        sound = read_audio(target.with_name(extras["audio"]))
        assert sound.rate == saved["audio_rate"]
        assert np.abs(sound.samples.astype(int) - saved["audio"]).max() <= 1
    assert "GRID" in extras["attribution"]


def test_a_motion_of_a_talker_who_never_closes_has_no_neutral_face(motion):
    opened = Motion(motion.positions[aperture(motion) > 3], 60, motion.layout)
    with pytest.raises(RigError, match="the lips never close"):
        talker_of(opened)


@pytest.mark.parametrize(
    ("shapes", "says"),
    [
        (("browInnerUp",), "do not move lips"),
        (("mouthSmile_L", "mouthSmile_R"), "do not move lips"),
    ],
)
def test_shapes_that_do_not_part_the_lips_are_reported(tmp_path, spoken, capsys, shapes, says):
    rig = save_rig(tmp_path / "head.glb", synthetic_rig(shapes=shapes))
    target = tmp_path / "out.glb"
    assert main(["retarget", str(spoken), "--rig", str(rig), "-o", str(target)]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert "head.glb" in error
    assert list(tmp_path.iterdir()) == [rig]


def test_shapes_that_do_not_move_the_lips_are_reported(talker, motion):
    shapes = reference_shapes()
    still = replace(shapes, displacements=shapes.displacements * 1e-3)
    with pytest.raises(RigError, match="moves the lips"):
        retarget(motion, talker, still)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--rig", "{}/none.glb"], "no such file"),
        (["--rig", "{}/rig.fbx"], "expected a .glb file or a folder"),
        (["--rig", "{}"], "expected one neutral face"),
        ([], "expected a character"),
        (["--rig", "{}/rig.glb", "--limit", "jawOpen"], "expected SHAPE=LOW:HIGH"),
        (["--rig", "{}/rig.glb", "--limit", "jaw=0:1"], "'jaw', which is not a shape"),
        (["--rig", "{}/rig.glb", "--intensity", "-1"], "intensity of -1"),
        (["--rig", "{}/rig.glb", "-o", "{}/a.npz"], "with a rig, expected a file ending in"),
        (["--rig", "{}/rig.glb", "--binding", "{}/bad.toml"], "expected a table"),
        (["--rig", "{}/rig.glb", "-o", "{}/rig.glb"], "rig.glb: is an input"),
        (["--rig", "{}/none.glb", "-o", "{}/rig.glb"], "none.glb: no such file"),
    ],
)
def test_mistakes_are_reported_and_nothing_is_written(tmp_path, spoken, capsys, arguments, says):
    save_rig(tmp_path / "rig.glb", synthetic_rig())
    (tmp_path / "rig.fbx").write_bytes(b"")
    (tmp_path / "bad.toml").write_text("a = 1\n")
    there = sorted(tmp_path.iterdir())
    arguments = [a.replace("{}", str(tmp_path)) for a in arguments]
    output = [] if "-o" in arguments else ["-o", str(tmp_path / "a.glb")]
    assert main(["retarget", str(spoken), *arguments, *output]) == 2
    assert says in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == there


def test_all_errors_of_reading_a_rig_are_labial_errors(tmp_path):
    whole = save_rig(tmp_path / "rig.glb", synthetic_rig(shapes=("jawOpen", "mouthPucker")))
    content = whole.read_bytes()
    random = np.random.default_rng(1)
    broken = tmp_path / "broken.glb"
    odd = [None, -1, 1e99, 3, "x", [], {}, [1], True]
    for number in range(200):
        if number % 4 == 0:
            broken.write_bytes(content[: random.integers(0, len(content))])
        else:
            edit_glb(whole, broken, lambda document: set_some_value(document, odd, random))
        try:
            read_character(broken)
        except LabialError as error:
            assert "broken.glb" in str(error)


def set_some_value(document, odd, random):
    """Replace a random part of a JSON document by an odd value, or remove it."""
    inside = document
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = keys[random.integers(len(keys))]
        if isinstance(inside[key], dict | list) and inside[key] and random.random() < 0.8:
            inside = inside[key]
        elif isinstance(inside, dict) and random.random() < 0.3:
            del inside[key]
            return
        else:
            inside[key] = odd[random.integers(len(odd))]
            return


def test_a_rig_whose_neutral_mouth_is_open_is_tied_by_hand_and_closes(talker, motion):
    closed = synthetic_rig()
    jaw = closed.deltas[SHAPES.index("jawOpen")] * 0.3
    rig = replace(
        closed,
        vertices=closed.vertices + jaw,
        shapes=(*SHAPES, "mouthClose"),
        deltas=np.concatenate([closed.deltas, -1.2 * jaw[None]]),
    )
    with pytest.raises(RigError, match="the neutral mouth is open, tie the lips' landmarks"):
        bind(rig, talker)
    marks = vars(talker.layout.landmarks).values()
    given = {name: bind(closed, talker).vertices[name] for name in marks}
    result = retarget(motion, talker, bind(rig, talker, given).sensor_shapes(rig))
    opening = aperture(motion)
    assert np.abs(result.gap_mm[opening < 1.0, 0]).max() < 0.05
    assert np.corrcoef(result.gap_mm[:, 0], opening)[0, 1] > 0.95


def test_an_export_is_the_same_bytes_each_time_with_its_binding(tmp_path, spoken):
    character = save_rig(tmp_path / "head.glb", synthetic_rig())
    written = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        command = ["retarget", str(spoken), "--rig", str(character), "-o", str(folder / "a.glb")]
        # A process of its own, as sets of texts have another order in each.
        subprocess.run([sys.executable, "-m", "labial", *command], check=True, capture_output=True)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert {"a.glb", "head.binding.toml"} <= written[0].keys()
    assert written[0] == written[1]

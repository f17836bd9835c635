"""ARKit's weights: names, the Live Link Face app's tables, JSON, and the reference shapes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

import labial
from conftest import REPOSITORY
from labial.cli import main
from labial.errors import FormatError
from labial.face.layouts import mediapipe_layout
from labial.face.lips import aperture
from labial.formats.arkit import write_live_link_csv
from labial.formats.npz import read_npz
from labial.motion import Motion
from labial.retargeting.arkit import arkit_weights, reference_shapes
from labial.retargeting.retarget import retarget
from labial.retargeting.rig import SensorShapes
from labial.retargeting.shape_model import RetargetingConfig
from labial.retargeting.shape_names import ARKIT_SHAPES, ShapeNames
from labial.retargeting.voice_talker import talker_of_voice
from labial.sinks import writing
from labial.voice import load_voice
from labial.voices import voice_path
from rig_sample import save_rig, synthetic_rig

# The first line of the app's tables, as published by programs that read them.
LIVE_LINK_HEADER = (
    "Timecode,BlendShapeCount,EyeBlinkLeft,EyeLookDownLeft,EyeLookInLeft,EyeLookOutLeft,"
    "EyeLookUpLeft,EyeSquintLeft,EyeWideLeft,EyeBlinkRight,EyeLookDownRight,EyeLookInRight,"
    "EyeLookOutRight,EyeLookUpRight,EyeSquintRight,EyeWideRight,JawForward,JawRight,JawLeft,"
    "JawOpen,MouthClose,MouthFunnel,MouthPucker,MouthRight,MouthLeft,MouthSmileLeft,"
    "MouthSmileRight,MouthFrownLeft,MouthFrownRight,MouthDimpleLeft,MouthDimpleRight,"
    "MouthStretchLeft,MouthStretchRight,MouthRollLower,MouthRollUpper,MouthShrugLower,"
    "MouthShrugUpper,MouthPressLeft,MouthPressRight,MouthLowerDownLeft,MouthLowerDownRight,"
    "MouthUpperUpLeft,MouthUpperUpRight,BrowDownLeft,BrowDownRight,BrowInnerUp,BrowOuterUpLeft,"
    "BrowOuterUpRight,CheekPuff,CheekSquintLeft,CheekSquintRight,NoseSneerLeft,NoseSneerRight,"
    "TongueOut,HeadYaw,HeadPitch,HeadRoll,LeftEyeYaw,LeftEyePitch,LeftEyeRoll,RightEyeYaw,"
    "RightEyePitch,RightEyeRoll"
)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa bought you a blue map.", "--fps", "50", "-o", str(path)]) == 0
    return path


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ("jawOpen", "jawOpen"),
        ("JawOpen", "jawOpen"),
        ("mouthSmile_L", "mouthSmileLeft"),
        ("mouthSmileRight", "mouthSmileRight"),
        ("mouth_smile_R", "mouthSmileRight"),
        ("head_mesh.mouthDimple_R", "mouthDimpleRight"),
        ("cheekPuff_L", "cheekPuff"),
        ("viseme_aa", None),
        ("jawOpenWide", None),
        ("_L", None),
    ],
)
def test_shapes_are_known_by_either_spelling(shape, name):
    assert ShapeNames().arkit_name(shape) == name


def test_every_shape_is_known_by_both_spellings():
    assert len(set(ARKIT_SHAPES)) == 52
    for name in ARKIT_SHAPES:
        assert ShapeNames().arkit_name(name) == name
        short = name.removesuffix("Left").removesuffix("Right")
        side = name[len(short) :][:1]
        assert ShapeNames().arkit_name(f"{short}_{side}" if side else name) == name


def test_weights_of_other_rigs_go_to_apples_columns():
    weights = np.array([[0.2, 0.6, 0.5, 1.5]], np.float32)
    table = arkit_weights(["cheekPuff_L", "cheekPuff_R", "viseme_aa", "jawOpen"], weights)
    assert table.shape == (1, 52)
    assert table[0, ARKIT_SHAPES.index("cheekPuff")] == pytest.approx(0.4)
    assert table[0, ARKIT_SHAPES.index("jawOpen")] == 1
    assert table.sum() == pytest.approx(1.4)
    with pytest.raises(FormatError, match="none of the 1 shapes is one of ARKit's 52: aa"):
        arkit_weights(["aa"], weights[:, :1])


def test_the_table_is_as_the_live_link_face_app_writes_it(tmp_path):
    weights = np.zeros((60 * 61 + 3, 52), np.float32)
    weights[1, 17] = 0.25
    with writing(tmp_path / "a.csv") as sink:
        write_live_link_csv(sink, ARKIT_SHAPES, weights)
    lines = (tmp_path / "a.csv").read_bytes().decode("ascii").split("\n")
    assert lines[0] == LIVE_LINK_HEADER
    assert LIVE_LINK_HEADER.count(",") == 62
    assert lines[-1] == ""
    assert len(lines) == len(weights) + 2
    assert all(line.count(",") == 62 for line in lines[:-1])
    codes = [line.split(",")[0] for line in lines[1:-1]]
    assert codes[0] == "00:00:00:00.000"
    assert codes[59:61] == ["00:00:00:59.000", "00:00:01:00.000"]
    assert codes[-1] == "00:01:01:02.000"
    assert lines[2].split(",")[1:3] == ["61", "0.0000000000"]
    assert dict(zip(lines[0].split(","), lines[2].split(","), strict=True))["JawOpen"] == (
        "0.2500000000"
    )


@pytest.mark.parametrize(
    ("command", "fps"),
    [
        ("convert", 24),
        ("convert", 25),
        ("convert", 30),
        ("convert", 60),
        ("convert --rig", 24),
        ("retarget --rig", 25),
        ("say", 30),
        ("say --rig", 60),
    ],
)
def test_the_tables_of_all_commands_have_time_codes_of_films(tmp_path, spoken, command, fps):
    target, (name, *rigged) = tmp_path / "a.arkit.csv", command.split()
    if rigged:
        rigged += [str(save_rig(tmp_path / "rig.glb", synthetic_rig(0.001)))]
    said = "Papa bought you a blue map." if name == "say" else str(spoken)
    asked = [name, said, *rigged, "-o", str(target), "--fps", str(fps)]
    assert main([*asked, "--timecode", f"23:59:59:{fps - 1}"]) == 0
    rows = list(csv.DictReader(target.read_text().splitlines()))
    assert len(rows) == pytest.approx(fps * len(read_npz(spoken).motion) / 50, abs=1)
    codes = [row["Timecode"] for row in rows]
    assert codes[0] == f"23:59:59:{fps - 1}.000"
    assert codes[1] == "00:00:00:00.000"
    assert codes[fps] == f"00:00:00:{fps - 1}.000"
    assert codes[1 + fps] == "00:00:01:00.000"


@pytest.mark.parametrize("code", ["1:00:00:00", "24:00:00:00", "00:60:00:00", "00:00:00:25", "x"])
def test_other_time_codes_are_refused(tmp_path, spoken, capsys, code):
    target = tmp_path / "a.arkit.csv"
    command = ["convert", str(spoken), "-o", str(target), "--fps", "25", "--timecode", code]
    assert main(command) == 2
    assert "not a time code at 25 frames per second" in capsys.readouterr().err
    assert not target.exists()


def test_speech_without_a_rig_is_solved_on_the_reference_face_at_60_hz(tmp_path, spoken):
    target = tmp_path / "a.arkit.csv"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    rows = list(csv.DictReader(target.read_text().splitlines()))
    utterance = read_npz(spoken)
    assert utterance.motion.fps == 50
    assert len(rows) == pytest.approx(60 * len(utterance.motion) / 50, abs=1)
    table = np.array(
        [[float(row[name[0].upper() + name[1:]]) for name in ARKIT_SHAPES] for row in rows]
    )
    assert table.min() >= 0
    assert table.max() <= 1
    still = [i for i, name in enumerate(ARKIT_SHAPES) if name.startswith(("eye", "brow", "tongue"))]
    assert table[:, still].max() == 0
    # The weights move the reference face as the talker moves.
    shapes = reference_shapes()
    columns = [ARKIT_SHAPES.index(name) for name in shapes.shapes]
    driven = np.tensordot(table[:, columns], shapes.displacements, axes=1)
    upper, lower = (shapes.sensors.index(n) for n in ("inner_lip_13", "inner_lip_14"))
    gap = driven[:, upper, 1] - driven[:, lower, 1]
    opening = aperture(utterance.motion.resampled(60))[: len(gap)]
    assert np.corrcoef(gap, opening)[0, 1] > 0.98
    assert gap[opening < 1.0].max() < 0.05


def test_rounded_vowels_pucker_and_open_ones_do_not(tmp_path):
    found = {}
    for vowel in ("UW", "AE"):
        phones = [{"start": 0.2, "end": 0.6, "label": vowel}]
        phones.insert(0, {"start": 0.1, "end": 0.2, "label": "B"})
        (tmp_path / "a.json").write_text(json.dumps({"phones": phones, "duration": 0.8}))
        target = tmp_path / f"{vowel}.arkit.json"
        assert main(["animate", str(tmp_path / "a.json"), "-o", str(target)]) == 0
        values = json.loads(target.read_text())
        weights = np.array(values["weights"])[round(0.4 * values["fps"])]
        found[vowel] = dict(zip(values["shapes"], weights, strict=True))
    rounding = {v: w["mouthPucker"] + w["mouthFunnel"] for v, w in found.items()}
    assert rounding["UW"] > rounding["AE"] + 0.05
    opened = {
        v: w["jawOpen"] + 0.1 * (w["mouthLowerDownLeft"] + w["mouthLowerDownRight"])
        for v, w in found.items()
    }
    assert opened["AE"] > opened["UW"]


@pytest.mark.parametrize("voice", ["s31", "s26"])
def test_weights_mean_what_apple_names_them(voice):
    """What an animator expects of speech, and what drives other heads right."""
    spoken = labial.say(
        "Papa was happy to open the map", voice=load_voice(voice_path(Path(voice))), fps=60
    )
    curves, during = _curves(spoken, voice)
    assert curves["jawOpen"][during("ɑ a")].max() >= 0.25
    for shape in ("mouthFrownLeft", "mouthFrownRight", "mouthShrugUpper"):
        assert curves[shape].max() < 0.15
    for name, curve in curves.items():
        if name.endswith("Left") and name not in ("jawLeft", "mouthLeft"):
            assert curve == pytest.approx(curves[name[:-4] + "Right"], abs=0.1)
    assert curves["mouthClose"][during("p b m")].max() > 0.01
    assert (curves["mouthClose"] <= curves["jawOpen"] + 0.02).all()


def test_rounded_vowels_of_a_clear_voice_pucker():
    spoken = labial.say(
        "Une rue bleue, tu as vu la lune",
        voice=load_voice(voice_path(Path("s26"))),
        language="fr-fr",
        fps=60,
    )
    curves, during = _curves(spoken, "s26")
    rounded = np.maximum(curves["mouthPucker"], curves["mouthFunnel"])
    assert rounded[during("y u")].max() > 0.4
    assert np.median(rounded[during("a")]) < np.median(rounded[during("y u")])


def _curves(spoken, voice):
    """Curves of ARKit's shapes by name, and a function from phones to their frames."""
    talker = talker_of_voice(load_voice(voice_path(Path(voice))))
    result = retarget(spoken.motion, talker, reference_shapes())
    table = arkit_weights(result.shapes, result.weights)

    def during(labels):
        frames = np.zeros(len(table), bool)
        for phone in spoken.alignment.phones:
            if phone.label in labels.split():
                frames[round(60 * phone.start) : round(60 * phone.end) + 1] = True
        return frames

    return dict(zip(ARKIT_SHAPES, table.T, strict=True)), during


def test_a_shape_that_speech_uses_is_preferred_to_another_that_moves_alike():
    shapes = reference_shapes()
    jaw = shapes.displacements[[shapes.shapes.index("jawOpen")]]
    same = SensorShapes(
        ("mouthShrugUpper", "jawOpen", "mouthFrownLeft"),
        shapes.sensors,
        shapes.neutral,
        np.concatenate([jaw, jaw, jaw]),
        shapes.reach[:3] * 0 + 30,
    )
    talker = talker_of_voice(load_voice())
    opening = np.linspace(0, 0.4, 60)[:, None, None] * jaw
    motion = Motion((talker.neutral + opening).astype(np.float32), 60, talker.layout)
    weights = retarget(motion, talker, same).weights
    assert weights[-1, 1] > 0.3
    assert weights[:, [0, 2]].max() < 0.2 * weights[-1, 1]
    cheapest = retarget(motion, talker, same, RetargetingConfig(meaning=0.0)).weights
    assert cheapest[-1, 0] > 0.05, "without prices they share the movement"


def test_the_reference_face_closes_before_an_open_jaw_as_apple_defines_it():
    shapes = reference_shapes()
    upper, lower = (shapes.sensors.index(f"inner_lip_{k}") for k in (13, 14))
    opened, closed = (
        shapes.displacements[shapes.shapes.index(name)] for name in ("jawOpen", "mouthClose")
    )
    gap = (opened + closed)[upper, 1] - (opened + closed)[lower, 1]
    assert gap == pytest.approx(0, abs=0.01)


def test_json_has_its_rate_and_shapes(tmp_path, spoken):
    target = tmp_path / "a.arkit.json"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    values = json.loads(target.read_text("utf-8"))
    assert values["fps"] == 50
    assert values["shapes"] == list(ARKIT_SHAPES)
    assert np.shape(values["weights"]) == (values["frames"], 52)
    assert "GRID" in values["attribution"]


def test_the_reference_table_is_what_its_command_computes(tmp_path, grid_s1):
    rig = grid_s1.parents[1] / "rigs" / "ict-face.glb"
    if not rig.is_file():
        pytest.skip(f"needs the character {rig}")
    shipped = REPOSITORY / "src" / "labial" / "retargeting" / "arkit_reference.json"
    source = json.loads(shipped.read_text())["source"]
    made = tmp_path / "table.json"
    assert main(["rig", "table", str(rig), "-o", str(made), "--source", source]) == 0
    expected, found = (json.loads(path.read_text()) for path in (shipped, made))
    assert found.keys() == expected.keys()
    for name, moved in expected["shapes"].items():
        assert found["shapes"][name] == pytest.approx(np.array(moved), abs=0.01)


def test_the_reference_face_has_our_sensors_and_is_credited():
    shapes = reference_shapes()
    assert shapes.sensors == mediapipe_layout().names
    assert set(shapes.shapes) <= set(ARKIT_SHAPES)
    assert {"jawOpen", "mouthPucker", "mouthClose", "cheekPuff"} <= set(shapes.shapes)
    jaw = shapes.displacements[shapes.shapes.index("jawOpen")]
    assert jaw[shapes.sensors.index("inner_lip_14"), 1] < -20
    notice = (REPOSITORY / "NOTICE").read_text()
    assert "ICT-FaceKit" in notice
    assert "arkit_reference.json" in notice
    assert "Permission is hereby granted" in notice


def test_a_rig_without_arkits_shapes_makes_no_table(tmp_path, capsys):
    plain = synthetic_rig(shapes=("jawOpen", "mouthPucker"))
    named = save_rig(
        tmp_path / "a.glb",
        type(plain)(
            plain.name, plain.mesh, plain.vertices, plain.triangles, ("aa", "oo"), plain.deltas
        ),
    )
    target = tmp_path / "t.json"
    assert main(["rig", "table", str(named), "-o", str(target), "--source", "me"]) == 2
    assert "none of its shapes is one of ARKit's 52" in capsys.readouterr().err
    assert not target.exists()

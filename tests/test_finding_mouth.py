"""Finding a character's mouth: by the names of its shapes, in the right mesh, or refused."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from labial.cli import main
from labial.errors import FormatError, RigError
from labial.formats.glb import read_glb
from labial.retargeting.alias_file import shape_names
from labial.retargeting.binding import MisfitError, bind
from labial.retargeting.binding_file import read_binding
from labial.retargeting.character import read_character
from labial.retargeting.driven_shapes import driven_shapes
from labial.retargeting.glb_animation import shape_columns
from labial.retargeting.glb_rig import read_rig
from labial.retargeting.rig import Rig
from labial.retargeting.shape_names import ARKIT_SHAPES, ShapeNames
from labial.retargeting.voice_talker import talker_of_voice
from labial.voice import load_voice
from rig_sample import (
    SHAPES,
    document_of,
    save_meshes,
    save_obj_folder,
    save_rig,
    synthetic_rig,
    with_a_cavity,
    with_eyes,
)


@pytest.fixture(scope="module")
def talker():
    return talker_of_voice(load_voice())


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa, mama.", "-o", str(path)]) == 0
    return path


def lips_of(rig, talker):
    """Where the binding of a rig in mm has the middles and corners of the lips, in its axes."""
    binding = bind(rig, talker)
    origin = np.array([0.1, -0.2, 0.3])
    return {
        name.rsplit("_", 1)[1]: rig.vertices[vertex] - origin
        for name, vertex in binding.vertices.items()
    }


@pytest.mark.parametrize(
    ("shape", "region", "arkit"),
    [
        ("mouth_smile_left", "mouth", "mouthSmileLeft"),
        ("A39_Mouth_Smile_Left", "mouth", "mouthSmileLeft"),
        ("CTRL_expressions_jawOpen", "mouth", "jawOpen"),
        ("CTRL_expressions_mouthCornerPullL", "mouth", "mouthSmileLeft"),
        ("facs_bs_MouthSmileL_div2", "mouth", "mouthSmileLeft"),
        ("Mouth_Up_Upper_L", "mouth", "mouthUpperUpLeft"),
        ("blendShape1.browDown_R", "brow", "browDownRight"),
        ("jaw_L", "mouth", "jawLeft"),
        ("viseme_aa", "mouth", None),
        ("vrc.v_oh", "mouth", None),
        ("V_Explosive", "mouth", None),
        ("eCTRLvAA", "mouth", None),
        ("eCTRLMouthOpen", "mouth", None),
        ("A", "mouth", None),
        ("ou", "mouth", None),
        ("あ", "mouth", None),
        ("Face.M_F00_000_00_Fcl_MTH_A", "mouth", None),
        ("Fcl_EYE_Close", "eye", None),
        ("Fcl_BRW_Joy", "brow", None),
        ("Fcl_HA_Fung1_Low", "teeth", None),
        ("Fcl_ALL_Joy", "whole face", None),
        ("mouth-open", "mouth", None),
        ("eyebrows-left-inner-up", "brow", None),
        ("nose-left-dilatation", "nose", None),
        ("V_Tongue_up", "tongue", None),
        ("cor_ShoulderSideRaise_Lt", "body", None),
        ("Basis.001", None, None),
        ("Key 1", None, None),
    ],
)
def test_names_of_many_makers_say_what_moves(shape, region, arkit):
    meaning = ShapeNames().meaning(shape)
    assert (meaning.region, meaning.arkit) == (region, arkit)


@pytest.mark.parametrize(
    "shape", ["jawOpen", "mouth-open", "Fcl_MTH_A", "viseme_aa", "vrc.v_aa", "A", "V_Open"]
)
def test_shapes_that_open_the_mouth_are_known(shape):
    assert ShapeNames().meaning(shape).opens
    assert not ShapeNames().meaning("mouthClose").opens


@pytest.mark.parametrize("named", [True, False])
def test_eyes_that_part_farther_than_the_lips_are_not_the_mouth(talker, named):
    rig = with_eyes(synthetic_rig())
    if not named:
        rig = replace(rig, shapes=tuple(f"Key {k}" for k in range(len(rig.shapes))))
    at = lips_of(rig, talker)
    assert at["13"] == pytest.approx([0, 0, at["13"][2]], abs=1)
    assert at["61"] == pytest.approx([-23, 0, at["61"][2]], abs=4)
    assert at["291"] == pytest.approx([23, 0, at["291"][2]], abs=4)


def test_eyes_alone_are_no_mouth(talker):
    rig = with_eyes(synthetic_rig(shapes=("browInnerUp",)))
    with pytest.raises(RigError, match="no lips that touch and part"):
        bind(rig, talker)
    with pytest.raises(RigError, match="no lips that touch and part"):
        bind(replace(rig, shapes=("a1", "a2", "a3")), talker)


def test_a_lip_that_no_shape_moves_is_found(talker):
    at = lips_of(synthetic_rig(shapes=("jawOpen",)), talker)
    assert at["13"][1] == pytest.approx(0, abs=0.5)
    assert at["0"][1] > 2 > -2 > at["17"][1]


def test_lips_are_tied_where_they_meet_in_front(talker):
    """Inside the mouth, vertices touch more closely than on the visible edge."""
    rig = with_a_cavity(synthetic_rig())
    at = lips_of(rig, talker)
    for name in ("13", "14", "81", "178"):
        assert at[name][2] > 5
    shapes = bind(rig, talker).sensor_shapes(rig)
    upper, lower = (shapes.sensors.index(f"inner_lip_{k}") for k in (13, 14))
    assert shapes.neutral[upper, 1] - shapes.neutral[lower, 1] < 2


def test_the_upper_lip_is_not_tied_to_the_nose(talker):
    """Vertices in front of a thin upper lip that shapes of the mouth hardly move are no lip."""
    rig = synthetic_rig()
    away = rig.vertices - [0.1, -0.2, 0.3]
    nose = (np.abs(away[:, 0]) < 9) & (away[:, 1] > 5) & (away[:, 1] < 14)
    still = np.where(nose[None, :, None], 0.05, 1) * rig.deltas
    tied = bind(replace(rig, deltas=still.astype(np.float32)), talker).vertices["outer_lip_0"]
    assert not nose[tied]


def shirt(count=4000):
    """A garment with more vertices than a head, all of which a shape moves."""
    random = np.random.default_rng(0)
    vertices = random.uniform(-300, 300, (count, 3)) - [0, 500, 0]
    triangles = np.arange(count - count % 3).reshape(-1, 3).astype(np.int32)
    moved = np.full((1, count, 3), 30, np.float32)
    return Rig("shirt", "Shirt", vertices, triangles, ("Body Proportions",), moved)


def teeth(rig):
    """Two rows that part as the jaw opens, with more vertices than the head of ``rig``."""
    x = np.linspace(-20, 20, 3000)
    row = np.stack([x, 0 * x, -15 - x**2 / 40], axis=1)
    deltas = np.zeros((len(rig.shapes), 6000, 3), np.float32)
    deltas[rig.shapes.index("jawOpen"), 3000:, 1] = -25
    triangles = np.array([[0, 1, 2]], np.int32)
    return Rig("teeth", "Teeth", np.concatenate([row, row]), triangles, rig.shapes, deltas)


def test_the_mesh_with_the_mouth_is_chosen_and_others_move_with_it(tmp_path, spoken, talker):
    head = replace(synthetic_rig(), mesh="Head")
    path = save_meshes(tmp_path / "a.glb", [shirt(), teeth(head), head])
    assert read_rig(path).mesh == "Head"
    target = tmp_path / "out.glb"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 0
    document = document_of(target)
    driven = {
        document["nodes"][channel["target"]["node"]]["name"]: channel["sampler"]
        for channel in document["animations"][-1]["channels"]
    }
    assert driven.keys() == {"Teeth object", "Head object"}
    samplers = document["animations"][-1]["samplers"]
    weights = [
        read_glb(target).array(samplers[number]["output"], "SCALAR") for number in driven.values()
    ]
    assert np.array_equal(weights[0], weights[1])
    assert shape_columns(read_glb(path), head.shapes).keys() == {1, 2}


def test_an_alias_may_be_of_any_mesh_with_shapes(tmp_path):
    face, tongue = synthetic_rig(), synthetic_rig(0.1, shapes=SHAPES[:1])
    tongue = replace(tongue, mesh="Tongue", shapes=("Zunge",))
    path = save_meshes(tmp_path / "a.glb", [face, tongue])
    assert read_rig(path, ShapeNames({"Zunge": "tongueOut"})).mesh == "head"


def test_limits_name_shapes_of_the_character_once(tmp_path, spoken, capsys):
    path = save_rig(tmp_path / "head.glb", synthetic_rig())
    command = ["retarget", str(spoken), "--rig", str(path), "-o", str(tmp_path / "a.csv")]
    assert main([*command, "--limit", "jawopne=0:1"]) == 2
    error = capsys.readouterr().err
    assert f"{path}: limits are given for 'jawopne'" in error
    assert "similar: 'jawOpen'" in error
    assert main([*command, "--limit", "Kinn=0:1"]) == 2
    assert "its shapes: 'jawOpen', 'mouthPucker'" in capsys.readouterr().err
    assert main([*command, "--limit", "jawOpen=0:1", "--limit", "jawOpen=0:2"]) == 2
    assert "--limit jawOpen=0:2: 'jawOpen' has limits already" in capsys.readouterr().err


def test_the_mesh_that_a_binding_names_is_used(tmp_path, spoken, capsys):
    head = replace(synthetic_rig(), mesh="Head")
    other = replace(synthetic_rig(1.1), mesh="Statue")
    path = save_meshes(tmp_path / "a.glb", [head, other])
    assert read_rig(path).mesh == "Statue", "which is larger"
    file = tmp_path / "b.toml"
    for named in ("Head", "Head object"):
        file.write_text(f'mesh = "{named}"\n')
        assert main(["rig", "bind", str(path), "-o", str(file)]) == 0
        assert read_binding(file).mesh == "Head"
    file.write_text('mesh = "Hat"\n')
    assert main(["rig", "bind", str(path), "-o", str(file)]) == 2
    assert f"{file}: names the mesh 'Hat', which {path}" in (error := capsys.readouterr().err)
    assert "its meshes with shapes: 'Head', 'Statue'" in error
    file.write_text('mesh = "Haed"\n')
    assert main(["rig", "bind", str(path), "-o", str(file)]) == 2
    assert "similar: 'Head'" in capsys.readouterr().err


@pytest.mark.parametrize("binding", [[], ["--binding", "w1.toml"]])
def test_a_binding_of_another_character_of_the_name_is_refused_by_its_file(
    tmp_path, spoken, capsys, monkeypatch, binding
):
    monkeypatch.chdir(tmp_path)
    head, smaller = synthetic_rig(), synthetic_rig(0.5)
    fewer = replace(
        smaller,
        vertices=np.concatenate([smaller.vertices, smaller.vertices[:1]]),
        deltas=np.concatenate([smaller.deltas, smaller.deltas[:, :1]], axis=1),
    )
    for folder, rig in (("d1", head), ("d2", replace(smaller, mesh="Other")), ("d3", fewer)):
        Path(folder).mkdir()
        save_rig(Path(folder, "face.glb"), rig)
    command = ["retarget", str(spoken), "-o", "a.csv", *binding]
    assert main([*command, "--rig", "d1/face.glb"]) == 0
    capsys.readouterr()
    file = binding[1] if binding else "face.binding.toml"
    for folder, fault in (
        ("d2", "names the mesh 'head', which d2/face.glb does not have"),
        ("d3", "is for a mesh of "),
    ):
        assert main([*command, "--rig", f"{folder}/face.glb"]) == 2
        error = capsys.readouterr().err
        assert f"{file}: {fault}" in error
        assert "if it was made for another character" in error


def test_vertices_are_numbered_through_the_primitives_of_a_mesh(tmp_path, talker):
    head = synthetic_rig()
    half = len(head.vertices) // 2
    in_first = (head.triangles < half).all(axis=1)
    in_second = (head.triangles >= half).all(axis=1)
    parts = [
        replace(
            head,
            vertices=head.vertices[part],
            deltas=head.deltas[:, part],
            triangles=(head.triangles[chosen] - shift).astype(np.int32),
        )
        for part, chosen, shift in (
            (slice(None, half), in_first, 0),
            (slice(half, None), in_second, half),
        )
    ]
    read = read_rig(save_meshes(tmp_path / "a.glb", parts))
    assert read.vertices == pytest.approx(head.vertices, abs=1e-4)
    assert len(read.triangles) == in_first.sum() + in_second.sum()


def test_a_face_that_is_upside_down_is_refused_with_a_picture(tmp_path, spoken, capsys):
    turned = synthetic_rig(0.001, np.diag([-1.0, -1.0, 1.0]))
    path = save_rig(tmp_path / "head.glb", turned)
    target = tmp_path / "out.glb"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 2
    error = capsys.readouterr().err
    picture = tmp_path / "head.binding.svg"
    assert "head.glb: the face is upside down" in error
    assert str(picture) in error
    assert "<circle" in picture.read_text()
    assert sorted(tmp_path.iterdir()) == [picture, path]


def test_lips_that_do_not_follow_are_refused_with_a_picture(tmp_path, spoken, capsys):
    path = save_rig(tmp_path / "head.glb", synthetic_rig())
    file = tmp_path / "head.binding.toml"
    assert main(["rig", "bind", str(path), "-o", str(file)]) == 0
    ties = read_binding(file)
    forehead = np.argsort(-read_character(path).vertices[:, 1])
    lips = [name for name in ties.sensors if "lip_" in name]
    moved = dict(zip(lips, forehead.tolist(), strict=False))
    lines = file.read_text().split("[sensors]")[0] + "[sensors]\n"
    file.write_text(lines + "".join(f"{n} = {v}\n" for n, v in (ties.sensors | moved).items()))
    file.with_suffix(".svg").unlink()
    target = tmp_path / "out.glb"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 2
    assert "do not follow the talker" in capsys.readouterr().err
    assert file.with_suffix(".svg").exists()
    assert not target.exists()


def test_sensors_on_the_eyes_are_refused(talker):
    rig = with_eyes(synthetic_rig())
    lids = {name: len(rig.vertices) - 1 - k for k, name in enumerate(talker.layout.groups["lips"])}
    marks = vars(talker.layout.landmarks).values()
    found = bind(rig, talker).vertices
    kept = {name: found[name] for name in marks}
    with pytest.raises(MisfitError, match="shapes of the eyes or brows move"):
        bind(rig, talker, lids | kept)


def test_landmarks_of_the_lips_on_an_eye_are_refused(talker):
    """Only the upper lid moves, so that all the skin is on the side of the lower one."""
    face = synthetic_rig()
    rig = with_eyes(face)
    first = len(face.vertices)  # of the right eye: 4 rows of the upper lid, 4 of the lower
    rig.deltas[-2:, first + 124 : first + 248] = 0
    places = {"inner_lip_13": 15, "outer_lip_0": 108, "inner_lip_14": 139, "outer_lip_17": 232}
    places |= {"outer_lip_61": 0, "outer_lip_291": 30}
    with pytest.raises(MisfitError, match="shapes of the eyes or brows move"):
        bind(rig, talker, {name: first + place for name, place in places.items()})


def test_shapes_of_other_parts_are_off_unless_asked_for(talker):
    rig = synthetic_rig()
    extra = ("noseSneer_L", "tongueOut", "eyeBlink_L", "browDown_L", "Fcl_ALL_Joy", "Key 1")
    jaw = rig.deltas[[SHAPES.index("jawOpen")]]
    rig = replace(
        rig,
        shapes=(*SHAPES, *extra),
        deltas=np.concatenate([rig.deltas, np.repeat(jaw, len(extra), axis=0)]),
    )
    shapes = bind(rig, talker).sensor_shapes(rig)
    driven = dict(zip(rig.shapes, driven_shapes(talker.layout, shapes, {}), strict=True))
    assert [name for name in extra if driven[name]] == ["Key 1"]
    assert driven["jawOpen"]
    asked = driven_shapes(talker.layout, shapes, {"tongueOut": (0.0, 1.0)})
    assert asked[rig.shapes.index("tongueOut")]
    assert not asked[rig.shapes.index("noseSneer_L")]


def test_a_rig_with_apples_shapes_is_driven_by_these_alone(talker):
    rig = synthetic_rig()
    apples = [name for name in ARKIT_SHAPES if name.startswith(("mouth", "jaw"))]
    names = (*apples, "viseme_aa", "Key 1")
    jaw = np.repeat(rig.deltas[[SHAPES.index("jawOpen")]], len(names), axis=0)
    shapes = bind(rig, talker).sensor_shapes(rig)
    every = bind(rig, talker).sensor_shapes(replace(rig, shapes=names, deltas=jaw))
    driven = dict(zip(names, driven_shapes(talker.layout, every, {}), strict=True))
    assert all(driven[name] for name in (*apples, "Key 1"))
    assert not driven["viseme_aa"]
    assert all(driven_shapes(talker.layout, shapes, {})[:-1])


def test_a_user_may_give_names_of_shapes(tmp_path, spoken, capsys, talker):
    own = dict(zip(SHAPES, ("Maul auf", "Schnute", *SHAPES[2:]), strict=True))
    rig = with_eyes(replace(synthetic_rig(), shapes=tuple(own.values())))
    path = save_rig(tmp_path / "head.glb", rig)
    file = tmp_path / "names.toml"
    file.write_text('[shapes]\n"Maul auf" = "jawOpen"\nSchnute = "mouthPucker"\n')
    assert shape_names(file).meaning("Maul auf").opens
    table = tmp_path / "a.arkit.csv"
    command = ["retarget", str(spoken), "--rig", str(path), "-o", str(table)]
    assert main([*command, "--aliases", str(file)]) == 0
    rows = [line.split(",") for line in table.read_text().splitlines()]
    jaw = [float(row[rows[0].index("JawOpen")]) for row in rows[1:]]
    assert max(jaw) > 0.05
    capsys.readouterr()
    file.write_text('[shapes]\n"Maul auf" = "jawOpen"\nSchnutte = "mouthPucker"\n')
    assert main([*command, "--aliases", str(file)]) == 0
    missing = f"'Schnutte' is not a shape of {path}; similar: 'Schnute'"
    assert f"warning: {file}: {missing}" in capsys.readouterr().err
    file.write_text('[shapes]\nSchnutte = "mouthPucker"\n')
    for given in (path, save_obj_folder(tmp_path / "head", rig)):
        assert main([*command, "--rig", str(given), "--aliases", str(file)]) == 2
        error = capsys.readouterr().err
        assert f"{file}: none of its names is used: 'Schnutte' is not a shape of {given}" in error
    file.write_text('[shapes]\n"Maul auf" = "Mnudoffen"\n')
    with pytest.raises(FormatError, match="not a name that labial knows"):
        shape_names(file)
    file.write_text("[shape]\n")
    assert main([*command, "--aliases", str(file)]) == 2
    assert "expected a table [shapes]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "mesh", "middle", "width"),
    [
        ("raccoon-eyes-bound.glb", "head_geo.001", (0.0, -0.115, 0.275), 0.2),
        ("vroid-upside-down.glb", "Face (merged)(Clone)", (0.0, 0.772, 0.135), 0.047),
        ("shirt-chosen.glb", "Female_Body_Default", (0.0, 0.807, 0.036), 0.055),
        ("makehuman", "neutral", (0.0, 6.18, 1.38), 0.52),
    ],
)
def test_public_characters_are_tied_at_their_mouths(
    tmp_path, grid_s1, spoken, name, mesh, middle, width
):
    folder = grid_s1.parents[1] / "cases" / "rigs"
    path = folder / name
    if not folder.is_dir():
        pytest.skip(f"needs the characters in {folder}")
    if name == "makehuman":
        with tarfile.open(folder / "makehuman.tgz") as archive:
            archive.extractall(tmp_path, filter="data")
        path = tmp_path / name
    target = tmp_path / "out.csv"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 0
    ties = read_binding(next(tmp_path.glob("*.binding.toml")))
    rig = read_character(path, mesh=ties.mesh)
    assert rig.mesh == mesh
    at = {sensor: rig.vertices[vertex] for sensor, vertex in ties.sensors.items()}
    for sensor in ("inner_lip_13", "inner_lip_14"):
        assert at[sensor] == pytest.approx(middle, abs=width / 6)
    corners = at["outer_lip_291"] - at["outer_lip_61"]
    assert corners == pytest.approx([width, 0, 0], abs=width / 5)
    if name == "makehuman":
        assert np.linalg.norm(at["inner_lip_13"] - at["inner_lip_14"]) < 0.02

"""Invented movement of head and gaze in files: the same in all, with right signs and units."""

from __future__ import annotations

import base64
import csv
import io
import json
import re

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

import labial
from labial.formats.glb import Glb, read_glb
from labial.head_movement import COLUMNS, head_movement, of_eyes_alone, rotations
from labial.retargeting.arkit_head import arkit_rotations, gaze_weights
from labial.retargeting.character import Character
from labial.retargeting.head_joint import head_node, turning_of
from labial.retargeting.rig import Rig
from page_sample import browser_page
from rig_sample import SHAPES, edit_glb, look_at_glb, save_rig, synthetic_rig

NOD, TURN, TILT, DOWN, LEFT = np.eye(len(COLUMNS), dtype=np.float32)
LOOKS = ("eyeLookOutLeft", "eyeLookInRight", "eyeLookDownLeft")


@pytest.fixture(scope="module")
def spoken():
    return labial.say("Papa bought a blue map, and mama a new one.", fps=60)


@pytest.fixture(scope="module")
def expected(spoken):
    """The angles of the page."""
    motion = spoken.motion
    angles = head_movement(spoken.alignment, spoken.audio, len(motion), motion.fps)
    assert np.abs(angles[:, :2]).max() > 1
    return angles


@pytest.fixture(scope="module")
def character(tmp_path_factory):
    """A head with shapes that turn its eyes, on a neck under a turned and scaled body."""
    plain = synthetic_rig(0.001)
    rig = Rig(
        plain.name,
        plain.mesh,
        plain.vertices,
        plain.triangles,
        (*SHAPES, *LOOKS),
        np.concatenate([plain.deltas, 0.1 * plain.deltas[: len(LOOKS)]]),
    )
    folder = tmp_path_factory.mktemp("character")
    path = edit_glb(save_rig(folder / "plain.glb", rig), folder / "head.glb", under_a_neck)
    return Character(path, folder / "head.toml")


def under_a_neck(document):
    """Put what a file shows on an upright neck 10 cm behind, under a body that is turned."""
    nodes, shown = document["nodes"], document["scenes"][0]["nodes"]
    lying = Rotation.from_euler("xyz", [-90, 0, 30], degrees=True)
    neck = np.array([0, -0.05, -0.1])
    nodes += [
        {"name": "Body", "rotation": lying.as_quat().tolist(), "scale": [2, 2, 2]},
        {
            "name": "rig:HEAD",
            "rotation": lying.inv().as_quat().tolist(),
            "scale": [0.5] * 3,
            "translation": (lying.inv().apply(neck) / 2).tolist(),
        },
        {"name": "skin", "translation": (-neck).tolist(), "children": list(shown)},
    ]
    body = len(nodes) - 3
    nodes[body]["children"], nodes[body + 1]["children"] = [body + 1], [body + 2]
    document["scenes"][0]["nodes"] = [body]


def posed(angles):
    """Where the talker's left, up and forward point, ``[3, 3]`` rows."""
    return Rotation.from_quat(rotations(np.float32([angles]))[0]).as_matrix().T


def test_angles_turn_the_head_where_their_names_say():
    _, up, forward = posed(10 * NOD)
    assert forward[1] == pytest.approx(-np.sin(np.radians(10)))
    assert up[2] > 0
    assert posed(10 * TURN)[2][0] == pytest.approx(np.sin(np.radians(10)))
    assert posed(10 * TILT)[1][0] == pytest.approx(np.sin(np.radians(10)))


def test_rotations_are_those_of_euler_angles():
    angles = np.random.default_rng(3).uniform(-40, 40, (50, 5)).astype(np.float32)
    nod, turn, tilt = angles[:, :3].T
    independent = Rotation.from_euler("YXZ", np.stack([turn, nod, -tilt], axis=1), degrees=True)
    found = Rotation.from_quat(rotations(angles))
    assert (found.inv() * independent).magnitude().max() < 1e-6


def test_the_app_has_yaw_to_the_right_pitch_down_and_roll_to_the_left_in_radians():
    table = arkit_rotations(np.stack([9 * NOD, 9 * TURN, 9 * TILT, 9 * DOWN, 9 * LEFT]))
    nine = np.radians(9)
    for row, column, sign in (0, 1, 1), (1, 0, -1), (2, 2, 1):
        assert table[row, column] == pytest.approx(sign * nine)
        assert np.abs(table[row]).sum() == pytest.approx(nine)
    assert table[3, [4, 7]] == pytest.approx(nine)
    assert table[4, [3, 6]] == pytest.approx(-nine)
    assert np.abs(table[3:]).sum() == pytest.approx(4 * nine)


def test_curves_of_the_gaze_have_the_size_of_public_takes():
    gaze = gaze_weights(np.stack([35 * LEFT, -35 * LEFT, 29 * DOWN, -29 * DOWN]))
    assert {name: int(np.argmax(w)) for name, w in gaze.items()} == {
        "eyeLookOutLeft": 0, "eyeLookInRight": 0, "eyeLookInLeft": 1, "eyeLookOutRight": 1,
        "eyeLookDownLeft": 2, "eyeLookDownRight": 2, "eyeLookUpLeft": 3, "eyeLookUpRight": 3,
    }  # fmt: skip
    assert all(w.tolist().count(0) == 3 and w.max() == 1 for w in gaze.values())


def live_link(rendered):
    rows = list(csv.DictReader(io.StringIO(rendered.content.decode())))
    return {name: np.array([float(row[name]) for row in rows]) for name in list(rows[0])[2:]}


def test_the_table_of_live_link_turns_as_the_page(spoken, expected):
    moved = live_link(labial.render("a.arkit.csv", spoken, head_moves=True))
    angles = np.degrees(np.stack([moved[f"Head{a}"] for a in ("Yaw", "Pitch", "Roll")], axis=1))
    found = Rotation.from_euler("YXZ", angles * (-1, 1, -1), degrees=True)
    page = Rotation.from_quat(rotations(expected))
    assert np.degrees((found.inv() * page).magnitude()).max() < 1e-3
    aside = moved["EyeLookOutLeft"] - moved["EyeLookInLeft"]
    assert 35 * aside == pytest.approx(expected[:, 4], abs=1e-3)
    assert np.degrees(moved["RightEyeYaw"]) == pytest.approx(-expected[:, 4], abs=1e-3)
    still = live_link(labial.render("a.arkit.csv", spoken))
    changed = {name for name in moved if not np.array_equal(moved[name], still[name])}
    assert changed and all(
        name.startswith(("Head", "EyeLook", "LeftEye", "RightEye")) for name in changed
    )
    assert all(not still[name].any() for name in changed)


def test_a_character_turns_its_head_as_the_page(spoken, expected, character, tmp_path):
    rendered = labial.render("a.glb", spoken, character=character, head_moves=True)
    assert rendered.notes.doubts == ()
    path = tmp_path / "a.glb"
    path.write_bytes(rendered.content)
    glb = read_glb(path)
    (channel,) = channels(glb, "rotation")
    assert glb.document["nodes"][channel["target"]["node"]]["name"] == "rig:HEAD"
    local = Rotation.from_quat(values(glb, channel, "VEC4"))
    body = Rotation.from_quat(glb.document["nodes"][channel["target"]["node"] - 1]["rotation"])
    # The character stands upright and looks forward in glTF's axes, which are the talker's.
    page = Rotation.from_quat(rotations(expected))
    assert np.degrees((page.inv() * (body * local)).magnitude()).max() < 0.01
    (channel, *_) = channels(glb, "weights")
    weights = values(glb, channel, "SCALAR").reshape(len(expected), -1)
    gaze = gaze_weights(expected)
    for place, name in enumerate(LOOKS, len(SHAPES)):
        assert weights[:, place] == pytest.approx(gaze[name], abs=1e-6)
    still = labial.render("a.glb", spoken, character=character)
    path.write_bytes(still.content)
    assert channels(read_glb(path), "rotation") == []
    assert values(read_glb(path), channel, "SCALAR").reshape(weights.shape)[:, -3:].max() == 0


def test_the_files_of_characters_are_valid(spoken, character, tmp_path):
    path = tmp_path / "a.glb"
    rendered = labial.render("a.glb", spoken, character=character, head_moves=True)
    path.write_bytes(rendered.content)
    assert [i for i in look_at_glb(path, 1.0)["issues"] if "UNUSED" not in str(i)] == []


def channels(glb: Glb, path: str):
    return [c for c in glb.document["animations"][-1]["channels"] if c["target"]["path"] == path]


def values(glb: Glb, channel, kind: str) -> np.ndarray:
    sampler = glb.document["animations"][-1]["samplers"][channel["sampler"]]
    return glb.array(sampler["output"], kind)


def test_the_page_of_a_character_has_the_rotations_of_its_file(spoken, character, tmp_path):
    drawn = labial.render("a.html", spoken, character=character, head_moves=True).content.decode()
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', drawn, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["head_moves"] is True
    turning = data["puppet"]["head"]["turning"]
    path = tmp_path / "a.glb"
    path.write_bytes(labial.render("a.glb", spoken, character=character, head_moves=True).content)
    (channel,) = channels(read_glb(path), "rotation")
    rotated = np.frombuffer(base64.b64decode(turning["rotations"]), "<f4").reshape(-1, 4)
    assert np.array_equal(rotated, values(read_glb(path), channel, "VEC4"))
    assert turning["node"] == channel["target"]["node"]
    assert set(data["puppet"]["head"]["gaze"]) == {str(len(SHAPES) + k) for k in range(3)}


def test_the_button_of_the_page_turns_the_head_of_a_character(
    spoken, expected, character, tmp_path
):
    page = tmp_path / "a.html"
    labial.export(page, spoken, character=character)
    at = int(expected[:, 0].argmax()), int(expected[:, 0].argmin())
    with browser_page(page) as seen:
        seen.page.evaluate("labial.ready.then(() => true)")

        def middles():
            """How far down the face is in pixels, at its deepest and its highest nod."""
            solid = [seen.pixels(frame / 60)[..., 3] > 250 for frame in at]
            return [np.argwhere(picture)[:, 0].mean() for picture in solid]

        still = middles()
        seen.page.click("#head")
        moved = middles()
        assert moved[0] > still[0] + 0.3
        assert moved[1] < still[1] - 0.2
        seen.page.click("#head")
        assert middles() == still
        assert seen.complaints == []


def test_a_head_without_a_node_for_it_stays_still_and_this_is_said(spoken, expected, tmp_path):
    path = save_rig(tmp_path / "bust.glb", synthetic_rig(0.001))
    rendered = labial.render("a.glb", spoken, character=Character(path), head_moves=True)
    (doubt,) = rendered.notes.doubts
    assert "bust.glb: the head does not turn" in doubt
    (doubt,) = labial.render(
        "a.csv", spoken, character=Character(path), head_moves=True
    ).notes.doubts
    assert doubt.endswith("it does in .html, .mp4, .glb, .vrm, .arkit.csv")
    alone = of_eyes_alone(expected)
    assert not alone[:, :3].any()
    assert alone[:, 3:] == pytest.approx(expected[:, 3:] + expected[:, :2])


def file_of(tmp_path, document):
    return Glb(tmp_path / "x.glb", {"asset": {"version": "2.0"}, **document}, b"")


@pytest.mark.parametrize(
    ("document", "node"),
    [
        ({"nodes": [{"name": "Hips"}, {"name": "Neck"}, {"name": "mixamorig:Head"}],
          "skins": [{"joints": [0, 1, 2]}]}, 2),
        ({"nodes": [{"name": "Hips"}, {"name": "NECK"}], "skins": [{"joints": [0, 1]}]}, 1),
        ({"nodes": [{"name": "Head", "mesh": 0}, {"name": "Eyes", "mesh": 1}]}, None),
        ({"nodes": [{"name": "head", "children": [1]}, {"mesh": 0}]}, 0),
        ({"nodes": [{"name": "head", "children": [1], "matrix": [1]}, {"mesh": 0}]}, None),
        ({"nodes": [{"name": "a", "mesh": 0}, {"name": "b"}], "extensions": {"VRM": {"humanoid": {
            "humanBones": [{"bone": "neck", "node": 0}, {"bone": "head", "node": 1}]}}}}, 1),
        ({"nodes": [{"name": "a"}], "extensions": {"VRMC_vrm": {"humanoid": {
            "humanBones": {"head": {"node": 0}}}}}}, 0),
    ],
)  # fmt: skip
def test_the_head_is_the_humanoids_or_a_joint_or_what_carries_all(tmp_path, document, node):
    assert head_node(file_of(tmp_path, document)) == node


def test_damaged_joints_are_refused(tmp_path):
    document = {"nodes": [{"name": "head"}], "skins": [{"joints": 3}]}
    with pytest.raises(labial.errors.FormatError, match=r"x\.glb: a skin's joints"):
        head_node(file_of(tmp_path, document))


@pytest.mark.parametrize("damaged", [{"humanBones": 3}, {"humanBones": {"head": {"node": 7}}}])
def test_a_damaged_humanoid_is_refused(tmp_path, damaged):
    document = {"nodes": [{}], "extensions": {"VRMC_vrm": {"humanoid": damaged}}}
    with pytest.raises(labial.errors.FormatError, match=r"x\.glb"):
        head_node(file_of(tmp_path, document))


def test_a_character_with_other_axes_turns_about_its_own(tmp_path):
    left, up, forward = np.array([[-1.0, 0, 0], [0, 1, 0], [0, 0, -1]])  # as of VRM 0
    glb = file_of(tmp_path, {"nodes": [{"name": "head", "children": [1]}, {"mesh": 0}]})
    turning = turning_of(glb, np.stack([left, up, forward]), np.stack([20 * NOD, 20 * TILT]))
    assert turning is not None
    nodded, tilted = Rotation.from_quat(turning.rotations)
    assert nodded.apply(forward)[1] == pytest.approx(-np.sin(np.radians(20)))
    assert tilted.apply(up) @ left == pytest.approx(np.sin(np.radians(20)))

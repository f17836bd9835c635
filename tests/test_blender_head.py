"""The head's movement in Blender: which bone turns and how, and what takes it back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

import labial
from labial.blender.labial_speech.glb import read_turns, write_character
from labial.blender.labial_speech.request import Request
from labial.cli import main
from labial.head_movement import head_movement, of_eyes_alone, rotations
from labial.retargeting.rig import Rig
from rig_sample import SHAPES, look_at_glb, synthetic_rig
from test_blender_addon import TO_BLENDER, described, in_blender, labial_path, shaped

pytestmark = pytest.mark.slow

TEXT = "Papa bought a blue map. Mama saw it."
FPS = 25
LOOKS = ("eyeLookOutLeft", "eyeLookInLeft", "eyeLookDownLeft")
# A neck that leans, with a roll, so that no axis of the bone is one of the world's.
BONES = [
    ["rig:Root", [0, 0.1, -0.4], [0, 0.1, -0.1], 0.0],
    ["rig:HEAD", [0, 0.1, -0.1], [0.01, 0.06, 0.1], 0.7],
]
ASLANT = Rotation.from_euler("xyz", [20, -30, 130], degrees=True)
ASIDE = Rotation.from_euler("z", 90, degrees=True)
NEAR = 1e-3  # radians: Blender's NLA combines single-precision quaternions by their angle
LOWERED = Rotation.from_euler("x", 20, degrees=True)


@pytest.fixture(scope="module")
def looking():
    """A face with shapes that turn its eyes."""
    plain = synthetic_rig(0.001)
    deltas = np.concatenate([plain.deltas, 0.1 * plain.deltas[: len(LOOKS)]])
    return Rig(
        plain.name, plain.mesh, plain.vertices, plain.triangles, (*SHAPES, *LOOKS), deltas
    )  # fmt: skip


@pytest.fixture(scope="module")
def angles():
    """The angles [frames, 5] of labial's page, at the scene's frame rate."""
    spoken = labial.say(TEXT, fps=FPS)
    found = head_movement(spoken.alignment, spoken.audio, len(spoken.motion), FPS)
    assert np.abs(found[:, :2]).max() > 1
    return found


def take(**settings: Any) -> dict[str, Any]:
    return {"fps": FPS, "settings": {"text": TEXT, **settings}}


@pytest.fixture(scope="module")
def cases(tmp_path_factory, looking):
    """What Blender shows of each take, by the name of the character."""
    # Its vertices: a middle, and what is to the left of it, above and in front.
    hat = [[0, 0, 0.2], [0.1, 0, 0.2], [0, 0, 0.3], [0, -0.1, 0.2]]
    meshes = [
        described(shaped(looking, "face"), belongs=True),
        {"name": "hat", "vertices": hat, "triangles": [[0, 1, 2], [0, 2, 3]], "shapes": {},
         "belongs": True},
    ]  # fmt: skip
    moving, still = {"head_movement": True}, {"head_movement": False}
    asked: dict[str, dict[str, Any]] = {
        "upright": {
            "armature": {"bones": BONES},
            "takes": [
                take(**moving),
                {**take(**still), "frame": 12},
                {**take(**moving, first_frame=1), "frame": 12},
                take(**moving, first_frame=10),
                take(**moving, first_frame=201),
            ],
        },
        "aslant": {
            "armature": {
                "bones": BONES, "rotation": ASLANT.as_euler("xyz").tolist(), "scale": 0.5,
                "location": [1, 2, 3], "mode": "XZY",
            },
            "takes": [{**take(**moving), "keyed_bones": {"location": ["rig:Root", [0, 0, 0]]}}],
        },
        "held": {
            "armature": {"bones": BONES, "holds": True, "mode": "AXIS_ANGLE"},
            "takes": [take(**moving)],
        },
        "posed": {
            "armature": {"bones": BONES, "holds": True},
            # The root stands upright: its y is the world's z.
            "posed": {"rig:Root": [0.5**0.5, 0, 0.5**0.5, 0]},
            "takes": [take(**moving)],
        },
        "keyed": {
            "armature": {"bones": BONES},
            "takes": [
                {**take(**moving), "keyed_bones": {"rotation_quaternion": ["rig:HEAD", lowered()]}},
                take(**moving),
                take(**still),
            ],
        },
        "headless": {"armature": {"bones": BONES[:1]}, "takes": [take(**moving)]},
        "loose": {"takes": [take(**moving)]},
        "plain": {"meshes": [described(shaped(synthetic_rig(0.001), "face"), belongs=True)],
                  "takes": [take(**moving)]},
    }  # fmt: skip
    described_ = [
        {"labial": labial_path(), "meshes": meshes if "armature" in case else meshes[:1], **case}
        for case in asked.values()
    ]
    found = in_blender(tmp_path_factory.mktemp("head"), described_)
    for takes in found:
        assert not any("error" in each for each in takes)
    return dict(zip(asked, found, strict=True))


def lowered() -> list[float]:
    """A quaternion (w, x, y, z) in the axes of the head's bone, for the world's ``LOWERED``."""
    _, head, tail, roll = BONES[1]
    along = np.subtract(tail, head) / np.linalg.norm(np.subtract(tail, head))
    # As Blender has it: the shortest way from y to the bone, then its roll.
    way = np.cross([0, 1, 0], along)
    rest = Rotation.from_rotvec(
        way / np.linalg.norm(way) * np.arccos(along[1])
    ) * Rotation.from_rotvec([0, roll, 0])
    x, y, z, w = (rest.inv() * LOWERED * rest).as_quat().tolist()
    return [w, x, y, z]


def directions(places: Any) -> np.ndarray:
    """Where left, up and forward of the hat point, ``[frames, 3, 3]``, rows in the world."""
    moved = np.array(places)
    found = moved[..., 1:, :] - moved[..., :1, :]
    return found / np.linalg.norm(found, axis=-1, keepdims=True)


def expected(angles: np.ndarray, frames: int, first: int = 1) -> np.ndarray:
    """Those of a head that turns by angles from a frame on, and is straight before and after."""
    found = np.tile(TO_BLENDER.astype(float), (frames, 1, 1))
    turned = Rotation.from_quat(rotations(angles)).as_matrix().transpose(0, 2, 1) @ TO_BLENDER
    found[first - 1 : first - 1 + len(angles)] = turned
    return found


def test_the_head_nods_down_and_turns_to_its_left(cases, angles):
    seen = directions(cases["upright"][0]["hat"])
    left, down = TO_BLENDER[0], -TO_BLENDER[1]
    forward = seen[: len(angles), 2]
    nod, turn = np.radians(angles[:, :2]).T
    assert nod.max() > 0.02
    assert forward[nod.argmax()] @ down == pytest.approx(np.sin(nod.max()), abs=NEAR)
    assert forward[nod.argmin()] @ down == pytest.approx(np.sin(nod.min()), abs=NEAR)
    for frame in (turn.argmax(), turn.argmin()):
        assert forward[frame] @ left == pytest.approx(np.sin(turn[frame]), abs=NEAR)
    assert cases["upright"][0]["words"] == "Turns the bone rig:HEAD of Armature"


@pytest.mark.parametrize(
    ("name", "placed"),
    [("upright", Rotation.identity()), ("aslant", ASLANT), ("held", Rotation.identity()),
     ("posed", ASIDE), ("keyed", LOWERED)],
)  # fmt: skip
def test_the_head_turns_as_on_the_page_wherever_the_character_is(cases, angles, name, placed):
    """In quaternions and other modes of rotation, in addition to what turns it otherwise."""
    seen = cases[name][0]
    turned = expected(angles, len(seen["hat"])) @ placed.as_matrix().T
    assert directions(seen["hat"]) == pytest.approx(turned, abs=NEAR)


def test_gaze_goes_into_shape_keys(cases, angles):
    still = of_eyes_alone(angles)
    for name, gaze in ("upright", angles), ("headless", still), ("loose", still):
        curves = cases[name][0]["curves"]["face"]
        aside, down = gaze[:, 4] / 35, gaze[:, 3] / 29
        for shape, weights in zip(LOOKS, (aside, -aside, down), strict=True):
            _, values, _ = curves.get(shape, (0, np.zeros(len(gaze)), 0))
            assert values == pytest.approx(np.clip(weights, 0, 1), abs=1e-5)
        assert len(curves.keys() & set(LOOKS)) > 1


def test_speaking_without_it_removes_it_at_once(cases):
    moved, still = cases["upright"][:2]
    assert "Armature speaks" in moved["actions"]
    assert moved["nla"] == ["Armature speaks"]
    assert still["nla"] == []
    assert "Armature speaks" not in still["actions"]
    assert directions(still["now"]) == pytest.approx(TO_BLENDER, abs=1e-5)
    assert np.ptp(directions(still["hat"]), axis=0).max() < 1e-5
    assert still["curves"]["face"].keys().isdisjoint(LOOKS)
    for shown in still["shown"].values():
        assert {name: shown["face"][name] for name in LOOKS} == dict.fromkeys(LOOKS, 0)


def test_speaking_again_replaces_it_and_keeps_it_elsewhere(cases, angles):
    assert cases["upright"][2]["now"] == cases["upright"][2]["hat"][11], "at once"
    for number, first in (2, 1), (3, 10):
        seen = cases["upright"][number]
        turned = expected(angles, len(seen["hat"]), first)
        assert directions(seen["hat"]) == pytest.approx(turned, abs=NEAR)
    seen = cases["upright"][4]
    turned = expected(angles, len(seen["hat"]), 10)
    turned[200 : 200 + len(angles)] = expected(angles, len(angles))
    assert directions(seen["hat"]) == pytest.approx(turned, abs=NEAR)
    assert seen["nla"] == ["Armature speaks"]


def test_actions_of_the_user_go_on_beneath(cases, angles):
    first, again, still = cases["keyed"]
    assert first["action"] is None
    assert len(first["nla"]) == 2 and first["nla"][-1] == "Armature speaks"
    assert again["nla"] == first["nla"]
    assert again["hat"] == first["hat"]
    assert still["nla"] == first["nla"][:1]
    seen = directions(still["hat"])
    assert seen == pytest.approx(expected(angles[:0], len(seen)) @ LOWERED.as_matrix().T, abs=1e-4)
    elsewhere = cases["aslant"][0]
    assert elsewhere["action"] == "ArmatureAction", "it does not turn the head"
    assert elsewhere["nla"] == ["Armature speaks"]


@pytest.mark.parametrize("name", ["headless", "loose"])
def test_without_a_bone_only_the_eyes_move_and_this_is_said(cases, name):
    seen = cases[name][0]
    assert seen["words"].endswith("a bone called head or neck: only the eyes move")
    assert "the head does not turn" in seen["message"]
    assert seen.get("nla", []) == []


def test_without_anything_to_move_this_is_said(cases):
    seen = cases["plain"][0]
    assert seen["words"].endswith("no shape key is called eyeLook…: nothing else moves")
    assert "jawOpen" in seen["curves"]["face"]


def test_labial_turns_the_node_that_carries_the_meshes(tmp_path, looking, angles):
    path, spoken = tmp_path / "character.glb", tmp_path / "speaking.glb"
    write_character(path, [shaped(looking, "face")], has_head=True)
    assert look_at_glb(path)["issues"] == []
    request = Request(TEXT, fps=FPS, head_movement=True)
    assert main(request.command("labial", tmp_path)[1:]) == 0
    found = read_turns(spoken)
    assert found is not None
    turned = Rotation.from_quat(np.roll(found, -1, axis=1)).apply(TO_BLENDER[2])
    assert turned == pytest.approx(expected(angles, len(found))[:, 2], abs=1e-4)
    assert main(Request(TEXT, fps=FPS).command("labial", tmp_path)[1:]) == 0
    assert read_turns(spoken) is None

"""Reading and writing glTF: by its specification, with other readers, and for broken files."""

from __future__ import annotations

import json
import struct
import time

import numpy as np
import pytest

from labial.cli import main
from labial.errors import FormatError, RigError
from labial.formats.glb import GlbWriter, read_glb
from labial.formats.npz import read_npz
from labial.retargeting.glb_rig import read_rig
from labial.sinks import writing
from labial.voice import load_voice
from rig_sample import SHAPES, edit_glb, look_at_glb, save_rig, synthetic_rig


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa bought you a blue map.", "-o", str(path)]) == 0
    return path


@pytest.fixture
def rig(tmp_path):
    return save_rig(tmp_path / "head.glb", synthetic_rig())


@pytest.mark.parametrize("ending", ["glb", "arkit.glb"])
def test_the_voices_own_face_is_valid_and_moves_in_another_reader(tmp_path, spoken, ending):
    target = tmp_path / f"face.{ending}"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    motion = read_npz(spoken).motion
    frames = [0, 37, len(motion) - 1]
    looked = look_at_glb(target, *(frame / 60 for frame in frames))
    assert looked["issues"] == []
    face = load_voice().face
    assert face is not None
    expected = face.surface(motion)[frames]
    shown = 1000 * np.array([moment["face"]["positions"] for moment in looked["moments"]])
    if ending == "glb":
        assert np.abs(shown - expected).max() < 0.05
        weights = np.array([moment["face"]["weights"] for moment in looked["moments"]])
        assert 0 <= weights.min() < 0.2 < weights.max() <= 1, "what Blender and others hold"
    else:
        assert "jawOpen" in looked["moments"][0]["face"]["names"]
        lips = list(face.mesh.outer_lip)
        seen = (shown - expected)[:, lips, :2]  # from the front: depth counts little
        assert np.sqrt((seen**2).sum(axis=2).mean()) < 1.6


def test_a_face_file_says_what_it_is_and_whom_to_credit(tmp_path, spoken):
    target = tmp_path / "face.glb"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    glb = read_glb(target)
    assert "GRID" in glb.document["asset"]["copyright"]
    assert glb.document["animations"][0]["extras"]["fps"] == 60
    assert len(glb.document["meshes"][0]["extras"]["targetNames"]) == 32


def test_a_face_comes_back_from_its_file_as_a_rig(rig):
    expected, found = synthetic_rig(), read_rig(rig)
    assert found.shapes == expected.shapes
    assert found.vertices == pytest.approx(expected.vertices, abs=1e-4)
    assert found.deltas == pytest.approx(expected.deltas, abs=1e-5)
    assert (found.triangles == expected.triangles).all()


def test_nodes_skins_and_names_place_and_name_the_vertices(tmp_path, rig):
    def move(document):
        document["nodes"] = [
            {"children": [1], "scale": [10, 10, 10], "translation": [1, 0, 0]},
            {"mesh": 0, "rotation": [0, 0, 2**-0.5, 2**-0.5]},
        ]
        document["scenes"][0]["nodes"] = [0]
        document["animations"] = []
        del document["meshes"][0]["extras"]

    plain, moved = read_rig(rig), read_rig(edit_glb(rig, tmp_path / "moved.glb", move))
    quarter = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1.0]])
    assert moved.vertices == pytest.approx(plain.vertices @ quarter.T * 10 + [1, 0, 0], abs=1e-4)
    assert moved.deltas == pytest.approx(plain.deltas @ quarter.T * 10, abs=1e-4)
    assert moved.shapes[:2] == ("target_0", "target_1")

    # A skinned mesh is placed by its joints, wherever its own node is.
    glb = read_glb(rig)
    writer = GlbWriter(glb.document, glb.binary)
    count = len(plain.vertices)
    joints, weights = np.zeros((count, 4), np.uint32), np.tile([1.0, 0, 0, 0], (count, 1))
    inverse = np.eye(4)
    inverse[3, :3] = [0, -5, 0]  # columns: a translation by -5 along y
    attributes = glb.document["meshes"][0]["primitives"][0]["attributes"]
    attributes["JOINTS_0"] = writer.add(joints, "VEC4")
    attributes["WEIGHTS_0"] = writer.add(weights, "VEC4")
    skin = {"joints": [1], "inverseBindMatrices": writer.add(inverse.reshape(1, 16), "MAT4")}
    writer.append("skins", skin)
    writer.document["nodes"] = [
        {"mesh": 0, "skin": 0, "translation": [9, 9, 9]},
        {"scale": [2, 2, 2]},
    ]
    with writing(tmp_path / "skinned.glb") as sink:
        writer.write(sink)
    skinned = read_rig(tmp_path / "skinned.glb")
    assert skinned.vertices == pytest.approx((plain.vertices - [0, 5, 0]) * 2, abs=1e-3)
    assert skinned.deltas == pytest.approx(plain.deltas * 2, abs=1e-4)


def glb_of(tmp_path, document, binary):
    text = json.dumps({"asset": {"version": "2.0"}, **document}).encode()
    text += b" " * (-len(text) % 4)
    head = struct.pack("<4sIIII", b"glTF", 2, 28 + len(text) + len(binary), len(text), 0x4E4F534A)
    path = tmp_path / "a.glb"
    path.write_bytes(head + text + struct.pack("<II", len(binary), 0x004E4942) + binary)
    return read_glb(path)


def test_interleaved_normalised_and_sparse_arrays_are_read(tmp_path):
    rows = np.array([[-32767, 0, 32767, 9], [16384, -16384, 0, 9]], "<i2")
    places, values = np.array([3, 1], "<u2"), np.array([[1, 2, 3], [4, 5, 6]], "<f4")
    binary = rows.tobytes() + places.tobytes() + values.tobytes()
    views = [
        {"buffer": 0, "byteLength": 16, "byteStride": 8},
        {"buffer": 0, "byteOffset": 16, "byteLength": 4},
        {"buffer": 0, "byteOffset": 20, "byteLength": 24},
    ]
    sparse = {
        "count": 2,
        "indices": {"bufferView": 1, "componentType": 5123},
        "values": {"bufferView": 2},
    }
    accessors = [
        {"bufferView": 0, "componentType": 5122, "normalized": True, "count": 2, "type": "VEC3"},
        {"componentType": 5126, "count": 4, "type": "VEC3", "sparse": sparse},
    ]
    buffers = [{"byteLength": len(binary)}]
    document = {"accessors": accessors, "bufferViews": views, "buffers": buffers}
    glb = glb_of(tmp_path, document, binary)
    assert glb.array(0, "VEC3") == pytest.approx(
        np.array([[-1, 0, 1], [0.50002, -0.50002, 0]]), abs=1e-5
    )
    assert glb.array(1, "VEC3").tolist() == [[0, 0, 0], [4, 5, 6], [0, 0, 0], [1, 2, 3]]


@pytest.mark.parametrize(("places", "outside"), [((0, 3), False), ((0, 4), True), ((2, 9), True)])
def test_sparse_elements_are_those_of_their_array(tmp_path, places, outside):
    binary = np.array(places, "<u2").tobytes() + np.ones((2, 3), "<f4").tobytes()
    views = [
        {"buffer": 0, "byteLength": 4},
        {"buffer": 0, "byteOffset": 4, "byteLength": 24},
    ]
    sparse = {
        "count": 2,
        "indices": {"bufferView": 0, "componentType": 5123},
        "values": {"bufferView": 1},
    }
    accessors = [{"componentType": 5126, "count": 4, "type": "VEC3", "sparse": sparse}]
    document = {"accessors": accessors, "bufferViews": views, "buffers": [{"byteLength": 28}]}
    glb = glb_of(tmp_path, document, binary)
    if outside:
        with pytest.raises(FormatError, match="names other elements"):
            glb.array(0, "VEC3")
    else:
        assert glb.array(0, "VEC3").sum(axis=1).tolist() == [3, 0, 0, 3]


def lose_targets(document):
    for primitive in document["meshes"][0]["primitives"]:
        del primitive["targets"]


def point_outside(document):
    document["bufferViews"][0]["byteOffset"] = 10_000_000


def point_nowhere(document):
    document["meshes"][0]["primitives"][0]["targets"][2]["POSITION"] = 999


def shorten_a_target(document):
    accessor = document["meshes"][0]["primitives"][0]["targets"][1]["POSITION"]
    document["accessors"][accessor]["count"] -= 1


def lay_outside(document):
    document["buffers"][0]["uri"] = "head.bin"


def compress_with_draco(document):
    document["extensionsRequired"] = ["KHR_draco_mesh_compression"]


def compress_with_meshopt(document):
    document["bufferViews"][0]["extensions"] = {"EXT_meshopt_compression": {"buffer": 0}}


def make_a_cycle(document):
    document["nodes"] = [{"mesh": 0, "children": [1]}, {"children": [0]}]


def age(document):
    document["asset"]["version"] = "1.0"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lose_targets, "none of its 1 meshes has morph targets"),
        (point_outside, "accessor 0 points outside its buffer"),
        (point_nowhere, "number 999 of its"),
        (shorten_a_target, "a morph target moves 1147 of 1148 vertices"),
        (lay_outside, "buffer 0 is outside the file"),
        (compress_with_draco, "compressed with Draco"),
        (compress_with_meshopt, "compressed with meshopt"),
        (make_a_cycle, "a cycle"),
        (age, "not glTF of version 2"),
    ],
)
def test_rigs_that_cannot_be_used_are_reported(tmp_path, rig, spoken, capsys, change, says):
    broken = edit_glb(rig, tmp_path / "broken.glb", change)
    with pytest.raises((FormatError, RigError), match=r"broken\.glb"):
        read_rig(broken)
    there = sorted(tmp_path.iterdir())
    target = tmp_path / "a.glb"
    assert main(["retarget", str(spoken), "--rig", str(broken), "-o", str(target)]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == there


def test_values_that_are_not_numbers_are_reported(tmp_path, rig):
    content = bytearray(rig.read_bytes())
    start = 28 + int.from_bytes(content[12:16], "little")
    content[start : start + 4] = struct.pack("<f", float("nan"))
    rig.write_bytes(bytes(content))
    with pytest.raises(FormatError, match="not numbers"):
        read_rig(rig)


def test_a_character_of_more_than_any_character_is_refused_unread(tmp_path, rig, monkeypatch):
    """Each mesh counts as often as nodes show it."""
    shapes, vertices, _ = read_rig(rig).deltas.shape
    monkeypatch.setattr("labial.retargeting.rig._MOST_MOVED", 2 * shapes * vertices)

    def repeat(times):
        def change(document):
            document["nodes"] = [{"mesh": 0}] * times

        return edit_glb(rig, tmp_path / f"{times}.glb", change)

    read_rig(repeat(2))
    monkeypatch.setattr("labial.formats.glb.Glb.array", None)
    with pytest.raises(FormatError, match=f"have {3 * shapes * vertices} vertices times shapes"):
        read_rig(repeat(3))


def test_zeros_that_are_not_in_the_file_have_a_limit(tmp_path):
    accessor = {"componentType": 5126, "count": 10_000_000, "type": "VEC3"}
    larger = {**accessor, "count": 10_000_001}
    glb = glb_of(tmp_path, {"accessors": [larger, {**accessor, "count": 5}]}, b"")
    assert (glb.array(1, "VEC3") == np.zeros((5, 3))).all()
    with pytest.raises(FormatError, match="accessor 0 has 30000003 zeros"):
        glb.array(0, "VEC3")


def test_nodes_are_placed_once_however_long_their_chain(tmp_path, rig):
    count = 3000

    def chain(document):
        step = {"translation": [0.001, 0, 0]}
        document["nodes"] = [{**step, "children": [place + 1]} for place in range(count)]
        document["nodes"].append({"mesh": 0})

    path = edit_glb(rig, tmp_path / "chain.glb", chain)
    started = time.process_time()
    found = read_rig(path)
    assert time.process_time() - started < 2
    expected = read_rig(rig).vertices + np.array([count * 0.001, 0, 0])
    assert found.vertices == pytest.approx(expected, abs=1e-6)


def test_a_file_that_is_not_glb_is_reported(tmp_path):
    path = tmp_path / "a.glb"
    for content, says in (
        (b"", "not a .glb file"),
        (b'{"asset": {}}', r"give it that ending"),
        (b"glTF", "ends early"),
        (b"glTF" + struct.pack("<II", 1, 12), "version 1"),
        (b"glTF" + struct.pack("<II", 2, 99), "ends early"),
        (b"glTF" + struct.pack("<II", 2, 12), "without its JSON"),
    ):
        path.write_bytes(content)
        with pytest.raises(FormatError, match=says):
            read_glb(path)


def test_weights_go_to_every_mesh_that_has_the_shapes(tmp_path, rig, spoken):
    def add_teeth(document):
        teeth = json.loads(json.dumps(document["meshes"][0]))
        teeth["name"] = "teeth"
        teeth["primitives"][0]["targets"] = teeth["primitives"][0]["targets"][:2]
        teeth["extras"]["targetNames"] = ["tongueOut", SHAPES[0]]
        teeth["weights"] = [0.25, 0.0]
        document["meshes"].append(teeth)
        document["nodes"].append({"name": "teeth", "mesh": 1})
        document["scenes"][0]["nodes"].append(1)
        document["animations"] = []

    toothed = edit_glb(rig, tmp_path / "toothed.glb", add_teeth)
    target = tmp_path / "a.glb"
    assert main(["retarget", str(spoken), "--rig", str(toothed), "-o", str(target)]) == 0
    looked = look_at_glb(target, 0.5)
    head, teeth = (looked["moments"][0][name] for name in ("head", "teeth"))
    assert teeth["weights"] == pytest.approx([0.25, head["weights"][0]])
    assert head["weights"][0] > 0.01

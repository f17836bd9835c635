"""Characters in other containers than .glb: .gltf with files next to it, and VRM avatars."""

from __future__ import annotations

import base64
import json

import numpy as np
import pytest

from labial.cli import main
from labial.errors import FormatError
from labial.formats.glb import read_glb
from labial.formats.gltf import content_of, read_gltf
from labial.retargeting.character import read_character
from labial.retargeting.glb_targets import named_targets
from rig_sample import SHAPES, document_of, edit_glb, look_at_glb, save_rig, synthetic_rig

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
EXPRESSIONS_0 = {"a": 0, "u": 1, "o": 2, "blink": 7}
EXPRESSIONS_1 = {"aa": 0, "ou": 1, "oh": 2, "blink": 7}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa, mama.", "-o", str(path)]) == 0
    return path


@pytest.fixture
def whole(tmp_path):
    return save_rig(tmp_path / "head.glb", synthetic_rig(0.001))


def unpacked(glb, folder, *, inside=False):
    """A .glb as a .gltf with two buffers and a texture, in files or as data ``inside``."""
    folder.mkdir(exist_ok=True)
    document, binary = document_of(glb), read_glb(glb).binary
    views = document["bufferViews"]
    half = len(views) // 2
    cut = views[half]["byteOffset"]
    for view in views[half:]:
        view |= {"buffer": 1, "byteOffset": view["byteOffset"] - cut}
    files = {"one part.bin": binary[:cut], "two.bin": binary[cut:], "skin.png": PIXEL}

    def uri(name, media):
        if not inside:
            (folder / name).write_bytes(files[name])
            return name.replace(" ", "%20")
        return f"data:{media};base64,{base64.b64encode(files[name]).decode()}"

    media = "application/octet-stream"
    document["buffers"] = [
        {"byteLength": len(files[name]), "uri": uri(name, media)} for name in list(files)[:2]
    ]
    document["images"] = [{"uri": uri("skin.png", "image/png")}]
    document["textures"] = [{"source": 0}]
    path = folder / "head.gltf"
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize("inside", [False, True])
def test_a_gltf_with_its_files_is_the_same_character(tmp_path, whole, spoken, inside):
    path = unpacked(whole, tmp_path / "plain", inside=inside)
    expected, found = read_character(whole), read_character(path)
    assert np.array_equal(found.vertices, expected.vertices)
    assert np.array_equal(found.deltas, expected.deltas)
    assert found.shapes == expected.shapes
    target = tmp_path / "out" / "speaking.glb"
    target.parent.mkdir()
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 0
    looked = look_at_glb(target, 0.3)
    assert [issue for issue in looked["issues"] if "UNUSED" not in str(issue)] == []
    assert looked["moments"][0]["head"]["names"] == list(SHAPES)
    image = document_of(target)["images"][0]
    view = document_of(target)["bufferViews"][image["bufferView"]]
    start = view["byteOffset"]
    assert read_glb(target).binary[start : start + view["byteLength"]] == PIXEL
    assert image["mimeType"] == "image/png"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(tmp_path / "p.html")]) == 0
    assert content_of(path)[:4] == b"glTF"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d["buffers"][0].update(uri="../head.glb"), "expected files in its own folder"),
        (lambda d: d["buffers"][0].update(uri="/etc/passwd"), "expected files in its own folder"),
        (lambda d: d["buffers"][0].update(uri="%2e%2e/x.bin"), "expected files in its own folder"),
        (lambda d: d["buffers"][0].update(uri="http://a.b/c"), "expected files in its own folder"),
        (lambda d: d["buffers"][0].update(uri="none.bin"), "none.bin: no such file"),
        (lambda d: d["buffers"][0].update(uri="data:;base64,#"), "not base64"),
        (lambda d: d["buffers"][0].pop("uri"), "names no data"),
        (lambda d: d["buffers"][1].update(byteLength=10**7), "bytes of 10000000"),
        (lambda d: d["bufferViews"][0].update(buffer=7), "buffer 7 of 2"),
        (lambda d: d["images"][0].update(uri="skin.tga"), "of no kind that glTF has"),
        (lambda d: d.update(buffers=[3]), "not a list of objects"),
    ],
)
def test_data_outside_or_damaged_are_refused(tmp_path, whole, change, says):
    path = unpacked(whole, tmp_path / "plain")
    document = json.loads(path.read_text())
    change(document)
    path.write_text(json.dumps(document))
    with pytest.raises(FormatError, match=says):
        read_gltf(path)


def as_vrm(glb, path, version):
    """A .glb as a VRM avatar whose targets have no names, but belong to expressions."""

    def dress(document):
        del document["meshes"][0]["extras"]
        if version == 0:
            groups = [
                {
                    "name": name,
                    "presetName": name,
                    "binds": [{"mesh": 0, "index": k, "weight": 100}],
                }
                for name, k in EXPRESSIONS_0.items()
            ]
            mixed = [{"mesh": 0, "index": k} for k in (3, 4)]
            groups.append({"name": "Joy", "presetName": "joy", "binds": mixed})
            extension = {"blendShapeMaster": {"blendShapeGroups": groups}, "meta": {"title": "A"}}
            document["extensions"] = {"VRM": extension}
        else:
            preset = {
                name: {"morphTargetBinds": [{"node": 0, "index": k, "weight": 1}]}
                for name, k in EXPRESSIONS_1.items()
            }
            expressions = {"preset": preset, "custom": {"wink": {"morphTargetBinds": []}}}
            document["extensions"] = {
                "VRMC_vrm": {"specVersion": "1.0", "expressions": expressions}
            }
        document["extensionsUsed"] = list(document["extensions"])

    return edit_glb(glb, path, dress)


@pytest.mark.parametrize("version", [0, 1])
def test_an_avatar_is_driven_by_its_expressions_and_stays_one(tmp_path, whole, spoken, version):
    path = as_vrm(whole, tmp_path / "avatar.vrm", version)
    names = named_targets(read_gltf(path), 0)
    assert (names[0], names[1], names[2], names[7]) == ("aa", "ou", "oh", "blink")
    assert names[3] == "target_3"
    target = tmp_path / "speaking.vrm"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 0
    before, after = document_of(path), document_of(target)
    assert after["extensions"] == before["extensions"]
    assert after["meshes"] == before["meshes"]
    animation = after["animations"][-1]
    weights = read_glb(target).array(animation["samplers"][0]["output"], "SCALAR")
    weights = weights.reshape(-1, len(SHAPES))
    assert weights[:, 0].max() > 0.1, "aa opens the mouth"
    assert weights[:, 7].max() == 0, "blink is of the eyes"


def test_only_an_avatar_is_written_as_one(tmp_path, whole, spoken, capsys):
    target = tmp_path / "out.vrm"
    assert main(["retarget", str(spoken), "--rig", str(whole), "-o", str(target)]) == 2
    assert "only the character of a .vrm file" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("a.fbx", "import it into Blender and export it as glTF"),
        ("a.usdz", "import it into Blender"),
        ("a.blend", "open it in Blender"),
        ("a.bvh", "movement of bones, but no face"),
        ("a.vrma", "give the avatar's .vrm"),
        ("a.obj", "as neutral.obj"),
    ],
)
def test_other_files_are_refused_with_a_way(tmp_path, spoken, capsys, name, way):
    path = tmp_path / name
    path.write_bytes(b"")
    target = tmp_path / "out.glb"
    assert main(["retarget", str(spoken), "--rig", str(path), "-o", str(target)]) == 2
    assert way in capsys.readouterr().err


def test_compressed_data_are_refused_with_the_command_that_decompresses(tmp_path, whole):
    def compress(document):
        document["extensionsRequired"] = ["EXT_meshopt_compression"]

    path = edit_glb(whole, tmp_path / "small.glb", compress)
    with pytest.raises(FormatError, match=r"npx @gltf-transform/cli copy FILE\.glb PLAIN\.glb"):
        read_character(path)

"""Damaged characters of each format: refused by name, or read as a face of finite numbers."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from damage import cases, changed, limits, spoiled
from labial.errors import LabialError
from labial.formats.glb import GlbWriter, read_glb
from labial.formats.gltf import read_gltf
from labial.retargeting import rig
from labial.retargeting.character import read_character
from labial.retargeting.glb_animation import write_animated
from labial.retargeting.rig import Rig
from labial.sinks import writing
from rig_sample import edit_glb, save_rig, synthetic_rig
from test_avatar_files import as_vrm, unpacked
from test_description_fuzz import spoiled_text

CASES = cases(100)
BOUND = 1e8


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A character with a skin and places of nodes, so that all that is read is there."""
    folder = tmp_path_factory.mktemp("character")
    plain = save_rig(folder / "plain.glb", synthetic_rig())
    return with_skin(plain, folder / "face.glb")


def with_skin(plain: Path, path: Path) -> Path:
    glb = read_glb(plain)
    writer = GlbWriter(glb.document, glb.binary)
    document = glb.document
    attributes = document["meshes"][0]["primitives"][0]["attributes"]
    count = document["accessors"][attributes["POSITION"]]["count"]
    attributes["JOINTS_0"] = writer.add(np.zeros((count, 4), np.int64), "VEC4")
    attributes["WEIGHTS_0"] = writer.add(np.full((count, 4), 0.25), "VEC4")
    bind = writer.add(np.eye(4).reshape(1, 16), "MAT4")
    document["skins"] = [{"joints": [1], "inverseBindMatrices": bind}]
    document["nodes"][0] |= {"skin": 0, "translation": [0, 0, 0], "rotation": [0, 0, 0, 1]}
    document["nodes"].append({"scale": [1.0, 1.0, 1.0], "children": [2]})
    document["nodes"].append({"matrix": np.eye(4).ravel().tolist()})
    document["scenes"][0]["nodes"].append(1)
    document["meshes"][0]["extras"]["landmarks"] = {"chin": 3}
    with writing(path) as sink:
        writer.write(sink)
    return path


def near(value: Any) -> tuple[Any, ...]:
    """Values that another place of the file has, or nearly has."""
    if type(value) is int:
        return (value + 1, value * 4, float(value), str(value), 5126, 8_000_000_000)
    return ()


def others_in_the_document(whole: Path, path: Path, chance: random.Random) -> None:
    def change(document: dict[str, Any]) -> None:
        inner = changed(document, chance, near)
        document.clear()
        document.update(inner)

    edit_glb(whole, path, change)


def others_in_the_buffer(whole: Path, path: Path, chance: random.Random) -> None:
    content = bytearray(whole.read_bytes())
    start = 28 + int.from_bytes(content[12:16], "little")
    other = np.float32(chance.choice([np.nan, np.inf, -np.inf, 3e38, 1e30, -1.0]))
    place = start + 4 * chance.randrange((len(content) - start) // 4)
    content[place : place + 4] = other.tobytes()
    path.write_bytes(content)


def other_bytes(whole: Path, path: Path, chance: random.Random) -> None:
    path.write_bytes(spoiled(whole.read_bytes(), chance))


def check(rig: Rig, path: Path) -> None:
    """All is finite, and what places the vertices is written as numbers."""
    for values in (rig.vertices, rig.deltas):
        assert np.isfinite(values).all()
        assert np.abs(values).max() < BOUND
    assert 0 <= rig.triangles.min(initial=0) <= rig.triangles.max(initial=0) < len(rig.vertices)
    document = read_gltf(path).document
    for node in document["nodes"]:
        for key in ("matrix", "rotation", "scale", "translation"):
            assert all(type(value) in (int, float) for value in node.get(key, []))
    for described in used(document):
        for key in ("count", "byteOffset", "bufferView", "byteLength"):
            assert type(described.get(key, 0)) is int
    for mesh in document["meshes"]:
        primitive = mesh["primitives"][0]
        for name in (primitive.get("indices"), primitive["attributes"].get("JOINTS_0")):
            assert name is None or document["accessors"][name]["componentType"] in (
                5121,
                5123,
                5125,
            )
        extras = mesh.get("extras")
        landmarks = extras.get("landmarks", {}) if isinstance(extras, dict) else {}
        assert all(type(vertex) is int for vertex in landmarks.values())


def used(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The accessors and buffer views of the face's vertices, triangles and shapes."""
    primitive = document["meshes"][0]["primitives"][0]
    names = [primitive["attributes"]["POSITION"], primitive.get("indices")]
    names += [target.get("POSITION") for target in primitive["targets"]]
    accessors = [document["accessors"][name] for name in names if name is not None]
    views = [each["bufferView"] for each in accessors if "bufferView" in each]
    return accessors + [document["bufferViews"][view] for view in views]


def judge(path: Path) -> bool:
    """Whether a file was read, and then rightly."""
    try:
        with limits():
            rig = read_character(path)
            with writing(path.with_suffix(".out")) as sink:
                weights = np.zeros((2, len(rig.shapes)), np.float32)
                write_animated(sink, path, rig.shapes, weights, 25, {})
    except LabialError as error:
        assert path.name in str(error)
        return False
    check(rig, path)
    return True


@pytest.mark.parametrize("damage", [others_in_the_document, others_in_the_buffer, other_bytes])
def test_damaged_characters_are_refused_or_read(whole, tmp_path, damage) -> None:
    chance, read = random.Random(0), 0
    path = tmp_path / "changed.glb"
    for _ in range(CASES):
        damage(whole, path, chance)
        read += judge(path)
    assert 0 < read < CASES


@pytest.mark.parametrize("version", [0, 1])
def test_damaged_avatars_are_refused_or_read(whole, tmp_path, version) -> None:
    chance, read = random.Random(version), 0
    avatar = as_vrm(whole, tmp_path / "avatar.vrm", version)
    path = tmp_path / "changed.vrm"

    def others_in_the_expressions(document: dict[str, Any]) -> None:
        document["extensions"] = changed(document["extensions"], chance, near)

    for _ in range(CASES // 2):
        edit_glb(avatar, path, others_in_the_expressions)
        read += judge(path)
    assert 0 < read < CASES // 2


@pytest.mark.parametrize("inside", [False, True])
def test_damaged_gltf_files_are_refused_or_read(whole, tmp_path, inside) -> None:
    chance, read = random.Random(inside), 0
    document = json.loads(unpacked(whole, tmp_path / "plain", inside=inside).read_text())
    path = tmp_path / "plain" / "changed.gltf"

    def others_of_the_files(document: dict[str, Any]) -> dict[str, Any]:
        kept = {name: document[name] for name in ("buffers", "bufferViews", "images")}
        return {**document, **changed(kept, chance, near)}

    for case in range(CASES // 2):
        if case % 2:
            path.write_text(json.dumps(others_of_the_files(document)))
        else:
            path.write_bytes(spoiled(json.dumps(document).encode(), chance))
        read += judge(path)
    assert 0 < read < CASES // 2


OBJECT = """# of a program
mtllib face.mtl
o head
v -10.5 0 1e-1
v 10.5 0.25 0.1 1.0
v 0 {height} 3 0.5 0.5 0.5
v 0 -4 .5
vt 0.5 0.5
vn 0 0 1
usemtl skin
f 1/1/1 2/1/1 3/1/1
f 1//1 4//1 2//1
f -4 -3 -2 -1
"""


def written_vertices(path: Path) -> list[list[float]]:
    lines = map(str.split, path.read_text("utf-8", "replace").split("\n"))
    return [[float(word) for word in words[1:4]] for words in lines if words[:1] == ["v"]]


def test_damaged_obj_files_are_refused_or_read_as_written(tmp_path) -> None:
    chance, read = random.Random(2), 0
    folder = tmp_path / "head"
    folder.mkdir()
    files = [folder / name for name in ("Neutral.obj", "jawOpen.obj", "mouthPucker.obj")]
    for height, path in enumerate(files, 8):
        path.write_text(OBJECT.format(height=height))
    for _ in range(CASES):
        path = chance.choice(files)
        whole = path.read_bytes()
        path.write_bytes(spoiled_text(whole, chance))
        try:
            with limits():
                rig = read_character(folder)
        except LabialError as error:
            assert path.name in str(error) or folder.name in str(error)
        else:
            read += 1
            neutral = np.array(written_vertices(folder / "Neutral.obj"))
            assert np.array_equal(rig.vertices, neutral)
            for name, deltas in zip(rig.shapes, rig.deltas, strict=True):
                moved = np.array(written_vertices(folder / f"{name}.obj")) - neutral
                assert np.array_equal(deltas, moved.astype(np.float32))
        path.write_bytes(whole)
    assert 0 < read < CASES


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("v 1 2\nv 3 4\nv 5 6\nf 1 2 1\n", r"head/x\.obj:1: a vertex that is not three"),
        ("v 1_0 2 3\nf 1 1 1\n", r"x\.obj:1: a vertex that is not three numbers: '1_0"),
        ("v nan 2 3\nf 1 1 1\n", r"x\.obj:1: a vertex that is not three"),
        ("v 1e300 2 3\nf 1 1 1\n", r"x\.obj:1: a vertex beyond 1e\+08 units"),
        ("v 1 2 3\nf 1 1 2\n", r"x\.obj:2: a face of vertices that are missing"),
        ("v 1 2 3\nf 1 1 -2\n", r"x\.obj:2: a face of vertices that are missing"),
        ("v 1 2 3\nf 1 1 1.0\n", r"x\.obj:2: not a face"),
        ("v 1 2 3\n" * 30_000, r"x\.obj: has 10000 vertices, expected at most 5000"),
    ],
)
def test_what_no_obj_file_has_is_named(tmp_path, monkeypatch, lines, says) -> None:
    monkeypatch.setattr(rig, "_MOST_VERTICES", 5_000)
    folder = tmp_path / "head"
    folder.mkdir()
    (folder / "neutral.obj").write_text("v 1 2 3\nf 1 1 1\n")
    (folder / "x.obj").write_text(lines)
    with limits(), pytest.raises(LabialError, match=says):
        read_character(folder)


def nest(document: dict[str, Any]) -> None:
    inner: Any = {}
    for _ in range(900):
        inner = [inner]
    document["extras"] = inner


def declare_96_gb(document: dict[str, Any]) -> None:
    place = document["meshes"][0]["primitives"][0]["attributes"]["POSITION"]
    document["accessors"][place]["count"] = 8_000_000_000


def repeat_triangles(document: dict[str, Any]) -> None:
    mesh = document["meshes"][0]
    mesh["primitives"] *= 20_000


def without_data(document: dict[str, Any]) -> None:
    """Zeros that no byte of the file is for."""
    for described in document["accessors"]:
        if described["type"] in ("VEC3", "VEC4"):
            described["count"] = 7_000_000
            described.pop("bufferView", None)
    primitive = document["meshes"][0]["primitives"][0]
    del primitive["targets"][1:]


def weigh_by_text(document: dict[str, Any]) -> None:
    document["meshes"][0]["weights"][0] = "1"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (nest, "nested"),
        (declare_96_gb, "8000000000|64000000000"),
        (repeat_triangles, "vertices"),
        (without_data, "vertices"),
        (weigh_by_text, "weights"),
    ],
)
def test_what_no_character_has_is_named(whole, tmp_path, change, says) -> None:
    path = tmp_path / "other.glb"
    edit_glb(whole, path, change)
    with limits(), pytest.raises(LabialError, match=rf"other\.glb.*{says}"):
        rig = read_character(path)
        with writing(tmp_path / "out.glb") as sink:
            write_animated(sink, path, rig.shapes, np.zeros((2, len(rig.shapes))), 25, {})


def test_numbers_that_json_does_not_have_are_refused(whole, tmp_path) -> None:
    path = tmp_path / "other.glb"
    for text in ("NaN", "-Infinity", "1e999", "1" * 100_000):
        edit_glb(whole, path, lambda document: document.update(extras="here"))
        content = path.read_bytes()
        start = 20 + int.from_bytes(content[12:16], "little")
        written = content[20:start].replace(b'"here"', text.encode())
        written += b" " * (-len(written) % 4)
        size = (12 + 8 + len(written) + len(content) - start).to_bytes(4, "little")
        length = len(written).to_bytes(4, "little")
        path.write_bytes(content[:8] + size + length + b"JSON" + written + content[start:])
        with pytest.raises(LabialError, match=r"other\.glb: its JSON"):
            read_character(path)
    assert json.loads("NaN") != 1  # Python's reader accepts it

"""How Blender reads labial's .glb files, opened by the script of docs/blender.md."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from conftest import REPOSITORY
from document_sample import code_of
from labial.cli import main
from labial.formats.glb import Glb, read_glb, target_names
from labial.formats.npz import read_npz
from labial.voice import load_voice
from rig_sample import save_rig, synthetic_rig

pytestmark = pytest.mark.slow

TIMES = (0.0, 17 / 60, 30.5 / 60, 0.7, 44 / 60)
"""In seconds: frames at 60 Hz, and a time halfway between two."""


@dataclass(frozen=True)
class Seen:
    """A file, and what Blender showed of it at ``TIMES``."""

    path: Path
    scene: dict[str, Any]


def blender_path() -> str:
    """The path of Blender. Without it the test is skipped, or fails in continuous integration."""
    blender = shutil.which("blender")
    check = ["--background", "--factory-startup", "--python-exit-code", "1"]
    if blender is None:
        lacking = "no Blender found: install one to test how it reads our glTF"
    elif subprocess.run(
        [blender, *check, "--python-expr", "import numpy"], capture_output=True
    ).returncode:
        lacking = "Blender's Python has no NumPy, which its glTF importer needs: python3-numpy"
    else:
        return blender
    if os.environ.get("CI") == "true":
        pytest.fail(f"{lacking}; continuous integration must have it")
    pytest.skip(lacking)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("blender")


@pytest.fixture(scope="module")
def spoken(folder):
    path = folder / "papa.npz"
    assert main(["say", "Papa bought you a blue map.", "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def files(folder, spoken):
    """The three kinds of .glb by name, with a real character if one is present."""
    corpora = Path(os.environ.get("LABIAL_CORPORA", REPOSITORY.parent / "shared" / "corpora"))
    rigs = {"synthetic": save_rig(folder / "rig.glb", synthetic_rig(0.001))}
    if (ict := corpora.parent / "rigs" / "ict-face.glb").is_file():
        rigs["ict"] = ict
    found = {"own": folder / "own.glb", "arkit": folder / "own.arkit.glb"}
    for path in found.values():
        assert main(["convert", str(spoken), "-o", str(path)]) == 0
    for name, rig in rigs.items():
        found[name] = folder / f"{rig.stem}.speaking.glb"
        assert main(["convert", str(spoken), "--rig", str(rig), "-o", str(found[name])]) == 0
    return found


@pytest.fixture(scope="module")
def blender(folder, files):
    """All that one start of Blender shows, by name; "plain" is the own face without the script."""
    blender = blender_path()
    (folder / "speaking.py").write_text(code_of("blender.md", "python"))
    request, answer = folder / "request.json", folder / "answer.json"
    asked = {
        "script": str(folder / "speaking.py"),
        "files": {str(path): TIMES for path in files.values()},
        "plain": [str(files["own"]), TIMES],
        "picture": str(folder / "still.png"),
        "film": str(folder / "film.mp4"),
    }
    request.write_text(json.dumps(asked))
    script = str(Path(__file__).with_name("look_at_blender.py"))
    command = [blender, "--background", "--factory-startup", "--python-exit-code", "1"]
    ran = subprocess.run(
        [*command, "--python", script, "--", str(request), str(answer)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    found = json.loads(answer.read_text())
    return {"plain": found["plain"]} | {name: found[str(path)] for name, path in files.items()}


def animated(glb: Glb) -> dict[str, tuple[list[str], np.ndarray, np.ndarray]]:
    """Each moved mesh's node: its targets' names, key times in s, weights ``[keys, targets]``."""
    animation, found = glb.document["animations"][-1], {}
    for channel in animation["channels"]:
        sampler = animation["samplers"][channel["sampler"]]
        node = glb.item("nodes", channel["target"]["node"])
        mesh = glb.item("meshes", node["mesh"])
        names = target_names(mesh, len(mesh["primitives"][0]["targets"]))
        times = glb.array(sampler["input"], "SCALAR")[:, 0]
        weights = glb.array(sampler["output"], "SCALAR").reshape(len(times), len(names))
        found[node["name"]] = names, times, weights
    return found


def in_blender(positions: np.ndarray) -> np.ndarray:
    """glTF's axes, y up and z forward, as Blender's: z up, forward along -y."""
    return positions @ np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]])


def hold(glb: Glb, scene: dict[str, Any]) -> None:
    """Weights and vertices in Blender are those of a file, linear between its keys.

    Blender leaves out vertices in no triangle.
    """
    meshes = animated(glb)
    assert meshes.keys() == scene["moments"][0].keys()
    for node, (names, times, weights) in meshes.items():
        mesh = next(m for m in glb.items("meshes") if m["name"] == node)
        (primitive,) = mesh["primitives"]
        rest = glb.array(primitive["attributes"]["POSITION"], "VEC3")
        deltas = np.stack([glb.array(t["POSITION"], "VEC3") for t in primitive["targets"]])
        used = np.unique(glb.array(primitive["indices"], "SCALAR").astype(int))
        for time, moment in zip(TIMES, scene["moments"], strict=True):
            expected = [np.interp(time, times, column) for column in weights.T]
            shown = moment[node]["weights"]
            assert list(shown) == names
            assert list(shown.values()) == pytest.approx(expected, abs=1e-5)
            moved = in_blender(rest + np.tensordot(expected, deltas, 1))[used]
            assert np.abs(moment[node]["positions"] - moved).max() < 1e-6, "metres"
    assert np.ptp([list(moment[node]["weights"].values()) for moment in scene["moments"]]) > 0.05


@pytest.mark.parametrize("name", ["own", "arkit", "synthetic", "ict", "plain"])
def test_shape_keys_and_vertices_in_blender_are_those_of_the_file(files, blender, name):
    if name not in blender:
        pytest.skip("needs the character ict-face.glb next to the corpora")
    hold(read_glb(files["own" if name == "plain" else name]), blender[name])
    assert not any(blender[name]["mended"]), "Blender found a mesh invalid"


@pytest.mark.parametrize("name", ["own", "plain"])
def test_the_voices_face_in_blender_is_where_the_motion_says(spoken, blender, name):
    motion, face = read_npz(spoken).motion, load_voice().face
    assert face is not None
    surface = in_blender(face.surface(motion)[:, np.unique(face.mesh.triangles)])
    for time, moment in zip(TIMES, blender[name]["moments"], strict=True):
        frame = time * motion.fps
        low, beyond = int(frame + 1e-6), (frame + 1e-6) % 1.0
        expected = surface[low] * (1 - beyond) + surface[low + 1] * beyond
        shown = 1000 * np.array(moment["face"]["positions"])
        assert np.abs(shown - expected).max() < 0.05, "mm"


@pytest.mark.parametrize("name", ["own", "arkit", "synthetic"])
def test_the_script_sets_rate_frames_and_sound(files, spoken, blender, name):
    motion, scene = read_npz(spoken).motion, blender[name]
    assert scene["fps"] == 60
    assert scene["frames"] == [0, len(motion) - 1]
    (sound,) = scene["sounds"]
    assert sound["file"] == f"{files[name]}.wav"
    assert sound["start"] == 0
    assert sound["frames"] == pytest.approx(len(motion), abs=2)


def test_the_script_renders_a_picture_and_a_film_with_sound(folder, blender):
    with av.open(str(folder / "still.png")) as picture:
        pixels = next(picture.decode(video=0)).to_ndarray(format="rgb24")
    assert pixels.shape == (480, 480, 3)
    skin, behind = pixels[300:420, 200:280].mean(axis=(0, 1)), pixels[:30, :30].mean(axis=(0, 1))
    assert skin[0] > behind[0] + 20, "skin before a dark ground"
    with av.open(str(folder / "film.mp4")) as film:
        assert [stream.type for stream in film.streams] == ["video", "audio"]
        assert film.streams.video[0].average_rate == 60
        assert sum(1 for _ in film.decode(video=0)) == 2

"""The add-on for Blender: what it sends to labial and reads back, and what it bakes."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest

from conftest import REPOSITORY
from labial.blender.labial_speech.glb import ShapedMesh, moving, read_weights, write_character
from labial.blender.labial_speech.request import Request, RequestError, find_labial
from labial.blender.labial_speech.work import Work, WorkError
from labial.cli import main
from labial.formats.npz import read_npz
from labial.retargeting.glb_rig import read_rig
from rig_sample import look_at_glb, save_rig, synthetic_rig
from test_blender import blender_path

pytestmark = pytest.mark.slow

TEXT = "Papa bought a blue map."
# glTF's axes, y up and z forward, to Blender's: z up, forward along -y.
TO_BLENDER = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]])


def shaped(rig: Any, name: str) -> ShapedMesh:
    """A rig of glTF's axes as the add-on reads it from Blender."""
    return ShapedMesh(
        name,
        (rig.vertices @ TO_BLENDER).astype(np.float32),
        rig.triangles.astype(np.uint32),
        rig.shapes,
        (rig.deltas @ TO_BLENDER).astype(np.float32),
    )


@pytest.fixture(scope="module")
def rig():
    return synthetic_rig(0.001)


@pytest.fixture(scope="module")
def teeth(rig):
    """The shape of the jaw alone, of a smaller mesh."""
    jaw = rig.deltas[:1] * np.float32(0.5)
    return replace(rig, vertices=rig.vertices * 0.5, shapes=("jawOpen",), deltas=jaw)


def test_the_zip_is_the_same_each_time_and_has_one_folder(tmp_path, capsys):
    for name in ("a.zip", "b.zip"):
        assert main(["blender", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        names = packed.namelist()
    assert "labial_speech/__init__.py" in names
    assert {name.partition("/")[0] for name in names} == {"labial_speech"}
    assert main(["blender", "-o", str(tmp_path / "a.txt")]) == 2
    assert "a.txt: expected a .zip file" in capsys.readouterr().err


def test_labial_reads_the_character_as_it_is_in_blender(tmp_path, rig, teeth):
    path = tmp_path / "character.glb"
    write_character(path, [shaped(teeth, "teeth"), shaped(rig, "face")])
    read = read_rig(path)
    assert read.mesh == "face"
    assert read.shapes == rig.shapes
    assert read.vertices == pytest.approx(rig.vertices, abs=1e-7), "with the same numbers"
    assert read.deltas == pytest.approx(rig.deltas, abs=1e-7)
    assert (read.triangles == rig.triangles).all()
    assert look_at_glb(path)["issues"] == []


def test_weights_are_those_of_each_mesh(tmp_path, rig, teeth):
    path, table = tmp_path / "speaking.glb", tmp_path / "weights.csv"
    write_character(tmp_path / "character.glb", [shaped(teeth, "teeth"), shaped(rig, "face")])
    for output in (path, table):
        command = ["say", TEXT, "--rig", str(tmp_path / "character.glb"), "--fps", "24"]
        assert main([*command, "-o", str(output)]) == 0
    expected = columns(table)
    of_teeth, of_face = read_weights(path)
    assert list(of_teeth) == ["jawOpen"]
    assert of_face["jawOpen"].tolist() == of_teeth["jawOpen"].tolist()
    assert of_face.keys() | {"time_s"} == expected.keys()
    for name, values in of_face.items():
        assert values == pytest.approx(expected[name], abs=1e-6)
    assert of_face.keys() - moving(of_face).keys() == {"browInnerUp"}


def columns(table: Path) -> dict[str, list[float]]:
    """A table of weights by the names of its columns."""
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name]) for row in rows] for name in rows[0]}


RIGGED = ["--rig", "F/character.glb", "-o", "F/speaking.glb"]
PLAIN = ["--fps", "25.0", "--articulation", "1", "--intensity", "1"]


@pytest.mark.parametrize(
    ("request_", "spoken"),
    [
        (Request("-Hé", fps=25.0), ["say", "--text-file", "F/text.txt"]),
        (Request("Hé", "a.wav", fps=25.0), ["animate", "a.wav", "--text-file", "F/text.txt"]),
        (Request("", "a.wav", fps=25.0), ["animate", "a.wav"]),
        (Request("Hé", "a.wav", "a.ctm", fps=25.0), ["animate", "a.ctm", "--audio", "a.wav"]),
        (Request("", "", "a.ctm", fps=25.0), ["animate", "a.ctm"]),
    ],
)  # fmt: skip
def test_a_request_is_a_command(tmp_path, request_, spoken):
    command = [part.replace(str(tmp_path), "F") for part in request_.command("L", tmp_path)]
    assert command == ["L", *spoken, *RIGGED, *PLAIN]
    if "F/text.txt" in command:
        assert (tmp_path / "text.txt").read_text("utf-8") == f"{request_.text}\n"


def test_settings_are_options_and_empty_ones_are_left_out(tmp_path):
    request = Request("a", "", "", " de ", "s26", 1.3, 1.2, "b.toml", 30 / 1.001)
    command = request.command("L", tmp_path)
    options = dict(zip(command[4::2], command[5::2], strict=True))
    assert options.pop("--fps") == repr(30 / 1.001)
    assert {name: options[name] for name in list(options)[2:]} == {
        "--articulation": "1.3",
        "--intensity": "1.2",
        "--language": "de",
        "--voice": "s26",
        "--binding": "b.toml",
    }
    with pytest.raises(RequestError, match="Type a text"):
        Request(" ").command("L", tmp_path)


def test_a_missing_labial_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RequestError, match="not found on PATH"):
        find_labial("")
    with pytest.raises(RequestError, match="no program /nowhere/labial"):
        find_labial("/nowhere/labial")


def test_messages_and_errors_of_labial_are_passed_on(tmp_path):
    program = "import os, sys; print(f'{{os.getcwd()}}/a.glb: opens 8 of 9 mm'); sys.exit({})"
    good = Work([sys.executable, "-c", program.format(0)], tmp_path)
    good.wait()
    assert good.messages() == "a.glb: opens 8 of 9 mm"
    bad = Work([sys.executable, "-c", program.format("'labial: error: no lips'")], tmp_path)
    bad.wait()
    with pytest.raises(WorkError, match=r"^no lips$"):
        bad.messages()


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are of Unix")
def test_cancelling_ends_what_labial_has_started(tmp_path):
    program = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "open('child.txt', 'w').write(f'{child.pid} ')\n"
        "time.sleep(60)"
    )
    work = Work([sys.executable, "-c", program], tmp_path)
    noted, until = tmp_path / "child.txt", monotonic() + 20
    while not (noted.exists() and noted.read_text().endswith(" ")) and monotonic() < until:
        sleep(0.02)
    work.cancel()
    assert not work.running
    state = Path(f"/proc/{noted.read_text().strip()}/stat")
    while state.exists() and state.read_text().split()[2] != "Z" and monotonic() < until:
        sleep(0.02)
    assert monotonic() < until


def described(mesh: ShapedMesh, *, belongs: bool) -> dict[str, Any]:
    """A mesh for ``speak_in_blender.py``; those that belong together have one parent."""
    return {
        "name": mesh.name,
        "vertices": mesh.vertices.tolist(),
        "triangles": mesh.triangles.tolist(),
        "shapes": dict(zip(mesh.shapes, mesh.deltas.tolist(), strict=True)),
        "belongs": belongs,
    }


def in_blender(folder: Path, cases: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What ``speak_in_blender.py`` sees of each take of each case."""
    blender = blender_path()
    assert main(["blender", "-o", str(folder / "labial.zip")]) == 0
    request, answer = folder / "request.json", folder / "answer.json"
    request.write_text(json.dumps({"zip": str(folder / "labial.zip"), "cases": cases}))
    command = [blender, "--background", "--factory-startup", "--python-exit-code", "1"]
    script = str(Path(__file__).with_name("speak_in_blender.py"))
    ran = subprocess.run(
        [*command, "--python", script, "--", str(request), str(answer)],
        capture_output=True, text=True, timeout=300, env=environment_of(folder),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr + ran.stdout
    found: list[list[dict[str, Any]]] = json.loads(answer.read_text())
    return found


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of a Blender whose add-ons and settings are in a folder."""
    names = ("BLENDER_USER_SCRIPTS", "BLENDER_USER_CONFIG")
    return {**os.environ, **{name: str(folder / name.lower()) for name in names}}


def labial_path() -> str:
    """The command of the environment that the tests run in."""
    return str(Path(sys.executable).with_name("labial"))


RATES = {25: 1, 60: 301}
"""Frames per second, and the first frame of the speech at that rate."""


@pytest.fixture(scope="module")
def takes(tmp_path_factory, rig, teeth):
    """What Blender shows after each take, and after one that fails."""
    meshes = [
        described(shaped(rig, "face"), belongs=True),
        described(shaped(teeth, "teeth"), belongs=True),
        described(shaped(rig, "stranger"), belongs=False),
    ]
    asked: list[dict[str, Any]] = [
        {"fps": fps, "settings": {"text": TEXT, "first_frame": first}}
        for fps, first in RATES.items()
    ]
    asked[0]["keyed"] = {"browInnerUp": 0.75}
    asked.append({"fps": 60, "settings": {"language": "nonsense", "first_frame": 1}})
    asked.append({"fps": 25, "settings": {"language": "en-us", "first_frame": 10}})
    case = {"labial": labial_path(), "meshes": meshes, "takes": asked}
    return in_blender(tmp_path_factory.mktemp("addon"), [case])[0]


@pytest.fixture(scope="module")
def by_command(tmp_path_factory, rig):
    """What the command line gives at each rate: the table of weights, and the phones."""
    folder = tmp_path_factory.mktemp("command")
    face, spoken = save_rig(folder / "face.glb", rig), folder / "spoken.npz"
    assert main(["say", TEXT, "-o", str(spoken)]) == 0
    tables = {}
    for fps in RATES:
        table = folder / f"{fps}.csv"
        command = ["say", TEXT, "--rig", str(face), "--fps", str(fps), "-o", str(table)]
        assert main(command) == 0
        tables[fps] = columns(table)
    return tables, read_npz(spoken)


def test_keys_are_the_weights_of_the_command_at_every_rate(takes, by_command):
    tables, _ = by_command
    for take, (fps, first) in zip(takes, RATES.items(), strict=False):
        assert "error" not in take
        table = tables[fps]
        count = len(table["time_s"])
        face = take["curves"]["face"]
        assert face.keys() == {name for name in table if any(table[name])} - {"time_s"}
        for name, (frames, values, kinds) in face.items():
            here = [
                (f, v) for f, v in zip(frames, values, strict=True) if first <= f < first + count
            ]
            assert [f for f, _ in here] == list(range(first, first + count))
            assert [v for _, v in here] == pytest.approx(table[name], abs=1e-5)
            assert set(kinds) == {"LINEAR"}
        assert take["curves"]["teeth"] == {"jawOpen": face["jawOpen"]}
        assert take["curves"]["stranger"] == {}, "the characters have no parent in common"


def test_the_sound_begins_at_the_first_frame_and_is_in_the_file(takes, by_command):
    _, spoken = by_command
    for place, (take, (fps, first)) in enumerate(zip(takes, RATES.items(), strict=False)):
        assert len(take["sounds"]) == place + 1, "speech elsewhere stays"
        sound = next(each for each in take["sounds"] if each["start"] == first)
        assert sound["packed"]
        assert sound["frames"] == pytest.approx(spoken.alignment.duration * fps, abs=1.01)
    assert takes[1]["end"] == max(250, 301 + len(by_command[0][60]["time_s"]) - 1)


def test_lips_close_in_the_frames_of_labials(takes, by_command, rig):
    _, spoken = by_command
    rest = rig.vertices * 1000
    rim = np.flatnonzero(np.hypot(rest[:, 0] - 0.1, rest[:, 1] + 0.2) < 0.01)
    jaw = rig.deltas[rig.shapes.index("jawOpen"), rim, 1]
    upper, lower = rim[np.argmax(jaw)], rim[np.argmin(jaw)]
    curves = takes[0]["curves"]["face"]
    gap_mm = np.zeros(len(curves["jawOpen"][0]))
    for name, (_, values, _) in curves.items():
        moved = rig.deltas[rig.shapes.index(name), [upper, lower], 1] * 1000
        gap_mm += np.array(values) * (moved[0] - moved[1])
    phones = [(p.label, round(25 * (p.start + p.end) / 2)) for p in spoken.alignment.phones]
    closed = [gap_mm[frame] for label, frame in phones if label in "pbm"]
    opened = [gap_mm[frame] for label, frame in phones if label[0] in "ɑɔa"]
    assert len(closed) == 6
    assert max(closed) < 1.0
    assert min(opened) > 3.0


def test_curves_of_the_user_go_on_in_the_nla(takes):
    assert len(takes[0]["tracks"]["face"]) == 1
    for take in takes:
        assert all(shown["face"]["browInnerUp"] == 0.75 for shown in take["shown"].values())


def test_an_error_of_labial_is_shown_and_changes_nothing(takes):
    assert "espeak-ng does not speak 'nonsense'" in takes[2]["error"]
    assert takes[2]["message"].startswith("espeak-ng does not speak 'nonsense'")
    assert takes[2]["curves"] == takes[1]["curves"]
    assert takes[2]["sounds"] == takes[1]["sounds"]


def test_speaking_again_replaces_what_overlaps(takes):
    assert sorted(each["start"] for each in takes[3]["sounds"]) == [10, 301]
    frames, _, _ = takes[3]["curves"]["face"]["jawOpen"]
    assert min(frames) == 10
    assert sorted(set(frames)) == frames
    before, _, _ = takes[1]["curves"]["face"]["jawOpen"]
    assert [f for f in frames if f > 300] == [f for f in before if f > 300]


@pytest.mark.slow
def test_the_button_works_in_a_window_and_its_work_is_undone(tmp_path, rig):
    """Blender is used meanwhile; a cancelled work changes nothing, and undo takes back all."""
    display = shutil.which("xvfb-run")
    if display is None:
        pytest.skip("needs xvfb-run, a display without a screen")
    blender = blender_path()
    assert main(["blender", "-o", str(tmp_path / "labial.zip")]) == 0
    request, answer = tmp_path / "request.json", tmp_path / "answer.json"
    asked = {
        "zip": str(tmp_path / "labial.zip"),
        "labial": labial_path(),
        "mesh": described(shaped(rig, "face"), belongs=False),
        "armature": {"bones": [["Head", [0, 0.1, -0.1], [0, 0.1, 0.1], 0]]},
        "text": TEXT,
    }
    request.write_text(json.dumps(asked))
    script = str(Path(__file__).with_name("press_in_blender.py"))
    ran = subprocess.run(
        [display, "-a", blender, "--factory-startup", "--python-exit-code", "1",
         "--python", script, "--", str(request), str(answer)],
        capture_output=True, text=True, timeout=300, env=environment_of(tmp_path),
    )  # fmt: skip
    assert answer.exists(), ran.stderr + ran.stdout
    found = json.loads(answer.read_text())
    assert found["begun"] == ["RUNNING_MODAL"]
    assert found["working"].startswith("labial is at work")
    assert not found["again"], "the button is off meanwhile"
    assert found["cancelled"]["message"] == "Cancelled"
    for nothing in (found["cancelled"], found["undone"]):
        assert nothing["curves"] == {"face": {}}
        assert nothing["sounds"] == nothing["turns"] == []
    for spoken in (found["spoken"], found["redone"]):
        assert "jawOpen" in spoken["curves"]["face"]
        assert len(spoken["sounds"]) == len(spoken["turns"]) == 1
    assert "the mouth opens" in found["spoken"]["message"]


@pytest.mark.slow
def test_a_real_character_speaks_a_recording(tmp_path):
    corpora = Path(os.environ.get("LABIAL_CORPORA", REPOSITORY.parent / "shared" / "corpora"))
    ict = corpora.parent / "rigs" / "ict-face.glb"
    if not ict.is_file():
        pytest.skip("needs the character ict-face.glb next to the corpora")
    recording, phones = tmp_path / "spoken.wav", tmp_path / "spoken.TextGrid"
    assert main(["say", TEXT, "-o", str(tmp_path / "spoken.glb")]) == 0
    (tmp_path / "spoken.glb.wav").rename(recording)
    assert main(["say", TEXT, "-o", str(phones)]) == 0
    settings = {"source": "RECORDING", "recording": str(recording), "phones": str(phones)}
    case = {
        "labial": labial_path(),
        "glb": str(ict),
        "takes": [{"fps": fps, "settings": settings} for fps in (24, 30)],
        "picture": str(tmp_path / "picture.png"),
        "frame": 8,
    }
    for take, fps in zip(in_blender(tmp_path, [case])[0], (24, 30), strict=True):
        table = tmp_path / f"{fps}.csv"
        command = ["animate", str(phones), "--audio", str(recording), "--rig", str(ict)]
        assert main([*command, "--fps", str(fps), "-o", str(table)]) == 0
        expected = columns(table)
        curves = take["curves"][next(iter(take["curves"]))]
        for name in ("jawOpen", "mouthClose", "mouthPucker"):
            frames, values, _ = curves[name]
            assert frames == list(range(1, len(expected[name]) + 1))
            assert values == pytest.approx(expected[name], abs=1e-3)
    assert (tmp_path / "picture.png").stat().st_size > 5000

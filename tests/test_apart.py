"""Inputs are never overwritten, neither by an output nor by its companion files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from labial.alignment import Alignment, Interval
from labial.animation import animate
from labial.cli import main
from labial.exports import Export, export, offered, outputs
from labial.formats.audio import write_wav
from labial.retargeting.character import Character
from labial.sinks import writing
from labial.utterance import Audio
from labial.voice import load_voice
from labial.voices import voice_path
from page_sample import chromium_path
from rig_sample import save_rig, synthetic_rig

PHONES = {"phones": [{"start": 0.1, "end": 0.3, "label": "AA"}], "duration": 0.5}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each kind that commands read."""
    folder = tmp_path_factory.mktemp("inputs")
    paths = {name: folder / name for name in ("motion.npz", "sound.wav", "phones.json", "map.tsv")}
    sound = Audio((8000 * np.sin(np.arange(8000) / 20)).astype(np.int16), 16000)
    with writing(paths["sound.wav"]) as sink, sink.open() as file:
        write_wav(file, sound)
    paths["phones.json"].write_text(json.dumps(PHONES))
    paths["map.tsv"].write_text("AA\tɑ\n")
    voice = load_voice()
    alignment = Alignment.tile([Interval(0.1, 0.3, "ɑ")], duration=0.5)
    export(paths["motion.npz"], animate("a", alignment, voice, 20, sound), voice)
    paths["voice.onnx"] = folder / "voice.onnx"
    shutil.copy(voice_path(), paths["voice.onnx"])
    paths["rig.glb"] = save_rig(folder / "rig.glb", synthetic_rig(0.001))
    return paths


# Commands that write exports, with placeholders for their inputs.
COMMANDS = {
    "convert": "convert motion.npz --audio sound.wav --voice voice.onnx",
    "animate": "animate phones.json --audio sound.wav --voice voice.onnx --phone-map map.tsv",
    "say": "say Papa. --voice voice.onnx",
    "retarget": "retarget motion.npz --audio sound.wav --voice voice.onnx",
}
CASES = [
    pytest.param(line, kind, False, id=f"{name} {kind.ending}")
    for name, line in COMMANDS.items()
    for kind in (offered() if name != "retarget" else ())
] + [
    pytest.param(f"{line} --rig rig.glb", kind, True, id=f"{name} --rig {kind.ending}")
    for name, line in COMMANDS.items()
    for kind in offered(rig=True)
]


@pytest.mark.parametrize(("line", "kind", "rig"), CASES)
def test_no_export_overwrites_its_inputs(
    tmp_path: Path,
    inputs: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    kind: Export,
    rig: bool,
) -> None:
    if kind.ending == ".mp4":
        chromium_path()
    monkeypatch.chdir(tmp_path)
    output, words = Path(f"out{kind.ending}"), line.split()
    written = outputs(output, Character(inputs["rig.glb"]) if rig else None)
    assert len(written) == 1 + 2 * rig + (kind.ending in (".glb", ".arkit.glb", ".vrm"))
    for target in written:
        for place in [place for place, word in enumerate(words) if word in inputs]:
            if words[place] == "rig.glb" and "binding" in target.name:
                continue  # a character's binding has a different name
            source = inputs[words[place]]
            shutil.copy(source, target)
            given = [str(inputs.get(word, word)) for word in words]
            given[place] = str(target)
            assert main([*given, "-o", str(output)]) == 2
            assert f"{target}: is " in capsys.readouterr().err
            assert target.read_bytes() == source.read_bytes()
            target.unlink()
            assert list(tmp_path.iterdir()) == []


def test_links_to_an_input_are_that_input(
    tmp_path: Path, inputs: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    sound = tmp_path / "mine.wav"
    shutil.copy(inputs["sound.wav"], sound)
    (tmp_path / "hard.glb.wav").hardlink_to(sound)
    (tmp_path / "soft.glb.wav").symlink_to(sound)
    for name in ("hard", "soft"):
        command = ["convert", str(inputs["motion.npz"]), "--audio", str(sound)]
        assert main([*command, "-o", str(tmp_path / f"{name}.glb")]) == 2
        assert f"{name}.glb.wav: is an input, and would be written with" in (
            capsys.readouterr().err
        )
    assert sound.read_bytes() == inputs["sound.wav"].read_bytes()


def test_no_file_of_a_folder_overwrites_an_input_of_another(
    tmp_path: Path, inputs: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    for name in ("a", "a.glb", "b"):
        (folder / f"{name}.json").write_text(json.dumps(PHONES))
        shutil.copy(inputs["sound.wav"], folder / f"{name}.wav")
    command = ["animate", str(folder), "--audio", str(folder), "-o", str(folder)]
    assert main([*command, "--format", "glb"]) == 1
    seen = capsys.readouterr()
    assert f"{folder / 'a.glb.wav'}: is an input, and would be written with a.glb" in seen.err
    assert "1 of 3 files failed" in seen.err
    for name in ("a", "a.glb", "b"):
        assert (folder / f"{name}.wav").read_bytes() == inputs["sound.wav"].read_bytes()
    assert (folder / "b.glb").exists()


def test_a_file_of_several_utterances_is_not_overwritten_by_one_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "u1.csv"
    rows = ["Begin,End,Label,Type,Speaker", "0.1,0.3,AA,phones,u1", "0.1,0.3,AA,phones,u2"]
    table.write_text("\n".join(rows) + "\n")
    before = table.read_bytes()
    main(["animate", str(table), "-o", str(tmp_path), "--format", "csv"])
    assert table.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("rig bind rig.glb --voice out.svg -o out.toml", "out.svg"),
        ("rig bind rig.glb --voice out.toml -o out.toml", "out.toml"),
        ("rig table rig.glb --voice out.json -o out.json --source me", "out.json"),
        ("corpus layout out.c3d -o out.svg --draft out.c3d", "out.c3d"),
        ("corpus layout a.c3d --layout out.toml -o out.svg --draft out.toml", "out.toml"),
        ("corpus prompts --text out.txt -o out.txt", "out.txt"),
        ("corpus check out.leave-out.csv -o out.html", "out.leave-out.csv"),
        ("corpus check out.html -o out.html", "out.html"),
        ("corpus tracks folder --phone-map out.h5 -o out.h5", "out.h5"),
        ("corpus markers out.h5 -o out.h5", "out.h5"),
        ("corpus markers folder --layout out.h5 -o out.h5", "out.h5"),
        ("corpus markers folder --alignments out.h5 -o out.h5", "out.h5"),
        ("corpus video out.h5 -o out.h5", "out.h5"),
        ("corpus video folder --transcripts out.h5 -o out.h5", "out.h5"),
        ("corpus video out.h5.parts -o out.h5", "out.h5.parts"),
        ("corpus synthesise --text out.h5 -o out.h5", "out.h5"),
        ("train corpus.h5 --split run/log.csv -o run", "run/log.csv"),
        ("train corpus.h5 --leave-out run/run.json -o run", "run/run.json"),
        ("train run/loss.png -o run", "run/loss.png"),
        ("evaluate run corpus.h5 -o run/run.json", "run/run.json"),
        ("evaluate voice.onnx corpus.h5 --split out.json -o out.json", "out.json"),
        ("evaluate voice.onnx corpus.h5 --leave-out out.json -o out.json", "out.json"),
        ("experiment paper corpus.h5 --split study/runs.csv -o study", "study/runs.csv"),
        ("experiment paper corpus.h5 --words study/tests.csv -o study", "study/tests.csv"),
        ("voice publish run --corpus out.onnx -o out.onnx", "out.onnx"),
        ("voice face voice.onnx out.onnx -o out.onnx", "out.onnx"),
        ("compare out.html corpus.h5 u1 -o out.html", "out.html"),
        ("compare voice.onnx out.html u1 -o out.html", "out.html"),
        ("compare voice.onnx corpus.h5 u1 --audio out.html -o out.html", "out.html"),
    ],
)
def test_no_other_command_overwrites_its_inputs(
    tmp_path: Path,
    inputs: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    written: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(written).parent.mkdir(exist_ok=True)
    Path(written).write_bytes(b"mine")
    assert main([str(inputs.get(word, word)) for word in words.split()]) == 2
    assert f"{written}: is an input" in capsys.readouterr().err
    assert Path(written).read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("retarget motion.npz --rig rig.glb --binding out.csv -o out.csv", "out.csv"),
        ("say Papa. --rig rig.glb --binding out.glb.wav -o out.glb", "out.glb.wav"),
        ("rig bind rig.glb -o out.svg", "out.svg"),
        ("corpus layout a.c3d -o out.svg --draft out.svg", "out.svg"),
    ],
)
def test_two_files_are_never_written_to_one_place(
    tmp_path: Path,
    inputs: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    written: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([str(inputs.get(word, word)) for word in words.split()]) == 2
    assert f"{written}: two files would be written there" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []

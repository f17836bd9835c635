"""Included voices by name, and voices of several runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

import labial
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.errors import LabialWarning, VoiceError
from labial.formats.npz import read_npz
from labial.model_digest import with_digest
from labial.network_predictor import read_predictor, trained_network
from labial.run import read_checkpoint, read_description
from labial.training import train
from labial.voice import load_voice, voice_of
from labial.voice_info import METADATA_KEY
from labial.voice_weights import network_of_voice
from labial.voices import DEFAULT, included_voices, voice_path

SMALL = TrainingConfig(epochs=1, hidden_size=16, latent_size=3, fps=30)
# Without /p b m/, so that no lips are closed; silence is as long as in recordings.
SPOKEN = Alignment.tile(
    [Interval(i / 2, (i + 1) / 2, p) for i, p in enumerate([SILENCE, "ɑ", "s", "i", "t", SILENCE])]
)


@pytest.fixture(scope="module")
def runs(small_corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    kinds = {"a": SMALL, "b": replace(SMALL, seed=1), "c": replace(SMALL, layers=1, cell="lstm")}
    with Corpus(small_corpus) as corpus:
        for name, config in kinds.items():
            train(corpus, folder / name, config)
    return {name: folder / name for name in kinds}


@pytest.fixture(scope="module")
def mean_voice(runs):
    path = runs["a"].parent / "mean.onnx"
    assert main(["voice", "publish", *map(str, runs.values()), "-o", str(path)]) == 0
    return path


def test_a_voice_of_several_runs_is_their_mean(runs, mean_voice):
    each = [read_predictor(run).animate(SPOKEN).positions for run in runs.values()]
    assert np.ptp(each, axis=0).max() > 0.1
    found = load_voice(mean_voice).animate(SPOKEN).positions
    np.testing.assert_allclose(found, np.mean(each, axis=0), atol=1e-3)


def test_a_voice_of_several_runs_gives_its_networks_back(runs, mean_voice):
    found = network_of_voice(load_voice(mean_voice)).state_dict()
    for member, run in enumerate(runs.values()):
        for name, expected in (
            trained_network(read_description(run), read_checkpoint(run).best).state_dict().items()
        ):
            assert torch.equal(found[f"members.{member}.{name}"], expected), name


def test_runs_of_a_voice_have_the_same_data(runs, small_corpus, tmp_path, capsys):
    with Corpus(small_corpus) as corpus:
        train(corpus, tmp_path / "other", replace(SMALL, fps=25.0))
    output = tmp_path / "v.onnx"
    publish = ["voice", "publish", str(runs["a"]), str(tmp_path / "other"), "-o", str(output)]
    assert main(publish) == 2
    assert f"{tmp_path / 'other'}: differs from {runs['a']} in its fps" in capsys.readouterr().err
    assert main(["voice", "publish", "-o", str(output)]) == 2
    assert "expected one or more folders of runs" in capsys.readouterr().err
    assert main(["voice", "publish", str(runs["a"]), str(runs["a"]), "-o", str(output)]) == 2
    assert "given twice" in capsys.readouterr().err
    assert not output.exists()


def test_included_voices_are_listed_and_found_by_name(capsys):
    assert main(["voice", "list"]) == 0
    heading, *lines, _ = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(included_voices())
    assert next(iter(included_voices())) == DEFAULT
    for name, path in included_voices().items():
        voice = load_voice(name)
        assert voice.path == path == voice_path(name)
        assert voice.info.licence
        assert "Cooke" in voice.info.attribution
        assert voice.info.figures
        assert voice.face
    assert "licence" in heading


def test_a_voice_is_named_or_a_file(tmp_path, monkeypatch, capsys):
    assert labial.load_voice(DEFAULT).path == labial.load_voice().path == voice_path()
    by_name = labial.animate(SPOKEN, voice="s31").motion.positions
    assert np.array_equal(by_name, labial.animate(SPOKEN, voice=load_voice("s31")).motion.positions)
    assert main(["say", "a", "--voice", "nobody", "-o", str(tmp_path / "a.npz")]) == 2
    assert f"nobody: no such voice; expected a file or one of {DEFAULT}" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    with pytest.raises(VoiceError, match=r"absent\.onnx: no such voice file"):
        load_voice("absent.onnx")
    (tmp_path / "copy").write_bytes(voice_path().read_bytes())
    assert load_voice("copy").path == Path("copy")


def test_the_default_voice_is_not_overwritten(tmp_path, small_corpus, capsys):
    before = voice_path().read_bytes()
    adapt = ["voice", "adapt", DEFAULT, str(small_corpus), "-o", str(voice_path())]
    assert main(adapt) == 2
    assert "is an input" in capsys.readouterr().err
    assert voice_path().read_bytes() == before


def test_a_voice_with_more_metadata_than_known_is_read(tmp_path):
    model = onnx.load(str(voice_path()))
    (entry,) = (each for each in model.metadata_props if each.key == METADATA_KEY)
    metadata = json.loads(entry.value)
    metadata["training"]["config"]["added_later"] = 1
    entry.value = json.dumps(metadata | {"added_later": {"a": 1}})
    (tmp_path / "later.onnx").write_bytes(with_digest(model.SerializeToString()))
    found, expected = load_voice(tmp_path / "later.onnx"), load_voice()
    assert found.info.phones == expected.info.phones
    assert np.array_equal(found.animate(SPOKEN).positions, expected.animate(SPOKEN).positions)


@pytest.mark.parametrize("name", included_voices())
def test_a_saved_motion_finds_the_included_voice_that_made_it(name, tmp_path):
    path = tmp_path / "a.npz"
    assert main(["say", "Papa", "--voice", name, "-o", str(path)]) == 0
    assert voice_of(read_npz(path)).path == voice_path(name)
    assert main(["convert", str(path), "-o", str(tmp_path / "a.visemes.json")]) == 0
    assert json.loads((tmp_path / "a.visemes.json").read_text())["shapes"].startswith(
        f"as voice {name} "
    )
    somebodys = replace(read_npz(path), attribution="somebody")
    assert voice_of(somebodys).path == voice_path()
    with pytest.warns(LabialWarning, match="s26 did not make this motion, which credits somebody"):
        assert voice_of(somebodys, "s26").path == voice_path("s26")
